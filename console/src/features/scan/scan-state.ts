import type { Item, RequestView } from '../../api/types.ts'

/** The request of a scanned code, to be confirmed. */
export type ScanCard = {
  readonly code: string
  readonly request: RequestView
  readonly items: readonly Item[]
  /** The barcode that the lender announced, where the scanned one differs from it in one character. */
  readonly announced?: string
}

/** One scan in the list of the last ones. */
export type ScanEntry = {
  readonly id: number
  readonly code: string
  readonly title: string
  readonly number: string | null
  readonly items: readonly Item[]
  /** When it was scanned, in milliseconds since 1970. */
  readonly at: number
  /** `stopped` waits for a person: it is in `card`. */
  readonly state: 'done' | 'undone' | 'failed' | 'stopped'
  readonly card?: ScanCard
  readonly message?: string
}

/** The page's note on the last scan. */
export type ScanMessage = {
  readonly tone: 'right' | 'wrong'
  readonly text: string
  readonly number?: string
}

export type ScanState = {
  readonly card: ScanCard | null
  /** Several requests of one code: one is chosen by its number in the list. */
  readonly choices: readonly ScanCard[]
  readonly message: ScanMessage | null
  readonly entries: readonly ScanEntry[]
}

export const emptyScanState: ScanState = { card: null, choices: [], message: null, entries: [] }

const maxEntries = 20

/** Adds a scan to the last ones, the latest first; what waits for a person stays on top, and is never dropped. */
export const addEntry = (entries: readonly ScanEntry[], entry: ScanEntry): readonly ScanEntry[] => {
  const all = [entry, ...entries]
  return [
    ...all.filter(({ state }) => state === 'stopped'),
    ...all.filter(({ state }) => state !== 'stopped').slice(0, maxEntries),
  ]
}

/** Returns the entries of the rota, each a lender, to whom the scanned items belong. */
export const entriesOf = ({ items }: Pick<ScanCard, 'items'>): readonly number[] => [
  ...new Set(items.map(({ entry }) => entry)),
]

/** Returns a card for each lender of the scanned items: what one lent is neither received from nor returned to another. */
export const splitByLender = (card: ScanCard): readonly ScanCard[] => {
  const entries = entriesOf(card)
  return entries.length < 2
    ? [card]
    : entries.map((wanted) => ({ ...card, items: card.items.filter(({ entry }) => entry === wanted) }))
}

/** Returns the code of the lender of the scanned items. */
export const lenderOf = (card: ScanCard): string | undefined => {
  const [entry] = entriesOf(card)
  return card.request.rota.find(({ id }) => id === entry)?.partner
}

/** Returns the title of what was scanned: of one volume of several, with the volume. */
export const titleOf = ({ request, items }: ScanCard): string => {
  const volume = items.length === 1 ? items[0]?.volume : undefined
  const title = request.citation.titleOfComponent ?? request.citation.title ?? request.number
  return volume === undefined ? title : `${title}, ${volume}`
}
