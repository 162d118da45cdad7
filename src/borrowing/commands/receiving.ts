import { comingItems, itemsOf, stageFromItems } from '../items.ts'
import type { Item } from '../request.ts'
import { endEntry, nextEntry } from '../rota.ts'
import { guard, step, withItem } from '../rule.ts'
import {
  activeEntry,
  change,
  changeEntry,
  changeItems,
  close,
  effect,
  endAlerts,
  endDeadlines,
  tell,
  type Work,
} from '../work.ts'
import type { CommandOf, CommandRules } from './rule-of.ts'

type Receive = CommandOf<'receive'>

/** The entry whose items arrive: the one named, else that of the shipment nobody waited for, else the active one. */
const receivingEntry = (work: Work, command: Receive): number | null =>
  command.entry ?? activeEntry(work.request)?.id ?? staleEntry(work) ?? null

/** The entry that shipped though it was left. */
export const staleEntry = (work: Work): number | undefined => {
  const alert = work.request.alerts.find((each) => each.kind === 'stale_shipment')
  return alert?.kind === 'stale_shipment' ? alert.entry : undefined
}

const arrivals = (work: Work, command: Receive): readonly Item[] => {
  const entry = receivingEntry(work, command)
  const coming = comingItems(work.request, entry)
  const missing = command.missing ?? []
  if (command.items === undefined) return coming.filter((item) => !missing.includes(item.id))
  const named = command.items.map((item) => item.id)
  return coming.filter((item) => named.includes(item.id))
}

const itemsAreComing = guard('no item is on its way', (work) => {
  const entries = [activeEntry(work.request)?.id, staleEntry(work)].filter((id) => id !== undefined)
  return entries.some((entry) => comingItems(work.request, entry).length > 0)
})

const knownItems = guard<Receive>(
  'an item is named that is not on its way from that partner',
  (work, command) => {
    const coming = comingItems(work.request, receivingEntry(work, command)).map((item) => item.id)
    const named = [...(command.items ?? []).map((item) => item.id), ...(command.missing ?? [])]
    return coming.length > 0 && named.every((id) => coming.includes(id))
  },
)

const staleOnly = guard<Receive>('nothing is on its way from that partner', (work, command) => {
  const entry = receivingEntry(work, command)
  return entry !== null && entry === staleEntry(work)
})

/** Records what the library says of the items; they count as arrived once `arrive` says so. */
const record = step<Receive>('what is known of the items is kept', (work, command) => {
  const common = {
    ...(command.form === undefined ? {} : { form: command.form }),
    ...(command.dueDate === undefined ? {} : { dueDate: command.dueDate }),
    ...(command.notForLoan === undefined ? {} : { notForLoan: command.notForLoan }),
    ...(command.barcode === undefined ? {} : { barcode: command.barcode }),
    hold: command.onHoldShelf === true ? ('on_shelf' as const) : ('placed' as const),
  }
  const arriving = arrivals(work, command).map((item) => item.id)
  return changeItems(
    work,
    (item) => arriving.includes(item.id),
    (item) => {
      const own = (command.items ?? []).find((each) => each.id === item.id) ?? {}
      const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
      return { ...common, ...given }
    },
  )
})

const takeIn = step<Receive>(
  'the items are received, in the library’s system first where it has one',
  (work, command) => {
    const entry = receivingEntry(work, command)
    if (entry === null) return work
    const items = arrivals(work, command).map((item) => item.id)
    const missing = command.missing ?? []
    const heard = endAlerts(work, (alert) => alert.kind === 'stale_shipment' && alert.entry === entry)
    if (!work.context.recordsInIls || items.length === 0)
      return arrive(heard, entry, items, missing, command.note)
    const asked = change(heard, {
      negotiation: { kind: 'receiving', items: [...items], missing: [...missing] },
    })
    return effect(asked, { kind: 'ils', call: 'accept_items', items })
  },
)

