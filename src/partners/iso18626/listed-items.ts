import type { NamedItem } from '../../borrowing/partner-events/partner-event.ts'
import { cleanId } from './text.ts'

const block = /#MultipleItems#([\s\S]*?)#MultipleItemsEnd#/g
const firstBlock = new RegExp(block, '')

/** Characters that no XML holds stand for escaped ones while a line is split. */
const bar = '\u0001'
const backslash = '\u0002'

/** Splits a line at its bars. A backslash before a bar, or before another backslash, is an escape. */
const fieldsOf = (line: string): readonly string[] =>
  line
    .replace(/\\([|\\])/g, (_, escaped) => (escaped === '|' ? bar : backslash))
    .split('|')
    .map((field) => field.replaceAll(bar, '|').replaceAll(backslash, '\\'))

const itemOf = (line: string, sharedBarcodes: boolean): NamedItem | undefined => {
  const [id, callNumber, title] = fieldsOf(line).map((part) => cleanId(part))
  if (id !== undefined && /^[a-z][\w+.-]*:\/\//i.test(id)) return undefined
  return id === undefined && callNumber === undefined && title === undefined
    ? undefined
    : {
        ...(id === undefined ? {} : { partnerItemId: id }),
        ...(sharedBarcodes && id !== undefined ? { barcode: id.slice(0, 100) } : {}),
        ...(callNumber === undefined ? {} : { callNumber }),
        ...(title === undefined ? {} : { title }),
      }
}

/**
 * Reads the items that a note lists between `#MultipleItems#` and `#MultipleItemsEnd#`: a line each, of
 * `barcode|call number|title`, of which any may be missing, or of a barcode alone; an address of the web is no item. Of several lists the first counts, since a later one says the same
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
