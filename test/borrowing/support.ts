import type { z } from 'zod'
import { attentionRules } from '../../src/borrowing/attention/attention-rules.ts'
import { Command } from '../../src/borrowing/commands/command.ts'
import { CreateRequest } from '../../src/borrowing/commands/create-input.ts'
import { createRequest } from '../../src/borrowing/create-request.ts'
import { allowedCommands, decide } from '../../src/borrowing/decide.ts'
import type {
  Context,
  Decision,
  DeliveryResult,
  Effect,
  FailedDelivery,
  Input,
  PartnerFacts,
} from '../../src/borrowing/decision.ts'
import type { RecordedEvent } from '../../src/borrowing/events/recorded-event.ts'
import type { OwnAnswer } from '../../src/borrowing/local-answers/local-answer.ts'
import type { PartnerEvent, PartnerEventType } from '../../src/borrowing/partner-events/partner-event.ts'
import type { RaisedAttention } from '../../src/borrowing/request/attention.ts'
import type { DeadlineKind } from '../../src/borrowing/request/deadline.ts'
import type { OperationKind } from '../../src/borrowing/request/operation.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import type { PlannedRota } from '../../src/borrowing/rota-rules/planned-rota.ts'
import type { SendingVerdict } from '../../src/borrowing/rota-rules/sending-rules.ts'
import { projectStatus } from '../../src/borrowing/status/project-status.ts'
import type { Status } from '../../src/borrowing/status/statuses.ts'
import { after, days } from '../../src/borrowing/time.ts'
import { Instant, LibraryCode, PartnerCode, RequestId, RequestNumber } from '../../src/borrowing/values.ts'
import { WorkflowProfile } from '../../src/borrowing/workflow/workflow-profile.ts'

/** What a workflow profile may be given with: all of it has defaults. */
export type WorkflowSettings = Omit<z.input<typeof WorkflowProfile>, 'code'>

/** The settings of a test's world. */
export type World = {
  readonly rota?: readonly string[]
  readonly workflow?: WorkflowSettings
  readonly partners?: Readonly<Record<string, Partial<PartnerFacts>>>
  readonly create?: Partial<z.input<typeof CreateRequest>>
  readonly duplicate?: string
  readonly recordsInIls?: boolean
  /** What rules or a template plan: one partner unless said, so that the command always adds somebody. */
  readonly planned?: Partial<PlannedRota>
  readonly sending?: SendingVerdict
  readonly hasCatalogue?: boolean
}

type Made = Exclude<Decision, { kind: 'not_allowed' }>

/** A message that waits to be sent, or was sent and not settled. */
export type Waiting = {
  readonly delivery: string
  readonly entry: number
  readonly requestId: RequestId
  readonly operation: OperationKind
}

/** Partners that the directory always has. */
export const partnerCodes = ['ALPHA', 'BETA', 'GAMMA', 'DELTA'] as const

/** Partners by their codes. */
export const codes = (...names: readonly string[]): PartnerCode[] =>
  names.map((name) => PartnerCode.parse(name))

export const start = Instant.parse('2026-03-02T09:00:00.000Z')

/** A workflow profile, the standard one but for what is named. */
export const workflow = (settings: WorkflowSettings = {}): WorkflowProfile =>
  WorkflowProfile.parse({ code: 'test', ...settings })

/** What the core knows of partners, the same for all but for what is named. */
export const contextOf = (world: World, now: Instant = start): Context => {
  const profile = workflow(world.workflow)
  const facts = (code: string): PartnerFacts => ({
    code: PartnerCode.parse(code),
    active: true,
    skip: null,
    workflow: profile,
    takesStatusRequest: true,
    takesReminder: false,
    retryKeepsId: false,
    expiry: null,
    cancelsByItself: true,
    claimsByItself: null,
    resendOverdueDays: null,
    supplyDays: null,
    deliveryDelayDays: 0,
    catalogue: { whenUncertain: 'keep' },
    ...world.partners?.[code],
  })
  return {
    now,
    by: { kind: 'staff', id: 'anna' },
    timeZone: 'Europe/Oslo',
    workflow: profile,
    partners: Object.fromEntries(partnerCodes.map((code) => [code, facts(code)])),
    recordsInIls: world.recordsInIls ?? false,
    hasCatalogue: world.hasCatalogue ?? false,
    attempted: false,
    planned: {
      rules: [],
      templates: ['North'],
      missing: [],
      partners: [{ partner: PartnerCode.parse('DELTA'), template: 'North', lastResort: false }],
      leftOut: [],
      ...world.planned,
    },
    ...(world.sending === undefined ? {} : { sending: world.sending }),
  }
}

