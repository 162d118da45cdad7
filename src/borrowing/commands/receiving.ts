import { comingItems } from '../items/items.ts'
import { arrive, countAsShipped } from '../items/receive-items.ts'
import { unwantedEntry } from '../items/unexpected-shipment.ts'
import {
  activeEntry,
  change,
  changeItems,
  endAlerts,
  entryById,
  factsOf,
  raise,
  tellIls,
  type Work,
} from '../life-cycle/draft.ts'
import { endReceiving, questionOf, receivingOf } from '../life-cycle/negotiation.ts'
import { guard, leadsFrom, notRecording, step } from '../life-cycle/rule.ts'
import { among, askedStages, shippedStages, withItem } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import { type Stage, stages } from '../request/stage.ts'
import { askedAgain, left } from './cleaning-up.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type Receive = CommandOf<'receive'>

/** The entry whose items arrive: the one named, else the active one, else that of a shipment nobody waited for. */
const receivingEntry = (work: Work, named: number | undefined): number | null => {
  const active = activeEntry(work.request)?.id ?? null
  return (
    named ?? (comingItems(work.request, active).length > 0 ? active : (unwantedEntry(work.request) ?? active))
  )
}

/** The items that a command names; without names all that are on their way, else those that were missed before. */
const arrivals = (work: Work, command: Receive): readonly Item[] => {
  const missing = command.missing ?? []
  const coming = comingItems(work.request, receivingEntry(work, command.entry)).filter(
    (item) => !missing.includes(item.id),
  )
  if (command.items !== undefined) {
    const named = command.items.map((item) => item.id)
    return coming.filter((item) => named.includes(item.id))
  }
  const onTheirWay = coming.filter((item) => item.state !== 'missing')
  return onTheirWay.length > 0 || missing.length > 0 ? onTheirWay : coming
}

const itemsAreComing = guard('no item is on its way', (work) => {
  const active = activeEntry(work.request)?.id ?? null
  return comingItems(work.request, active).length > 0 || unwantedEntry(work.request) !== undefined
})

const leftItemsAreComing = guard(
  'no item is on its way',
  (work) => activeEntry(work.request) === undefined && unwantedEntry(work.request) !== undefined,
)

const knownItems = guard<Receive>(
  'an item is named that is not on its way from that partner',
  (work, command) => {
    const coming = comingItems(work.request, receivingEntry(work, command.entry)).map((item) => item.id)
    const named = [...(command.items ?? []).map((item) => item.id), ...(command.missing ?? [])]
    return (
      coming.length > 0 && named.every((id) => coming.includes(id)) && new Set(named).size === named.length
    )
  },
)

const somethingArrives = guard<Receive>(
  'before the partner has shipped, an item must have arrived',
  (work, command) =>
    arrivals(work, command).length > 0 ||
    (!among(askedStages, work.request.stage) && (command.missing ?? []).length > 0),
)

const barcodeOfOne = guard<Receive>(
  'several items arrive: give each of them its own barcode',
  (work, command) => command.barcode === undefined || arrivals(work, command).length === 1,
)

/** A file has no id of its own: it is told of as what came for the request. */
const canBeTold = guard<Receive>(
  'the partner can be told only of items that have an id: give each item its barcode',
  (work, command) => {
    const entry = entryById(work.request, receivingEntry(work, command.entry))
    return (
      factsOf(work, entry)?.receivedNeedsItemId !== true ||
      arrivals(work, command).every((item) => {
        const { partnerItemId, barcode, form } = { ...item, ...recorded(item, command) }
        return form === 'digital' || (partnerItemId ?? barcode) !== undefined
      })
    )
  },
)

/** What the library says of an item. */
const recorded = (item: Item, command: Receive): Partial<Item> => {
  const { id: _, ...own } = (command.items ?? []).find((each) => each.id === item.id) ?? { id: item.id }
  const { form, dueDate, notForLoan, barcode } = command
  return Object.fromEntries(
    Object.entries({ form, dueDate, notForLoan, barcode, ...own }).filter(([, value]) => value !== undefined),
  )
}

const record = step<Receive>('what is known of the items is kept', (work, command) => {
  const arriving = arrivals(work, command).map((item) => item.id)
  return changeItems(
    work,
    (item) => arriving.includes(item.id),
    (item) => {
      const known = { ...item, ...recorded(item, command) }
      const hold = command.onHoldShelf === true ? ('on_shelf' as const) : ('placed' as const)
      return { ...known, hold: known.form === 'digital' ? 'none' : hold }
    },
  )
})

/** A file needs no record in the library's own system. */
const isUnrecorded = (item: Item): boolean => item.form === 'physical' && item.ils?.sure !== true

/** The items of those being received that the library's own system is still to record. */
const unrecorded = (work: Work): readonly number[] =>
  work.request.items
    .filter((item) => receivingOf(work.request)?.items.includes(item.id) === true && isUnrecorded(item))
    .map((item) => item.id)

