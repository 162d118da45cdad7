import { among } from '../life-cycle/stage-groups.ts'
import { evidence } from './evidence-types.ts'
import type { PartnerEvent, TabledEventType } from './partner-event.ts'
import { saysShipped } from './shipment-in-note.ts'

/** An event that has rows of its own in the table. */
export type TabledEvent = Extract<PartnerEvent, { type: TabledEventType }>

/** What a message says: the events to look up one after the other, or that it contradicts itself. */
export type ReadEvent = {
  readonly events: readonly TabledEvent[]
  /** True where its answer and its status, or a refusal and its note, cannot both hold. */
  readonly isContradiction: boolean
}

type Named = NonNullable<Extract<PartnerEvent, { type: 'status' }>['names']>

/** Returns the event of the status that a message names, with the message's other members. */
const eventNamed = (event: Extract<PartnerEvent, { type: 'status' | Answer }>, names: Named): TabledEvent => {
  const { type: _, items = [], ...members } = event
  return names === 'shipped' ? { ...members, type: names, items } : { ...members, items, type: names }
}

type Answer = 'cancel_accepted' | 'cancel_refused' | 'renew_refused'

/** The statuses by which a partner says that it does not supply. */
const negative: readonly Named[] = ['unfilled', 'cancelled_by_partner']

const nothing: ReadEvent = { events: [], isContradiction: false }
const contradiction: ReadEvent = { events: [], isContradiction: true }
const only = (...events: readonly TabledEvent[]): ReadEvent => ({ events, isContradiction: false })

/**
 * Reads what an event says. A status is evidence beside an answer too: “too late, already sent” refuses the cancel and
 * says that the item is on its way (docs/life-cycle.md, “What a partner's message leads to”, rows 7 to 10 and 15). So is a
 * note beside a refusal (“please ignore, we posted it yesterday”): nobody else is asked while a first copy may come.
 */
export const readEvent = (event: PartnerEvent): ReadEvent => {
  switch (event.type) {
    case 'message':
      return nothing
    case 'status':
      return event.names === undefined ? nothing : only(eventNamed(event, event.names))
    case 'cancel_refused': {
      const { states } = event
      if (states === undefined) return only(event)
      if (negative.includes(states)) return contradiction
      return isPhysical(states) ? only(eventNamed(event, states)) : only(event, eventNamed(event, states))
    }
    case 'cancel_accepted':
      return (event.states !== undefined && isPhysical(event.states)) || saysShipped(event.note)
        ? contradiction
        : only(event)
    case 'unfilled':
    case 'expired':
    case 'cancelled_by_partner':
      return saysShipped(event.note) ? contradiction : only(event)
    case 'renew_refused':
      return event.states !== undefined && isPhysical(event.states)
        ? only(eventNamed(event, event.states), event)
        : only(event)
    default:
      return only(event)
  }
}

/** Returns whether a status says that an item left the partner. */
export const isPhysical = (type: PartnerEvent['type']): boolean => type === 'shipped' || among(evidence, type)
