/** Volumes or years from one to another; infinite where the end is open. */
export type Span = {
  readonly from: number
  readonly to: number
  /** Only a part of the first, or of the last, is held. */
  readonly partly: { readonly first: boolean; readonly last: boolean }
}

/** The holdings in a textual holdings statement. */
export type Statement = {
  /** Left out where some of the statement names none. */
  readonly volumes?: readonly Span[] | undefined
  readonly years?: readonly Span[] | undefined
  /** It names gaps, or says that there are some. */
  readonly gaps: boolean
}

/** A number, perhaps a double one such as 12/13. */
type Pair = readonly [number, number]
type Point = {
  readonly volume?: Pair | undefined
  readonly year?: Pair | undefined
  readonly partly: boolean
}
type Stretch = { readonly volumes?: Span | undefined; readonly years?: Span | undefined }

// Every pattern here reads text in which blanks are single and are nowhere at a hyphen (`normalise`): ` ?` in the place
// of `\s*` keeps them linear.
const caption = String.raw`(?:v|vols?|volumes?|bd|bde|band|bände|jg|jahrg|jahrgang|t|tome|årg|årgang)\.? ?`
const number = String.raw`(\d{1,4})(?:/(\d{1,4}))?`
const year = String.raw`((?:1[5-9]|20)\d\d)(?:/(\d{4}|\d{2}))?`
const month = String.raw`(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|spring|summer|autumn|fall|winter)\p{L}*\.?`
const issue = String.raw`(?:no|nos|nr|n|h|heft|hft|issue|iss|pt|part|fasc)\.? ?\d+(?:/\d+)?`
/** An issue, a month or a day: a part of the part before it. */
const part = String.raw`((?:[ :,] ?(?:${issue}|${month}|\d{1,2}))*)`

const numbered = new RegExp(
  String.raw`^(${caption})?${number}${part} ?(?:\( ?${year}${part} ?\)${part})?$`,
  'iu',
)
/** Volume and year as German serials lists write them: 12.2001,3. */
const volumeAndYear = new RegExp(String.raw`^(?:${caption})?${number}\. ?${year}((?:, ?\d{1,3})?)$`, 'iu')
const dated = new RegExp(`^((?:${month} )?)${year}${part}$`, 'iu')

const pairOf = (first: string | undefined, second: string | undefined): Pair | undefined => {
  if (first === undefined) return undefined
  const low = Number(first)
  if (second === undefined) return [low, low]
  const high = second.length < first.length ? first.slice(0, first.length - second.length) + second : second
  return [low, Number(high)]
}

/** Reads one end of a stretch. A number without caption or year counts volumes only where the end before it did. */
const readPoint = (text: string, counts: boolean): Point | undefined => {
  const asJoined = volumeAndYear.exec(text)
  if (asJoined !== null) {
    const [, volume, second, first, last, rest] = asJoined
    return { volume: pairOf(volume, second), year: pairOf(first, last), partly: rest !== '' }
  }
  const asDated = dated.exec(text)
  if (asDated !== null) {
    const [, before, first, last, rest] = asDated
    return { year: pairOf(first, last), partly: before !== '' || rest !== '' }
  }
  const asNumbered = numbered.exec(text)
  if (asNumbered === null) return undefined
  const [, named, volume, second, rest, first, last, inYear = '', end = ''] = asNumbered
  if (named === undefined && first === undefined && !counts) return undefined
  return {
    volume: pairOf(volume, second),
    year: pairOf(first, last),
    partly: rest !== '' || inYear !== '' || end !== '',
  }
}