const takeIn = step<Receive>(
  'the items are received, in the library’s own system first where it records them',
  (work, command) => {
    const entry = receivingEntry(work, command.entry)
    if (entry === null) return work
    const arriving = arrivals(work, command)
    const items = arriving.map((item) => item.id)
    const toRecord = arriving.filter(isUnrecorded).map((item) => item.id)
    const missing = command.missing ?? []
    const heard = endAlerts(work, (alert) => alert.kind === 'stale_shipment' && alert.entry === entry)
    if (!work.context.recordsInIls || toRecord.length === 0)
      return arrive(heard, entry, items, missing, command.note)
    const shipped = countAsShipped(heard, entry)
    const aside = questionOf(shipped.request)
    const asked = change(shipped, {
      negotiation: {
        kind: 'receiving',
        items,
        missing,
        ...(command.note === undefined ? {} : { note: command.note }),
        ...(aside === null ? {} : { aside }),
      },
    })
    return tellIls(asked, 'accept_items', toRecord)
  },
)

/** The library's own system has the items, or need not have them: they are received. */
const finishReceiving = (work: Work): Work => {
  const open = receivingOf(work.request)
  const entry = work.request.items.find((item) => open?.items.includes(item.id))?.entry
  if (open === undefined) return work
  const ended = endAlerts(work, (alert) => alert.kind === 'ils_refused')
  return entry === undefined ? endReceiving(ended) : arrive(ended, entry, open.items, open.missing, open.note)
}

/** Notes what the library's own system calls an item. */
const noteRecord = (
  work: Work,
  { item, id, holdId }: { readonly item?: number; readonly id?: string; readonly holdId?: string },
  sure: boolean,
): Work =>
  id === undefined
    ? work
    : changeItems(
        work,
        (each) => each.id === item,
        () => ({
          ils: {
            id: id.slice(0, 100),
            sure,
            ...(holdId === undefined ? {} : { holdId: holdId.slice(0, 100) }),
          },
        }),
      )

/** The library's own system has recorded an item: the next one's turn, or, where all are recorded, they are received. */
export const acceptReceiving = (
  work: Work,
  answer: { readonly item?: number; readonly id?: string; readonly holdId?: string },
): Work => {
  const noted = noteRecord(work, answer, true)
  const left = unrecorded(noted)
  return answer.item === undefined || left.length === 0 || !work.context.recordsInIls
    ? finishReceiving(noted)
    : tellIls(noted, 'accept_items', left)
}

/** The library's own system refuses an item: staff are alerted, and the question stays open until they settle it. */
export const refuseReceiving = (
  given: Work,
  answer: { readonly reason: string; readonly item?: number; readonly id?: string },
): Work => {
  const { reason } = answer
  const work = noteRecord(given, answer, false)
  const open = receivingOf(work.request)
  return open === undefined
    ? work
    : raise(change(work, { negotiation: { ...open, refused: true } }), {
        kind: 'ils_refused',
        reason: reason.slice(0, 500),
      })
}

const wasRefused = guard(
  'the library’s own system has not refused',
  (work) => receivingOf(work.request)?.refused === true,
)

const retryIls = step('the library’s own system is asked again', (work) => {
  const open = receivingOf(work.request)
  const left = unrecorded(work)
  if (open === undefined || left.length === 0 || !work.context.recordsInIls) return finishReceiving(work)
  const cleared = endAlerts(work, (alert) => alert.kind === 'ils_refused')
  return tellIls(change(cleared, { negotiation: { ...open, refused: false } }), 'accept_items', left)
})

/** Where the system recorded nothing, it holds nothing either. */
const skipIls = step('the items are received without the library’s own system', (work) => {
  const items = receivingOf(work.request)?.items ?? []
  return changeItems(
    finishReceiving(work),
    (item) => items.includes(item.id) && item.ils === undefined,
    () => ({ hold: 'none' }),
  )
})

const undoReceive = step('what was recorded is undone; the items count as on their way', (work) => {
  const items = receivingOf(work.request)?.items ?? []
  const cleared = endAlerts(endReceiving(work), (alert) => alert.kind === 'ils_refused')
  const undone = changeItems(
    cleared,
    (item) => items.includes(item.id),
    (item) => ({
      hold: 'none',
      state: item.state === 'expected' ? 'shipped' : item.state,
      ...(item.ils === undefined ? {} : { ils: { ...item.ils, sure: false } }),
    }),
  )
  return tellIls(undone, 'undo_items', items)
})

const stagesReceiving = [...askedStages, ...withItem, 'returned'] as const

const stagesWithout: readonly Stage[] = stages.filter((stage) => !among(stagesReceiving, stage))

const refusedByIls = { stages, negotiation: ['receiving'], when: [wasRefused] } as const

/** What the library does with items that come. */
export const receiving: CommandRules<'receive' | 'retry_ils' | 'skip_ils' | 'undo_receive'> = {
  receive: [
    {
      stages: stagesReceiving,
      when: [notRecording, itemsAreComing],
      provided: [knownItems, somethingArrives, barcodeOfOne, canBeTold],
      leads: {
        ...leadsFrom(askedStages, ['shipped', 'received']),
        ...leadsFrom([...withItem, 'returned'], ['received']),
        shipped: ['received', 'returned'],
      },
      does: [record, takeIn],
    },
    {
      stages: stagesWithout,
      when: [notRecording, leftItemsAreComing],
      provided: [knownItems, somethingArrives, barcodeOfOne, canBeTold],
      does: [record, takeIn],
    },
  ],
  retry_ils: [
    { ...refusedByIls, leads: leadsFrom(shippedStages, ['received']), does: [retryIls] },
    askedAgain,
  ],
  skip_ils: [
    {
      ...refusedByIls,
      leads: leadsFrom(shippedStages, ['received']),
      does: [skipIls],
    },
    left,
  ],
  undo_receive: [{ ...refusedByIls, does: [undoReceive] }],
}
