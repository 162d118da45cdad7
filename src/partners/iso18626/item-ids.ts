import type { NamedItem } from '../../borrowing/partner-events/partner-event.ts'
import { cleanText } from '../text.ts'
import { cleanId } from './text.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/**
 * Returns the items that itemId elements name. Sources: Alma (several ids with commas between them), ReShare
 * (`name##call number##id`, earlier with commas; several of them joined by `###multivol:`, earlier `,multivol:`).
 *
 * @param sharedBarcodes whether the library uses the lender's ids as barcodes
 * @param title the title of the request, by which the title of an item is told from its call number
 * @param wanted how many items were asked for: where several were, as many parts between commas are items of any vendor
 */
export const namedItems = (
  itemIds: readonly string[],
  vendor: Vendor,
  sharedBarcodes: boolean,
  wanted: number,
  title?: string,
): readonly NamedItem[] =>
  itemIds
    .flatMap((text) => partsOf(text, vendor, wanted, title))
    .map(({ id, volume, callNumber, title: itemTitle }) => ({
      ...optional('partnerItemId', cleanId(id)),
      ...(sharedBarcodes ? optional('barcode', cleanId(id, 100)) : {}),
      ...optional('volume', cleanId(volume)),
      ...optional('callNumber', cleanId(callNumber)),
      ...optional('title', cleanId(itemTitle)),
    }))
    .filter((item) => Object.keys(item).length > 0)
    .slice(0, 100)

type Parts = {
  readonly id?: string
  readonly volume?: string
  readonly callNumber?: string
  readonly title?: string
}

const volumeMarker = /(?<!,|###)(?:,|#{3})*multivol:/

const partsOf = (
  text: string,
  vendor: Vendor,
  wanted: number,
  title: string | undefined,
): readonly Parts[] => {
  const several = text.includes('multivol:')
  const volumes = (several ? text.split(volumeMarker) : [text]).filter(
    (part) => cleanText(part) !== undefined,
  )
  return volumes.flatMap((part) => {
    if (part.includes('##')) return [named(part.split('##'))]
    if (several || vendor.itemIdCommas === 'parts')
      return [vendor.volumeParts === 'id_first' ? idFirst(part) : named(commaParts(part))]
    const ids = part.split(',')
    if (vendor.itemIdCommas === 'id_first' && ids.length > 1 && ids.length !== wanted)
      return [oneItem(part, title)]
    return vendor.itemIdCommas === 'items' || (wanted > 1 && ids.length === wanted)
      ? ids.map((id) => ({ id }))
      : [{ id: part }]
  })
}

/** Returns the last two parts of a list with commas. A name may hold commas itself: what counts are the last two. */
const commaParts = (text: string): readonly string[] => {
  const [, ...parts] = /^(.*),([^,]*),([^,]*)$/s.exec(text) ?? /^(.*),([^,]*)$/s.exec(text) ?? ['', text]
  return parts
}

/** Reads an id, a call number and a name, which may hold commas itself. */
const idFirst = (text: string): Parts => {
  const [id, callNumber, ...name] = text.split(',')
  return {
    ...(id === undefined ? {} : { id }),
    ...(callNumber === undefined ? {} : { callNumber }),
    ...(name.length === 0 ? {} : { volume: name.join(',') }),
  }
}

/** Returns where a part begins: at the end of the text, else where it comes first. */
const placeOf = (part: string, text: string): number =>
  text.endsWith(part) ? text.length - part.length : text.indexOf(part)

/**
 * Reads one item with commas: its id, its call number, and its title. The last two may hold commas themselves: the title of the request
 * tells them apart, else all behind the id is shown as call number.
 */
const oneItem = (text: string, title: string | undefined): Parts => {
  const comma = text.indexOf(',')
  const id = text.slice(0, comma)
  const rest = text.slice(comma + 1)
  const at = title === undefined ? -1 : placeOf(`,${title}`.toLowerCase(), rest.toLowerCase())
  if (at >= 0) return { id, callNumber: rest.slice(0, at), title: rest.slice(at + 1) }
  const [callNumber = '', ...others] = rest.split(',')
  return others.length === 1 ? { id, callNumber, title: others[0] ?? '' } : { id, callNumber: rest }
}

const named = (parts: readonly string[]): Parts => {
  const id = parts.at(-1)
  if (id === undefined) return {}
  const [volume, callNumber] = parts.slice(0, -1)
  return {
    id,
    ...(volume === undefined ? {} : { volume }),
    ...(callNumber === undefined ? {} : { callNumber }),
  }
}

const optional = <Key extends keyof NamedItem>(key: Key, value: string | undefined) =>
  value === undefined ? {} : { [key]: value }
