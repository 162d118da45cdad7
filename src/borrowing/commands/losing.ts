import { reason } from '../../translations/reason.ts'
import { isOut } from '../items/item-states.ts'
import { allBack, itemsOf, stageFromItems } from '../items/items.ts'
import { sendReturnOnce } from '../items/receive-items.ts'
import { holdingEntry, namesItems, pickItems } from '../items/select-items.ts'
import { cleanUpIls, close } from '../life-cycle/close-request.ts'
import {
  activeEntry,
  changeItems,
  type Draft,
  endAttention,
  raise,
  sendToPartner,
  workflowOf,
} from '../life-cycle/draft.ts'
import { guard, leadsFrom, step } from '../life-cycle/rule.ts'
import { laterStagesOrClosed, leadsOn, shippedStages, withItem } from '../life-cycle/stage-groups.ts'
import type { Attention } from '../request/attention.ts'
import type { Item, ItemState } from '../request/item.ts'
import { endEntry } from '../rota/leave-entry.ts'
import { nextEntry } from '../rota/next-entry.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const reportable: readonly ItemState[] = ['shipped', 'received', 'on_loan', 'patron_returned', 'returned']

const hasReportable = guard('refusal.none_shipped', (draft) => pickItems(draft, reportable).length > 0)

const hasItemsOut = guard('refusal.nothing_out', (draft) => draft.request.items.some(isOut))

const namesReportable = namesItems('refusal.named_item_not_shipped', reportable)

/**
 * Returns the items that a command names; without names those at the library, else those on their way to it, else back.
 */
const reported = (draft: Draft, items: readonly number[] | undefined): readonly Item[] => {
  const entry = holdingEntry(draft, reportable) ?? undefined
  if (items !== undefined) return pickItems(draft, reportable, { items, entry })
  const all = pickItems(draft, reportable, { entry })
  const tiers = [all.filter(isOut), all.filter((item) => item.state === 'shipped'), all]
  return tiers.find((tier) => tier.length > 0) ?? []
}

/**
 * Ends the request if the step is off, because nobody waits for the partner's answer about the loss, unless items were
 * returned.
 */
const endUnlessWaiting = (draft: Draft, entry: number): Draft => {
  const isActive = activeEntry(draft.request)?.id === entry
  const items = itemsOf(draft.request, entry)
  return isActive &&
    !workflowOf(draft).steps.lost &&
    allBack(draft.request, entry) &&
    items.every((item) => item.state !== 'returned')
    ? close(draft, { kind: 'lost' })
    : draft
}

/**
 * Returns whether all items of the active entry were lost before they arrived, so that another partner may be asked.
 */
const lostOnTheWay = ({ request }: Draft, entry: number, ids: readonly number[]): boolean =>
  activeEntry(request)?.id === entry &&
  itemsOf(request, entry).every(
    (item) => item.state === 'lost' && item.stateBeforeLoss === 'shipped' && ids.includes(item.id),
  )

const reportLost = step<CommandOf<'report_lost'>>(
  'the items are lost: attention is raised, the partner is informed',
  (draft, command) => {
    const entry = holdingEntry(draft, reportable)
    if (entry === null) return draft
    const ids = reported(draft, command.items).map((item) => item.id)
    const lost = changeItems(
      draft,
      (item) => ids.includes(item.id),
      (item) => ({ state: 'lost', stateBeforeLoss: item.state }),
    )
    const marked = workflowOf(lost).steps.lost ? raise(lost, { kind: 'lost', by: 'us' }) : lost
    const sent = sendToPartner(stageFromItems(marked), entry, {
      kind: 'lost',
      items: ids,
      ...(command.note === undefined ? {} : { note: command.note }),
    })
    const informed = sendReturnOnce(draft, sent, entry)
    const returned = draft.request.stage === 'closed' ? cleanUpIls(informed, ids) : informed
    return command.next === true && lostOnTheWay(returned, entry, ids)
      ? nextEntry(endEntry(returned, entry, 'failed', reason('rota.lost_on_the_way')), { kind: 'lost' })
      : endUnlessWaiting(returned, entry)
  },
)

const isComing = guard('refusal.nothing_on_its_way', (draft) => {
  const entry = activeEntry(draft.request)?.id
  return draft.request.items.some((item) => item.entry === entry && item.state === 'shipped')
})

const reportNotArrived = step<CommandOf<'report_not_arrived'>>(
  'attention not_arrived; the partner hears that nothing came; or the entry is given up and the next one is asked',
  (draft, command) => {
    const entry = activeEntry(draft.request)
    if (entry === undefined) return draft
    const sent = sendToPartner(draft, entry.id, {
      kind: 'message',
      note: command.note ?? 'The item has not arrived.',
    })
    if (command.then !== 'next_partner') return raise(sent, { kind: 'not_arrived', entry: entry.id })
    const missing = changeItems(
      sent,
      (item) => item.entry === entry.id && item.state === 'shipped',
      () => ({ state: 'missing' }),
    )
    return nextEntry(endEntry(missing, entry.id, 'failed', reason('rota.did_not_arrive')), {
      kind: 'unfilled',
    })
  },
)

