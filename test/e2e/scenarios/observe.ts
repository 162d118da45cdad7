import { z } from 'zod'
import type { RecordedEvent } from '../../../src/borrowing/events/recorded-event.ts'
import { TimelineView } from '../../../src/http/api/views/messages.ts'
import type { RequestView } from '../../../src/http/api/views/request-schemas.ts'
import { readRequest } from './perform.ts'
import { type PartnerName, partnerNames } from './scenario.ts'
import type { ReceivedMessage } from './scenario-lender.ts'
import { expectStatus, type Setting } from './setting.ts'

type Event = RecordedEvent & { readonly cursor: number }

/** The state of the API and of the lenders' ledgers at a moment, and the changes since the moment before. */
export type Observed = {
  readonly view: RequestView
  readonly events: readonly Event[]
  readonly newEvents: readonly Event[]
  /** The outcomes of the partners' messages, as the timeline shows them. */
  readonly newMessages: readonly string[]
  /** The mails to the patron, as `notice state`. */
  readonly newNotices: readonly string[]
  readonly newReceived: readonly (ReceivedMessage & { readonly partner: PartnerName })[]
}

const Timeline = z.object({ items: z.array(TimelineView) })

/** Remembers what was seen, so that each look gives what is new. */
export const createObserver = <Own>(setting: Setting<Own>) => {
  const receivedUpTo = new Map<PartnerName, number>()
  const seenMessages = new Set<string>()
  let cursor = 0

  const newReceived = (): Observed['newReceived'] =>
    partnerNames
      .filter((name) => setting.lenders.has(name))
      .flatMap((partner) => {
        const newMessages = setting.lender(partner).parsed(receivedUpTo.get(partner) ?? 0)
        receivedUpTo.set(partner, newMessages.at(-1)?.sequence ?? receivedUpTo.get(partner) ?? 0)
        return newMessages.map((each) => ({ ...each, partner }))
      })

  return async (number: string): Promise<Observed> => {
    const view = await readRequest(setting, number)
    const answer = await setting.call('GET', `/v1/requests/${number}/timeline`)
    expectStatus(answer, 200)
    const { items } = Timeline.parse(answer.body)
    const newMessages = items
      .flatMap((item) => (item.kind === 'message_in' ? [item.message] : []))
      .filter(({ id }) => !seenMessages.has(id))
    const newNotices = items
      .flatMap((item) => (item.kind === 'message_out' ? [item.delivery] : []))
      .filter(({ id, operation }) => operation === 'notice' && !seenMessages.has(id))
    for (const { id } of [...newMessages, ...newNotices]) seenMessages.add(id)
    const events = items
      .flatMap((item) => (item.kind === 'event' ? [item] : []))
      .toSorted((one, other) => one.cursor - other.cursor)
    const newEvents = events.filter((event) => event.cursor > cursor)
    cursor = Math.max(cursor, ...events.map((event) => event.cursor))
    return {
      view,
      events,
      newEvents,
      newMessages: newMessages.map(({ state }) => state),
      newNotices: newNotices.map(({ summary, state }) => `${summary.replace(/^notice /, '')} ${state}`),
      newReceived: newReceived(),
    }
  }
}
