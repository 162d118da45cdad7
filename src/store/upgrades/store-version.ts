import { z } from 'zod'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { upgradableKinds } from './step.ts'

const Position = z.string().nullable()

/** Which shape the records of a store have, as the store itself says it. */
export const StoreVersion = z.object({
  /** The number of steps of the table that its records went through. */
  data: z.int().nonnegative(),
  /** The version of lendwire that brought it there. */
  program: z.string(),
  /** The progress of the next step: the kind that is being changed, and the last record that was read. */
  step: z.object({ kind: z.enum(upgradableKinds), behind: Position }).nullable(),
  /** The progress of indexing the requests again after a step changed them; null where nothing is left to index. */
  index: z.object({ behind: Position }).nullable(),
})
export type StoreVersion = z.infer<typeof StoreVersion>

/** Returns the version of a store in which every record has gone through a number of steps. */
export const wholeVersion = (data: number, program: string): StoreVersion => ({
  data,
  program,
  step: null,
  index: null,
})

/** Reads the version as it is stored; null where the store has none. */
export const parseStoreVersion = (text: string | null): StoreVersion | null => {
  if (text === null) return null
  const read = StoreVersion.safeParse(JSON.parse(text))
  if (read.success) return read.data
  throw new Problem('unavailable', reason('store.version_unreadable'), { cause: read.error })
}

/** Returns whether every record has gone through the given number of steps. */
export const isWhole = ({ data, step, index }: StoreVersion, steps: number): boolean =>
  data === steps && step === null && index === null

/**
 * Returns whether a newer program has changed records already, so that a program with the given number of steps cannot
 * read them all.
 */
export const isNewer = ({ data, step }: StoreVersion, steps: number): boolean =>
  data > steps || (data === steps && step !== null)

/**
 * Creates the `Problem` of a store that a newer program has changed.
 *
 * @param found the version of the store
 * @param own the version of this program, and how many steps it knows
 */
export const newerStore = (
  { program, data }: Pick<StoreVersion, 'program' | 'data'>,
  own: { readonly program: string; readonly steps: number },
): Problem =>
  new Problem(
    'unavailable',
    reason('store.written_by_newer', { program, data, ownProgram: own.program, ownData: own.steps }),
  )

/** Refuses a store whose records an older version wrote, given how many steps this program knows: `Problem` unavailable. */
export const refuseOlder = (version: StoreVersion, steps: number): void => {
  if (!isWhole(version, steps) && !isNewer(version, steps))
    throw new Problem('unavailable', reason('store.data_version', { data: version.data, ownData: steps }))
}
