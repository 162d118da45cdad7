import { parseStored, storedDocument } from '../../policy/parse-stored.ts'

/** A document as its field holds it. A deleted one leaves its version behind and has no value. */
export type DocumentField = { readonly version: number; readonly value?: unknown }

/**
 * Reads the field of a document: its version, a space and its JSON, or nothing behind the space where it was deleted. A
 * text without a version was written by hand: it has version 0, and is never a deleted one. `putScript` reads it alike.
 */
export const readDocumentField = (field: string): DocumentField => {
  const parts = /^(\d{1,15}) (.*)$/s.exec(field)
  const [version, json] = parts === null ? [0, field] : [Number(parts[1]), parts[2] ?? '']
  if (parts !== null && json === '') return { version }
  return { version, value: parseStored('document', storedDocument, json) }
}