/** A request's story so far: each step gives the next one. */
export type Story = {
  readonly world: World
  readonly context: Context
  readonly request: Request
  readonly status: Status
  /** The last decision. */
  readonly last: Made
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
  last: Made,
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
  const requeued = before.messages.filter((message) =>
    last.effects.some((each) => each.kind === 'requeue' && each.delivery === message.delivery),
  )
  const left = before.outbox.filter((message) => !isWithdrawn(message, last.effects))
  return {
    world,
    context,
    request: last.request,
    status: projectStatus(last.request),
    last,
    events: last.kind === 'repeat' ? before.events : [...before.events, last.event],
    outbox: [...left, ...requeued, ...sentMessages],
    messages: [...before.messages, ...sentMessages],
    failed: before.failed.filter(({ delivery }) => requeued.every((each) => each.delivery !== delivery)),
    allowed: allowedCommands(last.request, context),
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

/** A request that was just made: by default one loan with ALPHA and BETA in its rota, ready to be sent. */
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

/** A message that left something out is on its way all the same: its own result comes later. */
const isOnItsWay = (input: Input): boolean =>
  input.kind === 'delivery' && input.result.result === 'sent_in_part'

/** Applies any input. `settles` is the message whose result it is. */
export const apply = (story: Story, input: Input, context = story.context, settles?: string): Story => {
  const decision = decide(story.request, input, context)
  if (decision.kind === 'not_allowed') throw new Error(`not allowed: ${decision.reason}`)
  return storyOf(story.world, context, decision, {
    events: story.events,
    messages: story.messages,
    outbox: story.outbox.filter((message) => message.delivery !== settles || isOnItsWay(input)),
    failed: [...story.failed, ...failedOf(story, input, settles)],
  })
}

/** What the outbox keeps of a message that came back undelivered; once in doubt, always so. */
const failedOf = (story: Story, input: Input, settles: string | undefined): FailedDelivery[] => {
  const message = story.messages.find((each) => each.delivery === settles)
  if (input.kind !== 'delivery' || message === undefined) return []
  const { result } = input
  if (['delivered', 'not_sendable', 'sent_in_part'].includes(result.result)) return []
  const state = result.result === 'dead' ? 'dead' : 'refused'
  const possiblyTaken = result.result === 'unconfirmed' || (result.result === 'dead' && result.possiblyTaken)
  return [{ ...message, state, possiblyTaken, superseded: false }]
}

/** A message that failed is sent again by its name; the decision, which may be a refusal. */
export const sendsAgain = (story: Story, failed: FailedDelivery): Decision =>
  decide(
    story.request,
    { kind: 'command', command: { type: 'resend', delivery: failed.delivery } },
    { ...story.context, failed },
  )

/** The last message of an operation that failed. */
export const failedMessage = (story: Story, operation: OperationKind): FailedDelivery => {
  const failed = story.failed.findLast((each) => each.operation === operation)
  if (failed === undefined) throw new Error(`no ${operation} failed`)
  return failed
}

/** It is sent again, which must be allowed. */
export const resends = (story: Story, operation: OperationKind): Story => {
  const failed = failedMessage(story, operation)
  const command = { kind: 'command', command: { type: 'resend', delivery: failed.delivery } } as const
  return { ...apply(story, command, { ...story.context, failed }), context: story.context }
}

const commandOf = (command: Command | Command['type']): Command =>
  typeof command === 'string' ? Command.parse({ type: command }) : command

/** The library gives a command, which must be allowed. */
export const does = (
  story: Story,
  command: Command | Command['type'],
  context: Partial<Context> = {},
): Story => apply(story, { kind: 'command', command: commandOf(command) }, { ...story.context, ...context })

/** Why the library may not give a command now; undefined where it may. */
export const refusal = (story: Story, command: Command | Command['type']): string | undefined => {
  const decision = decide(story.request, { kind: 'command', command: commandOf(command) }, story.context)
  return decision.kind === 'not_allowed' ? decision.reason : undefined
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

/** A partner says something: the active one under its last id, unless said. */
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

/** The last message of an operation that was told comes back with a result. */
export const settles = (story: Story, operation: OperationKind, result: DeliveryResult): Story => {
  const message = story.outbox.findLast((each) => each.operation === operation)
  if (message === undefined) throw new Error(`no ${operation} waits to be settled`)
  return settlesMessage(story, message, result)
}

/** A message comes back with a result. */
export const settlesMessage = (story: Story, message: Waiting, result: DeliveryResult): Story =>
  apply(story, { kind: 'delivery', ...message, result }, story.context, message.delivery)

/** The last message of an operation that was told is delivered. */
export const delivers = (story: Story, operation: OperationKind): Story =>
  settles(story, operation, { result: 'delivered' })

export const refused = (kind: 'unknown_request' | 'other' = 'other'): DeliveryResult => ({
  result: 'refused',
  error: { kind, text: 'ERROR' },
})

export const deadLetter = (possiblyTaken = false): DeliveryResult => ({
  result: 'dead',
  possiblyTaken,
  reason: 'connection refused',
})

export const unconfirmed: DeliveryResult = { result: 'unconfirmed', reason: 'ERROR to a repeat' }

/** The library's own side answers. */
export const answers = (story: Story, answer: OwnAnswer): Story => apply(story, { kind: 'answer', answer })

/** A deadline of a kind passes. */
export const passes = (story: Story, kind: DeadlineKind): Story => {
  const deadline = story.request.deadlines.find((each) => each.kind === kind)
  if (deadline === undefined) throw new Error(`no deadline ${kind} runs`)
  const now = [deadline.at, story.context.now].toSorted().at(-1) ?? deadline.at
  return apply(story, { kind: 'deadline', deadline }, { ...story.context, now, by: { kind: 'system' } })
}

/** Some days go by, and nothing happens. */
export const waits = (story: Story, count: number): Story => ({
  ...story,
  context: { ...story.context, now: after(story.context.now, days(count)) },
})

/** The id of the entry that is asked. */
export const activeId = (request: Request): number | undefined =>
  request.rota.find((entry) => entry.state === 'active')?.id

/** What the last step told partners: `cancel to 1`. */
export const sentOperations = (story: Story): readonly string[] =>
  story.last.effects.flatMap((each) =>
    each.kind === 'send' ? [`${each.operation.kind} to ${each.entry}`] : [],
  )

/** What the last step told partners, in full. */
export const operations = (story: Story) =>
  story.last.effects.flatMap((each) => (each.kind === 'send' ? [each.operation] : []))

/** The states of the rota's entries, in order. */
export const rota = (story: Story): readonly string[] => story.request.rota.map((entry) => entry.state)

/** The states of the items, in order. */
export const items = (story: Story): readonly string[] => story.request.items.map((item) => item.state)

/** The kinds of all attention that stands. */
export const allAttention = ({ request }: Story): readonly string[] =>
  request.attention.map(({ kind }) => kind)

/** The attention that something raised, with its details, whenever that was. */
export const raised = ({ request }: Pick<Story, 'request'>): readonly RaisedAttention[] =>
  request.attention
    .filter(({ kind }) => attentionRules[kind].derive === undefined)
    .map(({ since: _, ...each }) => each)

/** The kinds of attention that something raised; what follows from the stage or an open question is left out. */
export const attention = ({ request }: Story): readonly string[] =>
  request.attention.map(({ kind }) => kind).filter((kind) => attentionRules[kind].derive === undefined)

/** Waits in which the library has a part: on the way, on the shelf, on loan, on its own turn. */
const ownWaits: readonly DeadlineKind[] = [
  'offer',
  'transit',
  'shelf',
  'lost_reported',
  'ils_answer',
  'look_up',
  'return',
  'idle',
]

/** The deadlines that run for an answer of the partner or a date. */
export const deadlines = ({ request }: Story): readonly string[] =>
  request.deadlines
    .map(({ kind }) => kind)
    .filter((kind) => !ownWaits.includes(kind))
    .toSorted()

/** The deadlines of the library's own waits. */
export const ownDeadlines = ({ request }: Story): readonly string[] =>
  request.deadlines.map(({ kind }) => kind).filter((kind) => ownWaits.includes(kind))

/** The day, counted from the beginning, at which a deadline passes. */
export const dayOfDeadline = (story: Story, kind: DeadlineKind): number | undefined => {
  const deadline = story.request.deadlines.find((each) => each.kind === kind)
  return deadline && Math.floor((Date.parse(deadline.at) - Date.parse(start)) / 86_400_000)
}

/** The question that is open: its kind, or null. */
export const question = (story: Story): string | null => story.request.negotiation?.kind ?? null

/** Freezes a piece of plain data through and through. */
export const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}

/** Request that was sent to ALPHA. */
export const sent = (world: World = {}): Story => delivers(does(begin(world), 'send'), 'request')

/** … that ALPHA has shipped. */
export const shipped = (world: World = {}, event: PartnerEvent | PartnerEventType = 'shipped'): Story =>
  hears(sent(world), event)

/** … that was received. */
export const received = (world: World = {}, event: PartnerEvent | PartnerEventType = 'shipped'): Story =>
  does(shipped(world, event), 'receive')

/** … whose item is on its way back, and ALPHA knows. */
export const returned = (world: World = {}): Story =>
  delivers(does(received(world), 'return'), 'shipped_return')

/** A request that ALPHA was left with, by cancelling it at once, so that BETA is asked. */
export const left = (world: World = {}): Story =>
  delivers(
    does(sent({ ...world, workflow: { afterPartnerCancel: 'at_once', ...world.workflow } }), {
      type: 'cancel_partner',
      entry: 1,
    }),
    'request',
  )

/** … though ALPHA ships all the same. */
export const leftButShipped = (
  world: World = {},
  event: PartnerEvent | PartnerEventType = 'shipped',
): Story => hears(left(world), event, { entry: 1 })
