import {
  type ReadDocument,
  readDocument,
  rootAttribute,
  rootNamespace,
  type XmlDocument,
} from '@lendwire/xml'
import { contentModels, ncipNamespace } from './content-models.ts'
import type { Edition } from './message.ts'

/** A document read in one edition. */
export type EditionReading = {
  readonly edition: Edition
  readonly version: string | undefined
  readonly read: ReadDocument
}

/**
 * Reads a document in the edition asked for; else in version 2 if it has its namespace; else in the one that its version
 * attribute names; else in the one whose content models find fewer faults, version 2 where both find as many.
 */
export function readInEdition(document: XmlDocument, requestedEdition: Edition | undefined): EditionReading {
  const version = rootAttribute(document, 'version')
  const named = rootNamespace(document) === ncipNamespace ? '2' : editionOf(version ?? '')
  const edition = requestedEdition ?? named
  if (edition !== undefined) return { edition, version, read: readDocument(document, contentModels[edition]) }
  const older = readDocument(document, contentModels['1'])
  const newer = readDocument(document, contentModels['2'])
  return older.faults.length < newer.faults.length
    ? { edition: '1', version, read: older }
    : { edition: '2', version, read: newer }
}

/**
 * Reads the edition from the version attribute: the address of a schema or DTD (`…/ncip_v2_02.xsd`), or a number only.
 */
function editionOf(version: string): Edition | undefined {
  const number = /(?:^|v)\s*([12])(?:[._]|\s*$)/i.exec(version)?.[1]
  return number === '1' || number === '2' ? number : undefined
}
