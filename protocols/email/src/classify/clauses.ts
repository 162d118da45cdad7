import { holds, phrase } from './phrase.ts'

/** A part of a sentence, as a range of its text. */
export type Clause = { readonly start: number; readonly end: number }

/** Where a clause may begin. Clauses with `that`, `whether` or `if` depend on what is before them, so they begin none. */
const breaks =
  /(?:(?<!\b(?:however|though|but|still|yet|aber|jedoch|allerdings|dennoch)), |[;:()]| - |(?<![.!?])[.!?]+ )(?!(?:that|whether|if|unless|dass|ob|wenn|falls|sofern)\b)|(?<= )(?=(?:and|but|(?<=, )so(?!,)|because|since|as (?:it|we|the|there|this|our|you|nobody)|which|und|aber|weil|denn|daher|deshalb|damit|sondern)\b)/g

const finiteEnglish =
  '(?:is|are|was|were|has|have|had|will|would|can|could|shall|should|may|might|must|do|does|did|went|goes|came|comes|needs?|wants?|closes?|opens?|stays?|lives?|looks?|seems?|only|just)'
const finiteGerman =
  '(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|habe|hatte|hatten|kann|koennen|konnte|konnten|muss|muessen|soll|sollen|sollte|darf|duerfen|moechte|moechten|will|wollen|liegt|liegen|gibt|geht|gehen|braucht|brauchen|wartet|warten|kommt|kommen|kam|kamen|steht|stehen|bleibt|bleiben|fehlt|fehlen|freut|freuen|gehoert|macht|machen|zieht|ziehen|laeuft|laufen|nimmt|haelt|wuensche|wuenschen|danke|danken|sucht|suchen|schliesst|schliessen)'

/** A clause that has a subject and a verb of its own, or is a wish or a greeting. */
const independent = [
  phrase`^(?:and |but |so |because |since |as |which )?(?:(?:unfortunately|sadly|luckily|fortunately|today|now|then|also|yes|no|ok|well|sorry|perhaps|nope)[, ]+)*(?:(?:we|i|you|they|he|she|it|this|that|there|who|which|nobody|someone|somebody|everything|nothing)(?:'(?:s|ve|ll|re|m|d))? (?!@|$)[a-z]|${finiteEnglish} |(?:the|our|your|my|its|their|his|her|a|an|some|all|both|another|one of \w+)(?: [\w'-]+){1,4} ${finiteEnglish}\b)`,
  phrase`^(?:and |und |but |aber )?(?:please|kindly|enjoy|thanks?|sorry|bitte|danke|vielen dank|viel \w+)\b`,
  phrase`^(?:und |aber |denn |weil |daher |deshalb |damit |sondern )?(?=.*\b(?:wir|ich|sie|es|er|ihr|man|niemand|jemand|das|dies|dieses|der|die|den|ein|eine|einer|unsere?|ihre?)\b)(?:.*\b)?${finiteGerman}\b`,
]

/** Returns whether a part of a text is a clause with a subject and a verb of its own. */
export const isIndependent = (text: string, { start, end }: Clause): boolean => {
  const clause = text.slice(start, end).trim()
  return independent.some((words) => holds(clause, words))
}

/**
 * Takes a sentence in plain form apart into clauses, each with a subject and a verb of its own. What has none belongs to the
 * clause before it, and what begins a sentence to the one that follows.
 *
 * @param answers the places of the words of an answer: with them a clause needs no subject
 */
export function clausesOf(text: string, answers: readonly Clause[]): readonly Clause[] {
  const starts = [...text.matchAll(breaks)].map(({ index, 0: { length } }) => index + length)
  const parts = [0, ...starts].map((start, index) => ({ start, end: starts[index] ?? text.length }))
  const clauses: Clause[] = []
  for (const part of parts.filter(({ start, end }) => start < end)) {
    const last = clauses.at(-1)
    const isAnswer =
      last !== undefined && answers.some(({ start, end }) => start >= last.start && end <= last.end)
    const begins = last !== undefined && (isAnswer || isIndependent(text, last)) && isIndependent(text, part)
    if (last !== undefined && !begins) clauses.pop()
    clauses.push(last === undefined || begins ? part : { start: last.start, end: part.end })
  }
  return clauses
}

/** Returns the part of a sentence that the words at a place belong to. */
export function clauseAround(clauses: readonly Clause[], start: number, end: number): Clause {
  const own = clauses.filter((clause) => start < clause.end && end > clause.start)
  return { start: own[0]?.start ?? start, end: own.at(-1)?.end ?? end }
}
