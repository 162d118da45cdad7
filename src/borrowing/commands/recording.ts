import { type Draft, entryById } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { decideEvent } from '../partner-events/decide-event.ts'
import { stages } from '../request/stage.ts'
import { spokenTo } from '../rota/entries.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'
import { anyEntryWasSent } from './messaging.ts'

type ByHand = CommandOf<'record_partner_event'>

const decideByHand = (draft: Draft, command: ByHand) => {
  const entry =
    command.entry === undefined ? spokenTo(draft.request) : entryById(draft.request, command.entry)
  const requestId = entry?.requestIds.at(-1)
  return entry === undefined || requestId === undefined
    ? undefined
    : decideEvent({ ...draft, entry: entry.id }, { entry: entry.id, requestId, event: command.event })
}

/** Words are worth recording from any partner that was asked, also from one that no longer is. */
const makesSense = guard<ByHand>(
  'the partner’s event makes no sense now, or its entry was never asked',
  (draft, command) => {
    const done = decideByHand(draft, command)
    return done !== undefined && (done.reason === undefined || command.event.type === 'message')
  },
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
      provided: [makesSense],
      does: [takeByHand],
    },
  ],
}
