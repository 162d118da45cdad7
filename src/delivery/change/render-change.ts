import type { Context, Effect, Input } from '../../borrowing/decision.ts'
import type { DeliveryResult } from '../../borrowing/deliveries/delivery-result.ts'
import { type Explanation, namedOperation } from '../../borrowing/events/explanation.ts'
import type { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import type { Library } from '../../borrowing/library.ts'
import { mergePartnerCounts } from '../../borrowing/partner-statistics/partner-counts.ts'
import type { LeftOutPart } from '../../borrowing/request/left-out.ts'
import { noteDeliveries } from '../../borrowing/undo/snapshot.ts'
import { factRows } from '../../statistics/fact-rows.ts'
import { factsContext } from '../../statistics/facts-context.ts'
import { factsOf } from '../../statistics/request-facts.ts'
import { requestIndex } from '../../store/policy/request-index.ts'
import type { Change } from '../../store/ports/changes.ts'
import type { NewDelivery } from '../../store/ports/outbox.ts'
import { reason } from '../../translations/reason.ts'
import type { DepsWithSnapshot } from '../deps.ts'
import { type AcceptedDecision, decideInputs } from './accepted-decision.ts'
import { renderCatalogueQuestions } from './render-catalogue-questions.ts'
import { renderIlsCalls } from './render-ils-calls.ts'
import { type OperationEffect, renderPartnerOperation } from './render-partner-operation.ts'
import { renderPatronNotice } from './render-patron-notice.ts'

/** The change that decisions make: always of a request. */
export type RenderedChange = Change & { readonly request: NonNullable<Change['request']> }

/** The part of a change that one decision renders. `inputs` are results to decide on in the same change. */
type RenderedDecision = {
  readonly outbox: readonly NewDelivery[]
  readonly event: RecordedEvent
  readonly inputs: readonly Input[]
}

/** The part of a change that one operation of a decision renders. */
type OperationChange = {
  readonly outbox: readonly NewDelivery[]
  readonly sent: RecordedEvent['messagesSent']
  readonly explanations: readonly Explanation[]
  readonly inputs: readonly Input[]
}

/** Returns the words of an operation, which staff tell the partner in another way. */
const wordsOf = ({ operation }: OperationEffect): Pick<NotSendableResult, 'omittedParts'> => {
  const note = 'note' in operation ? operation.note : undefined
  return note === undefined ? {} : { omittedParts: [{ part: 'note', text: note }] }
}
type NotSendableResult = Extract<DeliveryResult, { result: 'not_sendable' }>

/** Renders an operation. What cannot be sent, all of it or a part, becomes a result to decide on: no delivery would bring one. */
const renderOperation = (
  deps: DepsWithSnapshot,
  { request, event, heldUntil }: AcceptedDecision,
  library: Library,
  effect: OperationEffect,
): OperationChange => {
  const rendered = renderPartnerOperation(deps, request, library, effect, event.at, heldUntil)
  const about = { operation: effect.operation.kind, entry: effect.entry }
  const input = (result: DeliveryResult): Input => ({
    kind: 'delivery',
    ...about,
    requestId: effect.requestId,
    result,
  })
  if ('notSendable' in rendered) {
    const { notSendable: why, isNeeded = true } = rendered
    const params = { operation: namedOperation(about.operation), why }
    return {
      outbox: [],
      sent: [],
      explanations: [
        isNeeded ? reason('explanation.not_sendable', params) : reason('explanation.not_sent', params),
      ],
      inputs: [
        input(
          isNeeded
            ? { result: 'not_sendable', reason: why, ...wordsOf(effect) }
            : { result: 'not_needed', reason: why },
        ),
      ],
    }
  }
  const { deliveries, leftOut, inNote } = rendered
  const reasonFor = (parts: readonly LeftOutPart[]) =>
    reason('attention.no_place_for', { parts: parts.map(({ part }) => reason(`message_part.${part}`)) })
  // The identifier that went out finds the title: nobody needs to say the others.
  const toTell = leftOut.filter(({ part }) => part !== 'identifiers')
  return {
    outbox: deliveries,
    sent: [{ ...about, delivery: deliveries[0]?.id }],
    explanations: [
      ...(leftOut.length === 0
        ? []
        : [
            reason('explanation.not_sendable_in_full', {
              operation: namedOperation(about.operation),
              why: reasonFor(leftOut),
            }),
          ]),
      ...(inNote.length === 0
        ? []
        : [reason('explanation.in_note', { parts: inNote.map((part) => reason(`note_part.${part}`)) })]),
    ],
    inputs:
      toTell.length === 0
        ? []
        : [input({ result: 'sent_in_part', reason: reasonFor(toTell), omittedParts: toTell })],
  }
}

const renderDecision = async (
  deps: DepsWithSnapshot,
  decision: AcceptedDecision,
  library: Library,
): Promise<RenderedDecision> => {
  const { effects, event } = decision
  const outbox: NewDelivery[] = []
  const explanations: Explanation[] = []
  const operations: OperationChange[] = []
  for (const effect of effects) {
    if (effect.kind === 'notice') {
      const notice = await renderPatronNotice(deps, decision, library, effect)
      outbox.push(...notice.outbox)
      explanations.push(...notice.explanations)
    }
    if (effect.kind !== 'send') continue
    const operation = renderOperation(deps, decision, library, effect)
    operations.push(operation)
    outbox.push(...operation.outbox)
  }
  return {
    outbox: [
      ...outbox,
      ...renderIlsCalls(deps, decision, library),
      ...renderCatalogueQuestions(deps, decision, library),
    ],
    event: {
      ...event,
      messagesSent: operations.flatMap(({ sent }) => sent),
      explanations: [
        ...event.explanations,
        ...explanations,
        ...operations.flatMap((operation) => operation.explanations),
      ],
    },
    inputs: operations.flatMap(({ inputs }) => inputs),
  }
}

/** Returns the context in which the gateway itself decides: without what the input before named. */
const ofGateway = ({ message: _message, failed: _failed, ...context }: Context): Context => ({
  ...context,
  by: { kind: 'system' },
})

/** The statuses that say that the partner knows of a loss or of damage. */
const communicated: readonly string[] = ['lost_communicated', 'damaged_communicated']

/**
 * Corrects the status of an event whose message cannot be sent. No event, and so no webhook, says that the partner knows
 * what it was not told.
 *
 * @param settled what was decided in the same change on the message that cannot be sent
 */
const correctStatus = (
  rendered: RenderedDecision,
  settled: readonly AcceptedDecision[],
): { readonly rendered: RenderedDecision; readonly settled: readonly AcceptedDecision[] } => {
  const [first, ...others] = settled
  if (first === undefined || !communicated.includes(rendered.event.status)) return { rendered, settled }
  const { status } = first.event
  return {
    rendered: { ...rendered, event: { ...rendered.event, status } },
    settled: [{ ...first, event: { ...first.event, previousStatus: status } }, ...others],
  }
}

const withdrawals = (effect: Effect): Change['withdraw'] =>
  effect.kind === 'withdraw'
    ? [{ entry: effect.entry, operations: effect.operations, required: effect.required }]
    : []

/**
 * Renders decisions to the atomic change that carries them out: each outgoing message is rendered to bytes once. What
 * cannot be sent is decided on in the same change, behind the other decisions.
 *
 * @param accepted the decisions, each on the request that the one before gave
 * @param expectedVersion the version that was loaded; 0 creates
 * @param context what they were decided by
 */
export const renderChange = async (
  deps: DepsWithSnapshot,
  accepted: readonly [AcceptedDecision, ...AcceptedDecision[]],
  library: Library,
  expectedVersion: number,
  context: Context,
): Promise<RenderedChange> => {
  const [first] = accepted
  const decisions: AcceptedDecision[] = [...accepted]
  const rendered: RenderedDecision[] = []
  for (const [index, decision] of decisions.entries()) {
    const each = await renderDecision(deps, decision, library)
    const ids = each.outbox.map(({ id }) => id)
    decisions[index] = { ...decision, request: noteDeliveries(decision.request, decision.event, ids) }
    const { request } = decisions.at(-1) ?? first
    const settled = each.inputs.length === 0 ? [] : decideInputs(request, each.inputs, ofGateway(context))
    const corrected = correctStatus(each, settled)
    rendered.push(corrected.rendered)
    decisions.push(...corrected.settled)
  }
  const { request, event } = decisions.at(-1) ?? first
  const effects = decisions.flatMap((each) => each.effects)
  return {
    library: library.code,
    request: { value: request, index: requestIndex(request, event.status) },
    expectedVersion,
    events: rendered.map(({ event }) => event),
    outbox: rendered.flatMap(({ outbox }) => outbox),
    withdraw: effects.flatMap(withdrawals),
    requeue: effects.flatMap((effect) =>
      effect.kind === 'requeue' ? [{ delivery: effect.delivery, dueAt: first.event.at }] : [],
    ),
    inbox: null,
    idempotency: null,
    settle: null,
    rows: factRows(factsOf(request, factsContext(deps.snapshot, library)), expectedVersion + 1),
    partnerCounts: mergePartnerCounts(decisions.flatMap(({ partnerCounts }) => partnerCounts)),
  }
}