const isAllComing = guard<CommandOf<'report_not_arrived'>>(
  'refusal.item_here_or_returned',
  (draft, command) =>
    command.then !== 'next_partner' ||
    itemsOf(draft.request, activeEntry(draft.request)?.id ?? null).every(({ state }) =>
      ['shipped', 'missing', 'expected'].includes(state),
    ),
)

const reportDamaged = step<CommandOf<'report_damaged'>>(
  'attention is raised; the partner is informed of the damage',
  (draft, command) => {
    const entry = holdingEntry(draft, reportable)
    if (entry === null) return draft
    const items = reported(draft, command.items).map((item) => item.id)
    const marked = workflowOf(draft).steps.damaged ? raise(draft, { kind: 'damaged' }) : draft
    return sendToPartner(marked, entry, {
      kind: 'damaged',
      items,
      ...(command.note === undefined ? {} : { note: command.note }),
    })
  },
)

const isLost = guard('refusal.none_lost', (draft) =>
  draft.request.items.some((item) => item.state === 'lost'),
)

/** Returns whether the partner gave up items that are here. */
const isGivenUp = guard('refusal.none_lost', (draft) =>
  draft.request.attention.some((each) => each.kind === 'lost' && each.by === 'partner'),
)

const settleGivenUp = step<CommandOf<'found'>>(
  'the items that the partner gave up are here: the attention ends; the partner gets a note',
  (draft, { note }) => {
    const cleared = endAttention(draft, ({ kind }) => kind === 'lost')
    const entry = activeEntry(draft.request)
    return entry === undefined
      ? cleared
      : sendToPartner(cleared, entry.id, { kind: 'message', note: note ?? 'The item is here.' })
  },
)

/** Returns the stage of a recovered item; at the library if the request was closed meanwhile. */
const stateOnceFound = (draft: Draft, item: Item): ItemState => {
  const was = item.stateBeforeLoss ?? 'received'
  return draft.request.stage === 'closed' && !['on_loan', 'patron_returned'].includes(was) ? 'received' : was
}

/** Returns whether attention says that a loss could not be reported to a partner. */
const isUnreportedLoss =
  (entry: number) =>
  (each: Attention): boolean =>
    each.kind === 'not_sendable' && each.operation === 'lost' && each.entry === entry && each.leftOut !== true

const find = step<CommandOf<'found'>>(
  'the items are back in their stage, or out where the request is closed; the attention ends; the partner gets a note, unless it was never told of the loss',
  (draft, command) => {
    const entry = holdingEntry(draft, ['lost'])
    if (entry === null) return draft
    const ids = pickItems(draft, ['lost'], { items: command.items }).map((item) => item.id)
    const back = changeItems(
      draft,
      (item) => ids.includes(item.id),
      (item) => ({
        state: stateOnceFound(draft, item),
        stateBeforeLoss: undefined,
        ...(draft.request.stage === 'closed' ? { hold: 'none' } : {}),
      }),
    )
    const cleared = back.request.items.some((item) => item.state === 'lost')
      ? back
      : endAttention(back, (each) => each.kind === 'lost' || isUnreportedLoss(entry)(each))
    const recovered = stageFromItems(cleared)
    return command.note === undefined && draft.request.attention.some(isUnreportedLoss(entry))
      ? recovered
      : sendToPartner(recovered, entry, { kind: 'message', note: command.note ?? 'The item was found.' })
  },
)

/** Loss and damage, as the library reports them. */
export const losing: CommandRules<'report_lost' | 'report_not_arrived' | 'report_damaged' | 'found'> = {
  report_lost: [
    {
      stages: shippedStages,
      when: [hasReportable],
      provided: [namesReportable],
      leads: { ...laterStagesOrClosed, shipped: [...laterStagesOrClosed.shipped, ...leadsOn] },
      does: [reportLost],
    },
    { stages: ['closed'], when: [hasItemsOut], provided: [namesReportable], does: [reportLost] },
  ],
  report_not_arrived: [
    {
      stages: withItem,
      when: [isComing],
      provided: [isAllComing],
      leads: { shipped: leadsOn },
      does: [reportNotArrived],
    },
  ],
  report_damaged: [
    { stages: shippedStages, when: [hasReportable], provided: [namesReportable], does: [reportDamaged] },
    { stages: ['closed'], when: [hasItemsOut], provided: [namesReportable], does: [reportDamaged] },
  ],
  found: [
    {
      stages: [...shippedStages, 'closed'],
      when: [isLost],
      provided: [namesItems('refusal.named_item_not_lost', ['lost'])],
      leads: leadsFrom(shippedStages, ['shipped', 'received', 'on_loan', 'patron_returned', 'returned']),
      does: [find],
    },
    { stages: [...shippedStages, 'closed'], when: [isGivenUp], does: [settleGivenUp] },
  ],
}
