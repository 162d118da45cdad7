import { doi, isbn13, issn, pmid } from '@lendwire/openurl'
import type { Citation } from '../borrowing/request/citation.ts'
import { clampTexts } from './clamp-texts.ts'

type Numbers = Pick<Citation, 'identifiers' | 'recordIds'>

type Member = 'identifiers' | 'recordIds'

/** A kind of number, alone or in the midst of a text. The first that fits wins. */
const schemes: readonly {
  readonly member: Member
  readonly type: string
  readonly check: (text: string) => string | undefined
  /** Matches each one in a text, with its label; its group is the number. */
  readonly within: RegExp
  /** Whether digits without a label may be one. */
  readonly bare: RegExp
}[] = [
  {
    member: 'identifiers',
    type: 'DOI',
    check: doi,
    within: /(?:https?:\/\/(?:dx\.)?doi\.org\/|\bdoi:?\s*)?\b(10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]+)/gi,
    bare: /10\./,
  },
  {
    member: 'identifiers',
    type: 'ISBN',
    check: isbn13,
    within: /(?:\burn:|\be-?)?\bISBN(?:-1[03])?:?\s*(\d[\dXx \u2010-\u2015-]*)/gi,
    bare: /^(?:urn:|e?isbn|97[89]|\d[\d -]{8,}[\dXx]\s*$)/i,
  },
  {
    member: 'identifiers',
    type: 'ISSN',
    check: issn,
    within: /(?:\burn:|\b[ep]-?)?(?:\b|(?<=[ep]))ISSN(?:-L)?:?\s*(\d[\dXx \u2010-\u2015-]*)/gi,
    bare: /^(?:e?issn|\d{4}[ -]?\d{3}[\dXx]\s*$)/i,
  },
  {
    member: 'recordIds',
    type: 'PMID',
    check: pmid,
    within: /\bPMID:?\s*(\d+)\b/gi,
    bare: /^(?:pmid|https?:|\d{1,9}\s*$)/i,
  },
]

/** Dashes as word processors write them, which a number may have for its hyphens. */
const withPlainDashes = (text: string): string => text.replace(/[\u2010-\u2015\u2212]/g, '-')

/** Finds the valid number that the whole text is. */
const findWholeNumber = (text: string): Numbers | undefined => {
  for (const { member, type, check, bare } of schemes) {
    const value = bare.test(text) ? check(text) : undefined
    if (value !== undefined && !(type === 'PMID' && isNoPmid(text))) return { [member]: [{ type, value }] }
  }
  return undefined
}

/**
 * Returns whether digits are no PMID. No PMID begins with a zero: digits that do are an ISSN with a wrong check digit,
 * or an ISBN that is too short.
 */
const isNoPmid = (text: string): boolean => /^0\d{7,8}$/.test(text)

/**
 * Returns the number at the start of digits in a reference: other digits may follow it after a blank, such as a year.
 * One that is not valid stays as it is written.
 */
const numberAtStart = (
  digits: string,
  check: (text: string) => string | undefined,
): { readonly value: string; readonly length: number } => {
  const text = digits.slice(0, longestNumber).trimEnd()
  for (let end = text.length; end > 0; end = text.lastIndexOf(' ', end - 1)) {
    const value = check(text.slice(0, end))
    if (value !== undefined) return { value, length: end }
  }
  return { value: text, length: text.length }
}

/** Finds all numbers in the midst of a text, also those that are not valid, and the text without them. */
const findNumbersWithin = (text: string): { readonly numbers: Numbers; readonly rest: string } => {
  const found: Record<Member, { readonly type: string; readonly value: string }[]> = {
    identifiers: [],
    recordIds: [],
  }
  let rest = text
  for (const { member, type, check, within } of schemes) {
    rest = rest.replace(within, (match: string, digits: string) => {
      const { value, length } = type === 'DOI' ? wholeDoi(digits) : numberAtStart(digits, check)
      const isKnown = found[member].some((number) => number.type === type && number.value === value)
      if (!isKnown && found[member].length < maxNumbers) found[member].push({ type, value })
      return ` ${match.slice(match.length - digits.length + length)}`
    })
  }
  const { identifiers, recordIds } = found
  return {
    numbers: {
      ...(identifiers.length === 0 ? {} : { identifiers }),
      ...(recordIds.length === 0 ? {} : { recordIds }),
    },
    rest: rest.replace(/\s+/g, ' ').trim(),
  }
}

const maxNumbers = 10
/** With blanks and hyphens, and digits that follow it. */
const longestNumber = 60

const wholeDoi = (text: string) => ({ value: doi(text) ?? text.slice(0, 200), length: text.length })

/** A number that is written as one of its kind, but is not valid: too short, too long, or with a wrong check digit. */
const invalidForms: readonly (readonly [type: string, member: Member, form: RegExp])[] = [
  ['ISBN', 'identifiers', /^(?:urn:|e-?)?isbn(?:-1[03])?:? ?(\S.{0,39})$/i],
  ['ISBN', 'identifiers', /^((?:97[89])[\d -]{4,20}[\dXx]?|\d[\d -]{8,38}[\dXx]|0\d{8})$/],
  ['ISSN', 'identifiers', /^(?:urn:|[ep]-?)?issn(?:-l)?:? ?(\S.{0,39})$/i],
  ['ISSN', 'identifiers', /^(\d{4}[ -]\d{3}[\dXx]|0\d{7}|\d{7}[Xx])$/],
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
  if (groups === undefined) return clampTexts({ title: tidy(text.slice(0, 500)) || text })
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
  const plain = withPlainDashes(text)
  const alone = findWholeNumber(plain)
  if (alone !== undefined) return alone
  const { numbers, rest } = findNumbersWithin(text)
  const mistyped = Object.keys(numbers).length === 0 ? findInvalidNumber(plain) : undefined
  if (mistyped !== undefined) return mistyped
  return { ...(/[\p{L}\d]/u.test(rest) ? wordsOf(rest) : {}), ...numbers }
}
