import { activeEntry, change, changeItems, type Draft } from '../life-cycle/draft.ts'
import { endQuestions } from '../life-cycle/negotiation.ts'
import type { NamedItem } from '../partner-events/partner-event.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import type { Stage } from '../request/stage.ts'
import { isOut } from './item-states.ts'

/** The number of items that a request may hold: what a partner ships beyond that is not kept. */
const mostItems = 500

const here = ['received', 'on_loan', 'patron_returned'] as const

/** Returns the items of an entry. */
export const itemsOf = (request: Request, entry: number | null): readonly Item[] =>
  request.items.filter((item) => item.entry === entry)

/** Returns the items of an entry that have come and have not gone back. */
export const outItems = (request: Request, entry: number | null): readonly Item[] =>
  itemsOf(request, entry).filter(isOut)

/** Returns the items of an entry that were shipped, are expected or were named missing, and have not come. */
export const comingItems = (request: Request, entry: number | null): readonly Item[] =>
  itemsOf(request, entry).filter((item) => ['expected', 'shipped', 'missing'].includes(item.state))

/** Returns whether the active partner's word is awaited on an item that the library reported lost. */
export const isLossReported = (request: Request): boolean =>
  request.attention.some((attention) => attention.kind === 'lost' && attention.by === 'us') &&
  itemsOf(request, activeEntry(request)?.id ?? null).some(({ state }) => state === 'lost')

/**
 * Returns the things of an entry that the partner has not said it has back: a file, or what was handed over, is none.
 */
export const unreturnedItems = (request: Request, entry: number | null): readonly Item[] =>
  itemsOf(request, entry).filter(
    (item) =>
      item.form === 'physical' &&
      item.checkedIn !== true &&
      item.kept !== true &&
      item.state !== 'expected' &&
      item.state !== 'missing',
  )

/**
 * Returns whether every item of an entry is on its way back, lost or missing, so that none is here or still to come.
 */
export const allBack = (request: Request, entry: number | null): boolean =>
  itemsOf(request, entry).every((item) => !isOut(item) && item.state !== 'shipped')

/**
 * Sets the stage to that of the least advanced item of the active entry that is here. Where none is here: shipped while
 * one is still on its way, else returned; where all are lost, the stage stays. Once nothing is here or on its way, a
 * renewal is over.
 */
export const stageFromItems = (draft: Draft): Draft => {
  const active = draft.request.rota.find((entry) => entry.state === 'active')
  const states = itemsOf(draft.request, active?.id ?? null).map((item) => item.state)
  const isPartWay = states.includes('shipped') && states.includes('returned')
  const stage: Stage | undefined =
    here.find((state) => states.includes(state)) ??
    (isPartWay ? 'shipped' : states.includes('returned') ? 'returned' : undefined)
  if (active === undefined || stage === undefined || draft.request.stage === 'closed') return draft
  const moved = change(draft, { stage })
  return stage === 'returned' || stage === 'shipped' ? endQuestions(moved, 'renew', 'renew_review') : moved
}

/** Adds the items that a request expects of an entry. */
export const expectItems = (draft: Draft, entry: number): Draft => {
  const { request } = draft
  const form = request.service.form ?? (request.service.type === 'copy' ? 'digital' : 'physical')
  const items = Array.from(
    { length: request.itemsWanted },
    (_, index): Item => ({
      id: request.itemCount + index + 1,
      entry,
      state: 'expected',
      form,
      hold: 'none',
    }),
  )
  return change(draft, {
    items: [...request.items.filter((item) => item.state !== 'expected'), ...items],
    itemCount: request.itemCount + items.length,
  })
}

/** Returns whether a name means an item. A URL of its own distinguishes a file from others. */
const isNamed = ({ partnerItemId, barcode, volume, url }: NamedItem): boolean =>
  [partnerItemId, barcode, volume, url].some((name) => name !== undefined)

const matches = (
  item: Item,
  { partnerItemId, barcode, volume, url }: NamedItem,
  read = asWritten,
): boolean => {
  const ids = [partnerItemId, barcode].filter((id) => id !== undefined).map(read)
  const own = [item.partnerItemId, item.barcode].filter((id) => id !== undefined).map(read)
  if (ids.length > 0) return ids.some((id) => own.includes(id))
  return volume === undefined ? url !== undefined && item.url === url : item.volume === volume
}

const asWritten = (id: string): string => id
const inOneCase = (id: string): string => id.toLowerCase()

/** Returns the items that a partner's name matches as it is written, else those that it matches in another letter case. */
const matching = (items: readonly Item[], name: NamedItem): readonly Item[] => {
  const exact = items.filter((item) => matches(item, name))
  return exact.length > 0 ? exact : items.filter((item) => matches(item, name, inOneCase))
}

/** Returns whether the partner has not named this item yet. A barcode alone may be the library's own. */
const isNameless = (item: Item): boolean => item.partnerItemId === undefined && item.volume === undefined

/** Returns whether an item is a file. A further file takes the place of none that came. */
const isFile = ({ url }: NamedItem | Item): boolean => url !== undefined

