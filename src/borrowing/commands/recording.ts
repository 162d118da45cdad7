import { isNothing } from '../costs/amounts.ts'
import { type Draft, entryById } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { decideEvent } from '../partner-events/decide-event.ts'
import { stages } from '../request/stage.ts'
import { spokenTo } from '../rota/entries.ts'
import { dayOf, endOfDay } from '../time.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'
import { anyEntryWasSent } from './messaging.ts'

type ByHand = CommandOf<'record_partner_event'>

/**
 * Returns a step before the shipment that names terms as the condition that it is, as interpreters read it from messages: a
 * person who records it may choose either form.
 */
const asOffer = (event: ByHand['event']): ByHand['event'] => {
  if (
    event.type !== 'request_received' &&
    event.type !== 'will_supply' &&
    (event.type !== 'expects_to_supply' ||
      event.promiseWithdrawn !== undefined ||
      event.refusal !== undefined)
  )
    return event
  const { type: status, conditions = [], ...members } = event
  const cost = event.cost ?? event.costs?.find(({ kind }) => kind === 'offered')
  return conditions.length === 0 && (cost === undefined || isNothing(cost.amount))
    ? event
    : { ...members, type: 'conditional', status, conditions, cost }
}

/** Returns what the partner said, with the time at which it was said. */
const statedEvent = ({ context: { now, timeZone } }: Draft, { event, saidOn }: ByHand): ByHand['event'] =>
  saidOn === undefined || event.asOf !== undefined || saidOn >= dayOf(now, timeZone)
    ? asOffer(event)
    : asOffer({ ...event, asOf: endOfDay(saidOn, timeZone) })

const decideByHand = (draft: Draft, command: ByHand) => {
  const entry =
    command.entry === undefined ? spokenTo(draft.request) : entryById(draft.request, command.entry)
  const requestId = entry?.requestIds.at(-1)
  return entry === undefined || requestId === undefined
    ? undefined
    : decideEvent(
        { ...draft, entry: entry.id },
        { entry: entry.id, requestId, event: statedEvent(draft, command) },
      )
}

/** Whatever a partner says may be recorded, in every stage: it goes through the same rules as its own message. */
const wasAsked = guard<ByHand>(
  'refusal.entry_never_asked',
  (draft, command) => decideByHand(draft, command) !== undefined,
)

const takeByHand = step<ByHand>(
  'as if the partner had said it',
  (draft, command) => decideByHand(draft, command)?.draft ?? draft,
)

/** An event that staff learned by phone or mail. */
export const recording: CommandRules<'record_partner_event'> = {
  record_partner_event: [
    {
      stages,
      when: [anyEntryWasSent],
      provided: [wasAsked],
      does: [takeByHand],
    },
  ],
}
