import { among } from '../life-cycle/stage-groups.ts'
import { evidence } from './evidence-types.ts'
import type { PartnerEvent, TabledEventType } from './partner-event.ts'

/** Words by which a lender says that the item left it, in English and German: none that other things are usual to say with. */
const leaves =
  /\b(?:posted|mailed|shipped|dispatched|despatched|sent (?:it|them|to you|off|already|today|yesterday|this|last|on)|(?:already|was|were|been) sent|on (?:its|the|their) way|in the (?:post|mail)|verschickt|versandt|versendet|abgeschickt|abgesandt|losgeschickt|zugeschickt|rausgeschickt|unterwegs)\b/i

/** Words with which it was not sent, has yet to be, went elsewhere, or something else was sent. */
const otherwise =
  /\b(?:not|never|no|cannot|\w+n't|will|would|could|if|when|unless|another|other|bindery|binding|repair|storage|back|invoice|bill|e-?mail|letter|message|confirmation|reminder|nicht|kein\w*|nie|wird|werden|würde|könnte|falls|wenn|sobald|ander\w*|buchbinder\w*|zurück|rechnung|nachricht|brief|bestätigung)\b/i

/**
 * Returns whether a sentence of a note says that the item was sent. It is asked only of a note beside a refusal, where a
 * wrong yes costs a question to staff and a wrong no a second copy.
 */
export const saysShipped = (note: string | undefined): boolean =>
  note?.split(/[.;:!?\n]|, /).some((clause) => leaves.test(clause) && !otherwise.test(clause)) === true

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
