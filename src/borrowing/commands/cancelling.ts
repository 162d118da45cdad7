import { reason } from '../../translations/reason.ts'
import { hasUndeliveredCancel } from '../attention/undelivered-cancel.ts'
import { isOnShelf } from '../items/item-states.ts'
import { close } from '../life-cycle/close-request.ts'
import {
  activeEntry,
  callIls,
  changeEntry,
  changeItems,
  type Draft,
  endAttention,
  entryById,
  explain,
  factsOf,
  raise,
  sendToPartner,
  workflowOf,
} from '../life-cycle/draft.ts'
import { ask, questionOf } from '../life-cycle/negotiation.ts'
import { guard, leadsFrom, step } from '../life-cycle/rule.ts'
import { afterLocate, beforeSent, beforeShipped, leadsOn, sentStages } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import type { Question } from '../request/negotiation.ts'
import { type Stage, stages } from '../request/stage.ts'
import { hasPending, isUnsent } from '../rota/entries.ts'
import { cancelOnce } from '../rota/late-cancel.ts'
import { dropPending, endEntry, leave, surelyNotTaken, withdraw } from '../rota/leave-entry.ts'
import { declinableSupplier, declineSupplier } from '../rota/leave-supplier.ts'
import { endLocateWhenAnswered } from '../rota/locate.ts'
import { mayShip } from '../rota/may-have-shipped.ts'
import { nextEntry, withoutPending } from '../rota/next-entry.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type CancelScope = Extract<Question, { kind: 'cancel' }>['scope']

const fullScope = (draft: Draft, { by }: CommandOf<'cancel'>): 'full_by_staff' | 'full_by_patron' =>
  (by ?? draft.context.by.kind) === 'patron' ? 'full_by_patron' : 'full_by_staff'

/** Opens the question whether the partner gives up its request; an open condition or retry is set aside. */
const openCancel = (draft: Draft, entry: number, scope: CancelScope, note: string | undefined): Draft => {
  const open = questionOf(draft.request)
  const suspended = open?.kind === 'condition' || open?.kind === 'retry' ? { suspended: open } : {}
  const cancelling = ask(draft, { kind: 'cancel', scope, ...suspended })
  return sendToPartner(cancelling, entry, { kind: 'cancel', ...(note === undefined ? {} : { note }) })
}

const sendCancel = (draft: Draft, entry: number, note: string | undefined): Draft =>
  sendToPartner(draft, entry, { kind: 'cancel', ...(note === undefined ? {} : { note }) })

/**
 * Returns whether a cancel is never answered: the partner ended the request with its offer to retry, or it is a broker
 * that names the library itself as the supplier.
 */
const isNeverAnswered = (draft: Draft): boolean =>
  (questionOf(draft.request)?.kind === 'retry' &&
    factsOf(draft, activeEntry(draft.request))?.retryEndsRequest === true) ||
  draft.request.attention.some(({ kind }) => kind === 'locally_owned')

const cancelledBy = (scope: 'full_by_staff' | 'full_by_patron') =>
  ({ kind: scope === 'full_by_patron' ? 'cancelled_by_patron' : 'cancelled_by_staff' }) as const

const cancelAll = step<CommandOf<'cancel'>>(
  'pending entries are dropped; the active partner is asked to cancel; closed where it surely has no request, and where it never answers: its offer to retry has ended the request, or it is a broker that names the library itself',
  (before, command) => {
    const draft = dropPending(before)
    const scope = fullScope(draft, command)
    const active = activeEntry(draft.request)
    if (active === undefined) return close(draft, cancelledBy(scope))
    if (surelyNotTaken(draft, active)) return close(withdraw(draft, active), cancelledBy(scope))
    if (isNeverAnswered(draft)) return close(sendCancel(draft, active.id, command.note), cancelledBy(scope))
    return openCancel(draft, active.id, scope, command.note)
  },
)

const widenCancel = step<CommandOf<'cancel'>>(
  'pending entries are dropped; the open cancel becomes a full one, without a second message',
  (before, command) => {
    const draft = dropPending(before)
    const open = questionOf(draft.request)
    return open?.kind === 'cancel' ? ask(draft, { ...open, scope: fullScope(draft, command) }) : draft
  },
)

const isCancelInDoubt = guard('refusal.cancel_on_its_way', (draft) => hasUndeliveredCancel(draft.request))

const closeInDoubt = step<CommandOf<'cancel'>>(
  'closed, since neither the request nor the cancel could be confirmed; whether the partner has the request stays unknown',
  (draft, command) =>
    close(
      explain(dropPending(draft), reason('explanation.in_doubt_cancel_too')),
      cancelledBy(fullScope(draft, command)),
    ),
)

const onlyThisPartner = guard('refusal.cancel_open', (draft) => {
  const open = questionOf(draft.request)
  return open?.kind === 'cancel' && open.scope === 'this_partner'
})

const isHeld = (item: Item): boolean =>
  item.state === 'received' &&
  (item.hold === 'on_shelf' || item.hold === 'placed' || item.hold === 'in_transit')

const hasHold = guard('refusal.no_hold', (draft) => draft.request.items.some(isHeld))

const noteUnwanted = step<CommandOf<'cancel'>>(
  'too late for a message: attention no_longer_wanted; on arrival no hold is placed, and the item goes back',
  (draft, command) =>
    raise(draft, {
      kind: 'no_longer_wanted',
      by: fullScope(draft, command) === 'full_by_patron' ? 'patron' : 'staff',
    }),
)

const isOnHoldShelf = guard('refusal.none_on_hold_shelf', (draft) => draft.request.items.some(isOnShelf))

