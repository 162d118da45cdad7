import type { Words } from '../en.ts'

type Form = { readonly pattern: RegExp; readonly sentence: string }

const place = '{}'
const compiled = new WeakMap<Readonly<Record<string, string>>, readonly Form[]>()

const withoutPoint = (text: string): string => text.replace(/\.$/, '')
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/**
 * Returns the sentences with places, as patterns: those that say most come first, so that a short one does not take
 * their part.
 */
const formsOf = (sentences: Readonly<Record<string, string>>): readonly Form[] => {
  const compiledForms = compiled.get(sentences)
  if (compiledForms !== undefined) return compiledForms
  const forms = Object.entries(sentences)
    .filter(([english]) => english.includes(place))
    .toSorted(([left], [right]) => right.length - left.length)
    .map(([english, sentence]) => ({
      pattern: new RegExp(`^${withoutPoint(english).split(place).map(escaped).join('(.+)')}$`, 's'),
      sentence,
    }))
  compiled.set(sentences, forms)
  return forms
}

const fill = (sentence: string, parts: readonly string[]): string =>
  sentence
    .split(place)
    .map((text, index) => `${text}${parts[index] ?? ''}`)
    .join('')

/** Returns the sentence for one message; undefined where the catalogue does not have it. */
const translated = (message: string, sentences: Readonly<Record<string, string>>): string | undefined => {
  const whole = sentences[message]
  if (whole !== undefined) return whole
  const text = withoutPoint(message)
  for (const { pattern, sentence } of formsOf(sentences)) {
    const match = pattern.exec(text)
    if (match !== null) return fill(sentence, match.slice(1))
  }
  return undefined
}

/** Returns the sentence for a message, with the question at its end for the name that was probably meant. */
const withQuestion = (message: string, sentences: Readonly<Record<string, string>>): string | undefined => {
  const [, statement, question] = /^(.+)\. (Did you mean `[^`]+`\?)$/s.exec(message) ?? []
  if (statement === undefined || question === undefined) return translated(message, sentences)
  const said = sentences[`${statement}.`] ?? translated(statement, sentences)
  const asked = translated(question, sentences)
  return said === undefined || asked === undefined ? undefined : `${withoutPoint(said)}. ${asked}`
}

/**
 * Says in the language of the person what the API says of a value or of a call. The API words it in English; a point at
 * the end does not matter. The faults of each form that a value may have are separated by "or".
 *
 * @returns the message as it came, where the catalogue does not have it
 */
export const explainFault = (message: string, { faults: { sentences, or } }: Words): string => {
  const alternatives = message
    .split(/, or (?=must |is required)/)
    .map((each) => withQuestion(each, sentences))
  const known = alternatives.filter((each) => each !== undefined)
  return known.length === alternatives.length ? known.join(or) : message
}
