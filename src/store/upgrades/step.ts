/** A record as an older program stored it: JSON of which nothing is known. */
export type StoredJson = Readonly<Record<string, unknown>>

/** A document with its place. A step may move it to another kind or key. */
export type StoredDocument = { readonly kind: string; readonly key: string; readonly value: unknown }

/** The changes of a step to one record of each kind; a kind that does not change is left out. */
export type RecordChanges = {
  readonly request: (request: StoredJson) => StoredJson
  /** An event of a request, as the feed and the timeline give it. */
  readonly event: (event: StoredJson) => StoredJson
  readonly document: (document: StoredDocument) => StoredDocument
  /** The reason why a message has its state, as text. */
  readonly message: (reason: string) => string
}

/** The kinds of records that a step may change. */
export type UpgradableKind = keyof RecordChanges

/** The order in which a step changes the kinds. */
export const upgradableKinds = [
  'document',
  'request',
  'event',
  'message',
] as const satisfies readonly UpgradableKind[]

/**
 * One change of what is stored. Its functions are pure. A record that has been changed already comes back as it is: a
 * process that is killed may have written records of which it could not note that they were.
 */
export type UpgradeStep = {
  /** The data version that it starts from; the store is at the next one afterwards. */
  readonly from: number
  /** The description of the change, for the log. */
  readonly name: string
  readonly changes: Partial<RecordChanges>
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads JSON that was stored; undefined where it is none, which is left alone. */
const parseStoredJson = (text: string): StoredJson | undefined => {
  const value = parseJson(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined
}

/** Changes a record; undefined where that leaves it as it was. */
export const changedRecord = <T>(record: T, change: (record: T) => T): T | undefined => {
  const after = change(record)
  return JSON.stringify(after) === JSON.stringify(record) ? undefined : after
}

/** Changes a record that is stored as JSON; undefined where that leaves it as it was, or it is none. */
export const changedJson = (text: string, change: RecordChanges['request']): string | undefined => {
  const stored = parseStoredJson(text)
  const changed = stored && changedRecord(stored, change)
  return changed && JSON.stringify(changed)
}

/** Changes a document whose value is stored as JSON, as `changedJson` does. */
export const changedDocument = (
  { kind, key }: Pick<StoredDocument, 'kind' | 'key'>,
  text: string,
  change: RecordChanges['document'],
): StoredDocument | undefined => {
  const value = parseStoredJson(text)
  return value && changedRecord({ kind, key, value }, change)
}
