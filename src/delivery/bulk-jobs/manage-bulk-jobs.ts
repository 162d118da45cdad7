import type { Command } from '../../borrowing/commands/command.ts'
import { after, days } from '../../borrowing/time.ts'
import type { Instant, RequestNumber } from '../../borrowing/values.ts'
import type { DocumentsPort, DocumentWrite } from '../../store/ports/documents.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { BulkJob, BulkJobPart, type BulkJobResult, partKey, partSize } from './bulk-job.ts'

type Deps = { readonly store: Pick<DocumentsPort, 'getDocument' | 'listDocuments' | 'putDocuments'> }

/** How long a job is kept after its last change. */
const keepFor = days(30)

const deletionsOf = (job: BulkJob, version: number): readonly DocumentWrite[] => [
  { kind: 'bulk_job', key: job.id, value: undefined, expectedVersion: version },
  ...Array.from(
    { length: job.parts },
    (_, part): DocumentWrite => ({
      kind: 'bulk_job_part',
      key: partKey(job.id, part),
      value: undefined,
      expectedVersion: null,
    }),
  ),
]

/** Reads all jobs, the newest first. */
export const listJobs = async ({ store }: Deps): Promise<readonly BulkJob[]> =>
  (await store.listDocuments('bulk_job'))
    .flatMap(({ value }) => BulkJob.safeParse(value).data ?? [])
    .toSorted((one, other) => (one.createdAt > other.createdAt ? -1 : 1))

/** Reads a job; null where there is none of this id. */
export const findJob = async (
  { store }: Deps,
  id: string,
): Promise<{ readonly job: BulkJob; readonly version: number } | null> => {
  const stored = await store.getDocument('bulk_job', id)
  const job = BulkJob.safeParse(stored?.value)
  return stored === null || !job.success ? null : { job: job.data, version: stored.version }
}

/** What a new job is to do, for whom. */
export type NewBulkJob = Pick<BulkJob, 'id' | 'library' | 'by' | 'startedBy'> & { readonly command: Command }

/** Begins a job. */
export const startJob = async (
  { store }: Deps,
  { command, ...about }: NewBulkJob,
  numbers: readonly RequestNumber[],
  now: Instant,
): Promise<BulkJob> => {
  const parts = Math.ceil(numbers.length / partSize)
  const job: BulkJob = {
    ...about,
    type: command.type,
    ...(parts === 0 ? {} : { command }),
    state: parts === 0 ? 'done' : 'running',
    createdAt: now,
    changedAt: now,
    total: numbers.length,
    done: 0,
    refused: 0,
    parts,
    next: 0,
  }
  await store.putDocuments([
    ...Array.from({ length: parts }, (_, part): DocumentWrite => {
      const own = numbers.slice(part * partSize, (part + 1) * partSize)
      return {
        kind: 'bulk_job_part',
        key: partKey(job.id, part),
        value: { numbers: own, results: [] } satisfies BulkJobPart,
        expectedVersion: 0,
      }
    }),
    { kind: 'bulk_job', key: job.id, value: job, expectedVersion: 0 },
  ])
  return job
}

/** Deletes the jobs that ended 30 days ago. */
export const purgeJobs = async (store: Deps['store'], now: Instant): Promise<void> => {
  for (const { value, version } of await store.listDocuments('bulk_job')) {
    const old = BulkJob.safeParse(value).data
    if (old !== undefined && old.state !== 'running' && after(old.changedAt, keepFor) < now)
      await store.putDocuments(deletionsOf(old, version))
  }
}

/**
 * Cancels a job: what is done stays done, and only the requests that are being worked on are finished.
 *
 * @param reason why the gateway cancels it; left out where somebody does
 */
export const cancelJob = async (
  deps: Deps,
  id: string,
  now: Instant,
  reason?: AnyReason,
): Promise<BulkJob | null> => {
  for (;;) {
    const found = await findJob(deps, id)
    if (found === null || found.job.state !== 'running') return found?.job ?? null
    const cancelled: BulkJob = {
      ...found.job,
      ...{ command: undefined, state: 'cancelled', changedAt: now },
      ...(reason === undefined ? {} : { reason }),
    }
    const written = await deps.store.putDocuments([
      { kind: 'bulk_job', key: id, value: cancelled, expectedVersion: found.version },
    ])
    if (written === 'written') return cancelled
  }
}

/** Reads the results of the requests of a job, as far as it was worked on, in their order. */
export const readResults = async (
  { store }: Deps,
  { id, parts }: BulkJob,
): Promise<readonly BulkJobResult[]> => {
  const read = await Promise.all(
    Array.from({ length: parts }, (_, part) => store.getDocument('bulk_job_part', partKey(id, part))),
  )
  return read.flatMap((stored) => BulkJobPart.safeParse(stored?.value).data?.results ?? [])
}
