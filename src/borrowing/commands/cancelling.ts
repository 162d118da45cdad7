import type { Negotiation } from '../request.ts'
import { askedStages, dropPending, endEntry, leave, nextEntry, surelyNotTaken, withdraw } from '../rota.ts'
import { beforeShipped, guard, step } from '../rule.ts'
import {
  activeEntry,
  change,
  changeItems,
  close,
  effect,
  entryById,
  tell,
  type Work,
  workflowOf,
} from '../work.ts'
import type { CommandOf, CommandRules } from './rule-of.ts'

type CancelScope = Extract<Negotiation, { kind: 'cancel' }>['scope']

const fullScope = (work: Work, command: CommandOf<'cancel'>): 'full_by_staff' | 'full_by_patron' =>
  (command.by ?? (work.context.by.kind === 'patron' ? 'patron' : 'staff')) === 'patron'
    ? 'full_by_patron'
    : 'full_by_staff'

/** Opens the question whether the partner gives up its request; an open condition or retry is set aside. */
const openCancel = (work: Work, entry: number, scope: CancelScope, note: string | undefined): Work => {
  const open = work.request.negotiation
  const aside = open?.kind === 'condition' || open?.kind === 'retry' ? { aside: open } : {}
  const asked = change(work, { negotiation: { kind: 'cancel', scope, ...aside } })
  return tell(asked, entry, { kind: 'cancel', ...(note === undefined ? {} : { note }) })
}

const cancelledBy = (scope: 'full_by_staff' | 'full_by_patron') =>
  ({ kind: scope === 'full_by_patron' ? 'cancelled_by_patron' : 'cancelled_by_staff' }) as const

const cancelAll = step<CommandOf<'cancel'>>(
  'pending entries are dropped; the active partner is asked to cancel, unless it surely has no request',
  (given, command) => {
    const work = dropPending(given)
    const scope = fullScope(work, command)
    const active = activeEntry(work.request)
    if (active === undefined) return close(work, cancelledBy(scope))
    if (surelyNotTaken(work, active)) return close(withdraw(work, active), cancelledBy(scope))
    return openCancel(work, active.id, scope, command.note)
  },
)

const widenCancel = step<CommandOf<'cancel'>>(
  'the open cancel becomes a full one, without a second message',
  (given, command) => {
    const work = dropPending(given)
    const open = work.request.negotiation
    return open?.kind === 'cancel'
      ? change(work, { negotiation: { ...open, scope: fullScope(work, command) } })
      : work
  },
)

const onlyThisPartner = guard('a full cancel is open already', (work) => {
  const open = work.request.negotiation
  return open?.kind === 'cancel' && open.scope === 'this_partner'
})

const isOnHoldShelf = guard('no item is on the hold shelf', (work) =>
  work.request.items.some(
    (item) => item.state === 'received' && (item.hold === 'on_shelf' || item.hold === 'placed'),
  ),
)

/** The holds of received items end, here and in the library's own system. */
const endHolds = (work: Work): Work => {
  const held = work.request.items.filter((item) => item.hold === 'on_shelf' || item.hold === 'placed')
  const ended = changeItems(
    work,
    (item) => held.includes(item),
    () => ({ hold: 'cancelled' }),
  )
  return effect(ended, { kind: 'ils', call: 'cancel_hold', items: held.map((item) => item.id) })
}

const cancelHold = step('the hold is cancelled', endHolds)

const completeWithItems = step('closed as completed; the item still goes back', (work) =>
  close(work, { kind: 'completed', reason: 'hold cancelled' }),
)

const isPending = guard<{ readonly entry: number }>(
  'the entry is neither pending nor active',
  (work, { entry }) => ['pending', 'not_located'].includes(entryById(work.request, entry)?.state ?? ''),
)

const isActive = guard<{ readonly entry: number }>(
  'the entry is neither pending nor active',
  (work, { entry }) => activeEntry(work.request)?.id === entry,
)

const dropEntry = step<CommandOf<'cancel_partner'>>(
  'the entry is dropped; its partner never hears of it',
  (work, { entry }) => endPending(work, entry),
)

const endPending = (work: Work, entry: number): Work =>
  change(work, {
    rota: work.request.rota.map((each) => (each.id === entry ? { ...each, state: 'cancelled' } : each)),
    stage:
      work.request.stage === 'ready' &&
      !work.request.rota.some((each) => each.id !== entry && each.state === 'pending')
        ? 'created'
        : work.request.stage,
  })

const cancelEntry = step<CommandOf<'cancel_partner'>>(
  'withdrawn where it surely has no request; else cancelled, at once or after the reply, as the profile says',
  (work, command) => {
    const active = activeEntry(work.request)
    if (active === undefined) return work
    if (surelyNotTaken(work, active)) {
      return nextEntry(endEntry(withdraw(work, active), active.id, 'cancelled'), {
        kind: 'cancelled_by_staff',
      })
    }
    return workflowOf(work, active).afterPartnerCancel === 'at_once'
      ? nextEntry(leave(work, active, 'cancelled'), { kind: 'cancelled_by_staff' })
      : openCancel(work, active.id, 'this_partner', command.note)
  },
)

const notCancelling = ['none', 'condition', 'retry', 'unconfirmed'] as const

/** The three ways to cancel, and cancelling a hold. */
export const cancelling: CommandRules<'cancel' | 'cancel_partner' | 'cancel_hold'> = {
  cancel: [
    {
      stages: [...beforeShipped, 'unfilled'],
      negotiation: notCancelling,
      leads: ['closed'],
      does: [cancelAll],
    },
    { stages: askedStages, negotiation: ['cancel'], when: [onlyThisPartner], does: [widenCancel] },
    { stages: ['received'], when: [isOnHoldShelf], leads: ['closed'], does: [cancelHold, completeWithItems] },
  ],
  cancel_partner: [
    { stages: [...beforeShipped, 'unfilled'], provided: [isPending], does: [dropEntry] },
    {
      stages: askedStages,
      negotiation: notCancelling,
      provided: [isActive],
      leads: ['sent', 'unfilled', 'closed'],
      does: [cancelEntry],
    },
  ],
  cancel_hold: [{ stages: ['received'], when: [isOnHoldShelf], does: [cancelHold] }],
}
