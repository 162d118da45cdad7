import { isbn13 } from '@lendwire/openurl'
import { findRawElement, parseDocument, type RawElement, rawDocument, rawText } from '@lendwire/xml'
import type { Citation } from '../../borrowing/request.ts'
import { cutTexts, type Texts } from '../cut.ts'
import type { Found, Source } from './source.ts'

const childrenOf = (element: RawElement): readonly RawElement[] =>
  element.content.filter((item) => typeof item !== 'string')

const attributeOf = (element: RawElement, name: string): string | undefined =>
  element.attributes?.find((attribute) => attribute.name === name)?.value

/** Punctuation of ISBD at the end of a field: `Title /`, `Oslo :`. */
const withoutIsbd = (text: string): string => text.replace(/\s*[/:;,=]\s*$/, '').trim()

type Marc = (tags: readonly string[], codes: string) => readonly string[]

/** Reads subfields of a MARCXML record, in the order of the tags; control characters of sorting are left out. */
const marcOf =
  (record: RawElement): Marc =>
  (tags, codes) =>
    tags.flatMap((tag) =>
      childrenOf(record)
        .filter((field) => field.name === 'datafield' && attributeOf(field, 'tag') === tag)
        .flatMap((field) =>
          childrenOf(field)
            .filter((subfield) => codes.includes(attributeOf(subfield, 'code') ?? ' '))
            .map((subfield) => rawText(subfield).replace(/[\u0088\u0089\u0098\u009c]/g, '')),
        ),
    )

/** MARC 21 Format for Bibliographic Data: the fields that a citation has a place for. */
const textsOfMarc = (marc: Marc): Texts => {
  const first = (tags: readonly string[], codes: string) => withoutIsbd(marc(tags, codes)[0] ?? '')
  return {
    title: first(['245'], 'a'),
    subtitle: first(['245'], 'b'),
    author: marc(['100', '110', '700', '710'], 'a').slice(0, 10).map(withoutIsbd).join('; '),
    edition: first(['250'], 'a'),
    placeOfPublication: first(['264', '260'], 'a'),
    publisher: first(['264', '260'], 'b'),
    publicationDate: /\d{4}/.exec(first(['264', '260'], 'c'))?.[0],
    seriesTitle: first(['490', '830'], 'a'),
    publicationType: 'Book',
  }
}

const recordIdsOfMarc = (marc: Marc): Citation['recordIds'] => {
  const [oclc] = marc(['035'], 'a').filter((number) => /^\(OCoLC\)/i.test(number))
  const [lccn] = marc(['010'], 'a')
  return [
    ...(oclc === undefined ? [] : [{ type: 'OCLC', value: oclc.slice(0, 200) }]),
    ...(lccn === undefined ? [] : [{ type: 'LCCN', value: lccn.slice(0, 200) }]),
  ]
}

const valuesOf = (record: RawElement, name: string): readonly string[] =>
  childrenOf(record)
    .filter((element) => element.name === name)
    .map(rawText)

/** Dublin Core: the elements that a citation has a place for. */
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

/** A catalogue that searches its words, not its numbers, may answer with another book. */
const isAnother = (numbers: readonly string[], isbn: string): boolean => {
  const known = numbers.flatMap((number) => isbn13(number) ?? [])
  return known.length > 0 && !known.includes(isbn)
}

const readRecord = (root: RawElement, isbn: string): Found => {
  const data = findRawElement([root], 'recordData')
  if (data === undefined) {
    const problem = findRawElement([root], 'diagnostic')
    return problem === undefined
      ? { kind: 'unknown' }
      : { kind: 'unreadable', reason: 'the catalogue answered with a diagnostic' }
  }
  const marcRecord = findRawElement(data.content, 'record')
  if (marcRecord !== undefined && childrenOf(marcRecord).some(({ name }) => name === 'datafield')) {
    const marc = marcOf(marcRecord)
    if (isAnother(marc(['020'], 'az'), isbn)) return { kind: 'unknown' }
    return {
      kind: 'found',
      citation: { ...cutTexts(textsOfMarc(marc)), recordIds: recordIdsOfMarc(marc) },
    }
  }
  const dublinCore = [...childrenOf(data), ...childrenOf(data).flatMap(childrenOf)].find(
    (element) => valuesOf(element, 'title').length > 0,
  )
  if (dublinCore === undefined)
    return { kind: 'unreadable', reason: 'the record is neither MARCXML nor Dublin Core' }
  return isAnother(valuesOf(dublinCore, 'identifier'), isbn)
    ? { kind: 'unknown' }
    : { kind: 'found', citation: cutTexts(textsOfDublinCore(dublinCore)) }
}

/** Where the number stands in the address of a catalogue. */
export const isbnPlace = '{isbn}'

/** A catalogue over SRU 1.1, 1.2 or 2.0, with MARCXML or Dublin Core: the address names the index and the schema. */
export const sru: Source = {
  name: 'sru',
  title: 'the catalogue',
  asksBy: { member: 'identifiers', type: 'ISBN' },
  accept: 'application/sru+xml, application/xml, text/xml',
  contentType: /^(?:text|application)\/(?:[\w.+-]+\+)?xml\b/i,
  url: (base, isbn) => base.replaceAll(isbnPlace, isbn),
  read: (body, isbn) => {
    const parsed = parseDocument(body)
    return parsed.ok
      ? readRecord(rawDocument(parsed.document), isbn)
      : { kind: 'unreadable', reason: `the XML cannot be read: ${parsed.fault.kind}` }
  },
}
