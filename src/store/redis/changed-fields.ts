import {
  changedRecord,
  ownJsonType,
  parseStoredJson,
  type RecordChanges,
  type StoredJson,
} from '../upgrades/step.ts'
import type { Argument } from './server/connection.ts'

/** Returns arguments of `setFieldsScript` for one hash; an empty value removes its field. */
export const fieldsOf = (
  key: string,
  fields: Readonly<Record<string, string | Uint8Array>>,
): readonly Argument[] => {
  const flat = Object.entries(fields).flat()
  return [key, flat.length, ...flat]
}

const optionalText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Returns the changed fields of a delivery; undefined where nothing changes. */
export const changedDelivery = (body: string, change: RecordChanges['delivery']) => {
  const stored = parseStoredJson(body)
  const changed = stored === undefined ? undefined : changedRecord(stored, change)
  return changed && { body: JSON.stringify(changed), operation: optionalText(changed.operation) }
}

const withoutMembers = (record: StoredJson, ...names: readonly string[]): StoredJson =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))

/** Returns the changed fields of a message; undefined where nothing changes. Its reason and its JSON have own fields. */
export const changedMessage = (
  body: string,
  reason: string | null,
  raw: string | null,
  change: RecordChanges['message'],
): Readonly<Record<string, string>> | undefined => {
  const stored = parseStoredJson(body)
  if (stored === undefined) return undefined
  const json = raw === null || stored.contentType !== ownJsonType ? undefined : parseStoredJson(raw)
  const whole: StoredJson = { ...stored, reason, ...(json === undefined ? {} : { json }) }
  const changed = changedRecord(whole, change)
  return (
    changed && {
      body: JSON.stringify(withoutMembers(changed, 'reason', 'json')),
      reason: optionalText(changed.reason),
      ...(changed.json === undefined ? {} : { raw: JSON.stringify(changed.json) }),
    }
  )
}
