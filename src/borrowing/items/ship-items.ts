import { change, changeItems, type Draft } from '../life-cycle/draft.ts'
import type { NamedItem } from '../partner-events/partner-event.ts'
import type { Item } from '../request/item.ts'
import type { Instant } from '../values.ts'
import { withStatedDueDate } from './due-dates.ts'
import { itemsOf } from './items.ts'
import {
  inOneCase,
  isFile,
  isNamed,
  isNameless,
  matching,
  type UnmatchedNames,
  unmatchedNames,
} from './match-items.ts'

/** The number of items that a request may hold: what a partner ships beyond that is not kept. */
const maxItems = 500

/** Returns what a partner says of an item. The id that it has keeps its letter case. */
const detailsOf = ({ isAnother: _, isOneOfSeveral: __, ...named }: NamedItem, item?: Item): Partial<Item> => {
  const id = named.partnerItemId ?? named.barcode
  const isOwn =
    id !== undefined && item?.partnerItemId !== undefined && inOneCase(id) === inOneCase(item.partnerItemId)
  const partnerItemId = isOwn ? item.partnerItemId : id
  const all = { ...named, partnerItemId }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
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
 * details without a name hold for all. What is named as something that it is not known by stays out.
 *
 * @param facts what holds for each of them: due date, form, URL. An item that has come keeps its form
 * @param asOf when the partner's record got the due date
 */
export const shipItems = (
  before: Draft,
  entry: number,
  named: readonly NamedItem[],
  facts: Partial<Item>,
  asOf: Instant = before.context.now,
): Draft => {
  const own = itemsOf(before.request, entry)
  const again = own.some((item) => item.state !== 'expected')
  const { renamed, unclear } = unmatchedNames(before.request, entry, again ? named : [])
  const draft = renameItems(before, renamed)
  const listed = named.filter((name) => !unclear.includes(name))
  if (listed.length === 0 && unclear.length > 0) return draft
  const isForAll = !listed.some(isNamed) && listed.length < own.length
  if (isForAll)
    return change(draft, {
      items: shipUnnamed(draft.request.items, entry, { ...facts, ...listed[0] }, again, asOf),
    })
  const names = listed.length === 0 ? [{}] : listed
  const { items, itemCount } = names.reduce(
    (done: Shipping, name) => shipOne(done, entry, name, facts, again, asOf),
    { items: draft.request.items, itemCount: draft.request.itemCount, taken: [] },
  )
  return change(draft, { itemCount, items: [...items] })
}

/**
 * Takes the items that come first, where the partner says that others follow: one where it names none. What follows stays
 * expected, and is added where no item would be left.
 */
export const shipPart = (
  draft: Draft,
  entry: number,
  named: readonly NamedItem[],
  facts: Partial<Item>,
  asOf: Instant,
): Draft => {
  const coming = named.length === 0 ? [{}] : named
  const left = itemsOf(draft.request, entry).filter(({ state }) => state === 'expected').length
  const { items: present, itemCount: count } = draft.request
  const shipped = coming.reduce((done: Shipping, name) => shipOne(done, entry, name, facts, false, asOf), {
    items: present,
    itemCount: count,
    taken: [],
  })
  const { items, itemCount } = shipped
  const id = itemCount + 1
  const follows: Item = { id, entry, state: 'expected', form: facts.form ?? 'physical', hold: 'none' }
  return left > coming.length || items.length >= maxItems
    ? change(draft, { itemCount, items: [...items] })
    : change(draft, { itemCount: id, items: [...items, follows] })
}

/** Adds a further item that is on its way. */
export const addItem = (draft: Draft, entry: number, name: NamedItem): Draft => {
  const { items, itemCount } = draft.request
  const added = shipOne({ items, itemCount, taken: [] }, entry, name, {}, true, draft.context.now)
  return change(draft, { items: [...added.items], itemCount: added.itemCount })
}

/** Adds a further file, which is here: nothing but its address is known. */
export const addFile = (
  draft: Draft,
  entry: number,
  { url, title, ...facts }: Partial<Item> & { readonly url: string },
): Draft => {
  const added = addItem(draft, entry, { url, ...(title === undefined ? {} : { title }) })
  return changeItems(
    added,
    ({ id }) => id > draft.request.itemCount,
    () => ({ ...facts, form: 'digital', state: 'received' }),
  )
}

/** Gives items other names of their partner: messages under those before still mean them. */
export const renameItems = (draft: Draft, renamed: UnmatchedNames['renamed']): Draft =>
  renamed.reduce(
    (done, { item, name }) =>
      changeItems(
        done,
        ({ id }) => id === item.id,
        ({ partnerItemId, formerPartnerIds = [] }) => ({
          ...detailsOf(name, item),
          ...(partnerItemId === undefined
            ? {}
            : { formerPartnerIds: [...formerPartnerIds, partnerItemId].slice(-20) }),
        }),
      ),
    draft,
  )

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
  asOf: Instant,
): Shipping => {
  const own = items.filter((item) => item.entry === entry && !taken.includes(item.id))
  const target =
    (isNamed(name) ? matching(own, name)[0] : undefined) ??
    own.find((item) => item.state === 'expected') ??
    own.find((item) => isNamed(name) && isNameless(item) && !(isFile(name) && isFile(item)))
  if (target !== undefined) {
    const updated = { ...shippedNow(target, facts, asOf), ...detailsOf(name, target) }
    const barcode = target.barcode ?? updated.barcode
    const now: Item = { ...updated, ...(barcode === undefined ? {} : { barcode }) }
    return {
      items: items.map((item) => (item === target ? now : item)),
      itemCount,
      taken: [...taken, target.id],
    }
  }
  if ((again && !isNamed(name)) || items.length >= maxItems) return { items, itemCount, taken }
  const id = itemCount + 1
  const form = facts.form ?? items.find((item) => item.entry === entry)?.form ?? 'physical'
  const added: Item = { hold: 'none', ...facts, ...detailsOf(name), id, entry, form, state: 'shipped' }
  return { items: [...items, added], itemCount: id, taken: [...taken, id] }
}

const shippedNow = (item: Item, { form, dueDate, ...facts }: Partial<Item>, asOf: Instant): Item => {
  const dated = dueDate === undefined ? {} : withStatedDueDate(item, dueDate, asOf)
  return item.state === 'expected'
    ? { ...item, ...facts, ...dated, ...(form === undefined ? {} : { form }), state: 'shipped' }
    : { ...item, ...facts, ...dated }
}

/** A shipment without names is all that is wanted; a further one says nothing of what is still expected. */
const shipUnnamed = (
  items: readonly Item[],
  entry: number,
  facts: Partial<Item>,
  again: boolean,
  asOf: Instant,
): Item[] =>
  items.map((item) =>
    item.entry !== entry || item.state === 'returned' || (again && item.state === 'expected')
      ? item
      : shippedNow(item, facts, asOf),
  )
