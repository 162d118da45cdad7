import { parseStored, storedDocument } from '../../policy/parse-stored.ts'

/** A document as its field holds it. A deleted one leaves its version behind and has no value. */
export type DocumentField = { readonly version: number; readonly value?: unknown }

/**
 * Reads the field of a document: its version, a space and its JSON, or the version of a deleted one alone. A text without
 * a version was written by hand: it has version 0.
 */
export const readDocumentField = (field: string): DocumentField => {
  const [, version, json] = /^(\d+)(?: (.*))?$/s.exec(field) ?? [undefined, '0', field]
  return json === undefined || json === ''
    ? { version: Number(version) }
    : { version: Number(version), value: parseStored('document', storedDocument, json) }
}
