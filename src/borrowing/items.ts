import type { NamedItem } from './partner-event.ts'
import type { Item, Request, Stage } from './request.ts'
import { isOut } from './status.ts'
import { change, type Work } from './work.ts'

const journey = ['received', 'on_loan', 'patron_returned', 'returned'] as const

/** The items of an entry. */
export const itemsOf = (request: Request, entry: number | null): readonly Item[] =>
  request.items.filter((item) => item.entry === entry)

/** Has the item come, and not gone back? */
export const outItems = (request: Request, entry: number | null): readonly Item[] =>
  itemsOf(request, entry).filter(isOut)

/** Items that were shipped or are expected, and have not come. */
export const comingItems = (request: Request, entry: number | null): readonly Item[] =>
  itemsOf(request, entry).filter((item) => ['expected', 'shipped', 'missing'].includes(item.state))

/** Items that the partner has not said it has back. */
export const unreturnedItems = (request: Request, entry: number | null): readonly Item[] =>
  itemsOf(request, entry).filter(
    (item) =>
      item.checkedIn !== true && item.kept !== true && item.state !== 'expected' && item.state !== 'missing',
  )

/**
 * Sets the stage to that of the least advanced item of the active entry that has arrived; where none has, the stage stays.
 */
export const stageFromItems = (work: Work): Work => {
  const active = work.request.rota.find((entry) => entry.state === 'active')
  const arrived = itemsOf(work.request, active?.id ?? null).map((item) => item.state)
  const stage: Stage | undefined = journey.find((state) => arrived.includes(state))
  return active === undefined || stage === undefined || work.request.stage === 'closed'
    ? work
    : change(work, { stage })
}

/** Adds the items that a request expects of an entry. */
export const expectItems = (work: Work, entry: number): Work => {
  const { request } = work
  const form = request.service.form ?? (request.service.type === 'copy' ? 'digital' : 'physical')
  const items = Array.from(
    { length: request.itemsWanted },
    (_, index): Item => ({
      id: request.itemsGiven + index + 1,
      entry,
      state: 'expected',
      form,
      hold: 'none',
    }),
  )
  return change(work, {
    items: [...request.items.filter((item) => item.state !== 'expected'), ...items],
    itemsGiven: request.itemsGiven + items.length,
  })
}

const isNamed = (named: NamedItem): boolean =>
  named.partnerItemId !== undefined || named.barcode !== undefined || named.volume !== undefined

const matches = (item: Item, named: NamedItem): boolean =>
  (named.partnerItemId !== undefined && item.partnerItemId === named.partnerItemId) ||
  (named.barcode !== undefined && item.barcode === named.barcode) ||
  (named.partnerItemId === undefined &&
    named.barcode === undefined &&
    named.volume !== undefined &&
    item.volume === named.volume)

const detailsOf = (named: NamedItem): Partial<Item> =>
  Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))

/** The items of an entry that a partner's names match; all that a test picks where it names none. */
export const matchItems = (
  request: Request,
  entry: number,
  named: readonly NamedItem[] | undefined,
): readonly Item[] => {
  const own = itemsOf(request, entry)
  const names = (named ?? []).filter(isNamed)
  if (names.length === 0) return own
  const matched = own.filter((item) => names.some((name) => matches(item, name)))
  return matched.length === 0 &&
    own.every((item) => item.partnerItemId === undefined && item.barcode === undefined)
    ? own
    : matched
}

/**
 * Takes the items that a partner says it ships: first those known by name, then expected ones in order, then new ones.
 * Where the entry has shipped before, an unnamed item is never added.
 *
 * @param facts what holds for each of them: due date, form, URL
 */
export const shipItems = (
  work: Work,
  entry: number,
  named: readonly NamedItem[],
  facts: Partial<Item>,
  again: boolean,
): Work => {
  const names = named.length > 0 ? named : again ? [] : [{}]
  let { items, itemsGiven } = work.request
  for (const name of names) {
    const known = items.find((item) => item.entry === entry && isNamed(name) && matches(item, name))
    const spare = items.find((item) => item.entry === entry && item.state === 'expected')
    const target = known ?? spare
    if (target !== undefined) {
      const state = target.state === 'expected' || target.state === 'missing' ? 'shipped' : target.state
      items = items.map((item) => (item === target ? { ...item, ...facts, ...detailsOf(name), state } : item))
    } else if (isNamed(name) || !again) {
      itemsGiven += 1
      const form = facts.form ?? 'physical'
      items = [
        ...items,
        { id: itemsGiven, entry, hold: 'none', ...facts, ...detailsOf(name), form, state: 'shipped' },
      ]
    }
  }
  const unnamed = again && named.length === 0
  return change(work, {
    itemsGiven,
    items: unnamed
      ? items.map((item) =>
          item.entry === entry && facts.dueDate ? { ...item, dueDate: facts.dueDate } : item,
        )
      : items,
  })
}

/** Is every item of an entry that came on its way back, lost, or named missing? */
export const allBack = (request: Request, entry: number): boolean =>
  itemsOf(request, entry).every((item) => !isOut(item))
