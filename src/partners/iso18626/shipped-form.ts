import { readWebUrl } from '../text.ts'
import type { ParsedMessage } from './parsed-message.ts'

/** Ways of delivery that carry files, and those that carry things (open codes SentVia and DeliveryMethod). */
const digitalWays = new Set(['articleexchange', 'ariel', 'email', 'ftp', 'odyssey', 'url'])
const physicalWays = new Set(['mail', 'courier'])

/** Formats of files, and of things (open codes Format and ItemFormat). */
const digitalFormats = new Set(['epub', 'epub2', 'epub3', 'jpeg', 'mp3', 'pdf', 'tiff'])
const physicalFormats = new Set(
  'Blu-ray Braille CassetteTape CD CD-ROM Daisy-ROM DVD LargePrint LP Microform PaperCopy Printed Tape UltraHD VHS'
    .toLowerCase()
    .split(' '),
)

/** Reads the address of the web under which a delivered item can be fetched. Nothing but http and https is one. */
export const readItemUrl = (parsed: ParsedMessage): string | undefined =>
  parsed.places.map(readWebUrl).find((url) => url !== undefined)

/**
 * Reads in which form an item comes: said by the way it is sent, else by its format. A copy by an address of the web is
 * digital; a loan of which nothing is said is a thing.
 *
 * @returns undefined where a copy says neither
 */
export const readShippedForm = (parsed: ParsedMessage): 'physical' | 'digital' | undefined => {
  const via = parsed.via?.toLowerCase() ?? ''
  const format = parsed.format?.toLowerCase() ?? ''
  if (digitalWays.has(via)) return 'digital'
  if (physicalWays.has(via)) return 'physical'
  if (digitalFormats.has(format)) return 'digital'
  if (physicalFormats.has(format)) return 'physical'
  if (readItemUrl(parsed) !== undefined) return 'digital'
  return parsed.status === 'Loaned' ? 'physical' : undefined
}

const address = /^[a-z][\w+.-]*:\/\//i

/** Reads addresses that a message names for the item and that are not of the web, such as ftp. */
export const readNonWebAddresses = (parsed: ParsedMessage): readonly string[] =>
  parsed.places.filter((place) => address.test(place) && readWebUrl(place) === undefined)

/**
 * Reads the item ids of a message. Where the item is fetched by address (SentVia URL, ISO 18626:2017), that address is
 * in itemId and names no item.
 */
export const readItemIds = (parsed: ParsedMessage): readonly string[] =>
  parsed.itemIds.filter((id) => !address.test(id))
