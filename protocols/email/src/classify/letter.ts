import type { FillIn } from '../fill-in.ts'
import type { Reply } from '../reply.ts'
import type { EventWord, ReadingContext } from './event.ts'
import { type Sentence, sentencesOf } from './plain-form.ts'
import { isAsk } from './rule.ts'
import type { Statement } from './understand.ts'

/** A reply with what its sentences say. */
export type Letter = {
  readonly reply: Reply
  readonly sentences: readonly Sentence[]
  readonly statements: readonly Statement[]
  /** The sentences below the closing. */
  readonly footer: readonly Sentence[]
  /** Statements below the closing, where a letter usually has none. */
  readonly below: Statement['states']
}

/** Returns the events that are stated, without what the lender only asks for. */
export function eventsOf(states: Statement['states']): Set<EventWord> {
  return new Set(states.flatMap(({ event }) => (isAsk(event) ? [] : [event])))
}

/** Returns the fields of a fill-in block as sentences, labelled so that what belongs to them is found. */
export function filledSentences({ fields }: FillIn, context: ReadingContext): readonly Sentence[] {
  return sentencesOf(filledText(fields, context), context) ?? []
}

/** Returns whether a cost names no currency: `12,50`, `15,-`. */
function isBareAmount(cost: string): boolean {
  return /^\d[\d.,]{0,12}(?:[.,][-–—]{1,2})?$/.test(cost)
}

/** Returns the fields of a fill-in block as text, each in a paragraph of its own. */
export function filledText(fields: FillIn['fields'], { currency }: ReadingContext): string {
  const { dueDate, itemNumber, reason, cost, link } = fields
  const labelled = [
    dueDate === undefined ? undefined : `Due ${dueDate}`,
    itemNumber === undefined ? undefined : `Item number ${itemNumber}`,
    cost === undefined
      ? undefined
      : `Cost ${cost}${isBareAmount(cost) && currency !== undefined ? ` ${currency}` : ''}`,
    reason,
    link,
  ]
  return labelled.filter((line) => line !== undefined).join('\n\n')
}
