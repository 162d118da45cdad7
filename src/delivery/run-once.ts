import type { LibraryCode } from '../borrowing/values.ts'
import { Problem } from '../problem.ts'
import type { AnswersPort, StoredAnswer } from '../store/ports/answers.ts'
import { type ChangesPort, emptyChange } from '../store/ports/changes.ts'
import type { LeasesPort } from '../store/ports/keyed-records.ts'
import { reason } from '../translations/reason.ts'
import type { IdempotencyKey } from './change-plan.ts'
import { holdLease, leaseFor } from './held-lease.ts'

/** The protection of a stored answer that holds a secret. */
export type Sealing = {
  readonly seal: (body: string) => Promise<string>
  /** Undefined where the answer was sealed with another secret. */
  readonly open: (body: string) => Promise<string | undefined>
}

/** A call that changes no request. */
export type OnceOnlyCall = {
  /** The library under which the answer is stored. */
  readonly library: LibraryCode
  readonly idempotency: IdempotencyKey
  /** Runs the work and returns the answer. A `Problem` passes through and is not stored. */
  readonly work: () => Promise<StoredAnswer>
  /** The protection of the stored answer where it holds a secret; it is stored as it is where left out. */
  readonly sealing?: Sealing | undefined
}

/** The answer to a call, made now or stored under its idempotency key before. */
export type OnceOnlyAnswer = { readonly kind: 'done' | 'replay'; readonly answer: StoredAnswer }

/** Carries out a call once for each idempotency key; see `runOnce`. */
export type RunOnce = (call: OnceOnlyCall) => Promise<OnceOnlyAnswer>

type RunOnceDeps = {
  readonly store: Pick<ChangesPort, 'commit'> & AnswersPort & LeasesPort
  /** Hides what a caller put into a key and a body: both may name a patron, and no erasure could find them. */
  readonly pseudonymize: (purpose: string, text: string) => Promise<string>
  /** Waits a number of milliseconds; by a timer where left out. */
  readonly pause?: (milliseconds: number) => Promise<void>
}

const waitByTimer = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

const unsealed: Sealing = { seal: async (body) => body, open: async (body) => body }

const readStoredAnswer = async (
  { store }: RunOnceDeps,
  { library, idempotency, sealing = unsealed }: OnceOnlyCall,
  hidden: IdempotencyKey,
): Promise<StoredAnswer | null> => {
  const { caller } = idempotency
  // Versions up to 0.1.0 stored the key as it came.
  const stored =
    (await store.findAnswer(caller, hidden.key, library)) ??
    (await store.findAnswer(caller, idempotency.key, library))
  if (stored === null) return null
  const body = await sealing.open(stored.answer.body)
  if (![hidden.bodyHash, idempotency.bodyHash].includes(stored.bodyHash) || body === undefined)
    throw new Problem('idempotency_mismatch', reason('problem.idempotency_key_used'))
  return { ...stored.answer, body }
}

/** The longest time to wait for another call with the same key, in milliseconds. */
const longestWait = 30_000
/** The first and the longest delay between two looks at the lease of another call, in milliseconds. */
const firstDelay = 5
const longestDelay = 250

/** Acquires the lease on a key as soon as the other call that holds it has ended; null where it goes on for too long. */
const acquireWhenFree = async (
  { store, pause = waitByTimer }: RunOnceDeps,
  name: string,
): Promise<string | null> => {
  let delay = firstDelay
  for (let waited = 0; waited <= longestWait; waited += delay) {
    const token = await store.acquireLease(name, leaseFor)
    if (token !== null) return token
    await pause(delay)
    delay = Math.min(longestDelay, delay * 2)
  }
  return null
}

/**
 * Carries out a call that changes no request, once for each idempotency key. `applyToRequest` does the same for changes of
 * requests, whose answers are committed with the change. Here the work has effects of its own, so a lease on the key keeps
 * two calls at the same time from both doing it: the later one waits for the answer of the first.
 *
 * @throws Problem `conflict` if another call with the key goes on for longer than 30 seconds; `idempotency_mismatch` if the
 *   key was used for another call
 */
export const runOnce = async (deps: RunOnceDeps, call: OnceOnlyCall): Promise<OnceOnlyAnswer> => {
  const { library, idempotency, work, sealing = unsealed } = call
  const { store } = deps
  const hidden = {
    caller: idempotency.caller,
    key: await deps.pseudonymize('idempotency key', idempotency.key),
    bodyHash: await deps.pseudonymize('idempotency body', idempotency.bodyHash),
  }
  const leaseName = `idempotency ${hidden.caller} ${hidden.key}`
  const token = await acquireWhenFree(deps, leaseName)
  if (token === null) throw new Problem('conflict', reason('problem.idempotent_call_under_way'))
  const lease = holdLease(deps, leaseName, token)
  try {
    const stored = await readStoredAnswer(deps, call, hidden)
    if (stored !== null) return { kind: 'replay', answer: stored }
    const answer = await work()
    const sealed = { ...answer, body: await sealing.seal(answer.body) }
    await store.commit({ ...emptyChange(library), idempotency: { ...hidden, answer: sealed } })
    return { kind: 'done', answer }
  } finally {
    lease.end()
    await store.releaseLease(leaseName, token)
  }
}
