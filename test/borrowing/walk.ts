import fc from 'fast-check'
import type { Command } from '../../src/borrowing/commands/command.ts'
import { commandTypes } from '../../src/borrowing/commands/command-rules.ts'
import type { FailedDelivery, Input } from '../../src/borrowing/decision.ts'
import {
  type NamedItem,
  type PartnerEvent,
  statusNames,
} from '../../src/borrowing/partner-events/partner-event.ts'
import type { Item } from '../../src/borrowing/request/item.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import { Cost, Day, Instant, PartnerCode } from '../../src/borrowing/values.ts'
import { textReason } from '../../src/translations/reason.ts'
import { sensible } from './sensible.ts'
import {
  answers,
  apply,
  begin,
  decides,
  delivers,
  does,
  hears,
  type Story,
  smallestEvents,
  type Waiting,
} from './story.ts'
import type { World } from './world.ts'

const day = Day.parse('2026-06-01')
const cost = Cost.parse({ currency: 'EUR', amount: '12.50' })

const names = (request: Request, entry: number, choice: number): NamedItem[] => {
  const existingItems = request.items
    .filter((item) => item.entry === entry && item.partnerItemId !== undefined)
    .map((item) => ({ partnerItemId: item.partnerItemId }))
  return (
    [
      [],
      [{ partnerItemId: 'A1' }],
      [
        { partnerItemId: 'A1', volume: '1' },
        { partnerItemId: 'A2', barcode: 'B2' },
      ],
      [{ volume: '2' }],
      [{}],
      existingItems.slice(0, 1),
      existingItems,
    ][choice % 7] ?? []
  )
}

/** Returns a partner event with one of several contents. */
const eventOf = (request: Request, entry: number, kind: number, choice: number): PartnerEvent => {
  const event = smallestEvents[kind % smallestEvents.length]
  if (event === undefined) return { type: 'message' }
  switch (event.type) {
    case 'conditional': {
      const status = (['request_received', 'expects_to_supply', 'will_supply', undefined] as const)[
        choice % 4
      ]
      return {
        ...event,
        conditions: choice % 3 === 0 ? ['Other'] : event.conditions,
        status,
        ...(choice % 2 === 0 ? { cost } : {}),
      }
    }
    case 'retry_possible':
      return choice % 2 === 0
        ? event
        : { ...event, after: Instant.parse('2026-03-20T00:00:00.000Z'), conditions: ['Other'], cost }
    case 'shipped':
      return {
        ...event,
        items: names(request, entry, choice),
        ...(choice % 5 === 1 ? { form: 'digital', url: 'https://example.org/a.pdf' } : {}),
        ...(choice % 5 === 2 ? { form: 'physical', dueDate: day, conditions: ['LibraryUseOnly'] } : {}),
      }
    case 'checked_in':
      return choice % 2 === 0 ? event : { ...event, items: names(request, entry, choice) }
    case 'renewed':
    case 'overdue':
    case 'recalled':
      return choice % 2 === 0 ? event : { ...event, dueDate: day }
    case 'status': {
      const named = [...statusNames, undefined][choice % (statusNames.length + 1)]
      return { ...event, names: named }
    }
    default:
      return event
  }
}

const results = [
  { result: 'not_needed', reason: textReason('it takes none') },
  { result: 'delivered' },
  { result: 'delivered' },
  { result: 'refused', error: { kind: 'other', reason: textReason('ERROR') } },
  { result: 'refused', error: { kind: 'unknown_request', reason: textReason('unknown id') } },
  { result: 'dead', possiblyTaken: false, reason: textReason('refused') },
  { result: 'dead', possiblyTaken: true, reason: textReason('timeout') },
  { result: 'unconfirmed', reason: textReason('ERROR to a repeat') },
  { result: 'not_sendable', reason: textReason('no word for it') },
  { result: 'sent_in_part', reason: textReason('left out: the note') },
] as const

/** One step of a random walk, before it is known where it starts: numbers that choose. */
export type Step = readonly [kind: number, first: number, second: number, third: number]

const number = fc.noBias(fc.nat(100_000))

/** A random walk: how far the request has come before it begins, and its steps. */
export const walks: fc.Arbitrary<{ readonly from: number; readonly steps: readonly Step[] }> = fc.record({
  from: fc.nat(10),
  steps: fc.array(fc.tuple(number, number, number, number), { minLength: 5, maxLength: 40, size: 'max' }),
})

