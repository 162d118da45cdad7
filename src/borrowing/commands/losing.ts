import { isOut } from '../items/item-states.ts'
import { allBack, itemsOf, stageFromItems } from '../items/items.ts'
import { tellReturnOnce } from '../items/receive-items.ts'
import { holdingEntry, namesItems, pickItems } from '../items/select-items.ts'
import { close } from '../life-cycle/close-request.ts'
import {
  activeEntry,
  changeItems,
  endAlerts,
  raise,
  tell,
  type Work,
  workflowOf,
} from '../life-cycle/draft.ts'
import { guard, leadsFrom, step } from '../life-cycle/rule.ts'
import { laterStagesOrClosed, shippedStages } from '../life-cycle/stage-groups.ts'
import type { Item, ItemState } from '../request/item.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const reportable: readonly ItemState[] = ['shipped', 'received', 'on_loan', 'patron_returned', 'returned']

const hasReportable = guard('no item was shipped', (work) => pickItems(work, reportable).length > 0)

const hasItemsOut = guard('nothing is out', (work) => work.request.items.some(isOut))

const namesReportable = namesItems('an item is named that was not shipped', reportable)

/** The items that a command names; without names those at the library, else those on their way to it, else back. */
const reported = (work: Work, items: readonly number[] | undefined): readonly Item[] => {
  const entry = holdingEntry(work, reportable) ?? undefined
  if (items !== undefined) return pickItems(work, reportable, { items, entry })
  const all = pickItems(work, reportable, { entry })
  const tiers = [all.filter(isOut), all.filter((item) => item.state === 'shipped'), all]
  return tiers.find((tier) => tier.length > 0) ?? []
}

/** Where the step is off nobody waits for the partner's word on the loss: it ends the request, unless items went back. */
const endUnlessWaiting = (work: Work, entry: number): Work => {
  const isActive = activeEntry(work.request)?.id === entry
  const items = itemsOf(work.request, entry)
  return isActive &&
    !workflowOf(work).steps.lost &&
    allBack(work.request, entry) &&
    items.every((item) => item.state !== 'returned')
    ? close(work, { kind: 'lost' })
    : work
}

const reportLost = step<CommandOf<'report_lost'>>(
  'the items are lost: an alert stands, the partner is told',
  (work, command) => {
    const entry = holdingEntry(work, reportable)
    if (entry === null) return work
    const ids = reported(work, command.items).map((item) => item.id)
    const lost = changeItems(
      work,
      (item) => ids.includes(item.id),
      (item) => ({ state: 'lost', lostIn: item.state, hold: 'none' }),
    )
    const marked = workflowOf(lost).steps.lost ? raise(lost, { kind: 'lost', by: 'us' }) : lost
    const told = tell(stageFromItems(marked), entry, {
      kind: 'lost',
      items: ids,
      ...(command.note === undefined ? {} : { note: command.note }),
    })
    return endUnlessWaiting(tellReturnOnce(work, told, entry), entry)
  },
)

const reportDamaged = step<CommandOf<'report_damaged'>>(
  'an alert stands; the partner is told of the damage',
  (work, command) => {
    const entry = holdingEntry(work, reportable)
    if (entry === null) return work
    const items = reported(work, command.items).map((item) => item.id)
    const marked = workflowOf(work).steps.damaged ? raise(work, { kind: 'damaged' }) : work
    return tell(marked, entry, {
      kind: 'damaged',
      items,
      ...(command.note === undefined ? {} : { note: command.note }),
    })
  },
)

const isLost = guard('no item is lost', (work) => work.request.items.some((item) => item.state === 'lost'))

/** Where a lost item comes back to: its stage; at the library, where the request was closed meanwhile. */
const foundIn = (work: Work, item: Item): ItemState => {
  const was = item.lostIn ?? 'received'
  return work.request.stage === 'closed' && !['on_loan', 'patron_returned'].includes(was) ? 'received' : was
}

const find = step<CommandOf<'found'>>(
  'the items are back in their stage, or out where the request is closed; the alert ends; the partner gets a note',
  (work, command) => {
    const entry = holdingEntry(work, ['lost'])
    if (entry === null) return work
    const ids = pickItems(work, ['lost'], { items: command.items }).map((item) => item.id)
    const back = changeItems(
      work,
      (item) => ids.includes(item.id),
      (item) => ({ state: foundIn(work, item), lostIn: undefined }),
    )
    const cleared = back.request.items.some((item) => item.state === 'lost')
      ? back
      : endAlerts(back, (alert) => alert.kind === 'lost')
    return tell(stageFromItems(cleared), entry, {
      kind: 'message',
      note: command.note ?? 'The item was found.',
    })
  },
)

/** Loss and damage, as the library reports them. */
export const losing: CommandRules<'report_lost' | 'report_damaged' | 'found'> = {
  report_lost: [
    {
      stages: shippedStages,
      when: [hasReportable],
      provided: [namesReportable],
      leads: laterStagesOrClosed,
      does: [reportLost],
    },
    { stages: ['closed'], when: [hasItemsOut], provided: [namesReportable], does: [reportLost] },
  ],
  report_damaged: [
    { stages: shippedStages, when: [hasReportable], provided: [namesReportable], does: [reportDamaged] },
    { stages: ['closed'], when: [hasItemsOut], provided: [namesReportable], does: [reportDamaged] },
  ],
  found: [
    {
      stages: [...shippedStages, 'closed'],
      when: [isLost],
      provided: [namesItems('an item is named that is not lost', ['lost'])],
      leads: leadsFrom(shippedStages, ['received', 'on_loan', 'patron_returned', 'returned']),
      does: [find],
    },
  ],
}
