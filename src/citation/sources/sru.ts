import { isbn13 } from '@lendwire/openurl'
import { findRawElement, parseDocument, type RawElement, rawDocument, rawText } from '@lendwire/xml'
import type { MarcRecord } from '@natlibfi/marc-record'
import type { Citation } from '../../borrowing/request/citation.ts'
import { children, elementsOf } from '../../marc/elements.ts'
import { marcIn, textsOf } from '../../marc/marc.ts'
import { recordIn } from '../../marc/record-data.ts'
import { reason } from '../../translations/reason.ts'
import { clampTexts, type Texts } from '../clamp-texts.ts'
import type { LookupResult, Source } from './source.ts'

/** Removes punctuation of ISBD at the end of a field: `Title /`, `Oslo :`. */
const withoutIsbd = (text: string): string =>
  text
    .trim()
    .replace(/[/:;,=]$/, '')
    .trimEnd()

/**
 * Reads the texts of a MARC record. MARC 21 Format for Bibliographic Data: the fields that a citation has a place for.
 */
const textsOfMarc = (record: MarcRecord): Texts => {
  const first = (tags: readonly string[], codes: string) => withoutIsbd(textsOf(record, tags, codes)[0] ?? '')
  return {
    title: first(['245'], 'a'),
    subtitle: first(['245'], 'b'),
    author: textsOf(record, ['100', '110', '700', '710'], 'a').slice(0, 10).map(withoutIsbd).join('; '),
    edition: first(['250'], 'a'),
    placeOfPublication: first(['264', '260'], 'a'),
    publisher: first(['264', '260'], 'b'),
    publicationDate: /\d{4}/.exec(first(['264', '260'], 'c'))?.[0],
    seriesTitle: first(['490', '830'], 'a'),
    publicationType: 'Book',
  }
}

const recordIdsOfMarc = (record: MarcRecord): Citation['recordIds'] => {
  const [oclc] = textsOf(record, ['035'], 'a').filter((number) => /^\(OCoLC\)/i.test(number))
  const [lccn] = textsOf(record, ['010'], 'a')
  return [
    ...(oclc === undefined ? [] : [{ type: 'OCLC', value: oclc.slice(0, 200) }]),
    ...(lccn === undefined ? [] : [{ type: 'LCCN', value: lccn.slice(0, 200) }]),
  ]
}

const valuesOf = (record: RawElement, name: string): readonly string[] => children(record, name).map(rawText)

/** Reads the texts of a record in Dublin Core. Dublin Core: the elements that a citation has a place for. */
const textsOfDublinCore = (record: RawElement): Texts => {
  const first = (name: string) => valuesOf(record, name)[0]
  return {
    title: withoutIsbd(first('title') ?? ''),
    author: valuesOf(record, 'creator').slice(0, 10).join('; '),
    publisher: first('publisher'),
    publicationDate: /\d{4}/.exec(first('date') ?? '')?.[0],
    publicationType: 'Book',
  }
}

/**
 * Returns whether a record is that of another book. A catalogue that searches its words, not its numbers, may answer
 * with another book.
 */
const isAnother = (numbers: readonly string[], isbn: string): boolean => {
  const isbns = numbers.flatMap((number) => isbn13(number) ?? [])
  return isbns.length > 0 && !isbns.includes(isbn)
}

const readRecord = (root: RawElement, isbn: string): LookupResult => {
  const data = findRawElement([root], 'recordData')
  if (data === undefined) {
    const problem = findRawElement([root], 'diagnostic')
    return problem === undefined
      ? { kind: 'unknown' }
      : { kind: 'unreadable', reason: reason('citation.diagnostic') }
  }
  const record = recordIn(data)
  const marc = record === undefined ? undefined : marcIn(record)
  if (marc !== undefined && marc.getDatafields().length > 0) {
    if (isAnother(textsOf(marc, ['020'], 'az'), isbn)) return { kind: 'unknown' }
    return {
      kind: 'found',
      citation: { ...clampTexts(textsOfMarc(marc)), recordIds: recordIdsOfMarc(marc) },
    }
  }
  const dublinCore = (record === undefined ? [] : [record, ...elementsOf(record)]).find(
    (element) => valuesOf(element, 'title').length > 0,
  )
  if (dublinCore === undefined) return { kind: 'unreadable', reason: reason('citation.other_record_format') }
  return isAnother(valuesOf(dublinCore, 'identifier'), isbn)
    ? { kind: 'unknown' }
    : { kind: 'found', citation: clampTexts(textsOfDublinCore(dublinCore)) }
}

/** The place of the number in the address of a catalogue. */
export const isbnPlace = '{isbn}'

/** A catalogue over SRU 1.1, 1.2 or 2.0, with MARCXML or Dublin Core: the address names the index and the schema. */
export const sru: Source = {
  name: 'sru',
  asksBy: 'ISBN',
  accept: 'application/sru+xml, application/xml, text/xml',
  contentType: /^(?:text|application)\/(?:[\w.+-]+\+)?xml\b/i,
  url: (base, isbn) => base.replaceAll(isbnPlace, isbn),
  read: (body, isbn) => {
    const parsed = parseDocument(body)
    return parsed.ok
      ? readRecord(rawDocument(parsed.document), isbn)
      : { kind: 'unreadable', reason: reason('citation.xml_unreadable', { fault: parsed.fault.kind }) }
  },
}
