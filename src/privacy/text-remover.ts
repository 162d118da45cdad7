/** The forms in which XML and HTML write characters that have a meaning there; the escaping may have been applied several times. */
const escaped: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  '#60': '<',
  '#x3c': '<',
  gt: '>',
  quot: '"',
  '#34': '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
}

/** The escapes of characters: white space and line breaks of HTML, since letters wrap lines; escaped characters. */
const special =
  /(?:\s|(?:<|&(?:amp;)*(?:lt|#60|#x3c);)br ?\/?(?:>|&(?:amp;)*gt;))+|&(?:amp;)*(amp|lt|#60|#x3c|gt|quot|#34|apos|#39|#x27);/gi

/** A text in the form in which texts are compared: lower case, without escapes, white space run together. */
type ComparableText = {
  readonly text: string
  /** Where each character of `text` begins in the original, and after the last one where the original ends. */
  readonly starts: readonly number[]
}

const makeComparable = (original: string): ComparableText => {
  const starts: number[] = []
  let text = ''
  const add = (characters: string, start: number): void => {
    for (let count = 0; count < characters.length; count++) starts.push(start)
    text += characters
  }
  const addPlain = (from: number, to: number): void => {
    let start = from
    for (const character of original.slice(from, to)) {
      add(character.toLowerCase(), start)
      start += character.length
    }
  }
  let at = 0
  for (const match of original.matchAll(special)) {
    addPlain(at, match.index)
    const name = match[1]?.toLowerCase()
    add(name === undefined ? ' ' : (escaped[name] ?? ' '), match.index)
    at = match.index + match[0].length
  }
  addPlain(at, original.length)
  starts.push(original.length)
  return { text, starts }
}

/** A text to search for, and how far a search goes back where a character does not fit (Knuth, Morris and Pratt, 1977). */
type Pattern = { readonly text: string; readonly borders: Uint32Array }

const makePattern = (original: string): Pattern => {
  const { text } = makeComparable(original.trim())
  const borders = new Uint32Array(text.length)
  let border = 0
  for (let at = 1; at < text.length; at++) {
    while (border > 0 && text[at] !== text[border]) border = borders[border - 1] ?? 0
    if (text[at] === text[border]) border++
    borders[at] = border
  }
  return { text, borders }
}

/** Calls `visit` with the place of each occurrence, in time linear in the length of both texts. */
const visitOccurrences = (text: string, { text: wanted, borders }: Pattern, visit: (at: number) => void) => {
  let matched = 0
  for (let at = 0; at < text.length; at++) {
    while (matched > 0 && text[at] !== wanted[matched]) matched = borders[matched - 1] ?? 0
    if (text[at] === wanted[matched]) matched++
    if (matched < wanted.length) continue
    visit(at + 1 - matched)
    matched = borders[matched - 1] ?? 0
  }
}

const endsWithLetter = /[\p{L}\p{N}]$/u
const beginsWithLetter = /^[\p{L}\p{N}]/u

/** Returns whether no word goes on at either end. A character takes up to two units. */
const isWhole = (original: string, start: number, end: number): boolean =>
  !endsWithLetter.test(original.slice(Math.max(0, start - 2), start)) &&
  !beginsWithLetter.test(original.slice(end, end + 2))

/**
 * Creates a function that removes texts from another text where they are whole words, however these are escaped and
 * wrapped, except where a text begins that stays. It takes time linear in the length of the text for each of the texts: they
 * come from anybody.
 *
 * @param kept texts that stay
 * @param removed texts to remove; where several begin at the same place, the first of them counts
 */
export const createTextRemover = (
  kept: readonly string[],
  removed: readonly string[],
): ((text: string) => string) => {
  const makePatterns = (texts: readonly string[]): readonly Pattern[] =>
    texts.map(makePattern).filter(({ text }) => text !== '')
  const patterns = [
    ...makePatterns(kept).map((pattern) => ({ pattern, stays: true })),
    ...makePatterns(removed).map((pattern) => ({ pattern, stays: false })),
  ]
  return (original) => {
    const { text, starts } = makeComparable(original)
    const matches: ({ readonly end: number; readonly stays: boolean } | undefined)[] = []
    for (const { pattern, stays } of patterns)
      visitOccurrences(text, pattern, (at) => {
        const end = at + pattern.text.length
        if (matches[at] === undefined && isWhole(original, starts[at] ?? 0, starts[end] ?? original.length))
          matches[at] = { end, stays }
      })
    let result = ''
    let copied = 0
    for (let at = 0; at < text.length; at++) {
      const match = matches[at]
      if (match === undefined) continue
      if (!match.stays) {
        result += original.slice(copied, starts[at])
        copied = starts[match.end] ?? original.length
      }
      at = match.end - 1
    }
    return result + original.slice(copied)
  }
}
