import { readFileSync } from 'node:fs'
import { XmlDocument, XmlError, XmlLibError, XsdValidator } from 'libxml2-wasm'
import { sharedPath } from './shared.ts'

/** Tells what a published schema has against a document: nothing if it is valid. */
export type SchemaCheck = (xml: string | Uint8Array) => readonly string[]

/** The published ISO 18626 schemas in the shared folder. */
const schemaFiles = { '1.2': 'ISO-18626-v1_2.xsd', '2021-2': 'ISO-18626-2021-2.xsd' } as const

/**
 * Loads a published ISO 18626 schema from the shared folder and gives a check against it (libxml2).
 */
export function iso18626SchemaCheck(edition: keyof typeof schemaFiles): SchemaCheck {
  using schema = XmlDocument.fromBuffer(readFileSync(sharedPath('xsd', 'iso18626', schemaFiles[edition])))
  const validator = XsdValidator.fromDoc(schema)
  return (xml) => {
    try {
      using document = typeof xml === 'string' ? XmlDocument.fromString(xml) : XmlDocument.fromBuffer(xml)
      validator.validate(document)
      return []
    } catch (error) {
      if (error instanceof XmlLibError)
        return error.details.map(({ message, line }) => `line ${line}: ${message.trim()}`)
      if (error instanceof XmlError) return [error.message]
      throw error
    }
  }
}
