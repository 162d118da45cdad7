import { type Anchor, type AnchorMeaning, compileAnchors } from './anchors.ts'
import { englishAnchors } from './anchors-english.ts'
import { frenchAnchors } from './anchors-french.ts'
import { germanAnchors } from './anchors-german.ts'
import { behindDangers, clauseDangers, type Danger, otherClauseDangers, sentenceDangers } from './dangers.ts'
import { type Facts, possibleEvents } from './event.ts'
import { saysOtherThing } from './noun-slots.ts'
import { holds } from './phrase.ts'
import { plainForm } from './plain-form.ts'

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** The languages, each with words that hardly a sentence of it is without. */
const languages: readonly { readonly anchors: readonly Anchor[]; readonly own: ReadonlySet<string> }[] = [
  {
    anchors: compileAnchors(englishAnchors),
    own: wordSet(
      "the you your it it's and of to for has have had will would this that with our my are be been from but not they there what when which we i is was by at on in can now today yesterday been",
    ),
  },
  {
    anchors: compileAnchors(germanAnchors),
    own: wordSet(
      'das ist und nicht sie wir ich ein eine einen mit fuer auf bei zu auch noch wird haben hat habe ihr ihre ihnen aber dass uns unser sind wurde schon wieder der die den im am zum zur ab bis nach vom es heute gestern leider gern',
    ),
  },
  {
    anchors: compileAnchors(frenchAnchors),
    own: wordSet(
      'le la les l des du de d au aux est nous vous et pour dans un une par sur avec je j il elle ne n pas votre notre ce cet cette a ete ai avons en jusqu qu que hier demain',
    ),
  },
]

