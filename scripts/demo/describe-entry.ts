import { z } from 'zod'
import type { TimelineView } from '../../src/http/api/views/messages.ts'

/** A line of a timeline: when, who, what, and the status that it led to. */
export type Line = {
  readonly at: string
  readonly who: string
  readonly message: string
  readonly status: string
  /** True where the status differs from the one before. */
  readonly isNew: boolean
}

type Timeline = readonly TimelineView[]
type EventView = Extract<TimelineView, { kind: 'event' }>
type MessageIn = Extract<TimelineView, { kind: 'message_in' }>['message']
type Delivery = Extract<TimelineView, { kind: 'message_out' }>['delivery']

/** Tells what is new in a timeline since the last look. */
export type Teller = (timeline: Timeline) => readonly Line[]

const words = (summary: string): string => summary.replace(/^(supplyingAgency|requestingAgency)Message /, '')

const explained = ({ explanations }: EventView): string =>
  explanations.map(({ text }) => ` (${text})`).join('')

/** The receiver of a message that goes to no partner, where it is not the library's own system. */
const others: Readonly<Record<string, string>> = { notice: 'the patron', locate: 'the catalogue' }

/** Returns whom a message goes to: a partner, the patron, a catalogue, the library's own system. */
const receiverOf = ({ partner, operation }: Delivery): string => partner ?? others[operation] ?? 'the ILS'

/** Returns whom a message comes from: only a library's own system is no partner. */
const senderOf = ({ partner, library }: MessageIn): string =>
  partner ?? (library === null ? 'unknown' : 'the ILS')

const ofDelivery = z.object({ delivery: z.string() })

/** Describes the actor and the event: a person, the clock, or a partner that accepted or refused a message. */
const named = (event: EventView, deliveries: readonly Delivery[]): Pick<Line, 'who' | 'message'> => {
  const { by, input } = event
  const name = input.name.replaceAll('_', ' ')
  if (input.kind === 'deadline') return { who: 'the clock', message: `the deadline ${name} has passed` }
  if (input.kind !== 'delivery') return { who: [by.kind, by.id].filter(Boolean).join(' '), message: name }
  const data = ofDelivery.safeParse(input.data)
  const delivery = deliveries.find(({ id }) => id === data.data?.delivery)
  return {
    who: `← ${delivery === undefined ? 'partner' : receiverOf(delivery)}`,
    message: `${delivery?.summary ?? ''}: ${name}`,
  }
}

const eventLine = (event: EventView, deliveries: readonly Delivery[]): Line => {
  const { who, message } = named(event, deliveries)
  return { at: event.at, who, message: words(message) + explained(event), ...statusOf(event) }
}

const statusOf = (event: EventView | undefined): Pick<Line, 'status' | 'isNew'> =>
  event === undefined || event.outcome === 'ignored'
    ? { status: '', isNew: false }
    : { status: event.status, isNew: event.status !== event.previousStatus }

const incomingLine = (message: MessageIn, event: EventView | undefined): Line => {
  const remark = message.state === 'applied' ? '' : ` (${message.state}${reasonOf(message)})`
  return {
    at: message.receivedAt,
    who: `← ${senderOf(message)}`,
    message: `${words(message.summary)}${remark}${event === undefined ? '' : explained(event)}`,
    ...statusOf(event),
  }
}

const reasonOf = ({ reason }: MessageIn): string => (reason === null ? '' : `: ${reason}`)

const outgoingLine = (delivery: Delivery): Line => ({
  at: delivery.createdAt,
  who: `→ ${receiverOf(delivery)}`,
  message: words(delivery.summary),
  status: '',
  isNew: false,
})

/** Describes the state of a message to a partner that no event describes: a failed attempt, a withdrawal. */
const changeLine = (delivery: Delivery, now: string): Line | undefined => {
  const { state, attempts, lastError, dueAt, settledAt } = delivery
  const line = (message: string): Line => ({
    at: settledAt ?? now,
    who: `→ ${receiverOf(delivery)}`,
    message,
    status: '',
    isNew: false,
  })
  if (state === 'withdrawn') return line(`${words(delivery.summary)}: withdrawn`)
  if (state === 'waiting' && attempts > 0)
    return line(`attempt ${attempts} failed: ${lastError?.text}; again at ${dueAt.slice(11, 23)}`)
  return undefined
}

/**
 * Makes a teller for one request. A message of a partner and the event that it led to are one line; a message to a
 * partner has a line when it is written, and one for each attempt that failed.
 *
 * @param now the time, for what the timeline gives none
 */
export const createTeller = (now: () => Date): Teller => {
  const reported = new Set<string>()
  const once = (name: string, line: () => Line | undefined): readonly Line[] => {
    if (reported.has(name)) return []
    reported.add(name)
    const made = line()
    return made === undefined ? [] : [made]
  }
  return (timeline) => {
    const deliveries = timeline.flatMap((item) => (item.kind === 'message_out' ? [item.delivery] : []))
    const led = new Map(
      timeline.flatMap((item) => (item.kind === 'event' ? [[item.message ?? '', item] as const] : [])),
    )
    const happened = timeline.flatMap((item): readonly Line[] => {
      if (item.kind === 'message_out')
        return once(`out ${item.delivery.id}`, () => outgoingLine(item.delivery))
      if (item.kind === 'message_in') {
        const { id } = item.message
        return once(`in ${id}`, () => incomingLine(item.message, led.get(id)))
      }
      return item.message === undefined ? once(`event ${item.cursor}`, () => eventLine(item, deliveries)) : []
    })
    const changed = deliveries.flatMap((delivery) =>
      once(`out ${delivery.id} ${delivery.state} ${delivery.attempts}`, () =>
        changeLine(delivery, now().toISOString()),
      ),
    )
    return [...happened, ...changed]
  }
}
