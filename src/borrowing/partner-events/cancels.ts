import { acceptByProfile } from '../commands/answering.ts'
import { refuseCancel } from '../items/receive-items.ts'
import { close } from '../life-cycle/close-request.ts'
import { activeEntry, change, changeEntry, type Draft, workflowOf } from '../life-cycle/draft.ts'
import { ask, endQuestion, questionOf } from '../life-cycle/negotiation.ts'
import { step } from '../life-cycle/rule.ts'
import { leadsOn, sentStages } from '../life-cycle/stage-groups.ts'
import { endEntry, saidReason } from '../rota/leave-entry.ts'
import { goOnAfterExpiry, nextEntry } from '../rota/next-entry.ts'
import type { EventOf, EventRules } from './event-rule.ts'

/**
 * Ends an open cancel as agreed. The open cancel is agreed: a full one closes, one of this partner leads to the next.
 */
export const agreeCancel = (draft: Draft): Draft => {
  const open = questionOf(draft.request)
  const active = activeEntry(draft.request)
  if (open?.kind !== 'cancel' || active === undefined) return draft
  const ended = endEntry(changeEntry(draft, active.id, { cancel: 'agreed' }), active.id, 'cancelled')
  return open.scope === 'this_partner'
    ? nextEntry(ended, { kind: 'unfilled' })
    : close(ended, { kind: open.scope === 'full_by_patron' ? 'cancelled_by_patron' : 'cancelled_by_staff' })
}

/** The step of every answer that counts as a yes to the open cancel. */
const takeCancelAccepted = step(
  'the cancel is agreed: a full one closes, one of this partner leads to the next entry',
  agreeCancel,
)

const takeCancelRefused = step('the cancel ends; what it had set aside comes back', (draft) => {
  const { steps } = workflowOf(draft)
  const open = questionOf(draft.request)
  const suspended = open?.kind === 'cancel' ? open.suspended : undefined
  const ended = suspended === undefined ? endQuestion(draft) : ask(draft, suspended)
  const noted = open?.kind === 'cancel' ? refuseCancel(ended, open.scope) : ended
  const answered = steps.cancelNotAccepted ? change(noted, { lastAnswer: 'cancel_refused' }) : noted
  return acceptByProfile(answered)
})

/** Ends an entry that has expired. The entry has expired: the next one, or the end, as the profile says. */
export const expire = (draft: Draft, { reason: code }: { readonly reason?: string | undefined }): Draft => {
  const active = activeEntry(draft.request)
  if (active === undefined) return draft
  const ended = endEntry(draft, active.id, 'expired', saidReason(code))
  return goOnAfterExpiry(ended, active)
}

const cancelByPartner = step<EventOf<'cancelled_by_partner' | 'cancel_accepted'>>(
  'the entry is cancelled; next entry',
  (draft, { reason: code }) => {
    const active = activeEntry(draft.request)
    return active === undefined
      ? draft
      : nextEntry(endEntry(draft, active.id, 'cancelled', saidReason(code)), { kind: 'cancelled_by_partner' })
  },
)

/** The row of an answer that ends an open cancel as the partner accepts it, whatever it calls that. */
export const whileCancelling = {
  stages: sentStages,
  negotiation: ['cancel'],
  leads: leadsOn,
  does: [takeCancelAccepted],
} as const

/** The rules of a partner's events about a cancel, and of cancellations by the partner. */
export const cancels: EventRules<'cancel_accepted' | 'cancel_refused' | 'cancelled_by_partner'> = {
  cancel_accepted: [whileCancelling, { stages: sentStages, leads: leadsOn, does: [cancelByPartner] }],
  cancel_refused: [
    { stages: sentStages, negotiation: ['cancel'], leads: ['sent'], does: [takeCancelRefused] },
  ],
  cancelled_by_partner: [whileCancelling, { stages: sentStages, leads: leadsOn, does: [cancelByPartner] }],
}