const names = (work: Work, ids: readonly number[]): string =>
  work.request.items
    .filter((item) => ids.includes(item.id))
    .map((item) => item.volume ?? item.partnerItemId ?? item.barcode ?? `item ${item.id}`)
    .join(', ')

/**
 * The items are there. The partner hears `received` once each item of its entry is received or named missing; one that
 * comes later is told in words.
 */
export const arrive = (
  work: Work,
  entry: number,
  items: readonly number[],
  missing: readonly number[],
  note?: string,
): Work => {
  const late = itemsOf(work.request, entry).filter(
    (item) => items.includes(item.id) && item.state === 'missing',
  )
  const placed = changeItems(
    work,
    (item) => items.includes(item.id) || missing.includes(item.id),
    (item) => ({ state: items.includes(item.id) ? 'received' : 'missing' }),
  )
  const open = placed.request.negotiation
  const ended =
    open?.kind === 'cancel' ||
    open?.kind === 'unconfirmed' ||
    open?.kind === 'receiving' ||
    open?.kind === 'condition' ||
    open?.kind === 'retry'
      ? change(placed, { negotiation: null })
      : placed
  const shipped = changeEntry(
    endDeadlines(ended, 'response', 'will_supply', 'cancel_reply', 'date_of_interest'),
    entry,
    { shipped: true },
  )
  const here = stageFromItems(shipped)
  const complete = itemsOf(here.request, entry).every(
    (item) => item.state !== 'expected' && item.state !== 'shipped',
  )
  if (late.length > 0) {
    const ids = late.map((item) => item.id)
    return tell(here, entry, { kind: 'message', note: `Arrived after all: ${names(here, ids)}` })
  }
  if (!complete || items.length + missing.length === 0) return here
  const gone = itemsOf(here.request, entry)
    .filter((item) => item.state === 'missing')
    .map((item) => item.id)
  const words = [note, gone.length > 0 ? `Not arrived: ${names(here, gone)}` : undefined]
    .filter(Boolean)
    .join('. ')
  return tell(here, entry, {
    kind: 'received',
    items: itemsOf(here.request, entry)
      .filter((item) => item.state !== 'missing')
      .map((item) => item.id),
    missing: gone,
    ...(words === '' ? {} : { note: words }),
  })
}

const receivingOpen = (work: Work) => {
  const open = work.request.negotiation
  return open?.kind === 'receiving' ? open : undefined
}

const wasRefused = guard(
  'the library’s system has not refused',
  (work) => receivingOpen(work)?.refused === true,
)

const endIlsAlert = (work: Work): Work => endAlerts(work, (alert) => alert.kind === 'ils_refused')

const retryIls = step('the library’s system is asked again', (work) => {
  const open = receivingOpen(work)
  if (open === undefined) return work
  const asked = change(endIlsAlert(work), { negotiation: { ...open, refused: false } })
  return effect(asked, { kind: 'ils', call: 'accept_items', items: open.items })
})

const skipIls = step('the items are received without the library’s system', (work) => {
  const open = receivingOpen(work)
  const entry = work.request.items.find((item) => open?.items.includes(item.id))?.entry
  return open === undefined || entry === undefined
    ? work
    : arrive(endIlsAlert(work), entry, open.items, open.missing)
})

const undoReceive = step('what was recorded is undone; the items count as on their way', (work) => {
  const open = receivingOpen(work)
  if (open === undefined) return work
  const undone = change(endIlsAlert(work), { negotiation: null })
  return effect(undone, { kind: 'ils', call: 'undo_items', items: open.items })
})

