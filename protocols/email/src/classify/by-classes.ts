import { isIndependent } from './clauses.ts'
import type { EventWord, Facts } from './event.ts'
import { frameOf, type PartMeaning } from './frames.ts'
import { guards, hearsay, negation, offer } from './guards.ts'
import { holds, phrase } from './phrase.ts'
import { plainForm } from './plain-form.ts'
import { topicWords } from './topics.ts'
import { classWords } from './word-classes.ts'

/** The meanings of the parts of a sentence. */
export type ReadingByClasses = {
  readonly means: readonly Exclude<PartMeaning, 'nothing'>[]
  /** True where each word of the sentence is explained; otherwise some part only tells something. */
  readonly isWhole: boolean
}

/** Where a part of a sentence may end. */
const breaks =
  /[,;:()!.](?: |$)| - |\b(?:and|und|but|aber|so|because|since|as(?= (?:the|it|we|this|our)\b)|denn|weil|daher|deshalb)\b/g

/** Questions without their mark: the verb comes before who acts. */
const asked = phrase`^(?:(?:has|have|had|is|are|was|were|did|do|does|will|can|could|shall|may) (?:the|this|that|it|you|we|they|there|our|your)|(?:haben|habt|hat|ist|sind|wurde|wurden|wird|werden|kann|koennen|koennt|koennten|war) (?:das|der|die|den|es|sie|ihr|euer|unser|ihre?n?))\b`

/** More parts than this are no answer in plain words. */
const maxParts = 10
const longestGroup = 4

/** Words by which a part that no frame explains may change what another says. */
const mayChange = (text: string): boolean =>
  holds(text, hearsay) ||
  holds(text, negation) ||
  holds(text, offer) ||
  /[?@]/.test(text) ||
  guards.some(({ id, words }) => turning.has(id) && holds(text, words)) ||
  holds(text, others) ||
  topicWords.some((topic) => holds(text, topic))

/** Somebody else, or something else, that the next part may be about. */
const others = phrase`\b(?:you|sie|du|ihr|earlier|previous|former|another|other|duplicate|first|second|third|last|frueher\w*|vorig\w*|ander\w*|doppelt\w*|letzte\w*)\b`

const turning: ReadonlySet<string> = new Set([
  'condition',
  'mood',
  'asked',
  'elsewhere',
  'habit',
  'until',
  'partly',
  'alternative',
  'not_yet',
  'almost',
  'done_already',
])

/**
 * Reads a sentence by the classes of its words: it is taken apart, and each part must fit a frame. A clause of its own that
 * fits none is passed over where none of its words can be about an answer.
 *
 * @param text the sentence in plain form without what is polite
 * @param byRules reads a part that fits no frame by the words of rules
 * @returns undefined where some part is not explained, or none says anything
 */
export const readByClasses = (
  text: string,
  facts: Facts,
  byRules: (part: string) => EventWord | undefined = () => undefined,
): ReadingByClasses | undefined => {
  if (text.includes('?') || holds(text, asked)) return undefined
  const names = new Set(plainForm(facts.citation ?? '').match(/[a-z0-9]+/g) ?? [])
  const parts = text
    .split(breaks)
    .map((each) => each.trim())
    .filter((each) => each !== '')
  if (parts.length > maxParts) return undefined
  const readings = readParts(parts, facts, names, byRules)
  if (readings === undefined) return undefined
  const means = readings.flatMap((each) => (each === 'nothing' || each === 'passed' ? [] : [each]))
  return { means: [...new Set(means)], isWhole: !readings.includes('passed') }
}

type PartReading = PartMeaning | 'passed'

/** Reads parts from the right: as few of them together as fit a frame, and leave none that does not. */
const readParts = (
  parts: readonly string[],
  facts: Facts,
  names: ReadonlySet<string>,
  byRules: (part: string) => EventWord | undefined,
): readonly PartReading[] | undefined => {
  const from: (readonly PartReading[] | undefined)[] = [...parts.map(() => undefined), []]
  for (let start = parts.length - 1; start >= 0; start -= 1) {
    for (let length = 1; length <= longestGroup && from[start] === undefined; length += 1) {
      const rest = from[start + length]
      if (rest === undefined) continue
      const group = parts.slice(start, start + length).join(' ')
      const meaning =
        frameOf(classWords(group, names), facts) ??
        (length === 1 ? (passed(group) ?? byRules(group)) : undefined)
      if (meaning !== undefined) from[start] = [meaning, ...rest]
    }
  }
  return from[0]
}

const passed = (part: string): 'passed' | undefined =>
  isIndependent(part, { start: 0, end: part.length }) && !mayChange(part) ? 'passed' : undefined
