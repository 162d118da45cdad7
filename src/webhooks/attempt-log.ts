import type { DocumentsPort } from '../store/ports/documents.ts'
import { attemptsKept, type WebhookAttempt, WebhookAttempts } from './webhook-state.ts'

/** Reads the last attempts of an endpoint, newest first. */
export const readAttempts = async (
  store: Pick<DocumentsPort, 'getDocument'>,
  code: string,
): Promise<readonly WebhookAttempt[]> =>
  WebhookAttempts.safeParse((await store.getDocument('webhook_attempts', code))?.value).data?.items ?? []

/** Returns the log of attempts with further ones, as a document to be written. */
export const attemptsDocument = async (
  store: Pick<DocumentsPort, 'getDocument'>,
  code: string,
  attempts: readonly WebhookAttempt[],
) => {
  const items = [...attempts.toReversed(), ...(await readAttempts(store, code))].slice(0, attemptsKept)
  return { kind: 'webhook_attempts', key: code, value: { items }, expectedVersion: null } as const
}

/**
 * Attempts that are not in the store yet. The log of an endpoint is as large as the bodies of its last attempts, so that
 * writing it with each batch would cost more than sending.
 */
export type AttemptBuffer = {
  /** Adds attempts; returns those that are to be written with this batch. */
  readonly add: (attempts: readonly WebhookAttempt[], hasFailed: boolean) => readonly WebhookAttempt[]
  /** Takes what is left, to be written now. */
  readonly take: () => readonly WebhookAttempt[]
  /** The time in milliseconds after which what is left is to be written; 0 for now. */
  readonly writeAfter: () => number
}

/** The log of attempts is written once in so many milliseconds, and at once with an attempt that failed. */
const attemptsWrittenEvery = 1_000

/** Creates a buffer of attempts. */
export const createAttemptBuffer = (): AttemptBuffer => {
  let waiting: readonly WebhookAttempt[] = []
  let writtenAt = Number.NEGATIVE_INFINITY
  const take = (): readonly WebhookAttempt[] => {
    const taken = waiting
    waiting = []
    if (taken.length > 0) writtenAt = performance.now()
    return taken
  }
  const writeAfter = (): number => Math.max(0, writtenAt + attemptsWrittenEvery - performance.now())
  return {
    add: (attempts, hasFailed) => {
      waiting = [...waiting, ...attempts].slice(-attemptsKept)
      return hasFailed || writeAfter() === 0 ? take() : []
    },
    take,
    writeAfter,
  }
}

/** Writes attempts to the log of an endpoint, beside its state. */
export const writeAttempts = async (
  store: Pick<DocumentsPort, 'getDocument' | 'putDocuments'>,
  code: string,
  attempts: readonly WebhookAttempt[],
): Promise<void> => {
  if (attempts.length > 0) await store.putDocuments([await attemptsDocument(store, code, attempts)])
}
