import type { EventWord } from './event.ts'
import { phrase } from './phrase.ts'
import type { Ask } from './rule.ts'

/** What a lender says in so many words: an event, or the wish to have the item back. */
export type AnchorMeaning = EventWord | Extract<Ask, 'asks_return'>

/**
 * The words of answers in one language, an anchor a line. Its parts are alternatives separated by `|`; between parts, `~` lets up
 * to five other words stand and `&` none; `{name}` is a list of `words`, `^` the beginning or the end of a clause. Which other
 * words a clause holds does not matter: only those of the closed classes of dangers do (`dangers.ts`).
 */
export type AnchorTable = {
  /** Lists of words. An entry of several words is joined by `_`. */
  readonly words: Readonly<Record<string, string>>
  readonly anchors: Readonly<Partial<Record<AnchorMeaning, string>>>
}

/** An anchor as a regular expression. Its groups are the words between its parts. */
export type Anchor = { readonly means: AnchorMeaning; readonly words: RegExp; readonly line: string }

const begins = '(?<=^|[,;:()!.] ?| - )'
const ends = '(?= ?(?:$|[,;:()!.?-]))'
const gap = "((?: (?!(?:and|but|und|aber|et|mais|because|weil|so) )[a-z0-9@_'-]+){0,8}?) "
const shortGap = "((?:[a-z0-9@_'-]+ ){0,2}?)"

const listed = (part: string, words: AnchorTable['words']): readonly string[] =>
  part
    .replace(/\{(\w+)\}/g, (_, name: string) =>
      (words[name] ?? '').trim().split(/\s+/).join('|').replaceAll('_', ' '),
    )
    .split('|')
    .map((each) => each.trim())

const anyOf = (alternatives: readonly string[]): string =>
  `(?:${[...alternatives]
    .sort((one, other) => other.length - one.length)
    .map((each) => (/^[a-z]/.test(each) ? `(?<![a-z'-])${each}` : each))
    .join('|')})(?![a-z])`

const toPattern = (line: string, words: AnchorTable['words']): RegExp => {
  const pieces = line.split(/ ([~&]) /)
  const parts = pieces.filter((_, index) => index % 2 === 0).map((part) => listed(part, words))
  const source = parts
    .map((alternatives, index) => {
      const isLast = index === parts.length - 1
      const join = isLast ? '' : pieces[index * 2 + 1] === '~' ? gap : ' '
      const spoken = alternatives.filter((each) => each !== '^' && each !== '')
      const here = spoken.length === 0 ? '' : `${anyOf(spoken)}${join}`
      if (alternatives.includes('')) return `(?:${here})?`
      if (!alternatives.includes('^')) return here
      if (isLast) return `(?:(?<= )${here === '' ? '(?!)' : here}|${ends})`
      const start = join === gap ? `${begins}${shortGap}` : begins
      return here === '' ? start : `(?:${start}|${here})`
    })
    .join('')
  return phrase(Object.assign([source], { raw: [source] }))
}

/** Compiles the anchors of a language. */
export const compileAnchors = ({ words, anchors }: AnchorTable): readonly Anchor[] =>
  Object.entries(anchors).flatMap(([means, lines]) =>
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => ({ means: means as AnchorMeaning, words: toPattern(line, words), line })),
  )
