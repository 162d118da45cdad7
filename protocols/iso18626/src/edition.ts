import { type ReadDocument, readDocument, rootAttribute, type XmlDocument } from '@lendwire/xml'
import { contentModels } from './content-models.ts'
import type { Edition } from './message.ts'

/** A document read in one edition. */
export type EditionReading = {
  readonly edition: Edition
  readonly version: string | undefined
  readonly read: ReadDocument
}

/**
 * Reads a document in the edition asked for; else in the one that its version attribute names; else in the one whose
 * schema finds fewer faults, 1.2 where both find as many.
 */
export function readInEdition(document: XmlDocument, requestedEdition: Edition | undefined): EditionReading {
  const version = rootAttribute(document, 'version')
  const edition = requestedEdition ?? editionOf(version ?? '')
  if (edition !== undefined) return { edition, version, read: readDocument(document, contentModels[edition]) }
  const older = readDocument(document, contentModels['1.2'])
  const newer = readDocument(document, contentModels['2021-2'])
  return newer.faults.length < older.faults.length
    ? { edition: '2021-2', version, read: newer }
    : { edition: '1.2', version, read: older }
}

/**
 * Reads the edition from the version attribute, in which peers write 1.0 to 1.3, 2014, 2017, 2021, 2021-1 or 2021-2.
 */
function editionOf(version: string): Edition | undefined {
  if (/^\s*(?:2021|1[._]3)/.test(version)) return '2021-2'
  return /^\s*(?:1\.|201\d)/.test(version) ? '1.2' : undefined
}
