import { doi, isbn13, issn, pmid } from '@lendwire/openurl'
import type { Citation } from '../borrowing/request/citation.ts'
import { clampTexts } from './clamp-texts.ts'

type Numbers = Pick<Citation, 'identifiers' | 'recordIds'>

/** A kind of number, by itself or in the midst of a text. The first that fits wins. */
const schemes: readonly {
  readonly member: 'identifiers' | 'recordIds'
  readonly type: string
  readonly check: (text: string) => string | undefined
  /** Matches one in a text; its group is the number. */
  readonly within: RegExp
  /** Whether digits without a label may be one. */
  readonly bare: RegExp
}[] = [
  {
    member: 'identifiers',
    type: 'DOI',
    check: doi,
    within: /\b(10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]+)/,
    bare: /10\./,
  },
  {
    member: 'identifiers',
    type: 'ISBN',
    check: isbn13,
    within: /\bISBN(?:-1[03])?:?\s*([\d-][\d -]{8,15}[\dXx])/i,
    bare: /^(?:urn:|e?isbn|97[89]|\d[\d -]{8,}[\dXx]\s*$)/i,
  },
  {
    member: 'identifiers',
    type: 'ISSN',
    check: issn,
    within: /\be?ISSN(?:-L)?:?\s*(\d{4}-?\d{3}[\dXx])/i,
    bare: /^(?:e?issn|\d{4}-?\d{3}[\dXx]\s*$)/i,
  },
  {
    member: 'recordIds',
    type: 'PMID',
    check: pmid,
    within: /\bPMID:?\s*(\d{1,9})\b/i,
    bare: /^(?:pmid|https?:|\d{1,9}\s*$)/i,
  },
]

/** Finds a valid number: the whole text, or one that it holds. */
const findValidNumber = (text: string, whole: boolean): Numbers | undefined => {
  for (const { member, type, check, within, bare } of schemes) {
    const candidate = whole ? (bare.test(text) ? text : undefined) : within.exec(text)?.[1]
    const value = candidate === undefined ? undefined : check(candidate)
    if (value !== undefined && !(type === 'PMID' && isWrongIssn(text))) return { [member]: [{ type, value }] }
  }
  return undefined
}

/** No PMID begins with a zero, so eight digits that do are an ISSN whose check digit is wrong. */
const isWrongIssn = (text: string): boolean => /^0\d{7}$/.test(text.trim())

/** A number that is written as one of its kind, but is not valid: too short, too long, or with a wrong check digit. */
const invalidForms: readonly (readonly [type: string, member: 'identifiers' | 'recordIds', form: RegExp])[] =
  [
    ['ISBN', 'identifiers', /^(?:e?isbn(?:-1[03])?:? ?)(\S.{0,39})$/i],
    ['ISBN', 'identifiers', /^((?:97[89])[\d -]{4,20}[\dXx]?|\d[\d -]{8,11}[\dXx])$/],
    ['ISSN', 'identifiers', /^(?:e?issn(?:-l)?:? ?)(\S.{0,39})$/i],
    ['ISSN', 'identifiers', /^(\d{4}-\d{3}[\dXx]|0\d{7}|\d{7}[Xx])$/],
    ['DOI', 'identifiers', /^(?:doi:? ?)(\S.{0,199})$/i],
    ['DOI', 'identifiers', /^(10\.\S{1,200})$/],
    ['PMID', 'recordIds', /^(?:pmid:? ?)(\S.{0,39})$/i],
  ]

/** Keeps a mistyped number as it was typed: its check tells what is wrong with it. It never becomes a title. */
const findInvalidNumber = (text: string): Numbers | undefined => {
  for (const [type, member, form] of invalidForms) {
    const value = form.exec(text)?.[1]
    if (value !== undefined) return { [member]: [{ type, value: value.trim() }] }
  }
  return undefined
}

/**
 * The ways that references are written, most telling first, in text whose blanks are single. Groups are named after what they hold; `whole` is the
 * journal or the book of which `part` is in it.
 */
