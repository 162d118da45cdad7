import type { FillIn } from '../fill-in.ts'
import { type Classification, review } from './classification.ts'
import { type Details, mayHaveCost, mayHaveDueDate, type OpenPoint, readDetails } from './details.ts'
import { type EventWord, type Facts, possibleEvents, provesShipment, settle } from './event.ts'
import { mayBeDelivered } from './files.ts'
import { eventsOf, filledSentences, filledText, type Letter } from './letter.ts'
import { withOpenPoints } from './open-points.ts'
import { sentencesOf } from './plain-form.ts'
import { type Ask, isAsk } from './rule.ts'
import { understand } from './understand.ts'

/** The confidence in an answer that was ticked: somebody may have ticked the wrong one. */
const confidence = 0.99

/**
 * Classifies a reply whose fill-in block was ticked. The words beside it must not say, or seem to say, anything else;
 * a block that bears another reference than the last letter is old.
 */
export function byFillIn(
  letter: Letter,
  { answers, unknownAnswer, fields }: FillIn,
  facts: Facts,
): Classification {
  const { reply, sentences, statements, below } = letter
  const because = answers.map((answer) => `fill_in.${answer}`)
  if (unknownAnswer) return review('not_understood', because)
  const ticked = settle(new Set<EventWord>(answers))
  const { reference = facts.reference } = fields
  if (reference !== facts.reference && facts.reference !== undefined) {
    const old = ticked === undefined ? undefined : { event: ticked, details: {} }
    return review('does_not_fit', [...because, 'fill_in.reference'], old)
  }
  if (ticked === undefined) return review('contradictory', because)
  const isFurther = ticked === 'shipped' && facts.mayShipMore === true && /\d/.test(fields.itemNumber ?? '')
  const isPossible = possibleEvents(facts).has(ticked) || provesShipment(ticked, facts)
  const noted = sentencesOf(
    [fields.note, fields.reason].filter((each) => each !== undefined).join('\n\n'),
    facts,
  )
  if (noted === undefined) return review('too_long', because)
  const texts = [filledText(fields, facts), reply.written, fields.note ?? ''].filter((text) => text !== '')
  const details = readDetails(ticked, {
    sentences: [...filledSentences({ answers, unknownAnswer, fields }, facts), ...noted, ...sentences],
    text: texts.join('\n'),
    note: [reply.written, fields.note ?? ''].filter((text) => text !== '').join('\n'),
    file: mayBeDelivered(reply, facts),
    facts,
  })
  const probable = { event: ticked, details }
  if (ticked !== 'message' && !isFurther && !isPossible) return review('does_not_fit', because, probable)

  const allStatements = [
    ...statements,
    ...noted.map((sentence) => understand(sentence, { facts, file: false })),
  ]
  const states = [...allStatements.flatMap((statement) => statement.states), ...below]
  const doubted = allStatements
    .flatMap(({ doubts }) => doubts)
    .filter(({ event }) => !isIncluded(ticked, event))
  if (doubted.length > 0 || settle(new Set([ticked, ...eventsOf(states)])) !== ticked) {
    const others = [...doubted.map(({ why }) => why), ...states.map(({ rule }) => rule)]
    return review('contradictory', [...because, ...others], probable)
  }
  return {
    event: ticked,
    confidence,
    details: withUnread(ticked, fields, withOpenPoints(ticked, details, letter, facts)),
    because,
  }
}

/** Adds the values of the form that belong to the answer and could not be read. */
function withUnread(event: EventWord, { dueDate, cost }: FillIn['fields'], details: Details): Details {
  const asks: readonly OpenPoint[] = [
    ...(dueDate !== undefined && mayHaveDueDate(event) && details.dueDate === undefined
      ? (['due_date'] as const)
      : []),
    ...(cost !== undefined && mayHaveCost(event) && details.cost === undefined ? (['cost'] as const) : []),
    ...(details.asks ?? []),
  ]
  return asks.length === 0 ? details : { ...details, asks: [...new Set(asks)] }
}

/** Returns whether a partner that means one event may also write the other. */
function isIncluded(event: EventWord, other: EventWord | Ask): boolean {
  return isAsk(other) || settle(new Set([event, other])) === event
}
