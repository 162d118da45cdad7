import type { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import { unreturnedItems } from '../../borrowing/items/items.ts'
import { questionOf as openQuestion } from '../../borrowing/life-cycle/negotiation.ts'
import { among, sentStages, withItem } from '../../borrowing/life-cycle/stage-groups.ts'
import type { Entry } from '../../borrowing/request/entry.ts'
import type { OperationKind } from '../../borrowing/request/operation.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { AnswerPage, Settled } from '../answer-link.ts'
import { type AnswerName, answerNames, loanAnswers } from '../answer-name.ts'
import { isLoan } from './letter-question.ts'
import { type LetterReference, readReference } from './letter-reference.ts'

/** A question that letters ask by name: what answers it, and what is offered only while it is open. */
type Ask = { readonly answers: readonly AnswerName[]; readonly whileOpen: AnswerName }

const cancel: Ask = {
  answers: ['cancel_accepted', 'cancel_refused', 'shipped', ...loanAnswers],
  whileOpen: 'cancel_refused',
}
const giveBack: Ask = { answers: ['checked_in', 'completed_without_return'], whileOpen: 'checked_in' }

/** The letters with a question of their own; after all others any open answer is possible. */
const asks: Partial<Record<OperationKind, Ask>> = {
  cancel,
  decline_condition: cancel,
  renew: { answers: ['renewed', 'renew_refused', 'recalled'], whileOpen: 'renew_refused' },
  shipped_return: giveBack,
  shipped_forward: giveBack,
}

/** The letters that ask for the item, or after it. */
const asksForItem: readonly OperationKind[] = ['request', 'retry', 'status_request', 'reminder']

/** The answers that end the question whether the lender supplies. */
const endsRequest: readonly AnswerName[] = ['shipped', 'unfilled', 'cancel_accepted', 'retry_possible']

/** Lists the answers that are possible about an entry now; the first of two rows with the same answer counts. */
const open = (request: Request, entry: Entry): readonly AnswerName[] => {
  const isActive = entry.state === 'active'
  const question = isActive ? openQuestion(request)?.kind : undefined
  const hasThings = unreturnedItems(request, entry.id).length > 0
  const awaitsAnswer = isActive && entry.shipped !== true && among(sentStages, request.stage)
  const isLeft = !isActive && entry.state !== 'supplied' && entry.shipped !== true
  const asksCancel = question === 'cancel' || (isLeft && entry.lastOperation === 'cancel')
  const rows: readonly (readonly [boolean, readonly AnswerName[]])[] = [
    [awaitsAnswer && !asksCancel, openAnswers(request)],
    [asksCancel, ['cancel_accepted', 'cancel_refused', 'shipped']],
    [isLeft, ['shipped']],
    [isLeft && hasThings, ['unfilled']],
    [isActive && among(withItem, request.stage), ['shipped']],
    [question === 'renew', ['renewed', 'renew_refused']],
    [isActive && hasThings && among(withItem, request.stage), ['renewed']],
    [hasThings || (awaitsAnswer && isLoan(request, entry)), loanAnswers],
  ]
  return [...new Set(rows.flatMap(([holds, answers]) => (holds ? answers : [])))]
}

const openAnswers = ({ stage }: Request): readonly AnswerName[] => [
  ...(stage === 'sent' ? (['request_received'] as const) : []),
  'will_supply',
  'shipped',
  'conditional',
  'retry_possible',
  'unfilled',
]

const wasSentSince = (
  events: readonly RecordedEvent[],
  { operation, at }: LetterReference,
  entry: Entry,
): boolean =>
  at !== undefined &&
  events.some(
    (event) =>
      event.at > at &&
      event.messagesSent.some((each) => each.operation === operation && each.entry === entry.id),
  )

/** Returns the last thing that the lender said of some, since the letter was written. */
const answered = (
  events: readonly RecordedEvent[],
  since: LetterReference['at'],
  entry: Entry,
  answers: readonly AnswerName[],
): Settled | undefined => {
  const event = events.findLast(
    ({ at, entry: about, input, outcome }) =>
      input.kind === 'partner_event' &&
      outcome === 'applied' &&
      about === entry.id &&
      (since === undefined || at >= since) &&
      answers.some((answer) => answer === input.name),
  )
  const answer = answerNames.find((name) => name === event?.input.name)
  return event === undefined || answer === undefined ? undefined : { kind: 'answered', answer, at: event.at }
}

/**
 * Returns the answers that the page behind a letter's link offers: a letter that asks something by name takes its
 * answers alone, until it is settled; the link of any other takes what is open between library and lender. Words can
 * always be left.
 *
 * @param letter the reference of the letter whose link was followed
 * @param events of the request, the oldest first
 */
export const answerPage = (
  letter: string,
  request: Request,
  entry: Entry,
  events: readonly RecordedEvent[],
): AnswerPage => {
  const reference = readReference(letter)
  if (reference === undefined) return { settled: { kind: 'closed' }, offers: [] }
  const now = open(request, entry)
  const ask = asks[reference.operation]
  if (ask === undefined) return requestPage(reference, entry, events, now)
  const isNewer = wasSentSince(events, reference, entry)
  const isOpen = !isNewer && now.includes(ask.whileOpen)
  const offers = now.filter((each) => ask.answers.includes(each))
  const settled = isOpen
    ? undefined
    : (answered(events, reference.at, entry, ask.answers) ?? { kind: isNewer ? 'asked_anew' : 'closed' })
  return { settled, offers: [...(isOpen ? offers : []), 'message'] }
}

const requestPage = (
  { requestId, operation }: LetterReference,
  entry: Entry,
  events: readonly RecordedEvent[],
  now: readonly AnswerName[],
): AnswerPage => {
  if (entry.requestIds.at(-1) !== requestId) return { settled: { kind: 'asked_anew' }, offers: ['message'] }
  const isQuestion = asksForItem.includes(operation) || now.length === 0
  const isOpen = now.includes('will_supply') || now.includes('cancel_refused') || !isQuestion
  const settled = isOpen
    ? undefined
    : (answered(events, undefined, entry, endsRequest) ?? { kind: 'closed' as const })
  return { settled, offers: [...now, 'message'] }
}
