import { elementsAt, textAt } from 'node-ncip'
import type { Confirm } from '../scenario.ts'
import type { WireProtocol } from '../wire-protocol.ts'
import { bodyOf } from './incoming.ts'
import { ncipProtocol } from './wire-protocol.ts'

const identifierPath = ['BibliographicId', 'BibliographicRecordId'] as const

const unknownItem: Confirm = {
  answer: 'error',
  errorType: 'UnrecognisedDataValue',
  errorValue: 'ItemIdentifierValue',
  problem: 'Unknown Item',
}

/** What it refuses of a RequestItem, each rule with its source. */
const rules: readonly {
  readonly source: string
  readonly refusal: (body: unknown) => Confirm | undefined
}[] = [
  {
    source:
      'lib/NCIP/ILS/Koha.pm, requestitem: of several BibliographicId XML::LibXML::Simple makes a list, at which it fails',
    refusal: (body) =>
      elementsAt(body, 'BibliographicId').length > 1 ? { answer: 'http', status: 500 } : undefined,
  },
  {
    source: 'nncipp-requestitem-scheme-unknown-item: an element with an attribute is no text to it',
    refusal: (body) =>
      elementsAt(body, ...identifierPath, 'BibliographicRecordIdentifierCode').some(
        (code) => typeof code === 'object' && code !== null && 'Scheme' in code && code.Scheme !== undefined,
      )
        ? unknownItem
        : undefined,
  },
  {
    source:
      'lib/NCIP/ILS/Koha.pm, requestitem: it reads ItemId and BibliographicRecordId, with ISBN, ISSN or EAN',
    refusal: (body) =>
      textAt(body, 'ItemId', 'ItemIdentifierValue') === undefined &&
      !['ISBN', 'ISSN', 'EAN'].includes(
        textAt(body, ...identifierPath, 'BibliographicRecordIdentifierCode') ?? '',
      )
        ? unknownItem
        : undefined,
  },
]

/** Returns NNCIPP as the server of Norwegian libraries speaks it: NCIPServer of Libriotech, branch norway2 at 861185d. */
export const norwayProtocol = (): WireProtocol => {
  const base = ncipProtocol('nncipp')
  return {
    ...base,
    refusalOf: (incoming) => {
      const refused = base.refusalOf(incoming)
      if (refused !== undefined || incoming.protocol !== 'ncip' || incoming.message.kind !== 'RequestItem')
        return refused
      const body = bodyOf(incoming.message)
      return rules.flatMap(({ refusal }) => refusal(body) ?? [])[0]
    },
  }
}
