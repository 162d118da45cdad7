import { z } from 'zod'

/** Bytes, in memory of any kind. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

/** A stored value and its version. A commit that changes the value must name this version. */
export type Stored<T> = { readonly value: T; readonly version: number }

/** One page of a list. `next` is the cursor of the next page, or null on the last page. */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null }
