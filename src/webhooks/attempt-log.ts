import { isPersonRemoved } from '../borrowing/request/person-removed.ts'
import { libraryOfNumber } from '../borrowing/values.ts'
import { Problem } from '../problem.ts'
import { readRemovals } from '../store/policy/person-removals.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import type { RequestsPort } from '../store/ports/requests.ts'
import { reason } from '../translations/reason.ts'
import { attemptsKept, type WebhookAttempt, WebhookAttempts } from './webhook-state.ts'

/** The log of attempts as it is stored. */
type AttemptLog = { readonly items: readonly WebhookAttempt[]; readonly version: number }

/** Reads the log of attempts of an endpoint, newest first, with its version. */
export const readAttemptLog = async (
  store: Pick<DocumentsPort, 'getDocument'>,
  code: string,
): Promise<AttemptLog> => {
  const stored = await store.getDocument('webhook_attempts', code)
  const { items } = WebhookAttempts.safeParse(stored?.value).data ?? { items: [] }
  return { items, version: stored?.version ?? 0 }
}

/** Reads the last attempts of an endpoint, newest first. */
export const readAttempts = async (
  store: Pick<DocumentsPort, 'getDocument'>,
  code: string,
): Promise<readonly WebhookAttempt[]> => (await readAttemptLog(store, code)).items

/** An attempt to be written, and how often personal data had been removed from the store when it began. */
export type NewAttempt = { readonly attempt: WebhookAttempt; readonly removals: number }

/** Removes from an attempt what was posted and answered: both may name a person. */
export const stripAttempt = (attempt: WebhookAttempt): WebhookAttempt =>
  attempt.request === null ? attempt : { ...attempt, body: '', answer: null }

/**
 * Attempts that are not in the store yet. The log of an endpoint is as large as the bodies of its last attempts, so that
 * writing it with each batch would cost more than sending.
 */
export type AttemptBuffer = {
  /** Adds attempts; returns those that are to be written with this batch. */
  readonly add: (attempts: readonly NewAttempt[], hasFailed: boolean) => readonly NewAttempt[]
  /** Takes what is left, to be written now. */
  readonly take: () => readonly NewAttempt[]
  /** The time in milliseconds after which what is left is to be written; 0 for now. */
  readonly writeAfter: () => number
}

/** The milliseconds between two writes of the log of attempts; it is written at once with an attempt that failed. */
const attemptsWrittenEvery = 1_000

/** Creates a buffer of attempts. */
export const createAttemptBuffer = (): AttemptBuffer => {
  let waiting: readonly NewAttempt[] = []
  let writtenAt = Number.NEGATIVE_INFINITY
  const take = (): readonly NewAttempt[] => {
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

/** The number of times that a log is written again where others write it too. */
const writeTries = 100

type LogStore = Pick<DocumentsPort, 'getDocument' | 'putDocuments' | 'readDocumentSnapshot'> &
  Pick<RequestsPort, 'loadRequest'>

/** Returns whether an endpoint answered about a request from which the person was removed: it may still know the name. */
const mayNameRemoved = async (store: LogStore, { request, answer }: WebhookAttempt): Promise<boolean> => {
  if (request === null || answer === null || answer === '') return false
  const stored = await store.loadRequest(libraryOfNumber(request), request)
  return stored !== null && isPersonRemoved(stored.value)
}

/**
 * Writes attempts to the log of an endpoint. Where personal data was removed from the store since an attempt began, or from
 * its request, it is written without its body and answer: nobody can tell any more whether they name that person.
 */
export const writeAttempts = async (
  store: LogStore,
  code: string,
  added: readonly NewAttempt[],
): Promise<void> => {
  if (added.length === 0) return
  for (let tries = 0; tries < writeTries; tries += 1) {
    // The version is read first: an erasure after that makes the write a conflict.
    const { items: stored, version } = await readAttemptLog(store, code)
    const removals = await readRemovals(store)
    const newest: WebhookAttempt[] = []
    for (const { attempt, removals: before } of added) {
      const isStripped = before !== removals || (await mayNameRemoved(store, attempt))
      newest.push(isStripped ? stripAttempt(attempt) : attempt)
    }
    const items = [...newest.toReversed(), ...stored].slice(0, attemptsKept)
    const write = { kind: 'webhook_attempts', key: code, value: { items }, expectedVersion: version } as const
    if ((await store.putDocuments([write])) === 'written') return
  }
  throw new Problem('conflict', reason('problem.webhook_busy'))
}

/** Sends one event and writes the attempt to the log of the endpoint. */
export const logAttempt = async (
  store: LogStore,
  code: string,
  send: () => Promise<WebhookAttempt>,
): Promise<WebhookAttempt> => {
  const removals = await readRemovals(store)
  const attempt = await send()
  await writeAttempts(store, code, [{ attempt, removals }])
  return attempt
}