/** Returns what a partner says of an item. The id that it has keeps its letter case. */
const detailsOf = (named: NamedItem, item?: Item): Partial<Item> => {
  const id = named.partnerItemId ?? named.barcode
  const isOwn =
    id !== undefined && item?.partnerItemId !== undefined && inOneCase(id) === inOneCase(item.partnerItemId)
  const partnerItemId = isOwn ? item.partnerItemId : id
  const all = { ...named, partnerItemId }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/**
 * Returns the items of an entry that a partner's names match. All of them where it names none, where it names as many
 * as there are, or where none of them has a name to match.
 */
export const matchItems = (
  request: Request,
  entry: number,
  named: readonly NamedItem[] | undefined,
): readonly Item[] => {
  const own = itemsOf(request, entry)
  const names = (named ?? []).filter(isNamed)
  const matched = names.flatMap((name) => matching(own, name))
  const meansAll = names.length === 0 || names.length >= own.length || own.every(isNameless)
  return matched.length === 0 && meansAll ? own : own.filter((item) => matched.includes(item))
}

/**
 * Returns the items that a partner names for the first time; none while an item of the entry has no name that could tell
 * it from them.
 */
export const furtherItems = (
  request: Request,
  entry: number | null,
  named: readonly NamedItem[],
): readonly NamedItem[] => {
  const own = itemsOf(request, entry)
  return own.some(isNameless) ? [] : named.filter((name) => isNamed(name) && matching(own, name).length === 0)
}

/**
 * Takes the name that a partner gives to an item that came without one: of the item whose barcode it is, else of the only
 * one that has no name of the partner yet.
 */
export const nameShippedItem = (draft: Draft, named: readonly NamedItem[] = []): Draft => {
  const own = itemsOf(draft.request, draft.entry).filter(({ state }) => state !== 'expected')
  const [name] = named
  if (named.length !== 1 || name?.partnerItemId === undefined) return draft
  const matches = matching(own, name)
  const nameless = (matches.length > 0 ? matches : own).filter(isNameless)
  const [item] = nameless
  const isOnlyOne = nameless.length === 1
  return item === undefined || !isOnlyOne
    ? draft
    : changeItems(
        draft,
        ({ id }) => id === item.id,
        () => ({ partnerItemId: name.partnerItemId }),
      )
}

/**
 * Takes the items that a partner says it ships: those known by name, then expected ones in order, then ones that came
 * before it said what they are, then new ones. Where the entry has shipped before, an unnamed item is never added; then
 * what is said without a name holds for all.
 *
 * @param facts what holds for each of them: due date, form, URL. An item that has come keeps its form
 */
export const shipItems = (
  draft: Draft,
  entry: number,
  named: readonly NamedItem[],
  facts: Partial<Item>,
): Draft => {
  const own = itemsOf(draft.request, entry)
  const again = own.some((item) => item.state !== 'expected')
  const names = named.length === 0 && own.length === 0 ? [{}] : named
  const shipped = names.reduce((done: Shipping, name) => shipOne(done, entry, name, facts, again), {
    items: draft.request.items,
    itemCount: draft.request.itemCount,
    taken: [],
  })
  return change(draft, {
    itemCount: shipped.itemCount,
    items: names.length === 0 ? shipUnnamed(shipped.items, entry, facts) : dropExpected(shipped.items, entry),
  })
}

/** Takes the names that a partner gives to items before it ships: of those that are expected, in order. */
export const nameItems = (draft: Draft, entry: number, named: readonly NamedItem[]): Draft =>
  named.filter(isNamed).reduce((done, name) => {
    const own = itemsOf(done.request, entry)
    const target = matching(own, name)[0] ?? own.find((item) => item.state === 'expected' && isNameless(item))
    return target === undefined
      ? done
      : change(done, {
          items: done.request.items.map((item) =>
            item === target ? { ...item, ...detailsOf(name, item) } : item,
          ),
        })
  }, draft)

type Shipping = {
  readonly items: readonly Item[]
  readonly itemCount: number
  readonly taken: readonly number[]
}

const shipOne = (
  { items, itemCount, taken }: Shipping,
  entry: number,
  name: NamedItem,
  facts: Partial<Item>,
  again: boolean,
): Shipping => {
  const own = items.filter((item) => item.entry === entry && !taken.includes(item.id))
  const target =
    (isNamed(name) ? matching(own, name)[0] : undefined) ??
    own.find((item) => item.state === 'expected') ??
    own.find((item) => isNamed(name) && isNameless(item) && !(isFile(name) && isFile(item)))
  if (target !== undefined) {
    const updated = { ...shippedNow(target, facts), ...detailsOf(name, target) }
    const barcode = target.barcode ?? updated.barcode
    const now: Item = { ...updated, ...(barcode === undefined ? {} : { barcode }) }
    return {
      items: items.map((item) => (item === target ? now : item)),
      itemCount,
      taken: [...taken, target.id],
    }
  }
  if ((again && !isNamed(name)) || items.length >= mostItems) return { items, itemCount, taken }
  const id = itemCount + 1
  const form = facts.form ?? items.find((item) => item.entry === entry)?.form ?? 'physical'
  const added: Item = { hold: 'none', ...facts, ...detailsOf(name), id, entry, form, state: 'shipped' }
  return { items: [...items, added], itemCount: id, taken: [...taken, id] }
}

const shippedNow = (item: Item, { form, ...facts }: Partial<Item>): Item =>
  item.state === 'expected'
    ? { ...item, ...facts, ...(form === undefined ? {} : { form }), state: 'shipped' }
    : { ...item, ...facts }

const shipUnnamed = (items: readonly Item[], entry: number, facts: Partial<Item>): Item[] =>
  items.map((item) => {
    if (item.entry !== entry || item.state === 'returned') return item
    return shippedNow(item, facts)
  })

/** Removes expected items of an entry: a partner that names the items of a shipment names all of them. */
const dropExpected = (items: readonly Item[], entry: number): Item[] =>
  items.filter((item) => item.entry !== entry || item.state !== 'expected')
