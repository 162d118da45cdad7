/** Links to the page where a letter is answered: the token of the last part has 24 characters, which a program may have broken. */
const answerLink =
  /https?:\/\/[^\s<>]{1,300}?\/respond\/[^\s~]{1,60}(?:~[^\s~]{1,40}){3}~(?:[\s>|]{0,6}[\w-]){24}(?:\?answer=\w{1,40})?/g
/** The place of such a link in a letter that is stored. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the mark is one, since data never holds it.
const linkPlace = /\u0001[^\u0001]{0,300}\u0001/g

/** Returns a text with blanks in the place of its answer links. */
const withoutLinks = (text: string): string => text.replace(answerLink, (link) => link.replace(/[^\n]/g, ' '))

const quoteMarks = /^[\s>|]*/

/** Characters of a text that count, with their places: letters and digits, but for those of answer links. */
type Condensed = { readonly text: string; readonly places: readonly number[] }

const condense = (text: string): Condensed => {
  const blanked = withoutLinks(text)
  let condensed = ''
  const places: number[] = []
  for (const { 0: word, index } of blanked.matchAll(/[\p{L}\p{N}]+/gu)) {
    condensed += word
    for (let at = 0; at < word.length; at += 1) places.push(index + at)
  }
  return { text: condensed, places }
}

/** A sentence or line shorter than this begins no quotation. */
const shortestBeginning = 8
/** The fewest sentences or lines of a quotation: a single one that equals ours may be the lender's. */
const fewestParts = 2

/** Returns where the sentences and lines of a letter begin in its condensed text. */
const beginningsOf = (letter: string): readonly number[] => {
  let length = 0
  return letter.split(/\n|(?<=[.!?:;])\s/).map((part) => {
    const begin = length
    length += condense(part).text.length
    return begin
  })
}

type Range = { readonly start: number; readonly end: number }

/** Finds what a text repeats of a letter: whole sentences and lines that follow each other, in any line breaks. */
const findQuotations = (text: Condensed, letter: string): readonly Range[] => {
  const own = condense(letter).text
  const begins = [...new Set([...beginningsOf(letter), own.length])]
  const ranges: Range[] = []
  for (const [index, begin] of begins.entries()) {
    const start = own.slice(begin, Math.max(begins[index + 1] ?? 0, begin + shortestBeginning))
    if (start.length < shortestBeginning) continue
    for (let at = text.text.indexOf(start); at >= 0; at = text.text.indexOf(start, at + 1)) {
      if (ranges.some((range) => at >= range.start && at < range.end)) continue
      let length = start.length
      while (begin + length < own.length && text.text[at + length] === own[begin + length]) length += 1
      const parts = begins.filter((each) => each > begin && each <= begin + length)
      const end = parts.at(-1)
      if (end !== undefined && parts.length >= fewestParts) ranges.push({ start: at, end: at + end - begin })
    }
  }
  return ranges
}

/** A line that introduces our letter, of whatever form. */
const introduction = /(?:@|\b(?:wrote|schrieb|writes|écrit|escribi|scrisse|schreef|skrev)\b).{0,120}:\s*$/i

/**
 * Takes out of a reply what it repeats of our letters: quoted by whatever mark or none, with its lines rewrapped. A single
 * sentence that equals one of ours stays. Links to the answer page are always taken out.
 *
 * @param letters the texts of our letters about the request
 */
export function withoutLetters(lines: readonly string[], letters: readonly string[]): readonly string[] {
  const text = lines.join('\n')
  const condensed = condense(text)
  const ranges = letters.flatMap((letter) => findQuotations(condensed, letter.replace(linkPlace, ' ')))
  const quoted = new Set<number>()
  for (const { start, end } of ranges) {
    const [from = 0, to = 0] = [condensed.places[start], condensed.places[end - 1]]
    for (let place = from; place <= to; place += 1) quoted.add(place)
  }
  let place = 0
  const left = withoutLinks(text)
    .split('\n')
    .map((line) => {
      const own = Array.from({ length: line.length }, (_, at) =>
        quoted.has(place + at) ? ' ' : line[at],
      ).join('')
      const touched = own !== line
      place += line.length + 1
      return { text: touched && !/[\p{L}\p{N}]/u.test(own) ? '' : own, touched }
    })
  return left.map(({ text: line }, index) => {
    const next = left.slice(index + 1, index + 4).find((each) => each.touched || each.text.trim() !== '')
    const isIntroduction = next?.touched === true && next.text === '' && introduction.test(line)
    if (isIntroduction) return ''
    return ranges.length > 0 ? line.replace(quoteMarks, (marks) => (/[>|]/.test(marks) ? '' : marks)) : line
  })
}