/** The holds of received items end, here and in the library's own system. */
const cancelHolds = step('the hold is cancelled', (draft) => {
  const held = draft.request.items.filter(isHeld).map((item) => item.id)
  const ended = changeItems(
    draft,
    (item) => held.includes(item.id),
    () => ({ hold: 'cancelled' }),
  )
  return callIls(ended, 'cancel_hold', held)
})

const completeWithItems = step('closed as completed; the item still goes back', (draft) =>
  close(draft, { kind: 'completed', reason: 'hold cancelled' }),
)

const hasPendingEntry = guard('refusal.no_pending_entry', (draft) => draft.request.rota.some(isUnsent))

const namesUnasked = guard<CommandOf<'cancel_partner'>>('refusal.entry_not_cancellable', (draft, { entry }) =>
  draft.request.rota.some((each) => each.id === entry && isUnsent(each)),
)

const hasActiveEntry = guard('refusal.no_partner_asked', (draft) => activeEntry(draft.request) !== undefined)

const namesActive = guard<CommandOf<'cancel_partner'>>(
  'refusal.entry_not_pending_or_active',
  (draft, { entry, supplierOnly }) => activeEntry(draft.request)?.id === entry && supplierOnly !== true,
)

const namesSupplier = guard<CommandOf<'cancel_partner'>>(
  'refusal.not_a_broker',
  (draft, { entry, supplierOnly }) => supplierOnly === true && declinableSupplier(draft)?.id === entry,
)

const hasSupplier = guard('refusal.no_supplier_named', (draft) => declinableSupplier(draft) !== undefined)

const cancelSupplier = step<CommandOf<'cancel_partner'>>(
  'supplierOnly: the supplier behind a broker is declined; the entry stays, and the broker asks its next one',
  (draft, { note }) => {
    const supplied = declinableSupplier(draft)
    return supplied === undefined ? draft : declineSupplier(draft, supplied, { note })
  },
)

const dropEntry = step<CommandOf<'cancel_partner'>>(
  'the entry is dropped; its partner never hears of it; locating ends where no answer is awaited any more',
  (draft, { entry }) => {
    const dropped = changeEntry(draft, entry, { state: 'cancelled' })
    return dropped.request.stage === 'ready' && !hasPending(dropped.request)
      ? withoutPending(dropped)
      : endLocateWhenAnswered(dropped)
  },
)

const cancelEntry = step<CommandOf<'cancel_partner'>>(
  'withdrawn where it surely has no request; else cancelled, at once or after the reply, as the profile says; after a promise only after the reply, since the item may come',
  (draft, { entry, note }) => {
    const active = entryById(draft.request, entry)
    if (active === undefined) return draft
    if (surelyNotTaken(draft, active))
      return nextEntry(endEntry(withdraw(draft, active), entry, 'cancelled'), { kind: 'unfilled' })
    const doubtful = questionOf(draft.request)?.kind === 'unconfirmed'
    const atOnce = workflowOf(draft, active).afterPartnerCancel === 'at_once'
    return (atOnce && !doubtful && !mayShip(draft.request, active)) || isNeverAnswered(draft)
      ? nextEntry(leave(draft, active, { state: 'cancelled', note }), { kind: 'unfilled' })
      : openCancel(draft, entry, 'this_partner', note)
  },
)

const namesLatePromise = guard<CommandOf<'cancel_partner'>>('refusal.promised_nothing', (draft, { entry }) =>
  draft.request.attention.some((each) => each.kind === 'late_promise' && each.entry === entry),
)

const declinePromise = step<CommandOf<'cancel_partner'>>(
  'the late promise is declined: a cancel goes to that partner, if none is on its way',
  (draft, { entry }) =>
    cancelOnce(
      endAttention(draft, (each) => each.kind === 'late_promise' && each.entry === entry),
      entry,
    ),
)

/** Stages in which the active partner may surely not have the request yet. */
const notAnswered: readonly Stage[] = [...beforeSent, 'sent', 'unfilled']

const notCancelling = ['none', 'condition', 'retry', 'unconfirmed'] as const

/** The three ways to cancel, and cancelling a hold. */
export const cancelling: CommandRules<'cancel' | 'cancel_partner' | 'cancel_hold'> = {
  cancel: [
    {
      stages: [...beforeShipped, 'unfilled'],
      negotiation: notCancelling,
      leads: { ...leadsFrom(notAnswered, ['closed']), ...leadsFrom(sentStages, ['closed']) },
      does: [cancelAll],
    },
    {
      stages: sentStages,
      negotiation: ['cancel'],
      attention: 'send_failed',
      when: [isCancelInDoubt],
      leads: ['closed'],
      does: [closeInDoubt],
    },
    { stages: sentStages, negotiation: ['cancel'], when: [onlyThisPartner], does: [widenCancel] },
    { stages: ['shipped'], does: [noteUnwanted] },
    {
      stages: ['received'],
      when: [isOnHoldShelf],
      leads: ['closed'],
      does: [cancelHolds, completeWithItems],
    },
  ],
  cancel_partner: [
    {
      stages: beforeShipped,
      when: [hasPendingEntry],
      provided: [namesUnasked],
      leads: { ready: ['created', 'unfilled'], locating: afterLocate },
      does: [dropEntry],
    },
    {
      stages: sentStages,
      negotiation: ['none', 'condition'],
      when: [hasSupplier],
      provided: [namesSupplier],
      leads: { accepted: ['sent'], will_supply: ['accepted', 'sent'] },
      does: [cancelSupplier],
    },
    {
      stages: sentStages,
      negotiation: notCancelling,
      when: [hasActiveEntry],
      provided: [namesActive],
      leads: leadsOn,
      does: [cancelEntry],
    },
    { stages, attention: 'late_promise', provided: [namesLatePromise], does: [declinePromise] },
  ],
  cancel_hold: [{ stages: ['received'], when: [hasHold], does: [cancelHolds] }],
}
