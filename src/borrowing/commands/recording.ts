import { type Draft, entryById } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { decideEvent } from '../partner-events/decide-event.ts'
import { stages } from '../request/stage.ts'
import { spokenTo } from '../rota/entries.ts'
import { dayOf, endOfDay } from '../time.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'
import { anyEntryWasSent } from './messaging.ts'

type ByHand = CommandOf<'record_partner_event'>

/** Returns what the partner said, with the time at which it was said. */
const statedEvent = ({ context: { now, timeZone } }: Draft, { event, saidOn }: ByHand): ByHand['event'] =>
  saidOn === undefined || event.asOf !== undefined || saidOn >= dayOf(now, timeZone)
    ? event
    : { ...event, asOf: endOfDay(saidOn, timeZone) }

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
