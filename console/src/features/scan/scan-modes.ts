import type { CommandInput, CommandType, Item, RequestSummary, RequestView } from '../../api/types.ts'
import { itemsFor } from '../request/commands/items-for.ts'
import type { PrintedPage } from '../requests/use-bulk-printing.ts'
import { entriesOf, type ScanCard } from './scan-state.ts'

/** The command that a scan gives. */
export type ScanMode = 'receive' | 'return'

type ModeRule = {
  readonly command: CommandType
  readonly undo: CommandType
  readonly prints: 'label' | 'return-slip'
  /** The requests that may be scanned here. */
  readonly worklist: 'on_its_way' | 'to_return'
}

/** The two scanner pages, as data. */
export const scanModes: Readonly<Record<ScanMode, ModeRule>> = {
  receive: { command: 'receive', undo: 'undo_receive', prints: 'label', worklist: 'on_its_way' },
  return: { command: 'return', undo: 'undo_return', prints: 'return-slip', worklist: 'to_return' },
}

/**
 * Returns the codes of the lenders of a listed request: whoever the request is asked of now, what goes back goes to who
 * lent it.
 */
export const lendersOf = (
  mode: ScanMode,
  { activePartner, returnsTo }: Pick<RequestSummary, 'activePartner' | 'returnsTo'>,
): readonly string[] => (mode === 'return' ? returnsTo : activePartner === null ? [] : [activePartner])

/** Returns the pages that are printed for a card: its lender’s slip, or a label for each of its items. */
export const pagesOf = (mode: ScanMode, { request: { number }, items }: ScanCard): readonly PrintedPage[] =>
  mode === 'return'
    ? entriesOf({ items }).map((entry) => ({ number, query: { entry } }))
    : items.map(({ id }) => ({ number, query: { item: id } }))

const isSame = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase()

/**
 * Returns the items of a request that a scanned code means: the one with this barcode, else all that the command
 * concerns.
 */
export const scannedItems = (mode: ScanMode, request: RequestView, code: string): readonly Item[] => {
  const items = itemsFor(scanModes[mode].command, request.items)
  const named = items.filter(
    ({ barcode, partnerItemId }) => isSame(barcode, code) || isSame(partnerItemId, code),
  )
  return named.length > 0 ? named : items
}

/** Returns whether the command may be run on the request now. */
export const isPossible = (mode: ScanMode, request: RequestView): boolean =>
  request.allowedCommands.includes(scanModes[mode].command)

/** Returns the command that takes what was scanned, with the defaults that are shown. An item keeps the scanned barcode. */
export const scanCommand = (mode: ScanMode, { code, request, items, announced }: ScanCard): CommandInput => {
  if (announced !== undefined)
    return { type: 'receive', items: items.map(({ id }) => ({ id, barcode: code })) }
  const all = itemsFor(scanModes[mode].command, request.items)
  if (items.length === all.length && items.length < 2) return { type: scanModes[mode].command }
  const [entry] = entriesOf({ items })
  return mode === 'receive'
    ? { type: 'receive', entry, items: items.map(({ id, barcode }) => ({ id, barcode })) }
    : { type: 'return', entry, items: items.map(({ id }) => id) }
}

/** Returns the command that takes a scan back. */
export const undoCommand = (mode: ScanMode, items: readonly Item[]): CommandInput => ({
  type: scanModes[mode].undo,
  ...(items.length === 0 ? {} : { items: items.map(({ id }) => id) }),
})
