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
  /** The queued delivery without its state: `target`, `operation`, `summary`, `contentType`, `content` may change. */
  readonly delivery: (delivery: StoredJson) => StoredJson
  /**
   * A message that came, without its state: `summary`, `reason`, `contentType`, `reply` may change, and `json`, which is
   * there where the message is JSON of our own (an answer given on the page behind a link).
   */
  readonly message: (message: StoredJson) => StoredJson
  /** The counts of a partner on a day, by their names. */
  readonly partner_counts: (counts: StoredJson) => StoredJson
}

/** The kinds of records that a step may change. */
export type UpgradableKind = keyof RecordChanges

/** The order in which a step changes the kinds. */
export const upgradableKinds = [
  'document',
  'request',
  'event',
  'delivery',
  'message',
  'partner_counts',
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

/** The content type of messages that are JSON of our own. No message from outside may claim it. */
export const ownJsonType = 'application/vnd.lendwire.answer+json'

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads JSON that was stored; undefined where it is none, which is left alone. */
export const parseStoredJson = (text: string): StoredJson | undefined => {
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
