import type { ItemId, RequestId } from 'node-ncip'
import type { NamedItem } from '../../borrowing/partner-events/partner-event.ts'
import type { Item } from '../../borrowing/request/item.ts'
import type { Partner } from '../partner.ts'
import type { Subject } from '../rendered-message.ts'
import { cleanText } from '../text.ts'
import { agencyId, ownAgency, partnerAgency } from './header.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/** Returns the request as both sides name it: the id that the library gave it. */
export const requestId = ({ requestId, library, partner }: Subject): RequestId => ({
  AgencyId: agencyId(ownAgency(library, partner), partner),
  RequestIdentifierValue: requestId,
})

/**
 * Returns the items of an operation that a message can name: by the lender's id, else by the barcode that they got
 * here; a file, which has neither, by the id of the request that it came for.
 */
const namedItems = (ids: readonly number[], subject: Subject): readonly Item[] =>
  subject.request.items.filter((item) => ids.includes(item.id) && nameOf(item, subject) !== undefined)

/** Returns the items of the entry that came, or are to come: all of them, where an operation names none. */
export const itemsOfEntry = ({ request, entry }: Subject): readonly number[] =>
  request.items.filter((item) => item.entry === entry.id && item.state !== 'missing').map(({ id }) => id)

/**
 * Returns the ids that name some items, one for each message that is needed: one with all of them where the vendor's
 * ids are joined, else one an item.
 *
 * @returns an empty list where none of them has a name
 */
export const itemIds = (ids: readonly number[], subject: Subject, vendor: Vendor): readonly ItemId[] => {
  const names = new Map(namedItems(ids, subject).map((item) => [nameOf(item, subject) ?? '', item]))
  const [first] = names.values()
  if (first === undefined) return []
  const { itemIdSeparator } = vendor
  return itemIdSeparator === null
    ? Array.from(names, ([name, item]) => itemId(item, name, subject, vendor))
    : [itemId(first, [...names.keys()].join(itemIdSeparator), subject, vendor)]
}

const nameOf = ({ partnerItemId, barcode, form }: Item, { requestId }: Subject): string | undefined =>
  partnerItemId ?? barcode ?? (form === 'digital' ? requestId : undefined)

const itemId = (
  { partnerItemId, barcode }: Item,
  value: string,
  { library, partner }: Subject,
  { itemIdType }: Vendor,
): ItemId => {
  const type = itemIdType ?? (partnerItemId === undefined && barcode !== undefined ? 'Barcode' : null)
  const owner = partnerItemId === undefined ? ownAgency(library, partner) : partnerAgency(partner)
  return {
    AgencyId: agencyId(owner, partner),
    ItemIdentifierType: type === null ? undefined : { value: type },
    ItemIdentifierValue: value,
  }
}

/** Returns the ids in one that names several items. */
export const separateIds = (id: string, { itemIdSeparator }: Vendor): readonly string[] =>
  (itemIdSeparator === null ? [id] : id.split(itemIdSeparator)).flatMap((each) => cleanText(each) ?? [])

/**
 * Returns the items that a lender names. Its ids are barcodes too, where the library uses them so.
 *
 * @param details what the message says of the item besides, which holds where it names one alone
 */
export const itemsOfEvent = (
  ids: readonly string[],
  details: Omit<NamedItem, 'partnerItemId' | 'barcode'>,
  { sharedBarcodes }: Partner,
): NamedItem[] => {
  const named = ids
    .slice(0, 100)
    .map((id): NamedItem => ({ partnerItemId: id, ...(sharedBarcodes ? { barcode: id.slice(0, 100) } : {}) }))
  const [only] = named
  return named.length === 1 && only !== undefined ? [{ ...only, ...details }] : named
}
