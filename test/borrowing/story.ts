import { Command } from '../../src/borrowing/commands/command.ts'
import { CreateRequest } from '../../src/borrowing/commands/create-input.ts'
import { createRequest } from '../../src/borrowing/create-request.ts'
import { allowedCommands, decide } from '../../src/borrowing/decide.ts'
import type { Context, Decision, Effect, FailedDelivery, Input } from '../../src/borrowing/decision.ts'
import type { DeliveryResult } from '../../src/borrowing/deliveries/delivery-result.ts'
import type { RecordedEvent } from '../../src/borrowing/events/recorded-event.ts'
import type { OwnAnswer } from '../../src/borrowing/local-answers/local-answer.ts'
import type { PartnerEvent, PartnerEventType } from '../../src/borrowing/partner-events/partner-event.ts'
import type { DeadlineKind } from '../../src/borrowing/request/deadline.ts'
import type { OperationKind } from '../../src/borrowing/request/operation.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import { projectStatus } from '../../src/borrowing/status/project-status.ts'
import type { Status } from '../../src/borrowing/status/statuses.ts'
import { after, days } from '../../src/borrowing/time.ts'
import { findUndo, noteDeliveries } from '../../src/borrowing/undo/snapshot.ts'
import { type Instant, LibraryCode, RequestId, RequestNumber } from '../../src/borrowing/values.ts'
import { textReason } from '../../src/translations/reason.ts'
import { say } from '../support/say.ts'
import type { World } from './world.ts'
import { contextOf } from './world.ts'

type AppliedDecision = Exclude<Decision, { kind: 'not_allowed' }>

/** Returns the id of the entry that is asked. */
export const activeId = (request: Request): number | undefined =>
  request.rota.find((entry) => entry.state === 'active')?.id

/** A message that waits to be sent, or was sent and not settled. */
export type Waiting = {
  readonly delivery: string
  readonly entry: number
  readonly requestId: RequestId
  readonly operation: OperationKind
}

/** A request's story so far: each step gives the next one. */
export type Story = {
  readonly world: World
  readonly context: Context
  readonly request: Request
  readonly status: Status
  /** The last decision. */
  readonly last: AppliedDecision
  readonly events: readonly RecordedEvent[]
  /** Messages that were told and neither settled nor withdrawn. */
  readonly outbox: readonly Waiting[]
  /** Every message that was ever told. */
  readonly messages: readonly Waiting[]
  /** Messages that were given up or refused, as the outbox keeps them. */
  readonly failed: readonly FailedDelivery[]
  readonly allowed: readonly string[]
}

const isWithdrawn = (message: Waiting, effects: readonly Effect[]): boolean =>
  effects.some(
    (each) =>
      each.kind === 'withdraw' &&
      each.entry === message.entry &&
      (each.operations === 'all' || each.operations.includes(message.operation)),
  )

const storyOf = (
  world: World,
  context: Context,
  last: AppliedDecision,
  before: Pick<Story, 'events' | 'outbox' | 'messages' | 'failed'>,
): Story => {
  const sentMessages = last.effects.flatMap((each, index): Waiting[] =>
    each.kind === 'send'
      ? [
          {
            delivery: `${before.events.length}-${index}`,
            entry: each.entry,
            requestId: each.requestId,
            operation: each.operation.kind,
          },
        ]
      : [],
  )
  const request = noteDeliveries(
    last.request,
    last.event,
    sentMessages.map(({ delivery }) => delivery),
  )
  const requeued = before.messages.filter((message) =>
    last.effects.some((each) => each.kind === 'requeue' && each.delivery === message.delivery),
  )
  const left = before.outbox.filter((message) => !isWithdrawn(message, last.effects))
  return {
    world,
    context,
    request,
    status: projectStatus(request),
    last,
    events: last.kind === 'repeat' ? before.events : [...before.events, last.event],
    outbox: [...left, ...requeued, ...sentMessages],
    messages: [...before.messages, ...sentMessages],
    failed: before.failed.filter(({ delivery }) => requeued.every((each) => each.delivery !== delivery)),
    allowed: allowedCommands(request, context),
  }
}

/** Decides the creation of a request. */
export const create = (world: World, context: Context = contextOf(world)): Decision =>
  createRequest(
    CreateRequest.parse({
      citation: { title: 'Naiv. Super.', author: 'Loe, Erlend' },
      service: { type: 'loan' },
      patron: { id: 'p1', email: 'pat@example.org' },
      rota: world.rota ?? ['ALPHA', 'BETA'],
      ...world.create,
    }),
    { library: LibraryCode.parse('OSLO'), number: RequestNumber.parse('OSLO-7K2MQ4X9') },
    context,
    world.duplicate === undefined ? null : RequestNumber.parse(world.duplicate),
  )