const rejectShipment = step<CommandOf<'reject_shipment'>>(
  'sent back with the reason; the entry is left; next entry',
  (work, command) => {
    const active = activeEntry(work.request)
    if (active === undefined) return work
    const items = itemsOf(work.request, active.id).filter((item) => item.state !== 'missing')
    const told = tell(work, active.id, {
      kind: 'shipped_return',
      items: items.map((item) => item.id),
      note: command.reason,
    })
    const back = changeItems(
      told,
      (item) => items.some((each) => each.id === item.id),
      () => ({ state: 'returned' }),
    )
    const cleared = endAlerts(
      back,
      ({ kind }) => kind === 'recalled' || kind === 'overdue' || kind === 'hold_return' || kind === 'damaged',
    )
    const removed = effect(cleared, {
      kind: 'ils',
      call: 'remove_items',
      items: items.map((item) => item.id),
    })
    const rejected = endEntry(removed, active.id, 'rejected', command.reason)
    return nextEntry(rejected, { kind: 'unfilled' })
  },
)

const isDigital = guard('the item is not digital', (work) => {
  const items = itemsOf(work.request, activeEntry(work.request)?.id ?? null).filter(
    (item) => item.state === 'received',
  )
  return items.length > 0 && items.every((item) => item.form === 'digital')
})

const staysHere = guard('the item must be returned', (work) => {
  const { service } = work.request
  return service.type === 'copy' || service.nonReturnable === true || isDigital.holds(work, undefined)
})

const forward = step('the file is forwarded to the patron; closed as completed', (work) => {
  const closed = close(work, { kind: 'completed', reason: 'forwarded to the patron' })
  return effect(closed, { kind: 'notice', status: 'delivered' })
})

const handOver = step('closed as completed; the item need not go back', (work) => {
  const kept = changeItems(
    work,
    (item) => item.state === 'received',
    () => ({ kept: true }),
  )
  return close(kept, { kind: 'completed', reason: 'handed over' })
})

const notReceiving = ['none', 'cancel', 'condition', 'retry', 'unconfirmed', 'renew', 'renew_review'] as const

/** What the library does with items that come. */
export const receiving: CommandRules<
  | 'receive'
  | 'retry_ils'
  | 'skip_ils'
  | 'undo_receive'
  | 'reject_shipment'
  | 'forward_to_patron'
  | 'hand_over'
> = {
  receive: [
    {
      stages: ['sent', 'accepted', 'will_supply', ...withItem, 'returned'],
      negotiation: notReceiving,
      when: [itemsAreComing],
      provided: [knownItems],
      leads: ['received'],
      does: [record, takeIn],
    },
    {
      stages: ['created', 'ready', 'locating', 'locate_failed', 'pending_approval', 'unfilled', 'closed'],
      alert: 'stale_shipment',
      when: [itemsAreComing],
      provided: [staleOnly, knownItems],
      does: [record, takeIn],
    },
  ],
  retry_ils: [
    {
      stages: [...withItem, 'sent', 'accepted', 'will_supply', 'returned', 'unfilled', 'closed'],
      negotiation: ['receiving'],
      when: [wasRefused],
      does: [retryIls],
    },
  ],
  skip_ils: [
    {
      stages: [...withItem, 'sent', 'accepted', 'will_supply', 'returned', 'unfilled', 'closed'],
      negotiation: ['receiving'],
      when: [wasRefused],
      leads: ['received'],
      does: [skipIls],
    },
  ],
  undo_receive: [
    {
      stages: [...withItem, 'sent', 'accepted', 'will_supply', 'returned', 'unfilled', 'closed'],
      negotiation: ['receiving'],
      when: [wasRefused],
      does: [undoReceive],
    },
  ],
  reject_shipment: [
    {
      stages: ['shipped', 'received'],
      negotiation: ['none', 'renew', 'renew_review'],
      leads: ['sent', 'unfilled', 'closed'],
      does: [rejectShipment],
    },
  ],
  forward_to_patron: [{ stages: ['received'], when: [isDigital], leads: ['closed'], does: [forward] }],
  hand_over: [{ stages: ['received'], when: [staysHere], leads: ['closed'], does: [handOver] }],
}
