import { readFileSync } from 'node:fs'
import { DtdValidator, XmlDocument, XmlDtd, XmlError, XmlLibError, XsdValidator } from 'libxml2-wasm'
import { sharedPath } from './shared.ts'

/** Tells what a published schema has against a document: nothing if it is valid. */
export type SchemaCheck = (xml: string | Uint8Array) => readonly string[]

/** The published ISO 18626 schemas in the shared folder. */
const schemaFiles = { '1.2': 'ISO-18626-v1_2.xsd', '2021-2': 'ISO-18626-2021-2.xsd' } as const

/**
 * Loads a published ISO 18626 schema from the shared folder and gives a check against it (libxml2).
 */
export function iso18626SchemaCheck(edition: keyof typeof schemaFiles): SchemaCheck {
  return checkWith(loadSchema('xsd', 'iso18626', schemaFiles[edition]))
}

/**
 * Loads the published schema of NCIP 2.02 from the shared folder and gives a check against it (libxml2). Elements of
 * other namespaces in Ext are passed over, since their schemas are not at hand.
 */
export function ncipSchemaCheck(): SchemaCheck {
  const check = checkWith(loadSchema('xsd', 'ncip', 'ncip_v2_02.xsd'))
  const foreign =
    /Element '(\{(?!http:\/\/www\.niso\.org\/2008\/ncip\})[^}]*\})?[^{}']+': No matching global element declaration/
  return (xml) => check(xml).filter((message) => !foreign.test(message))
}

/** The published NCIP schemas of version 2 in the shared folder. */
const ncipSchemaFiles: Readonly<Record<string, string>> = {
  '2.0': 'ncip_v2_0.xsd',
  '2.01': 'ncip_v2_01.xsd',
  '2.02': 'ncip_v2_02.xsd',
}

/** Loads the published schema of one version of NCIP 2 and gives a check against it; wildcards are strict. */
export function ncipVersionCheck(version: string): SchemaCheck {
  return checkWith(loadSchema('xsd', 'ncip', ncipSchemaFiles[version] ?? ''))
}

/**
 * Loads the published DTD of NCIP 1.0 from the shared folder and gives a check against it (libxml2).
 */
export function ncipDtdCheck(): SchemaCheck {
  return checkWith(
    new DtdValidator(XmlDtd.fromBuffer(readFileSync(sharedPath('xsd', 'ncip', 'ncip_v1_0.dtd')))),
  )
}

function loadSchema(...names: readonly string[]): XsdValidator {
  using schema = XmlDocument.fromBuffer(readFileSync(sharedPath(...names)))
  return XsdValidator.fromDoc(schema)
}

function checkWith(validator: { readonly validate: (document: XmlDocument) => void }): SchemaCheck {
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
