import { decide } from '../../borrowing/decide.ts'
import type { Context, Decision, Effect, Input } from '../../borrowing/decision.ts'
import { waitsForTelling } from '../../borrowing/deliveries/not-sendable.ts'
import type { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import type { Library } from '../../borrowing/library.ts'
import { entryById } from '../../borrowing/life-cycle/draft.ts'
import type { OperationKind } from '../../borrowing/request/operation.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { projectStatus } from '../../borrowing/status/project-status.ts'
import type { Instant } from '../../borrowing/values.ts'
import { mailContentType } from '../../partners/mail.ts'
import type { RenderedMessage } from '../../partners/protocol.ts'
import { requestIndex } from '../../store/policy/request-index.ts'
import type { Change } from '../../store/ports/changes.ts'
import type { NewDelivery } from '../../store/ports/outbox.ts'
import type { DepsWithSnapshot } from '../deps.ts'
import { renderIls } from './render-ils-calls.ts'
import { renderLocate } from './render-locate-questions.ts'

/** A decision that changes or records something. */
export type AcceptedDecision = Exclude<Decision, { kind: 'not_allowed' }>

type Tell = Extract<Effect, { kind: 'tell' }>

/** Renders one operation: a delivery, or two where a note goes out by itself; or words on why the partner is not told. */
const render = async (
  deps: DepsWithSnapshot,
  request: Request,
  library: Library,
  effect: Tell,
  now: Instant,
): Promise<readonly NewDelivery[] | { readonly notTold: string }> => {
  const entry = entryById(request, effect.entry)
  const partner = entry === undefined ? null : deps.snapshot.partner(entry.partner)
  if (entry === undefined || partner === null) return { notTold: 'the partner is gone from the directory' }
  const { digitalDelivery } = deps.snapshot.workflowFor(library, request, partner).profile
  const { requestId } = effect
  const subject = { request, entry, requestId, library, partner, now, digitalDelivery }
  const rendered = deps.protocols.of(partner).render(effect.operation, subject)
  if ('notTold' in rendered) return rendered
  const delivery = (operation: OperationKind, message: RenderedMessage): NewDelivery => ({
    id: deps.ids.next(),
    library: request.library,
    request: request.number,
    entry: entry.id,
    requestId,
    target: { kind: 'partner', partner: partner.code },
    operation,
    content: message.content,
    contentType: message.contentType,
    summary: message.summary,
    createdAt: now,
    dueAt: effect.notBefore !== undefined && effect.notBefore > now ? effect.notBefore : now,
  })
  const { further = [], followedBy } = rendered
  return [
    ...[rendered, ...further].map((message) => delivery(effect.operation.kind, message)),
    ...(followedBy === undefined ? [] : [delivery('message', followedBy)]),
  ]
}

/** Entries count from 1: mails to the patron go out in a lane of their own. */
const patronLane = 0

/** Renders a mail to the patron, where there is an address to send it to and one to send it from. */
const renderMail = async (
  deps: DepsWithSnapshot,
  made: AcceptedDecision,
  library: Library,
  status: string,
): Promise<readonly NewDelivery[]> => {
  const { request, event } = made
  const id = deps.ids.next()
  const mail = await deps.renderNotice({
    request,
    library,
    status,
    language: library.language,
    id,
    now: event.at,
  })
  if (mail === null) return []
  return [
    {
      id,
      library: request.library,
      request: request.number,
      entry: patronLane,
      requestId: request.number,
      target: { kind: 'patron' },
      operation: 'notice',
      content: JSON.stringify(mail),
      contentType: mailContentType,
      summary: `notice ${status}`,
      createdAt: event.at,
      dueAt: event.at,
    },
  ]
}

/** The outbox entries of one decision, its event with their ids and what could not be told, and what follows from that. */
const outboxOf = async (
  deps: DepsWithSnapshot,
  made: AcceptedDecision,
  library: Library,
): Promise<{
  readonly outbox: readonly NewDelivery[]
  readonly event: RecordedEvent
  readonly untold: readonly Input[]
}> => {
  const outbox: NewDelivery[] = []
  const notTold: string[] = []
  const untold: Input[] = []
  const told: { operation: Tell['operation']['kind']; entry: number; delivery?: string | undefined }[] = []
  for (const effect of made.effects) {
    if (effect.kind === 'notice') outbox.push(...(await renderMail(deps, made, library, effect.status)))
    if (effect.kind !== 'tell') continue
    const rendered = await render(deps, made.request, library, effect, made.event.at)
    const says = { operation: effect.operation.kind, entry: effect.entry }
    if ('notTold' in rendered) {
      notTold.push(`${effect.operation.kind} not told: ${rendered.notTold}`)
      const result = { result: 'not_told', reason: rendered.notTold } as const
      if (waitsForTelling(says.operation))
        untold.push({ kind: 'delivery', ...says, requestId: effect.requestId, result })
    } else {
      outbox.push(...rendered)
      told.push({ ...says, delivery: rendered[0]?.id })
    }
  }
  outbox.push(...(await renderIls(deps, made, library)), ...(await renderLocate(deps, made, library)))
  const event = { ...made.event, told, explanations: [...made.event.explanations, ...notTold] }
  return { outbox, event, untold }
}

const withdrawn = (effect: Effect): Change['withdraw'] =>
  effect.kind === 'withdraw'
    ? [{ entry: effect.entry, operations: effect.operations, required: effect.firm }]
    : []

/** The change that decisions make: always of a request. */
export type RenderedChange = Change & { readonly request: NonNullable<Change['request']> }

/**
 * Makes the atomic change that carries out decisions, one after the other on the same request: each outgoing operation
 * is rendered to bytes once. What a partner cannot be told is decided on at once: no delivery would come back to do it.
 *
 * @param made the decisions, each on the request that the one before gave
 * @param expectedVersion the version that was loaded; 0 creates
 * @param context what they were decided by
 */
export const renderChange = async (
  deps: DepsWithSnapshot,
  made: readonly [AcceptedDecision, ...AcceptedDecision[]],
  library: Library,
  expectedVersion: number,
  { message: _message, failed: _failed, ...context }: Context,
): Promise<RenderedChange> => {
  const decisions: AcceptedDecision[] = [...made]
  const rendered = []
  // What cannot be told is decided on behind the others, in the same round.
  for (const each of decisions) {
    const done = await outboxOf(deps, each, library)
    rendered.push(done)
    for (const input of done.untold) {
      const { request: before } = decisions.at(-1) ?? each
      const decision = decide(before, input, { ...context, by: { kind: 'system' } })
      if (decision.kind !== 'not_allowed') decisions.push(decision)
    }
  }
  const request = (decisions.at(-1) ?? made[0]).request
  const effects = decisions.flatMap((each) => each.effects)
  return {
    library: library.code,
    request: { value: request, index: requestIndex(request, projectStatus(request)) },
    expectedVersion,
    events: rendered.map(({ event }) => event),
    outbox: rendered.flatMap(({ outbox }) => outbox),
    withdraw: effects.flatMap(withdrawn),
    requeue: effects.flatMap((effect) =>
      effect.kind === 'requeue' ? [{ delivery: effect.delivery, dueAt: made[0].event.at }] : [],
    ),
    inbox: null,
    idempotency: null,
    settle: null,
  }
}