const referenceStyles: readonly RegExp[] = [
  // APA: Meyer, A., & Holm, B. (2019). On loans. Journal of Lending, 12(3), 45–67.
  /^(?<authors>[^()]{2,300}?) ?\((?<date>\d{4})[a-z]?(?:,[^)]{1,30})?\)\.? (?<part>[^.?!]{3,400}[.?!]) (?<whole>[^,]{2,200}), ?(?<volume>\d{1,5})(?: ?\((?<issue>[^)]{1,20})\))?,? ?(?:pp?\. ?)?(?<pages>[A-Z]?\d+(?: ?[-–—] ?[A-Z]?\d+)?)/u,
  // Vancouver: Meyer A, Holm B. On loans. J Lend. 2019;12(3):45-67.
  /^(?<authors>[^.]{2,300})\. (?<part>[^.?!]{3,400}[.?!]) (?<whole>[^;]{2,200}?)\.? (?<date>\d{4})[^;]{0,20}; ?(?<volume>\d{1,5})(?:\((?<issue>[^)]{1,20})\))?: ?(?<pages>[A-Z]?\d+(?: ?[-–—] ?[A-Z]?\d+)?)/u,
  // MLA: Meyer, Anna. "On Loans." Journal of Lending, vol. 12, no. 3, 2019, pp. 45-67.
  /^(?<authors>[^"“„]{2,300}?)[.,] ?["“„](?<part>[^"”“]{3,400}?)[.,]?["”“] ?(?<whole>[^,]{2,200}), ?vol\. ?(?<volume>\d{1,5})(?:, ?no\. ?(?<issue>[^,]{1,20}))?, ?(?<date>\d{4})(?:, ?pp?\. ?(?<pages>\d+(?: ?[-–—] ?\d+)?))?/u,
  // A book: Holm, B. (2001). All about lending (2nd ed.). Sea Press.
  /^(?<authors>[^()]{2,300}?) ?\((?<date>\d{4})\)\.? (?<whole>[^.(]{3,400})(?:\((?<edition>[^)]{1,40})\))?\. (?<publisher>[^.]{2,100})\.?$/u,
]

const tidy = (text: string | undefined): string | undefined =>
  text?.replace(/(?<![\s.,:;])[\s.,:;]+$/u, '').trim()

const wordsOf = (text: string): Citation => {
  const groups = referenceStyles.map((way) => way.exec(text)?.groups).find((each) => each !== undefined)
  if (groups === undefined) return clampTexts({ title: text.slice(0, 500) })
  const { authors, part, whole, date, volume, issue, pages, edition, publisher } = groups
  return {
    ...clampTexts({
      ...(part === undefined
        ? { author: authors?.trim() }
        : { titleOfComponent: tidy(part), authorOfComponent: authors?.trim() }),
      title: tidy(whole),
      publicationDate: date,
      issue,
      pagesRequested: pages?.replace(/\s?[–—-]\s?/u, '-'),
      edition,
      publisher,
      publicationType: part === undefined ? 'Book' : 'Article',
    }),
    ...(volume === undefined ? {} : { volumes: [volume] }),
  }
}

/** The numbers themselves, where they are in a reference, are no part of its words. */
const withoutNumbers = (text: string): string =>
  text
    .replace(/(?:https?:\/\/(?:dx\.)?doi\.org\/|\bdoi:?\s*)?\b10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]+/gi, ' ')
    .replace(/\b(?:PMID|e?ISSN(?:-L)?|ISBN(?:-1[03])?):?\s*[\dXx][\dXx -]*/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The maximum length of a text that is parsed, in characters. */
const longest = 2000

/**
 * Reads what somebody pasted: a DOI, PMID, ISBN or ISSN in any of their forms, or a reference in words, as reference
 * managers and articles write them (APA, Vancouver, MLA). Words that follow no known way become the title. A number
 * that is mistyped stays as it was typed: `checkIdentifiers` tells what is wrong with it.
 *
 * @returns a citation; empty where there is no text
 */
export const parseReference = (pasted: string): Citation => {
  const text = pasted.slice(0, longest).toWellFormed().replace(/\s+/g, ' ').trim()
  if (text === '') return {}
  const alone = findValidNumber(text, true)
  if (alone !== undefined) return alone
  const within = findValidNumber(text, false)
  const mistyped = within === undefined ? findInvalidNumber(text) : undefined
  if (mistyped !== undefined) return mistyped
  const words = withoutNumbers(text)
  return { ...(words === '' ? {} : wordsOf(words)), ...within }
}