/**
 * Begins a story with a request that was just made: by default one loan with ALPHA and BETA in its rota, ready to be
 * sent.
 */
export const begin = (world: World = {}, facts: Partial<Context> = {}): Story => {
  const context = { ...contextOf(world), ...facts }
  const made = create(world, context)
  if (made.kind === 'not_allowed') throw new Error(`create: ${made.reason}`)
  return storyOf(world, context, made, { events: [], outbox: [], messages: [], failed: [] })
}

/** Puts a request in a story of its own. */
export const continuing = (story: Story, request: Request): Story => ({
  ...story,
  request,
  status: projectStatus(request),
})

/**
 * Returns whether a message is on its way. A message that left something out is on its way all the same: its own result
 * comes later.
 */
const isOnItsWay = (input: Input): boolean =>
  input.kind === 'delivery' && input.result.result === 'sent_in_part'

/** Returns what the command that is to be undone sent: the calls to the ILS are not looked at. */
const causedIn = (
  { request, messages, outbox }: Story,
  now: Instant,
  command: Extract<Command, { type: 'undo' }>,
): NonNullable<Context['caused']> => {
  const undo = findUndo(request, now, command)
  return messages
    .filter(({ delivery }) => undo?.deliveries?.includes(delivery) === true)
    .map(({ entry, operation, delivery }) => ({
      entry,
      operation,
      waits:
        outbox.some((each) => each.delivery === delivery) &&
        outbox.every(
          (each) =>
            each.entry !== entry ||
            each.operation !== operation ||
            undo?.deliveries?.includes(each.delivery) === true,
        ),
    }))
}

/** Decides an input as the gateway does, which reads what an undo needs. */
export const decides = (story: Story, input: Input, context: Context = story.context): Decision =>
  decide(
    story.request,
    input,
    input.kind === 'command' && input.command.type === 'undo'
      ? { caused: causedIn(story, context.now, input.command), ...context }
      : context,
  )

/** Applies any input. `settles` is the message whose result it is. */
export const apply = (story: Story, input: Input, context = story.context, settles?: string): Story => {
  const decision = decides(story, input, context)
  if (decision.kind === 'not_allowed') throw new Error(`not allowed: ${decision.reason}`)
  return storyOf(story.world, context, decision, {
    events: story.events,
    messages: story.messages,
    outbox: story.outbox.filter((message) => message.delivery !== settles || isOnItsWay(input)),
    failed: [...story.failed, ...failedOf(story, input, settles)],
  })
}

/** Returns the state in the outbox of a message that came back undelivered; once in doubt, always so. */
const failedOf = (story: Story, input: Input, settles: string | undefined): FailedDelivery[] => {
  const message = story.messages.find((each) => each.delivery === settles)
  if (input.kind !== 'delivery' || message === undefined) return []
  const { result } = input
  if (['delivered', 'not_needed', 'not_sendable', 'sent_in_part'].includes(result.result)) return []
  const state = result.result === 'dead' ? 'dead' : 'refused'
  const possiblyTaken = result.result === 'unconfirmed' || (result.result === 'dead' && result.possiblyTaken)
  return [{ ...message, state, possiblyTaken, superseded: false }]
}

/** Sends a failed message again by its name, and returns the decision, which may be a refusal. */
export const sendsAgain = (story: Story, failed: FailedDelivery): Decision =>
  decide(
    story.request,
    { kind: 'command', command: { type: 'resend', delivery: failed.delivery } },
    { ...story.context, failed },
  )

/** Returns the last message of an operation that failed. */
export const failedMessage = (story: Story, operation: OperationKind): FailedDelivery => {
  const failed = story.failed.findLast((each) => each.operation === operation)
  if (failed === undefined) throw new Error(`no ${operation} failed`)
  return failed
}

/** Sends a failed message again, which must be allowed. */
export const resends = (story: Story, operation: OperationKind): Story => {
  const failed = failedMessage(story, operation)
  const command = { kind: 'command', command: { type: 'resend', delivery: failed.delivery } } as const
  return { ...apply(story, command, { ...story.context, failed }), context: story.context }
}

const commandOf = (command: Command | Command['type']): Command =>
  typeof command === 'string' ? Command.parse({ type: command }) : command

/** Gives a command of the library, which must be allowed. */
export const does = (
  story: Story,
  command: Command | Command['type'],
  context: Partial<Context> = {},
): Story => apply(story, { kind: 'command', command: commandOf(command) }, { ...story.context, ...context })

