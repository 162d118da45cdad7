import { isbn13 } from '@lendwire/openurl'
import { parseDocument, type RawElement, rawDocument } from '@lendwire/xml'
import { children, elementAt, textAt, within } from '../../marc/elements.ts'
import { isbnsOf, marcIn, recordIdOf, titleOf } from '../../marc/marc.ts'
import { recordIn } from '../../marc/record-data.ts'
import { reason } from '../../translations/reason.ts'
import { holdingsReaders } from '../holdings/readers.ts'
import type { CatalogueAnswer, Title } from '../locate.ts'
import type { HoldingsKind } from '../profile.ts'
import { type CatalogueProtocol, withParameters } from './catalogue-protocol.ts'

/** The limits of an answer: fifty records with their holdings. */
const limits = { bytes: 1_048_576, elements: 60_000 }

/** Diagnostics (SRU 1.2, "Diagnostics List") that do not mean: this server does not take this question. */
const meanings: Readonly<Record<string, 'not_now' | 'unclear'>> = {
  '1': 'unclear',
  '2': 'not_now',
  '3': 'unclear',
  '64': 'unclear',
}

const diagnosticOf = (diagnostic: RawElement): CatalogueAnswer => {
  const uri = textAt(diagnostic, 'uri') ?? ''
  const number = /(?<!\d)(\d+)$/.exec(uri)?.[1] ?? ''
  const words = [textAt(diagnostic, 'message'), textAt(diagnostic, 'details')].filter(
    (text) => text !== undefined,
  )
  const said = words.length === 0 ? '' : `: ${words.join(', ')}`
  const why = reason('finding.diagnostic', { words: `${number || uri}${said}` })
  return { kind: meanings[number] ?? 'refused', reason: why }
}

type HoldingsOf = { readonly holdings: HoldingsKind; readonly codeFrom?: 'a' | 'b' | undefined }

const titleIn = (record: RawElement, { holdings, codeFrom }: HoldingsOf): Title => {
  const marc = marcIn(record)
  return {
    recordId: marc === undefined ? undefined : recordIdOf(marc),
    title: marc === undefined ? undefined : titleOf(marc),
    isbns: marc === undefined ? undefined : isbnsOf(marc).flatMap((text) => isbn13(text) ?? []),
    holdings: holdingsReaders[holdings]({ data: record, marc, codeFrom }),
  }
}

const isDiagnostic = ({ name }: RawElement): boolean => name === 'diagnostic'

/** Lists the titles of the records; diagnostics in place of records count only if there is no record. */
const titlesIn = (response: RawElement, holdings: HoldingsOf): CatalogueAnswer => {
  const records = children(elementAt(response, 'records'), 'record').flatMap((record) =>
    children(record, 'recordData').flatMap((data) => recordIn(data, limits) ?? []),
  )
  const [failed] = records.filter(isDiagnostic)
  const titles = records.filter((record) => !isDiagnostic(record)).map((record) => titleIn(record, holdings))
  if (titles.length === 0 && failed !== undefined) return diagnosticOf(failed)
  const count = textAt(response, 'numberOfRecords') ?? ''
  if (titles.length === 0 && count !== '0')
    return {
      kind: 'unclear',
      reason: reason('finding.records_missing', { count: count || '?' }),
    }
  return { kind: 'found', titles }
}

/** Search/Retrieve via URL, 1.1 and 1.2 (Library of Congress) and 2.0 (OASIS searchRetrieve, part 3). */
export const sru: CatalogueProtocol<'sru'> = {
  call: ({ ask: query }, { url, version, recordSchema, maximumRecords, target }) => {
    const common = {
      query,
      maximumRecords: String(maximumRecords),
      recordSchema,
      ...(target === undefined ? {} : { 'x-target': target }),
    }
    const parameters: Readonly<Record<string, string>> =
      version === '2.0'
        ? { ...common, queryType: 'cql', recordXMLEscaping: 'xml' }
        : { operation: 'searchRetrieve', version, ...common, recordPacking: 'xml' }
    return {
      method: 'GET',
      url: withParameters(url, parameters),
      headers: { accept: 'application/sru+xml, application/xml, text/xml' },
      body: '',
    }
  },
  read: ({ body }, holdings) => {
    const parsed = parseDocument(body, { limits })
    if (!parsed.ok)
      return { kind: 'unclear', reason: reason('finding.no_xml', { fault: parsed.fault.message }) }
    const response = rawDocument(parsed.document)
    if (response.name !== 'searchRetrieveResponse')
      return { kind: 'unclear', reason: reason('finding.wrong_sru', { kind: response.name }) }
    const [diagnostic] = within(elementAt(response, 'diagnostics'), 'diagnostic')
    return diagnostic === undefined || elementAt(response, 'records') !== undefined
      ? titlesIn(response, holdings)
      : diagnosticOf(diagnostic)
  },
}
