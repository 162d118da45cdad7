import type { NamedItem } from '../partner-events/partner-event.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import { isOut } from './item-states.ts'
import { itemsOf } from './items.ts'

/** Returns whether a name identifies an item. A URL of its own distinguishes a file from others. */
export const isNamed = ({ partnerItemId, barcode, volume, url }: NamedItem): boolean =>
  [partnerItemId, barcode, volume, url].some((name) => name !== undefined)

/** Returns whether a name means this item: by an id where it has one, else by its volume or URL. */
export const matches = (
  item: Item,
  { partnerItemId, barcode, volume, url }: NamedItem,
  read = asWritten,
): boolean => {
  const ids = [partnerItemId, barcode].filter((id) => id !== undefined).map(read)
  const own = [item.partnerItemId, item.barcode, ...(item.formerPartnerIds ?? [])]
    .filter((id) => id !== undefined)
    .map(read)
  if (ids.length > 0) return ids.some((id) => own.includes(id))
  return volume === undefined ? url !== undefined && item.url === url : item.volume === volume
}

const asWritten = (id: string): string => id
/** Returns an id in lower case. */
export const inOneCase = (id: string): string => id.toLowerCase()

/** Returns the items that a partner's name matches as it is written, else those that it matches in another letter case. */
export const matching = (items: readonly Item[], name: NamedItem): readonly Item[] => {
  const exact = items.filter((item) => matches(item, name))
  return exact.length > 0 ? exact : items.filter((item) => matches(item, name, inOneCase))
}

/** Returns whether the partner has not named this item yet. A barcode alone may be the library's own. */
export const isNameless = (item: Item): boolean =>
  item.partnerItemId === undefined && item.volume === undefined

/** Returns whether an item is a file. A further file takes the place of none that came. */
export const isFile = ({ url }: NamedItem | Item): boolean => url !== undefined

/**
 * Returns the items of an entry that a partner's names match. All of them where it names none, where it names as many
 * as there are in a message with place for many, or where none of them has a name to match.
 */
export const matchItems = (
  request: Request,
  entry: number,
  named: readonly NamedItem[] | undefined,
): readonly Item[] => {
  const own = itemsOf(request, entry)
  const names = (named ?? []).filter(isNamed)
  const matched = names.flatMap((name) => matching(own, name))
  const isCount = names.length >= own.length && !names.some(({ isOneOfSeveral }) => isOneOfSeveral === true)
  const meansAll = names.length === 0 || isCount || own.every(isNameless)
  return matched.length === 0 && meansAll ? own : own.filter((item) => matched.includes(item))
}

/** What the names of a message are that match no item. */
export type UnmatchedNames = {
  /** The new names of items that the partner called otherwise before: as many as there are unmatched items. */
  readonly renamed: readonly { readonly item: Item; readonly name: NamedItem }[]
  /** Further items: a list is the partner's count, and a single one has a volume of its own. */
  readonly further: readonly NamedItem[]
  /** Names of which it is not known what they mean. */
  readonly unclear: readonly NamedItem[]
}

/** Returns whether an item is on its way or here: only such a one may get another name by a shipment. */
const isPresent = (item: Item): boolean => item.state === 'shipped' || isOut(item)

/**
 * Reads the names of a message that match no item of an entry: first they are those of items that have no name yet; then
 * as many as there are unmatched items are their new names, unless they name a volume, or the shipment has place for one
 * name alone; else they are further items of a shipment, or unclear.
 *
 * @param ships true where the message says that they are shipped
 */
export const unmatchedNames = (
  request: Request,
  entry: number | null,
  named: readonly NamedItem[],
  ships = true,
): UnmatchedNames => {
  const own = itemsOf(request, entry)
  const left = named
    .filter((name) => isNamed(name) && matching(own, name).length === 0)
    .slice(own.filter(isNameless).length)
  const others = own.filter(
    (item) =>
      !isNameless(item) &&
      (ships ? isPresent(item) : item.state !== 'lost') &&
      named.every((name) => matching([item], name).length === 0),
  )
  const isNewVolume = ({ volume, url, isAnother }: NamedItem): boolean =>
    volume !== undefined || url !== undefined || isAnother === true
  const isCount = !ships || !left.some(({ isOneOfSeveral }) => isOneOfSeveral === true)
  if (left.length > 0 && left.length === others.length && isCount && !left.some(isNewVolume))
    return {
      renamed: others.map((item, index) => ({ item, name: left[index] ?? {} })),
      further: [],
      unclear: [],
    }
  const isFurther = (name: NamedItem): boolean => ships && (others.length === 0 || isNewVolume(name))
  return { renamed: [], further: left.filter(isFurther), unclear: left.filter((name) => !isFurther(name)) }
}

/** Returns the items that a partner ships for the first time. */
export const furtherItems = (
  request: Request,
  entry: number | null,
  named: readonly NamedItem[],
): readonly NamedItem[] => unmatchedNames(request, entry, named).further
