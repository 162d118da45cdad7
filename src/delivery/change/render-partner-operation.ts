import type { Effect } from '../../borrowing/decision.ts'
import type { Library } from '../../borrowing/library.ts'
import { entryById } from '../../borrowing/life-cycle/draft.ts'
import type { LeftOutPart } from '../../borrowing/request/left-out.ts'
import type { OperationKind } from '../../borrowing/request/operation.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { Instant } from '../../borrowing/values.ts'
import { addressedFor } from '../../partners/agencies.ts'
import type { NotePart, NotSent, RenderedMessage } from '../../partners/rendered-message.ts'
import type { NewDelivery } from '../../store/ports/outbox.ts'
import { reason } from '../../translations/reason.ts'
import type { DepsWithSnapshot } from '../deps.ts'

/** The effect of a decision that sends an operation to a partner. */
export type OperationEffect = Extract<Effect, { kind: 'send' }>

/** An operation as it goes out: one delivery, or several where the protocol says it in several messages. */
export type RenderedOperation = {
  readonly deliveries: readonly NewDelivery[]
  /** The parts of the operation that the message has no place for. */
  readonly leftOut: readonly LeftOutPart[]
  /** The names of the parts that stand in its note alone. */
  readonly inNote: readonly NotePart[]
}

/** Returns the latest of instants. */
const latest = (first: Instant, ...others: readonly (Instant | null | undefined)[]): Instant =>
  others.reduce<Instant>(
    (last, each) => (each !== null && each !== undefined && each > last ? each : last),
    first,
  )

/**
 * Renders an operation for a partner.
 *
 * @param heldUntil until when the message waits, so that an undo may withdraw it
 * @returns its deliveries, or why it is not sent
 */
export const renderPartnerOperation = (
  deps: DepsWithSnapshot,
  request: Request,
  library: Library,
  { operation, requestId, notBefore, entry: id }: OperationEffect,
  now: Instant,
  heldUntil: Instant | null,
): RenderedOperation | NotSent => {
  const entry = entryById(request, id)
  const configured = entry === undefined ? null : deps.snapshot.partner(entry.partner)
  if (entry === undefined || configured === null) return { notSendable: reason('not_sendable.partner_gone') }
  const partner = addressedFor(configured, entry, now, library.timeZone)
  const { digitalDelivery } = deps.snapshot.workflowFor(library, request, partner).profile
  const subject = { request, entry, requestId, library, partner, now, digitalDelivery }
  const rendered = deps.protocols.of(partner).render(operation, subject)
  if ('notSendable' in rendered) return rendered
  const deliveryOf = (
    kind: OperationKind,
    { content, contentType, summary }: RenderedMessage,
  ): NewDelivery => ({
    id: deps.ids.next(),
    library: request.library,
    request: request.number,
    entry: entry.id,
    requestId,
    target: { kind: 'partner', partner: partner.code },
    operation: kind,
    content,
    contentType,
    summary,
    createdAt: now,
    dueAt: latest(now, notBefore, heldUntil),
  })
  const { further = [], followedBy, leftOut = [], inNote = [] } = rendered
  const deliveries = [
    ...[rendered, ...further].map((message) => deliveryOf(operation.kind, message)),
    ...(followedBy === undefined ? [] : [deliveryOf('message', followedBy)]),
  ]
  return { deliveries, leftOut, inNote }
}