/** Returns the anchors of the language of a text: "pret" and "reserve" are words of two. */
const anchorsFor = (text: string): readonly Anchor[] => {
  const words = text.match(/(?<![a-z0-9@])[a-z]+(?![a-z0-9])(?:'s)?/g) ?? []
  const counts = languages.map(({ own }) => words.filter((word) => own.has(word)).length)
  const most = Math.max(...counts)
  return languages.flatMap(({ anchors }, index) => (counts[index] === most ? anchors : []))
}

type Found = { readonly anchor: Anchor; readonly start: number; readonly end: number; readonly gaps: string }

const longestText = 600

/** Anchors that end this near each other have the same verb. */
const sameWord = 12

const findAnchors = (text: string, open: ReadonlySet<AnchorMeaning>): readonly Found[] => {
  const all = anchorsFor(text)
    .filter(({ means }) => open.has(means))
    .flatMap((anchor) =>
      [...text.matchAll(anchor.words)].map((match) => ({
        anchor,
        start: match.index,
        end: match.index + match[0].length,
        gaps: match.slice(1).join(' '),
      })),
    )
  // Of anchors that overlap and mean different things the longest counts: "not renewed" hides "renewed".
  return all.filter(
    (one) =>
      !all.some(
        (other) =>
          other.anchor.means !== one.anchor.means &&
          other.start < one.end &&
          other.end > one.start &&
          Math.abs(other.end - one.end) <= sameWord &&
          other.end - other.start > one.end - one.start,
      ),
  )
}

const clauseBreak =
  /[,;:()!?]|\.(?: |$)| - |\b(?:and|but|so|because|since|und|aber|denn|weil|da|sondern|et|mais|car|donc|puisque)\b/g

const clauseAround = (text: string, start: number, end: number): readonly [number, number] => {
  const breaks = [...text.matchAll(clauseBreak)].map(
    ({ index, 0: { length } }) => [index, index + length] as const,
  )
  const before = breaks.filter(([, last]) => last <= start).at(-1)?.[1] ?? 0
  const after = breaks.find(([first]) => first >= end)?.[0] ?? text.length
  return [before, after]
}

const applies = (danger: Danger, means: AnchorMeaning): boolean =>
  danger.only === undefined || danger.only.includes(means)

/** The meanings that anchors may have: fewer than rules, since "it arrived" is no return where none is awaited. */
const openMeanings = (facts: Facts): ReadonlySet<AnchorMeaning> => {
  const { openQuestions, itemsOut } = facts
  if (openQuestions.includes('cancel')) return new Set(['cancel_accepted', 'cancel_refused', 'shipped'])
  if (openQuestions.length === 0) return new Set(itemsOut ? ['recalled', 'overdue', 'asks_return'] : [])
  const running: ReadonlySet<AnchorMeaning> = new Set([
    'renewed',
    'recalled',
    'overdue',
    'checked_in',
    'completed_without_return',
  ])
  const own = new Set<AnchorMeaning>(possibleEvents({ ...facts, itemsOut: false }))
  return new Set([...own].filter((each) => own.size === 1 || !running.has(each) || openQuestions.length > 0))
}

export type AnchorReading = {
  readonly means: readonly AnchorMeaning[]
  /** What keeps the anchors from counting. */
  readonly dangers: readonly string[]
}

/** Reads a sentence by anchors. Open words do not matter; dangers do. */
export const readByAnchors = (text: string, facts: Facts): AnchorReading | undefined => {
  if (text.length > longestText) return undefined
  const open = openMeanings(facts)
  const found = findAnchors(text, open)
  if (found.length === 0) return undefined
  const names = new Set(plainForm(facts.citation ?? '').match(/[a-z0-9]+/g) ?? [])
  /** The text without the words of the anchors of one meaning, but with what is between them. */
  const without = (means: AnchorMeaning): string =>
    found
      .filter(({ anchor }) => anchor.means === means)
      .reduce((rest, { start, end, gaps }) => {
        const inside = ` ${gaps} `.slice(0, end - start)
        return `${rest.slice(0, start)}${inside.padEnd(end - start)}${rest.slice(end)}`
      }, text)
  const checked = found.map(({ anchor: { means }, start, end }) => {
    const left = without(means)
    const [from, to] = clauseAround(text, start, end)
    const clause = left.slice(from, to)
    const others = `${left.slice(0, from)} | ${left.slice(to)}`
    const dangers = [
      ...sentenceDangers.filter(
        (each) => applies(each, means) && holds(each.inAnchor ? text : left, each.words),
      ),
      ...clauseDangers.filter(
        (each) => applies(each, means) && holds(each.inAnchor ? text.slice(from, to) : clause, each.words),
      ),
      ...behindDangers.filter((each) => applies(each, means) && holds(left.slice(to), each.words)),
      ...otherClauseDangers.filter((each) => applies(each, means) && holds(others, each.words)),
      ...(saysOtherThing(text.slice(from, to), end - from, means, names) ? [otherThing] : []),
    ]
    return { means, dangers: dangers.some(({ dismisses }) => dismisses) ? undefined : dangers }
  })
  const sure = new Set(checked.flatMap(({ means, dangers }) => (dangers?.length === 0 ? [means] : [])))
  // In a sentence that surely says one thing, what is only denied or ahead is no other answer.
  const doubted = checked.filter(
    ({ dangers }) =>
      dangers !== undefined &&
      dangers.length > 0 &&
      !(sure.size > 0 && dangers.every(({ id }) => lesser.has(id))),
  )
  const means = [...new Set([...sure, ...doubted.map((each) => each.means)])]
  if (means.length === 0) return undefined
  const dangers = doubted.flatMap((each) =>
    (each.dangers ?? []).map(({ id }) => `anchor/${each.means}/${id}`),
  )
  return { means, dangers: [...new Set(dangers)] }
}

const otherThing: Pick<Danger, 'id' | 'dismisses'> = { id: 'other_thing' }

/** Dangers of an anchor beside another one of the sentence that surely says something. */
const lesser: ReadonlySet<string> = new Set(['negation', 'ahead', 'not_yet', 'towards_us', 'plea'])
