import type { TimelineItem } from '../../../api/types.ts'

export type TimelineEventItem = Extract<TimelineItem, { kind: 'event' }>
export type TimelineMessageItem = Exclude<TimelineItem, { kind: 'event' }>

/** What happened at once: an event with the messages that led to it or that it caused, or a message that changed nothing. */
export type Exchange = {
  readonly key: string
  readonly at: string
  readonly event?: TimelineEventItem
  readonly messages: readonly TimelineMessageItem[]
}

const idOf = (item: TimelineMessageItem): string =>
  item.kind === 'message_in' ? item.message.id : item.delivery.id

/** Returns whether an event only says that a message arrived, which stands with the message already. */
const saysDeliveryAlone = ({ input, status, previousStatus, explanations }: TimelineEventItem): boolean =>
  input.kind === 'delivery' &&
  input.name === 'delivered' &&
  status === previousStatus &&
  explanations.length === 0

/** Gathers a timeline into exchanges, in its order: each message stands with the event that it belongs to. */
export const gatherExchanges = (timeline: readonly TimelineItem[]): readonly Exchange[] => {
  const messages = timeline.filter((item) => item.kind !== 'event')
  const taken = new Set<string>()
  const exchanges = timeline.flatMap((item): Exchange[] => {
    if (item.kind !== 'event' || saysDeliveryAlone(item)) return []
    const ids = [item.message, ...item.messagesSent.map(({ delivery }) => delivery)]
    // One message may lead to several events: it stands with the first.
    const own = messages.filter((each) => ids.includes(idOf(each)) && !taken.has(idOf(each)))
    for (const each of own) taken.add(idOf(each))
    return [{ key: `event ${item.cursor}`, at: item.at, event: item, messages: own }]
  })
  const alone = messages
    .filter((each) => !taken.has(idOf(each)))
    .map((each) => ({ key: `message ${idOf(each)}`, at: each.at, messages: [each] }))
  return [...exchanges, ...alone].toSorted((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  )
}