/** Returns why the library may not give a command now; undefined where it may. */
export const refusal = (story: Story, command: Command | Command['type']): string | undefined => {
  const decision = decides(story, { kind: 'command', command: commandOf(command) })
  return decision.kind === 'not_allowed' ? say(decision.reason) : undefined
}

const minimal: { readonly [Type in PartnerEventType]: Extract<PartnerEvent, { type: Type }> } = {
  request_received: { type: 'request_received' },
  expects_to_supply: { type: 'expects_to_supply' },
  will_supply: { type: 'will_supply' },
  conditional: { type: 'conditional', status: 'will_supply', conditions: ['LibraryUseOnly'] },
  retry_possible: { type: 'retry_possible', reason: 'NotFoundAsCited' },
  unfilled: { type: 'unfilled', reason: 'OnLoan' },
  shipped: { type: 'shipped', items: [] },
  cancel_accepted: { type: 'cancel_accepted' },
  cancel_refused: { type: 'cancel_refused' },
  cancelled_by_partner: { type: 'cancelled_by_partner' },
  renewed: { type: 'renewed' },
  renew_refused: { type: 'renew_refused' },
  renew_pending: { type: 'renew_pending' },
  overdue: { type: 'overdue' },
  recalled: { type: 'recalled' },
  hold_return: { type: 'hold_return' },
  release_hold_return: { type: 'release_hold_return' },
  checked_in: { type: 'checked_in' },
  completed_without_return: { type: 'completed_without_return' },
  expired: { type: 'expired' },
  message: { type: 'message', note: 'Hello' },
  status: { type: 'status', code: 'RequestReceived', names: 'request_received' },
}

/** Every partner event in its smallest form. */
export const smallestEvents: readonly PartnerEvent[] = Object.values(minimal)

/** Lets a partner say something: the active one under its last id, unless said. */
export const hears = (
  story: Story,
  event: PartnerEvent | PartnerEventType,
  from: { readonly entry?: number; readonly requestId?: string; readonly fingerprint?: string } = {},
): Story => {
  const entry = from.entry ?? activeId(story.request) ?? story.request.rota.at(-1)?.id ?? 1
  const own = story.request.rota.find((each) => each.id === entry)
  return apply(story, {
    kind: 'partner_event',
    entry,
    requestId: RequestId.parse(from.requestId ?? own?.requestIds.at(-1) ?? 'OSLO-7K2MQ4X9-1'),
    event: typeof event === 'string' ? minimal[event] : event,
    ...(from.fingerprint === undefined ? {} : { fingerprint: from.fingerprint }),
  })
}

/** Settles the last message of an operation with a result. */
export const settles = (story: Story, operation: OperationKind, result: DeliveryResult): Story => {
  const message = story.outbox.findLast((each) => each.operation === operation)
  if (message === undefined) throw new Error(`no ${operation} waits to be settled`)
  return settlesMessage(story, message, result)
}

/** Settles a message with a result. */
export const settlesMessage = (story: Story, message: Waiting, result: DeliveryResult): Story =>
  apply(story, { kind: 'delivery', ...message, result }, story.context, message.delivery)

/** Delivers the last message of an operation. */
export const delivers = (story: Story, operation: OperationKind): Story =>
  settles(story, operation, { result: 'delivered' })

export const refused = (kind: 'unknown_request' | 'other' = 'other'): DeliveryResult => ({
  result: 'refused',
  error: { kind, reason: textReason('ERROR') },
})

export const deadLetter = (possiblyTaken = false): DeliveryResult => ({
  result: 'dead',
  possiblyTaken,
  reason: textReason('connection refused'),
})

export const unconfirmed: DeliveryResult = { result: 'unconfirmed', reason: textReason('ERROR to a repeat') }

/** Lets the library's own side answer. */
export const answers = (story: Story, answer: OwnAnswer): Story => apply(story, { kind: 'answer', answer })

/** Lets a deadline of a kind pass. */
export const passes = (story: Story, kind: DeadlineKind): Story => {
  const deadline = story.request.deadlines.find((each) => each.kind === kind)
  if (deadline === undefined) throw new Error(`no deadline ${kind} runs`)
  const now = [deadline.at, story.context.now].toSorted().at(-1) ?? deadline.at
  return apply(story, { kind: 'deadline', deadline }, { ...story.context, now, by: { kind: 'system' } })
}

/** Lets some days go by in which nothing happens. */
export const waits = (story: Story, count: number): Story => ({
  ...story,
  context: { ...story.context, now: after(story.context.now, days(count)) },
})
