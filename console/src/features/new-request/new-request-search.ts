/** What a new request begins with, as its address says. */
export type NewRequestSearch = {
  /** A title, a number or a reference. */
  readonly text?: string
  /** The id of a patron. */
  readonly patron?: string
  /** The library of the patron. */
  readonly library?: string
}

/** Reads the search part of the address. */
export const readNewRequestSearch = (search: Record<string, unknown>): NewRequestSearch =>
  Object.fromEntries(
    ['text', 'patron', 'library'].flatMap((name) => {
      const value = search[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )
