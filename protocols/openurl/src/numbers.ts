const dashes = /[\s\u00ad\u2010-\u2015\u2212-]+/g

/**
 * Checks an ISBN, of ten or thirteen digits, with or without hyphens, the word ISBN and a remark in brackets, and
 * writes it as thirteen digits (ISO 2108).
 *
 * @returns undefined where it is none, or its check digit is wrong
 */
export function isbn13(text: string): string | undefined {
  const digits = isbnDigits(text)
  if (/^97[89]\d{10}$/.test(digits)) return checkDigit13(digits) === digits[12] ? digits : undefined
  if (!/^\d{9}[\dX]$/.test(digits) || checkDigit10(digits) !== digits[9]) return undefined
  const body = `978${digits.slice(0, 9)}`
  return `${body}${checkDigit13(body)}`
}

/**
 * Checks an ISBN as {@link isbn13} does, and writes it with ten digits, as older catalogues have it.
 *
 * @returns undefined where it is none, or has no form with ten digits (those that begin with 979)
 */
export function isbn10(text: string): string | undefined {
  const digits = isbn13(text)
  if (digits === undefined || !digits.startsWith('978')) return undefined
  const body = digits.slice(3, 12)
  return `${body}${checkDigit10(body)}`
}

/**
 * Checks an ISSN, with or without its hyphen and the word ISSN, and writes it as `1234-567X` (ISO 3297).
 *
 * @returns undefined where it is none, or its check digit is wrong
 */
export function issn(text: string): string | undefined {
  const digits = issnDigits(text)
  if (!/^\d{7}[\dX]$/.test(digits) || weighted(digits.slice(0, 7), 8) !== digits[7]) return undefined
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}

/**
 * Suggests the ISBN that a wrong one may have meant: the same digits with the right check digit.
 *
 * @returns as many digits as were given; undefined where the text has not the form of an ISBN, or is a right one
 */
export function meantIsbn(text: string): string | undefined {
  if (isbn13(text) !== undefined) return undefined
  const digits = isbnDigits(text)
  if (/^97[89]\d{10}$/.test(digits)) return `${digits.slice(0, 12)}${checkDigit13(digits)}`
  return /^\d{9}[\dX]$/.test(digits) ? `${digits.slice(0, 9)}${checkDigit10(digits)}` : undefined
}

/** Corrects an ISSN with a typing error, as {@link meantIsbn} corrects an ISBN. */
export function meantIssn(text: string): string | undefined {
  if (issn(text) !== undefined) return undefined
  const digits = issnDigits(text)
  return /^\d{7}[\dX]$/.test(digits)
    ? `${digits.slice(0, 4)}-${digits.slice(4, 7)}${weighted(digits.slice(0, 7), 8)}`
    : undefined
}

/**
 * Checks a DOI, alone or as `doi:…`, `info:doi/…` or a link to a resolver, and writes it alone, its letters small
 * (ISO 26324: case does not matter).
 *
 * @returns undefined where it is none
 */
export function doi(text: string): string | undefined {
  const bare = withoutWord(
    text,
    /^(?:info:doi\/|urn:doi:|doi:?\s*|https?:\/\/(?:dx\.)?(?:www\.)?doi\.org\/)/i,
  )
  const decoded = /^10\.[\d.]{1,20}%2f/i.test(bare) ? bare.replace(/%2f/i, '/') : bare
  const cut = decoded.replace(/(?<![.,;])[.,;]+$/, '')
  if (cut.length > longestDoi || !/^10\.\d{4,9}(?:\.\d{1,9}){0,5}\/[^\s\p{Cc}]+$/u.test(cut)) return undefined
  return cut.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

const longestDoi = 500

/**
 * Checks a PubMed id, alone or as `pmid:…`, `info:pmid/…` or a link to PubMed, and writes it without leading zeros.
 *
 * @returns undefined where it is none
 */
export function pmid(text: string): string | undefined {
  const links =
    /^(?:info:pmid\/|pmid\s*:?|https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov\/pubmed)\/)/i
  return number(withoutWord(text, links).replace(/\/$/, ''), 9)
}

/**
 * Checks an OCLC number, alone or as `(OCoLC)…`, `ocm…`, `info:oclcnum/…` or a link to WorldCat, and writes it
 * without prefix and leading zeros.
 *
 * @returns undefined where it is none
 */
export function oclc(text: string): string | undefined {
  const words =
    /^(?:info:oclcnum\/|https?:\/\/(?:www\.|search\.)?worldcat\.org\/(?:oclc|title)\/|oclc(?:num)?\s*:?)?\s*(?:\(ocolc\))?\s*(?:ocm|ocn|on)?/i
  return number(withoutWord(text, words), 14)
}

/**
 * Checks a control number of the Library of Congress, alone or as `info:lccn/…` or a link to lccn.loc.gov, and
 * normalises it as the info:lccn namespace does: no blanks, nothing from a stroke on, six digits behind the hyphen.
 *
 * @returns undefined where it is none
 */
export function lccn(text: string): string | undefined {
  const words = /^(?:info:lccn\/|https?:\/\/lccn\.loc\.gov\/|lccn\s*:?)/i
  const [bare = ''] = withoutWord(text, words).toLowerCase().replace(/\s+/g, '').split('/')
  const [, start, serial] = /^([^-]*)-(\d{1,6})$/.exec(bare) ?? []
  const joined = start === undefined || serial === undefined ? bare : `${start}${serial.padStart(6, '0')}`
  return /^(?:[a-z]{0,3}\d{8}|[a-z]{0,2}\d{10})$/.test(joined) ? joined : undefined
}

function number(text: string, longest: number): string | undefined {
  const digits = text.trim()
  if (!/^\d+$/.test(digits)) return undefined
  const significant = digits.replace(/^0+/, '')
  return significant === '' || significant.length > longest ? undefined : significant
}

function withoutWord(text: string, word: RegExp): string {
  return text.trim().replace(word, '').trim()
}

function isbnDigits(text: string): string {
  const [number = ''] = withoutWord(text, /^(?:urn:isbn:|e?isbn(?:-1[03])?\s*:?)/i).split('(')
  return number.replace(dashes, '').toUpperCase()
}

function issnDigits(text: string): string {
  return withoutWord(text, /^e?issn(?:-l)?\s*:?/i)
    .replace(dashes, '')
    .toUpperCase()
}

function checkDigit13(digits: string): string {
  const sum = [...digits.slice(0, 12)].reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  )
  return String((10 - (sum % 10)) % 10)
}

function checkDigit10(digits: string): string {
  return weighted(digits.slice(0, 9), 10)
}

/** Returns a check digit of modulus 11: the weights begin with `heaviest` and fall by one. */
function weighted(digits: string, heaviest: number): string {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (heaviest - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}