/** The ordinary way of a request, a step at a time. */
const ordinary: readonly ((story: Story) => Story)[] = [
  (story) => (story.allowed.includes('keep_duplicate') ? does(story, 'keep_duplicate') : story),
  (story) =>
    story.request.stage === 'pending_approval' && story.allowed.includes('approve')
      ? does(story, 'approve')
      : story,
  (story) =>
    story.request.stage === 'locating'
      ? answers(story, {
          type: 'located',
          entries: story.request.rota.map((entry) => ({ entry: entry.id, located: true })),
        })
      : story,
  (story) => (story.allowed.includes('send') ? does(story, { type: 'send', override: true }) : story),
  (story) => (story.outbox.some((each) => each.operation === 'request') ? delivers(story, 'request') : story),
  (story) => (story.request.stage === 'sent' ? hears(story, 'will_supply') : story),
  (story) =>
    ['sent', 'accepted', 'will_supply'].includes(story.request.stage) ? hears(story, 'shipped') : story,
  (story) =>
    story.allowed.includes('receive')
      ? does(story, sensible('receive', story.request, story.context))
      : story,
  (story) =>
    story.request.negotiation?.kind === 'receiving' ? answers(story, { type: 'ils_accepted' }) : story,
  (story) => (story.allowed.includes('patron_loan') ? does(story, 'patron_loan') : story),
]

/** Returns a new request that goes some way as requests ordinarily do. */
export const beginAt = (world: World, from: number): Story =>
  ordinary.slice(0, from).reduce((story, step) => step(story), begin(world))

const commandInput = (story: Story, first: number, second: number): Input | undefined => {
  const dull = [
    'complete',
    'cancel',
    'decline',
    'edit',
    'message',
    'mark_read',
    'move',
    'set_rota',
    'locate',
    'dismiss',
    'add_cost',
    'correct_cost',
  ]
  const others = story.allowed.filter((type) => type !== 'undo')
  const lively = others.filter((type) => !dull.includes(type))
  const all = first % 5 === 0 || lively.length === 0 ? others : lively
  const name =
    first % 35 === 0 && story.allowed.includes('undo') ? 'undo' : all[second % Math.max(1, all.length)]
  const type = commandTypes.find((each) => each === name)
  if (type === undefined) return undefined
  if (type === 'record_partner_event' && first % 2 === 0) {
    const entry = story.request.rota.findLast((each) => each.requestIds.length > 0)
    return entry === undefined
      ? undefined
      : {
          kind: 'command',
          command: { type, entry: entry.id, event: eventOf(story.request, entry.id, first, second) },
        }
  }
  const command = sensible(type, story.request, story.context, first)
  return { kind: 'command', command: ofOneItem(story.request, command, first) ?? command }
}

/** Returns the command for one item alone, at times. */
const ofOneItem = (request: Request, command: Command, choice: number): Command | undefined => {
  const one = (...states: readonly Item['state'][]): Item | undefined => {
    const all = request.items.filter((item) => states.includes(item.state))
    return choice % 3 === 0 ? undefined : all[choice % Math.max(1, all.length)]
  }
  switch (command.type) {
    case 'receive': {
      const item = one('expected', 'shipped', 'missing')
      if (item === undefined) return undefined
      return choice % 3 === 1
        ? { ...command, entry: item.entry, items: [{ id: item.id, barcode: `T-${item.id}` }] }
        : { ...command, entry: item.entry, missing: [item.id] }
    }
    case 'return': {
      const item = one('received', 'on_loan', 'patron_returned')
      return item === undefined ? undefined : { ...command, entry: item.entry, items: [item.id] }
    }
    case 'patron_loan': {
      const item = one('received', 'patron_returned')
      return item === undefined ? undefined : { ...command, items: [item.id] }
    }
    case 'patron_return': {
      const item = one('on_loan')
      return item === undefined ? undefined : { ...command, items: [item.id] }
    }
    case 'report_lost': {
      const item = one('shipped', 'received', 'on_loan', 'patron_returned', 'returned')
      return item === undefined ? undefined : { ...command, items: [item.id] }
    }
    case 'found': {
      const item = one('lost')
      return item === undefined ? undefined : { ...command, items: [item.id] }
    }
    default:
      return undefined
  }
}

const eventInput = (story: Story, first: number, second: number, third: number): Input | undefined => {
  const askedEntries = story.request.rota.filter((entry) => entry.requestIds.length > 0)
  const active = askedEntries.find((entry) => entry.state === 'active')
  const entry =
    active !== undefined && third % 5 !== 0 ? active : askedEntries[third % Math.max(1, askedEntries.length)]
  if (entry === undefined) return undefined
  const requestId = third % 11 === 0 ? entry.requestIds[0] : entry.requestIds.at(-1)
  if (requestId === undefined) return undefined
  const event = eventOf(story.request, entry.id, first, second)
  const fingerprint = third % 3 === 0 ? { fingerprint: JSON.stringify([entry.id, event]) } : {}
  return { kind: 'partner_event', entry: entry.id, requestId, event, ...fingerprint }
}

