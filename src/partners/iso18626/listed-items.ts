import type { NamedItem } from '../../borrowing/partner-events/partner-event.ts'
import { cleanId } from './text.ts'

const block = /#MultipleItems#([\s\S]*?)#MultipleItemsEnd#/g
const firstBlock = new RegExp(block, '')

const itemOf = (line: string, sharedBarcodes: boolean): NamedItem | undefined => {
  const [id, callNumber, title] = line.split('|').map((part) => cleanId(part))
  return id === undefined
    ? undefined
    : {
        partnerItemId: id,
        ...(sharedBarcodes ? { barcode: id.slice(0, 100) } : {}),
        ...(callNumber === undefined ? {} : { callNumber }),
        ...(title === undefined ? {} : { title }),
      }
}

/**
 * Reads the items that a note lists between `#MultipleItems#` and `#MultipleItemsEnd#`: a line each, of
 * `barcode|call number|title` or of a barcode alone. Of several lists the first counts, since a later one says the same
 * once more. Source: CrossLink's broker.
 *
 * @returns an empty list where the note lists none
 */
export const listedItems = (note: string | undefined, sharedBarcodes: boolean): readonly NamedItem[] => {
  const lines = firstBlock.exec(note ?? '')?.[1]
  if (lines === undefined) return []
  return lines
    .split('\n')
    .flatMap((line) => itemOf(line.trim(), sharedBarcodes) ?? [])
    .slice(0, 100)
}

/** Takes the lists of items out of a note: people see them as items. */
export const withoutItemLists = (note: string | undefined): string | undefined => note?.replace(block, '\n')
