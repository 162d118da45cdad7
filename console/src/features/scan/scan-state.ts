import type { Item, RequestView } from '../../api/types.ts'

/** The request of a scanned code, to be confirmed. */
export type ScanCard = {
  readonly code: string
  readonly request: RequestView
  readonly items: readonly Item[]
}

/** One scan in the list of the last ones. */
export type ScanEntry = {
  readonly id: number
  readonly code: string
  readonly title: string
  readonly number: string | null
  readonly items: readonly Item[]
  readonly state: 'done' | 'undone' | 'failed'
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

/** Adds a scan to the last ones, the latest first. */
export const addEntry = (entries: readonly ScanEntry[], entry: ScanEntry): readonly ScanEntry[] =>
  [entry, ...entries].slice(0, maxEntries)