const ownAnswer = (story: Story, first: number, second: number): Input => {
  const unasked = story.request.rota.filter((entry) => ['pending', 'not_located'].includes(entry.state))
  const { negotiation } = story.request
  const recording = negotiation?.kind === 'receiving' ? negotiation.items : []
  const holds = ['on_shelf', 'cancelled', 'expired'] as const
  const answers = [
    { type: 'ils_accepted' },
    { type: 'ils_accepted', item: recording[second % Math.max(1, recording.length)] ?? 1, id: `R-${second}` },
    { type: 'ils_accepted', item: 1 + (second % 9), id: `R-${second}` },
    { type: 'ils_refused', reason: textReason('no such barcode') },
    { type: 'ils_refused', reason: textReason('timeout'), item: recording[0] ?? 1, id: `R-${second}` },
    { type: 'hold_changed', item: 1 + (second % 3), hold: holds[second % holds.length] ?? 'expired' },
    {
      type: 'located',
      entries: unasked.map((entry, index) => ({ entry: entry.id, located: (second + index) % 3 !== 0 })),
      locallyOwned: second % 7 === 0,
    },
    {
      type: 'holders_found',
      found: {
        partners: (['ALPHA', 'BETA', 'GAMMA'] as const).slice(0, second % 4).map((partner) => ({
          partner: PartnerCode.parse(partner),
          template: 'holders',
          lastResort: false,
          source: 'union',
        })),
        leftOut: [],
        late: [],
        rules: [],
        templates: ['holders'],
        missing: [],
        sources: [{ source: 'union', questions: 1, holders: second % 4 }],
        checkAhead: second % 3,
      },
    },
  ] as const
  return { kind: 'answer', answer: answers[first % answers.length] ?? { type: 'ils_accepted' } }
}

/** Makes an input about mails: a notice comes back, a mail waits for review, or one that waited is dealt with. */
const mailAnswer = (first: number, second: number): Input => {
  const notices = ['request_sent', 'ready_for_pickup', 'due_date_near'] as const
  const message = `M-${second % 2}`
  const answers = [
    {
      type: 'notice_failed',
      notice: notices[second % notices.length] ?? 'request_sent',
      reason: textReason('no such mailbox'),
    },
    { type: 'mail_in_review', message, reason: textReason('not understood') },
    { type: 'mail_reviewed', message },
    { type: 'configuration_changed' },
  ] as const
  return { kind: 'answer', answer: answers[first % answers.length] ?? { type: 'mail_reviewed', message } }
}

type Chosen = { readonly input: Input; readonly settles?: Waiting; readonly failed?: FailedDelivery }

/**
 * Returns the input that sends a failed message again. A message that failed is sent again by its name, whether
 * attention calls for that or not.
 */
const resendInput = (story: Story, first: number): Chosen | undefined => {
  const failed = story.failed[first % Math.max(1, story.failed.length)]
  return failed === undefined
    ? undefined
    : {
        input: { kind: 'command', command: { type: 'resend', delivery: failed.delivery } },
        failed,
      }
}

const deliveryInput = (story: Story, first: number, second: number): Chosen | undefined => {
  const message = story.outbox[first % 3 === 0 ? second % Math.max(1, story.outbox.length) : 0]
  const result = results[second % results.length]
  return message === undefined || result === undefined
    ? undefined
    : { input: { kind: 'delivery', ...message, result }, settles: message }
}

const deadlineInput = (story: Story, first: number, second: number): Input | undefined => {
  const sorted = story.request.deadlines.toSorted((one, other) => (one.at < other.at ? -1 : 1))
  const deadline = sorted[first % 3 === 0 ? second % Math.max(1, sorted.length) : 0]
  return deadline && { kind: 'deadline', deadline }
}

/** Makes the input of a random step in a story; of the next kind where no input of its kind is possible. */
export const inputOf = (story: Story, [kind, first, second, third]: Step): Chosen | undefined => {
  const of = (input: Input | undefined) => (input === undefined ? [] : [{ input }])
  const candidates = [
    ...of(commandInput(story, first, second)),
    ...of(eventInput(story, first, second, third)),
    ...[deliveryInput(story, first, second)].filter((each) => each !== undefined),
    ...(third % 3 === 0 ? [resendInput(story, first)].filter((each) => each !== undefined) : []),
    ...(third % 4 === 0 ? of(deadlineInput(story, first, second)) : []),
    ...(story.request.negotiation?.kind === 'receiving' || third % 10 === 0
      ? of(ownAnswer(story, first, second))
      : []),
    ...(third % 8 === 1 ? of(mailAnswer(first, second)) : []),
  ]
  return candidates[kind % Math.max(1, candidates.length)]
}

/**
 * Takes a random step. The story stays as it is, without an input, where there is nothing to happen or where a command
 * is refused for what it names.
 */
export const take = (story: Story, step: Step): { readonly story: Story; readonly input?: Input } => {
  const chosen = inputOf(story, step)
  if (chosen === undefined) return { story }
  const { input, settles, failed } = chosen
  const at = input.kind === 'deadline' ? input.deadline.at : story.context.now
  const now = [at, story.context.now].toSorted().at(-1) ?? at
  const { planned } = story.context
  const context = {
    ...story.context,
    now,
    attempted: step[1] % 4 === 0,
    ...(planned === undefined ? {} : { planned: { ...planned, findsHolders: step[2] % 5 === 0 } }),
  }
  const fullContext = failed === undefined ? context : { ...context, failed }
  return decides(story, input, fullContext).kind === 'not_allowed'
    ? { story }
    : { story: { ...apply(story, input, fullContext, settles?.delivery), context }, input }
}