/** Splits a text at signs that are outside of parentheses. */
const splitOutside = (text: string, signs: string): readonly string[] => {
  const parts = ['']
  let depth = 0
  for (const sign of text) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth === 0 && signs.includes(sign)) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${sign}`)
  }
  return parts.map((each) => each.trim())
}

const spanOf = (
  first: Pair | undefined,
  last: Pair | 'open' | undefined,
  partly: Span['partly'],
): Span | undefined => {
  if (first === undefined || last === undefined) return undefined
  return { from: first[0], to: last === 'open' ? Number.POSITIVE_INFINITY : last[1], partly }
}

const runsBackwards = (span: Span | undefined): boolean => span !== undefined && span.from > span.to

/** Reads the other end of a stretch: 1990-95 leaves the century out. */
const readEnd = (text: string | undefined, first: Point): Point | 'open' | undefined => {
  if (text === undefined) return first
  if (text === '') return 'open'
  if (first.volume === undefined && first.year !== undefined && /^\d\d$/.test(text))
    return { year: pairOf(String(first.year[0]).slice(0, 2) + text, undefined), partly: false }
  return readPoint(text, first.volume !== undefined)
}

/**
 * Reads one stretch: a point, two points, or a point from which on all is held. Undefined where it is not understood.
 */
const readStretch = (text: string, counts: boolean): Stretch | undefined => {
  const [start = '', end, ...more] = splitOutside(text, '-')
  const first = readPoint(start, counts)
  if (first === undefined || more.length > 0) return undefined
  const last = readEnd(end, first)
  if (last === undefined) return undefined
  const open = last === 'open'
  const partly = { first: first.partly, last: !open && last.partly }
  const stretch = {
    volumes: spanOf(first.volume, open ? last : last.volume, partly),
    years: spanOf(first.year, open ? last : last.year, partly),
  }
  return runsBackwards(stretch.volumes) || runsBackwards(stretch.years) ? undefined : stretch
}

/** Stretches one after the other; a number without caption counts what the stretch before it counted. */
const readStretches = (texts: readonly string[]): readonly Stretch[] | undefined => {
  const stretches: Stretch[] = []
  for (const text of texts) {
    const stretch = readGroup(text, stretches.at(-1)?.volumes !== undefined)
    if (stretch === undefined) return undefined
    stretches.push(stretch)
  }
  return stretches.length === 0 ? undefined : stretches
}

/** Splits `v.1-12 (1990-2001)` into the parts before and in its only pair of parentheses, which ends the text. */
const splitTrailingParentheses = (text: string): readonly [before: string, inside?: string] => {
  const open = text.indexOf('(')
  const isOnlyPair =
    open > 0 &&
    text.indexOf(')') === text.length - 1 &&
    text.lastIndexOf('(') === open &&
    open < text.length - 2
  return isOnlyPair ? [text.slice(0, open).trimEnd(), text.slice(open + 1, -1)] : [text]
}

/** Reads a stretch of volumes with its years in parentheses, or either of them alone. */
const readGroup = (text: string, counts: boolean): Stretch | undefined => {
  const [volumes, years] = splitTrailingParentheses(text)
  if (years === undefined || !/\d-/.test(volumes) || /\d-$/.test(volumes)) return readStretch(text, counts)
  const counted = readStretch(volumes, counts)
  const spent = readStretch(years, false)
  return counted?.volumes === undefined || spent?.years === undefined
    ? undefined
    : { volumes: counted.volumes, years: spent.years }
}

/** Returns the stretches of a text. Years that are in parentheses behind all volumes are put to them, one to each. */
const splitStretches = (text: string): readonly string[] => {
  // Serials lists write 12.2001,3 for an issue, and semicolons between stretches.
  const signs = /\d\. ?\d{4}/.test(text) ? ';' : ',;'
  const [counted, spent] = splitTrailingParentheses(text)
  const volumes = splitOutside(spent === undefined ? '' : counted, signs)
  const years = splitOutside(spent ?? '', signs)
  const parts =
    volumes.length > 1 && volumes.length === years.length
      ? volumes.map((each, place) => `${each} (${years[place]})`)
      : splitOutside(text, signs)
  return parts.filter((each) => each !== '')
}

const allOrNone = (spans: readonly (Span | undefined)[]): readonly Span[] | undefined => {
  const there = spans.filter((span) => span !== undefined)
  return there.length === spans.length ? there : undefined
}

const moment = String.raw`(?:\d{1,2}/\d{1,2}/)?((?:1[5-9]|20)\d\d)((?:[/-]\d{1,2})*(?:,? (?:volume|issue)s?:? ?\w+)*)`
const coverage = new RegExp(`^available(?: online)?(?: from ${moment})?(?: until ${moment})?$`, 'i')

/** Reads the coverage of what is electronic, in Alma's words: Available from 1997 volume: 1 until 2010. */
const readCoverage = (text: string): Stretch | undefined => {
  const [, from, after, until, before] = coverage.exec(text) ?? []
  if (from === undefined && until === undefined) return undefined
  const partly = { first: (after ?? '') !== '', last: (before ?? '') !== '' }
  return { years: spanOf(pairOf(from ?? '0', undefined), pairOf(until, undefined) ?? 'open', partly) }
}

/** Gives a statement one kind of hyphen and single blanks, and leaves out what says nothing of volumes. */
const normalise = (text: string): string =>
  text
    .replace(/[‐‑–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:the )?library has|lib\.? has|holdings|holds|bestand) ?:? ?/i, '')
    .replace(/(?: ?- ?present| to (?:date|present)| ?\+) ?\.?$/i, '-')
    .replace(/ ?- ?/g, '-')
    .replace(/\.$/, '')
    .trim()

const gapPhrases =
  /\b(incomplete|missing|lacks?|lacking|scattered|gaps?|wanting|lückenhaft|lücken|fehlt|fehlen)\b|\[/i

/** Holdings that are kept temporarily, or by a rule, are not described by volumes. */
const temporaryHoldings =
  /\b(current|latest|last|recent|retain\w*|only|moving wall|nur|letzte\w*|laufende\w*|aktuelle\w*)\b/i

/** Longer statements, in characters, are not read. */
const longestStatement = 2000

/**
 * Reads a textual holdings statement (MARC 21 field 866, ANSI/NISO Z39.71, ISO 10324, and as German serials lists write
 * them): `v.1(1990)-v.12(2001)`, `1990-1995, 1998-`, `1.1990 - 12.2001; 14.2003 -`.
 *
 * @param text the statement
 * @param notes its notes in words
 * @returns undefined where any of it is not understood: then nothing is known of what is held. Takes time linear in
 *   the length of the text
 */
export const readStatement = (text: string, notes: readonly string[] = []): Statement | undefined => {
  if (text.length > longestStatement || [text, ...notes].some((each) => temporaryHoldings.test(each)))
    return undefined
  const gaps = [text, ...notes].some((each) => gapPhrases.test(each))
  const plain = normalise(text.replace(/\[[^[\]]*\]/g, ''))
  const covered = readCoverage(plain)
  const stretches = covered === undefined ? readStretches(splitStretches(plain)) : [covered]
  if (stretches === undefined) return undefined
  return {
    volumes: allOrNone(stretches.map(({ volumes }) => volumes)),
    years: allOrNone(stretches.map(({ years }) => years)),
    gaps,
  }
}
