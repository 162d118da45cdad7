import { isRecord } from '../../is-record.ts'

/** The new name of each member that is renamed. */
export type Renames = Readonly<Record<string, string>>

/** Renames members of an object and keeps their order. Anything else stays as it is. */
export const renameMembers = (value: unknown, renames: Renames): unknown =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, each]) => [
          Object.hasOwn(renames, name) ? renames[name] : name,
          each,
        ]),
      )
    : value

/** Changes members that an object has; `null` stays null. */
export const changeMembers = (
  value: unknown,
  changes: Readonly<Record<string, (value: unknown) => unknown>>,
): unknown =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, each]) => [
          name,
          Object.hasOwn(changes, name) ? changes[name]?.(each) : each,
        ]),
      )
    : value
