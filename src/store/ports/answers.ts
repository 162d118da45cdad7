import { z } from 'zod'
import type { LibraryCode } from '../../borrowing/values.ts'

/** An answer of the API, stored under an idempotency key. */
export const StoredAnswer = z.object({
  status: z.int(),
  body: z.string(),
  headers: z.record(z.string(), z.string()),
})
export type StoredAnswer = Readonly<z.infer<typeof StoredAnswer>>

/** The idempotency key of a change and the answer to store under it. */
export type Idempotency = {
  /** The owner of the key. Callers never share keys; a caller belongs to one library, or to none. */
  readonly caller: string
  readonly key: string
  /** A hash of method, path and body: the same key with another body is refused. */
  readonly bodyHash: string
  readonly answer: StoredAnswer
}

/** Reads answers by their idempotency key. `commit` writes them. */
export type AnswersPort = {
  /**
   * Finds the answer stored under an idempotency key; null if there is none.
   *
   * @param library the library of the caller, if it is known: only its answers are searched
   */
  findAnswer(
    caller: string,
    key: string,
    library?: LibraryCode,
  ): Promise<{ readonly bodyHash: string; readonly answer: StoredAnswer } | null>
}
