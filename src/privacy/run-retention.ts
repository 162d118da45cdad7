import type { Library } from '../borrowing/library.ts'
import type { Request } from '../borrowing/request/request.ts'
import { addMilliseconds, after, durationMilliseconds, instantOf } from '../borrowing/time.ts'
import type { Duration, Instant, RequestNumber } from '../borrowing/values.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import { openReasons, type RetentionStep, retentionStep } from './retention-step.ts'
import { lastChangeOf, type RewriteDeps, readRecords, rewriteRequest } from './rewrite-request.ts'
import { tidyAttempts } from './webhook-attempts.ts'

/** The dependencies of retention. */
export type RetentionDeps = RewriteDeps & {
  readonly store: Pick<
    Store,
    'listRequests' | 'getDocument' | 'listDocuments' | 'putDocuments' | 'readDocumentSnapshot'
  >
  /** The time for which attempts to send events to webhooks are kept. */
  readonly keepAttempts: Duration
  readonly libraries: () => Promise<readonly Library[]>
  /** Told of a request that cannot be rewritten: the others go on. */
  readonly reportFailure: (number: RequestNumber, error: unknown) => void
  /** Waits between two steps, so that other work goes first. */
  readonly pause: () => Promise<void>
}

/** A request for which a step is due. */
export type DueStep = { readonly number: RequestNumber; readonly step: Exclude<RetentionStep, 'keep'> }

const pageSize = 50

/**
 * Returns whether a step of retention could be due, as far as the request itself tells. What was created later than the
 * first period cannot be.
 */
const mayBeDue = ({ value }: Stored<Request>, { retention }: Library, now: Instant): boolean =>
  openReasons(value).length === 0 && after(value.createdAt, retention.anonymizeAfter) <= now

const stepOf = async (
  deps: Pick<RetentionDeps, 'store'>,
  { value }: Stored<Request>,
  library: Library,
  now: Instant,
): Promise<RetentionStep> => {
  if (value.anonymized !== undefined)
    return retentionStep(value, value.anonymized.closedAt, library.retention, now)
  const records = await readRecords(deps, library.code, value.number)
  return records === null
    ? 'keep'
    : retentionStep(records.stored.value, lastChangeOf(records), library.retention, now)
}

/** Finds the requests of a library for which a step is due, page by page. */
export async function* findDue(
  deps: Pick<RetentionDeps, 'store' | 'pause'>,
  library: Library,
  now: Instant,
): AsyncGenerator<DueStep> {
  let cursor: string | undefined
  do {
    const page = await deps.store.listRequests({ library: library.code, cursor, limit: pageSize })
    for (const stored of page.items) {
      if (!mayBeDue(stored, library, now)) continue
      const step = await stepOf(deps, stored, library, now)
      if (step !== 'keep') yield { number: stored.value.number, step }
    }
    cursor = page.next ?? undefined
    await deps.pause()
  } while (cursor !== undefined)
}

/** The result of a run. */
export type RetentionResult = {
  readonly anonymized: number
  readonly removed: number
  readonly changing: number
  readonly failed: number
}

/**
 * Anonymizes and removes what is due in every library, one request after the other, and then lets the storage give up what
 * was overwritten.
 *
 * @param time the time of the store, in milliseconds since 1970
 */
export const runRetention = async (deps: RetentionDeps, time: number): Promise<RetentionResult> => {
  const now = instantOf(time)
  let [anonymized, removed, changing, failed] = [0, 0, 0, 0]
  for (const library of await deps.libraries()) {
    for await (const { number, step } of findDue(deps, library, now)) {
      const result = await rewriteRequest(deps, library.code, number, step, now, (records) => {
        const due = retentionStep(records.stored.value, lastChangeOf(records), library.retention, now)
        return due === step
      }).catch((error: unknown) => {
        deps.reportFailure(number, error)
        return 'failed'
      })
      if (result === 'failed') failed += 1
      if (result === 'written' && step === 'anonymize') anonymized += 1
      if (result === 'written' && step === 'remove') removed += 1
      if (result === 'changing') changing += 1
      await deps.pause()
    }
  }
  await tidyAttempts(deps.store, addMilliseconds(now, -durationMilliseconds(deps.keepAttempts)))
  if (anonymized + removed > 0) await deps.store.scrub()
  return { anonymized, removed, changing, failed }
}
