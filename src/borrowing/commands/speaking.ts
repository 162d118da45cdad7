import { endCalls } from '../deadlines/awaited-answers.ts'
import { claim, takesClaims, takesReminders } from '../deadlines/claim-partner.ts'
import { closeOnceTold } from '../life-cycle/close-request.ts'
import { activeEntry, tell } from '../life-cycle/draft.ts'
import { guard, hasActive, step } from '../life-cycle/rule.ts'
import { askedStages } from '../life-cycle/stage-groups.ts'
import { stages } from '../request/stage.ts'
import { spokenTo, wasAsked } from '../rota/entries.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const someoneWasAsked = guard('no partner was ever asked', (work) => spokenTo(work.request) !== undefined)

const namesAsked = guard<CommandOf<'message'>>(
  'the entry was never asked',
  (work, { entry }) => entry === undefined || wasAsked(work.request, entry),
)

const say = step<CommandOf<'message'>>('the words go to the partner', (work, command) => {
  const entry = command.entry ?? spokenTo(work.request)?.id
  return entry === undefined ? work : tell(work, entry, { kind: 'message', note: command.note })
})

const canBeClaimed = guard('the partner takes no status requests', takesClaims)

const claimNow = step(
  'the partner is asked for the status; unanswered twice, it is reminded where it takes that',
  (work) => {
    const unanswered = (activeEntry(work.request)?.claims ?? 0) >= 2
    return claim(work, unanswered && takesReminders(work) ? 'reminder' : 'status_request')
  },
)

const someAlert = guard('no alert stands', (work) => work.request.alerts.length > 0)

const alertStands = guard<CommandOf<'dismiss'>>('no such alert stands', (work, command) =>
  work.request.alerts.some((alert) => alert.kind === command.alert),
)

const dismiss = step<CommandOf<'dismiss'>>(
  'the alert is cleared; what it called for is waited for anew, and what could not be told counts as told',
  (work, command) => closeOnceTold(endCalls(work, (alert) => alert.kind === command.alert)),
)

/** Words, claims, what is put aside. */
export const speaking: CommandRules<'message' | 'claim' | 'dismiss'> = {
  message: [{ stages, when: [someoneWasAsked], provided: [namesAsked], does: [say] }],
  claim: [
    { stages: [...askedStages, 'shipped', 'returned'], when: [hasActive, canBeClaimed], does: [claimNow] },
  ],
  dismiss: [
    {
      stages,
      when: [someAlert],
      provided: [alertStands],
      leads: { returned: ['closed'] },
      does: [dismiss],
    },
  ],
}
