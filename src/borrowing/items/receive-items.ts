import { activeEntry, change, changeEntry, changeItems, tell, type Work } from '../life-cycle/draft.ts'
import { endQuestions, endReceiving } from '../life-cycle/negotiation.ts'
import { among, askedStages } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import { allBack, comingItems, itemsOf, stageFromItems } from './items.ts'

/**
 * The entry has shipped, since its partner says so or since items came: of the active one the open questions end, a
 * cancel too, and the stage follows.
 */
export const countAsShipped = (work: Work, entry: number): Work => {
  const shipped = changeEntry(work, entry, { shipped: true })
  if (activeEntry(shipped.request)?.id !== entry || !among(askedStages, shipped.request.stage)) return shipped
  const ended = endQuestions(shipped, 'cancel', 'condition', 'retry', 'unconfirmed')
  return change(ended, { stage: 'shipped', waitingFor: [] })
}

/** The words for the partner are cut where they get longer than a message may be. */
const longestNote = 4000

const names = (items: readonly Item[]): string =>
  items
    .map((item) => item.volume ?? item.partnerItemId ?? item.barcode ?? `item ${item.id}`)
    .join(', ')
    .slice(0, longestNote - 100)

const isSettled = (request: Request, entry: number): boolean =>
  itemsOf(request, entry).every((item) => item.state !== 'expected' && item.state !== 'shipped')

/**
 * The items are there. The partner hears `received` once each item of its entry is received or named missing; one that
 * comes after that is told in words.
 *
 * @param items the items that came; what the partner has back or the library reported lost meanwhile stays so
 * @param missing the items that were looked for in vain
 */
export const arrive = (
  work: Work,
  entry: number,
  items: readonly number[],
  missing: readonly number[],
  note?: string,
): Work => {
  const arriving = comingItems(work.request, entry).filter((item) => items.includes(item.id))
  const placed = changeItems(
    endReceiving(countAsShipped(work, entry)),
    (item) =>
      item.entry === entry && (arriving.some(({ id }) => id === item.id) || missing.includes(item.id)),
    (item) => ({ state: missing.includes(item.id) ? 'missing' : 'received' }),
  )
  const here = stageFromItems(placed)
  const told = tellReceived(work, here, entry, arriving, note)
  return tellReturnOnce(work, told, entry)
}

const tellReceived = (
  before: Work,
  here: Work,
  entry: number,
  arriving: readonly Item[],
  note: string | undefined,
): Work => {
  if (isSettled(before.request, entry)) {
    return arriving.length === 0
      ? here
      : tell(here, entry, { kind: 'message', note: `Arrived after all: ${names(arriving)}` })
  }
  if (!isSettled(here.request, entry)) return here
  const all = itemsOf(here.request, entry)
  const gone = all.filter((item) => item.state === 'missing')
  const words = [note, gone.length > 0 ? `Not arrived: ${names(gone)}` : undefined]
    .filter((each) => each !== undefined)
    .join('. ')
  return tell(here, entry, {
    kind: 'received',
    items: all.filter((item) => item.state !== 'missing').map((item) => item.id),
    missing: gone.map((item) => item.id),
    ...(words === '' ? {} : { note: words.slice(0, longestNote) }),
  })
}

/** Tells the partner of the return once nothing of its entry is here or to come any more, by what happened just now. */
export const tellReturnOnce = (
  before: Work,
  now: Work,
  entry: number,
  words: { readonly note?: string | undefined; readonly toAgency?: string | undefined } = {},
): Work => {
  const items = itemsOf(now.request, entry)
    .filter((item) => item.state === 'returned')
    .map((item) => item.id)
  if (items.length === 0 || allBack(before.request, entry) || !allBack(now.request, entry)) return now
  const note = words.note === undefined ? {} : { note: words.note }
  const untold = changeEntry(now, entry, { returnTold: false })
  return words.toAgency === undefined
    ? tell(untold, entry, { kind: 'shipped_return', items, ...note })
    : tell(untold, entry, { kind: 'shipped_forward', items, toAgency: words.toAgency, ...note })
}
