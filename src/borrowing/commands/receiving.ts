import { hasDueDatesLeft, resendIlsDueDates, settleDueDates } from '../items/ils-due-date.ts'
import { isHeldInIls } from '../items/item-states.ts'
import { comingItems } from '../items/items.ts'
import { askAboutPastDueDate } from '../items/past-due-date.ts'
import { arrive, countAsShipped } from '../items/receive-items.ts'
import { namesItems, pickItems } from '../items/select-items.ts'
import { unwantedEntry } from '../items/unexpected-shipment.ts'
import {
  activeEntry,
  callIls,
  change,
  changeItems,
  type Draft,
  endAttention,
  entryById,
  factsOf,
  raise,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { endReceiving, receivingOf, startReceiving } from '../life-cycle/negotiation.ts'
import { guard, leadsFrom, notRecording, step } from '../life-cycle/rule.ts'
import { among, sentStages, shippedStages, withItem } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import { type Stage, stages } from '../request/stage.ts'
import { cleaningUpAgain, left } from './cleaning-up.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type Receive = CommandOf<'receive'>

/**
 * Returns the entry whose items arrive: the one named, else the active one, else that of a shipment nobody waited for.
 */
const receivingEntry = (draft: Draft, named: number | undefined): number | null => {
  const active = activeEntry(draft.request)?.id ?? null
  return (
    named ??
    (comingItems(draft.request, active).length > 0 ? active : (unwantedEntry(draft.request) ?? active))
  )
}

/**
 * Returns the items that a command names; without names all that are on their way, else those that were missed before.
 */
const arrivals = (draft: Draft, command: Receive): readonly Item[] => {
  const missing = command.missing ?? []
  const coming = comingItems(draft.request, receivingEntry(draft, command.entry)).filter(
    (item) => !missing.includes(item.id),
  )
  if (command.items !== undefined) {
    const named = command.items.map((item) => item.id)
    return coming.filter((item) => named.includes(item.id))
  }
  const onTheirWay = coming.filter((item) => item.state !== 'missing')
  return onTheirWay.length > 0 || missing.length > 0 ? onTheirWay : coming
}

const itemsAreComing = guard('no item is on its way', (draft) => {
  const active = activeEntry(draft.request)?.id ?? null
  return comingItems(draft.request, active).length > 0 || unwantedEntry(draft.request) !== undefined
})

const leftItemsAreComing = guard(
  'no item is on its way',
  (draft) => activeEntry(draft.request) === undefined && unwantedEntry(draft.request) !== undefined,
)

const itemsExist = guard<Receive>(
  'an item is named that is not on its way from that partner',
  (draft, command) => {
    const coming = comingItems(draft.request, receivingEntry(draft, command.entry)).map((item) => item.id)
    const named = [...(command.items ?? []).map((item) => item.id), ...(command.missing ?? [])]
    return (
      coming.length > 0 && named.every((id) => coming.includes(id)) && new Set(named).size === named.length
    )
  },
)

const somethingArrives = guard<Receive>(
  'before the partner has shipped, an item must have arrived',
  (draft, command) =>
    arrivals(draft, command).length > 0 ||
    (!among(sentStages, draft.request.stage) && (command.missing ?? []).length > 0),
)

const barcodeOfOne = guard<Receive>(
  'several items arrive: give each of them its own barcode',
  (draft, command) => command.barcode === undefined || arrivals(draft, command).length === 1,
)

/** A file has no id of its own: the message names the request instead. */
const haveItemIds = guard<Receive>(
  'this partner needs an id for each item: give each item its barcode',
  (draft, command) => {
    const entry = entryById(draft.request, receivingEntry(draft, command.entry))
    return (
      factsOf(draft, entry)?.receivedNeedsItemId !== true ||
      arrivals(draft, command).every((item) => {
        const { partnerItemId, barcode, form } = { ...item, ...recorded(item, command) }
        return form === 'digital' || (partnerItemId ?? barcode) !== undefined
      })
    )
  },
)

/** Returns the facts that the library states about an item. */
const recorded = (item: Item, command: Receive): Partial<Item> => {
  const { id: _, ...own } = (command.items ?? []).find((each) => each.id === item.id) ?? { id: item.id }
  const { form, dueDate, notForLoan, barcode, itemPolicy, location } = command
  return Object.fromEntries(
    Object.entries({ form, dueDate, notForLoan, barcode, itemPolicy, location, ...own }).filter(
      ([, value]) => value !== undefined,
    ),
  )
}

const holdOf = ({ onHoldShelf, inTransit }: Receive): Item['hold'] =>
  onHoldShelf === true ? 'on_shelf' : inTransit === true ? 'in_transit' : 'placed'

const record = step<Receive>('what is known of the items is kept', (draft, command) => {
  const arriving = arrivals(draft, command).map((item) => item.id)
  return changeItems(
    draft,
    (item) => arriving.includes(item.id),
    (item) => {
      const received = { ...item, ...recorded(item, command) }
      const hold = holdOf(command)
      return { ...received, hold: received.form === 'digital' ? 'none' : hold }
    },
  )
})

const askAboutDueDates = step<Receive>(
  'attention due_date_past for a due date that has passed when the item comes',
  (draft, command) =>
    arrivals(draft, command)
      .filter(({ form }) => form === 'physical')
      .reduce((done, { entry, dueDate }) => askAboutPastDueDate(done, entry, 'receive', dueDate), draft),
)

/**
 * Returns whether an item needs no record of its own. A file needs no record in the library's own system, nor does what
 * is on its way back.
 */
const isUnrecorded = (item: Item): boolean =>
  item.form === 'physical' && item.state !== 'returned' && item.ils?.confirmed !== true

/** Returns the items of those being received that the library's own system is still to record. */
const unrecorded = (draft: Draft): readonly number[] =>
  draft.request.items
    .filter((item) => receivingOf(draft.request)?.items.includes(item.id) === true && isUnrecorded(item))
    .map((item) => item.id)

const takeIn = step<Receive>(
  'the items are received, in the library’s own system first where it records them',
  (draft, command) => {
    const entry = receivingEntry(draft, command.entry)
    if (entry === null) return draft
    const arriving = arrivals(draft, command)
    const items = arriving.map((item) => item.id)
    const toRecord = arriving.filter(isUnrecorded).map((item) => item.id)
    const missing = command.missing ?? []
    const settled = endAttention(
      draft,
      (attention) => attention.kind === 'stale_shipment' && attention.entry === entry,
    )
    if (!draft.context.recordsInIls || toRecord.length === 0)
      return arrive(settled, entry, items, missing, command.note)
    const note = command.note === undefined ? {} : { note: command.note }
    const withQuestion = startReceiving(countAsShipped(settled, entry), { items, missing, ...note })
    return callIls(withQuestion, 'accept_items', toRecord)
  },
)

/** Ends the receipt of items. The library's own system has the items, or need not have them: they are received. */
const finishReceiving = (draft: Draft): Draft => {
  const open = receivingOf(draft.request)
  const entry = draft.request.items.find((item) => open?.items.includes(item.id))?.entry
  if (open === undefined) return draft
  const ended = endAttention(draft, (attention) => attention.kind === 'ils_refused')
  return entry === undefined ? endReceiving(ended) : arrive(ended, entry, open.items, open.missing, open.note)
}

/** Notes what the library's own system calls an item. */
const noteRecord = (
  draft: Draft,
  { item, id, holdId }: { readonly item?: number; readonly id?: string; readonly holdId?: string },
  confirmed: boolean,
): Draft =>
  id === undefined
    ? draft
    : changeItems(
        draft,
        (each) => each.id === item,
        () => ({
          ils: {
            id: id.slice(0, 100),
            confirmed,
            ...(holdId === undefined ? {} : { holdId: holdId.slice(0, 100) }),
          },
        }),
      )

/**
 * Records that an item was accepted. The library's own system has recorded an item: the next one's turn, or, where all
 * are recorded, they are received.
 */
export const acceptReceiving = (
  draft: Draft,
  answer: { readonly item?: number; readonly id?: string; readonly holdId?: string },
): Draft => {
  const noted = noteRecord(draft, answer, true)
  const left = unrecorded(noted)
  return answer.item === undefined || left.length === 0 || !draft.context.recordsInIls
    ? finishReceiving(noted)
    : callIls(noted, 'accept_items', left)
}

/**
 * Records that an item was refused. The library's own system refuses an item: staff get attention, and the question
 * stays open until they settle it.
 */
export const refuseReceiving = (
  before: Draft,
  answer: { readonly reason: string; readonly item?: number; readonly id?: string },
): Draft => {
  const { reason } = answer
  const draft = noteRecord(before, answer, false)
  const open = receivingOf(draft.request)
  return open === undefined
    ? draft
    : raise(change(draft, { negotiation: { ...open, refused: true } }), {
        kind: 'ils_refused',
        reason: reason.slice(0, 500),
      })
}

const wasRefused = guard(
  'the library’s own system has not refused',
  (draft) => receivingOf(draft.request)?.refused === true,
)

const retryIls = step('the library’s own system is asked again', (draft) => {
  const open = receivingOf(draft.request)
  const left = unrecorded(draft)
  if (open === undefined || left.length === 0 || !draft.context.recordsInIls) return finishReceiving(draft)
  const cleared = endAttention(draft, (attention) => attention.kind === 'ils_refused')
  return callIls(change(cleared, { negotiation: { ...open, refused: false } }), 'accept_items', left)
})

/** Items that the ILS is not known to have recorded have no record there. */
const skipIls = step('the items are received without the library’s own system', (work) => {
  const items = receivingOf(work.request)?.items ?? []
  return changeItems(
    finishReceiving(work),
    (item) => items.includes(item.id) && item.ils?.confirmed !== true,
    () => ({ hold: 'none' }),
  )
})

const undoReceive = step('what was recorded is undone; items not here count as on their way', (draft) => {
  const items = receivingOf(draft.request)?.items ?? []
  const cleared = endAttention(endReceiving(draft), (attention) => attention.kind === 'ils_refused')
  const undone = changeItems(
    cleared,
    (item) => items.includes(item.id),
    (item) => ({
      hold: 'none',
      state: item.state === 'expected' ? 'shipped' : item.state,
      ...(item.ils === undefined ? {} : { ils: { ...item.ils, confirmed: false } }),
    }),
  )
  return callIls(undone, 'undo_items', items)
})

const someHere = guard('no item is here', (draft) =>
  draft.request.items.some(
    (item) => item.state === 'received' && item.entry === activeEntry(draft.request)?.id,
  ),
)

const undoArrival = step<CommandOf<'undo_receive'>>(
  'a scan by mistake: the items count as on their way again; the partner gets a note if it was informed',
  (draft, { items }) => {
    const active = activeEntry(draft.request)
    if (active === undefined) return draft
    const here = pickItems(draft, ['received'], { items, entry: active.id })
    const ids = here.map((item) => item.id)
    const held = here.filter(isHeldInIls).map((item) => item.id)
    const undone = changeItems(
      draft,
      (item) => ids.includes(item.id),
      ({ ils }) => ({
        state: 'shipped',
        hold: 'none',
        ...(ils === undefined ? {} : { ils: { ...ils, confirmed: false } }),
      }),
    )
    const isNoneHere = undone.request.items.every(
      (item) => item.entry !== active.id || !['received', 'on_loan', 'patron_returned'].includes(item.state),
    )
    const moved = isNoneHere ? change(undone, { stage: 'shipped' }) : undone
    const removed = callIls(callIls(moved, 'cancel_hold', held), 'undo_items', ids)
    const by = here.find((item) => item.unwantedBy !== undefined)?.unwantedBy
    const unwanted = by === undefined ? removed : raise(removed, { kind: 'no_longer_wanted', by })
    return sendToPartner(unwanted, active.id, {
      kind: 'message',
      note: 'The item was recorded as received by mistake: it has not arrived.',
    })
  },
)

const dueDatesLeft = guard('the ILS has every due date', ({ request }) => hasDueDatesLeft(request))

const dueDateRefused = { stages, attention: 'ils_refused', when: [notRecording, dueDatesLeft] } as const

const resendDueDates = step('the ILS gets the new due dates again', resendIlsDueDates)

const leaveDueDates = step('staff see to the due dates in the ILS', settleDueDates)

const stagesReceiving = [...sentStages, ...withItem, 'returned'] as const

const stagesWithout: readonly Stage[] = stages.filter((stage) => !among(stagesReceiving, stage))

const refusedByIls = { stages, negotiation: ['receiving'], when: [wasRefused] } as const

/** The rules of commands about items that arrive. */
export const receiving: CommandRules<'receive' | 'retry_ils' | 'skip_ils' | 'undo_receive'> = {
  receive: [
    {
      stages: stagesReceiving,
      when: [notRecording, itemsAreComing],
      provided: [itemsExist, somethingArrives, barcodeOfOne, haveItemIds],
      leads: {
        ...leadsFrom(sentStages, ['shipped', 'received']),
        ...leadsFrom([...withItem, 'returned'], ['received']),
        shipped: ['received', 'returned'],
      },
      does: [record, askAboutDueDates, takeIn],
    },
    {
      stages: stagesWithout,
      when: [notRecording, leftItemsAreComing],
      provided: [itemsExist, somethingArrives, barcodeOfOne, haveItemIds],
      does: [record, askAboutDueDates, takeIn],
    },
  ],
  retry_ils: [
    { ...refusedByIls, leads: leadsFrom(shippedStages, ['received']), does: [retryIls] },
    { ...dueDateRefused, does: [resendDueDates] },
    cleaningUpAgain,
  ],
  skip_ils: [
    {
      ...refusedByIls,
      leads: leadsFrom(shippedStages, ['received']),
      does: [skipIls],
    },
    { ...dueDateRefused, does: [leaveDueDates] },
    left,
  ],
  undo_receive: [
    { ...refusedByIls, does: [undoReceive] },
    {
      stages: ['received'],
      when: [notRecording, someHere],
      provided: [namesItems('an item is named that is not here', ['received'])],
      leads: ['shipped', 'returned'],
      does: [undoArrival],
    },
  ],
}
