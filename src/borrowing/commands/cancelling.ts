import { close } from '../life-cycle/close-request.ts'
import {
  activeEntry,
  changeEntry,
  changeItems,
  entryById,
  tell,
  tellIls,
  type Work,
  workflowOf,
} from '../life-cycle/draft.ts'
import { ask, questionOf } from '../life-cycle/negotiation.ts'
import { guard, leadsFrom, step } from '../life-cycle/rule.ts'
import { afterLocate, askedStages, beforeSent, beforeShipped, leadsOn } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import type { Question } from '../request/negotiation.ts'
import type { Stage } from '../request/stage.ts'
import { hasPending, isUnasked } from '../rota/entries.ts'
import { dropPending, endEntry, leave, surelyNotTaken, withdraw } from '../rota/leave-entry.ts'
import { endLocateWhenAnswered } from '../rota/locate.ts'
import { nextEntry, withoutPending } from '../rota/next-entry.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type CancelScope = Extract<Question, { kind: 'cancel' }>['scope']

const fullScope = (work: Work, { by }: CommandOf<'cancel'>): 'full_by_staff' | 'full_by_patron' =>
  (by ?? work.context.by.kind) === 'patron' ? 'full_by_patron' : 'full_by_staff'

/** Opens the question whether the partner gives up its request; an open condition or retry is set aside. */
const openCancel = (work: Work, entry: number, scope: CancelScope, note: string | undefined): Work => {
  const open = questionOf(work.request)
  const aside = open?.kind === 'condition' || open?.kind === 'retry' ? { aside: open } : {}
  const asked = ask(work, { kind: 'cancel', scope, ...aside })
  return tell(asked, entry, { kind: 'cancel', ...(note === undefined ? {} : { note }) })
}

const cancelledBy = (scope: 'full_by_staff' | 'full_by_patron') =>
  ({ kind: scope === 'full_by_patron' ? 'cancelled_by_patron' : 'cancelled_by_staff' }) as const

const cancelAll = step<CommandOf<'cancel'>>(
  'pending entries are dropped; the active partner is asked to cancel; closed where it surely has no request',
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
  'pending entries are dropped; the open cancel becomes a full one, without a second message',
  (given, command) => {
    const work = dropPending(given)
    const open = questionOf(work.request)
    return open?.kind === 'cancel' ? ask(work, { ...open, scope: fullScope(work, command) }) : work
  },
)

const onlyThisPartner = guard('a full cancel is open already', (work) => {
  const open = questionOf(work.request)
  return open?.kind === 'cancel' && open.scope === 'this_partner'
})

const isHeld = (item: Item): boolean =>
  item.state === 'received' && (item.hold === 'on_shelf' || item.hold === 'placed')

const isOnHoldShelf = guard('no item is on the hold shelf', (work) => work.request.items.some(isHeld))

/** The holds of received items end, here and in the library's own system. */
const cancelHolds = step('the hold is cancelled', (work) => {
  const held = work.request.items.filter(isHeld).map((item) => item.id)
  const ended = changeItems(
    work,
    (item) => held.includes(item.id),
    () => ({ hold: 'cancelled' }),
  )
  return tellIls(ended, 'cancel_hold', held)
})

const completeWithItems = step('closed as completed; the item still goes back', (work) =>
  close(work, { kind: 'completed', reason: 'hold cancelled' }),
)

const someUnasked = guard('no entry is pending', (work) => work.request.rota.some(isUnasked))

const namesUnasked = guard<CommandOf<'cancel_partner'>>(
  'the entry is neither pending nor active, or its cancel is open already',
  (work, { entry }) => work.request.rota.some((each) => each.id === entry && isUnasked(each)),
)

const someAsked = guard('no partner is asked', (work) => activeEntry(work.request) !== undefined)

const namesActive = guard<CommandOf<'cancel_partner'>>(
  'the entry is neither pending nor active',
  (work, { entry }) => activeEntry(work.request)?.id === entry,
)

const dropEntry = step<CommandOf<'cancel_partner'>>(
  'the entry is dropped; its partner never hears of it; locating ends where no answer is awaited any more',
  (work, { entry }) => {
    const dropped = changeEntry(work, entry, { state: 'cancelled' })
    return dropped.request.stage === 'ready' && !hasPending(dropped.request)
      ? withoutPending(dropped)
      : endLocateWhenAnswered(dropped)
  },
)

const cancelEntry = step<CommandOf<'cancel_partner'>>(
  'withdrawn where it surely has no request; else cancelled, at once or after the reply, as the profile says',
  (work, { entry, note }) => {
    const active = entryById(work.request, entry)
    if (active === undefined) return work
    if (surelyNotTaken(work, active))
      return nextEntry(endEntry(withdraw(work, active), entry, 'cancelled'), { kind: 'unfilled' })
    const doubtful = questionOf(work.request)?.kind === 'unconfirmed'
    return workflowOf(work, active).afterPartnerCancel === 'at_once' && !doubtful
      ? nextEntry(leave(work, active, { state: 'cancelled', note }), { kind: 'unfilled' })
      : openCancel(work, entry, 'this_partner', note)
  },
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
      leads: leadsFrom(notAnswered, ['closed']),
      does: [cancelAll],
    },
    { stages: askedStages, negotiation: ['cancel'], when: [onlyThisPartner], does: [widenCancel] },
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
      when: [someUnasked],
      provided: [namesUnasked],
      leads: { ready: ['created', 'unfilled'], locating: afterLocate },
      does: [dropEntry],
    },
    {
      stages: askedStages,
      negotiation: notCancelling,
      when: [someAsked],
      provided: [namesActive],
      leads: leadsOn,
      does: [cancelEntry],
    },
  ],
  cancel_hold: [{ stages: ['received'], when: [isOnHoldShelf], does: [cancelHolds] }],
}
