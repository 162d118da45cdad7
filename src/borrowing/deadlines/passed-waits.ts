import { reason } from '../../translations/reason.ts'
import { takeLookedUp } from '../commands/looking-up.ts'
import { close } from '../life-cycle/close-request.ts'
import { activeEntry, change, changeItems, explain, raise, workflowOf } from '../life-cycle/draft.ts'
import { questionOf, receivingOf } from '../life-cycle/negotiation.ts'
import { step } from '../life-cycle/rule.ts'
import type { Deadline } from '../request/deadline.ts'
import { leave } from '../rota/leave-entry.ts'
import { mayHaveShipped } from '../rota/may-have-shipped.ts'
import { nextEntry, sendIfAutomatic } from '../rota/next-entry.ts'
import { raiseNoAnswer } from './no-answer.ts'
import { claimOfLibrary } from './waits.ts'

export const endOffer = step<Deadline>(
  'declined: the entry is left, next entry; or kept, with attention idle, by profile',
  (draft) => {
    const active = activeEntry(draft.request)
    if (active === undefined) return draft
    if (workflowOf(draft, active).onOpenOffer === 'keep' || mayHaveShipped(draft.request, active))
      return raise(draft, { kind: 'idle' })
    const state = questionOf(draft.request)?.kind === 'condition' ? 'cancelled' : 'rejected'
    return nextEntry(
      leave(explain(draft, reason('explanation.offer_not_answered')), active, {
        state,
        reason: reason('rota.offer_not_answered'),
      }),
      { kind: 'unfilled' },
    )
  },
)

export const raiseNotArrived = step<Deadline>('attention not_arrived', (draft) => {
  const entry = activeEntry(draft.request)?.id
  return entry === undefined ? draft : raise(draft, { kind: 'not_arrived', entry })
})

export const expireHolds = step<Deadline>('the hold has expired: attention hold_expired', (draft) =>
  changeItems(
    draft,
    (item) => item.state === 'received' && item.hold === 'on_shelf',
    () => ({ hold: 'expired' }),
  ),
)

export const endLoss = step<Deadline>(
  'closed as lost, or kept with attention no_answer, by profile',
  (draft) =>
    workflowOf(draft).afterLost === 'closed' ? close(draft, { kind: 'lost' }) : raiseNoAnswer(draft),
)

export const refuseForIls = step<Deadline>('attention ils_refused: the ILS does not answer', (draft) => {
  const receiving = receivingOf(draft.request)
  return receiving === undefined
    ? draft
    : raise(change(draft, { negotiation: { ...receiving, refused: true } }), {
        kind: 'ils_refused',
        reason: reason('attention.ils_does_not_answer'),
      })
})

export const askForReturn = step<Deadline>(
  'the parcel back should be there: attention return_not_seen asks from now on',
  (draft) =>
    change(draft, {
      attention: draft.request.attention.map((each) =>
        each.kind === 'return_not_seen' ? { kind: each.kind, since: each.since, entry: each.entry } : each,
      ),
    }),
)

export const raiseUnansweredClaim = step<Deadline>(
  'attention no_answer: the partner has not said that the items came back',
  (draft) => {
    const entry = claimOfLibrary(draft.request)?.entry
    return raise(draft, { kind: 'no_answer', ...(entry === undefined ? {} : { entry }) })
  },
)

export const endQuestionToPatron = step<Deadline>(
  'the patron has not answered: the question is the library’s again',
  (draft) =>
    explain(change(draft, { patronQuestion: undefined }), reason('explanation.patron_did_not_answer')),
)

export const lookUpAgain = step<Deadline>(
  'the sources of citations are asked again; what they say is filled in, and the request is sent where it is sent automatically',
  (draft) => sendIfAutomatic(takeLookedUp(draft, true)),
)
