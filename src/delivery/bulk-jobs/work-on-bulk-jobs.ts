import type { Command } from '../../borrowing/commands/command.ts'
import { libraryOfNumber, type RequestNumber } from '../../borrowing/values.ts'
import { isPaused } from '../../configuration/restore-record.ts'
import { Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { submitCommand } from '../commands/submit-command.ts'
import type { Deps } from '../deps.ts'
import { type BulkJob, BulkJobPart, type BulkJobResult, partKey } from './bulk-job.ts'
import { cancelJob, findJob, listJobs } from './manage-bulk-jobs.ts'

/** The dependencies of jobs: `whyStopped` says why who began one may not go on with it; null where they may. */
export type BulkJobDeps = Deps & { readonly whyStopped: (job: BulkJob) => Promise<AnyReason | null> }

/** The number of requests that are worked on at the same time. */
const atOnce = 4

/**
 * Runs the command of a job on one request: once, whatever is repeated, since the job and the number are its
 * idempotency key. A refusal is its result; a fault of the gateway passes through, and the part is worked on again.
 */
const runOnRequest = async (
  deps: Deps,
  { id, by }: BulkJob,
  command: Command,
  number: RequestNumber,
): Promise<BulkJobResult> => {
  try {
    await submitCommand(deps, {
      library: libraryOfNumber(number),
      request: number,
      command,
      by,
      idempotency: {
        caller: 'bulk_job',
        key: `${id} ${number}`,
        bodyHash: deps.hash(id, JSON.stringify(command)),
      },
      answer: () => ({ status: 200, body: '', headers: {} }),
    })
    return { number, result: 'done' }
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'internal' || error.code === 'unavailable') throw error
    return { number, result: 'refused', reason: error.reason }
  }
}

/**
 * Tells whether a job goes on. Who cancels it, or erases a patron whom the command names, has nothing more written into
 * requests; nor has who lost the right to run the command, for which the job is cancelled here.
 */
const goesOn = async (deps: BulkJobDeps, id: string): Promise<boolean> => {
  const job = (await findJob(deps, id))?.job
  if (job?.state !== 'running') return false
  const why = await deps.whyStopped(job)
  if (why === null) return true
  await cancelJob(deps, id, deps.now(), why)
  deps.log({
    level: 'warn',
    message: 'A command on a whole list was stopped',
    facts: { job: id, why: why.code },
  })
  return false
}

const runOnAll = async (
  deps: BulkJobDeps,
  job: BulkJob,
  command: Command,
  numbers: readonly RequestNumber[],
): Promise<readonly BulkJobResult[]> => {
  const results: BulkJobResult[] = []
  for (let from = 0; from < numbers.length; from += atOnce) {
    const some = await Promise.all(
      numbers
        .slice(from, from + atOnce)
        .map(async (each) =>
          (await goesOn(deps, job.id)) ? [await runOnRequest(deps, job, command, each)] : [],
        ),
    )
    results.push(...some.flat())
    if (some.some((each) => each.length === 0)) break
  }
  return results
}

/** Adds the result of a part to its job, which somebody may have cancelled meanwhile; what is there already is not added. */
const recordPart = async (
  deps: Deps,
  { id, next: part }: BulkJob,
  numbers: readonly RequestNumber[],
  results: readonly BulkJobResult[],
): Promise<void> => {
  for (;;) {
    const found = await findJob(deps, id)
    if (found === null || found.job.next !== part) return
    const done = results.filter(({ result }) => result === 'done').length
    const next = part + 1
    const isLast = next === found.job.parts
    const job: BulkJob = {
      ...found.job,
      ...(isLast ? { command: undefined } : {}),
      next,
      done: found.job.done + done,
      refused: found.job.refused + results.length - done,
      state: found.job.state === 'running' && isLast ? 'done' : found.job.state,
      changedAt: deps.now(),
    }
    const value: BulkJobPart = { numbers: [...numbers], results: [...results] }
    const written = await deps.store.putDocuments([
      { kind: 'bulk_job_part', key: partKey(id, part), value, expectedVersion: null },
      { kind: 'bulk_job', key: id, value: job, expectedVersion: found.version },
    ])
    if (written === 'written') return
  }
}

/**
 * Works on the next part of each job that runs. Two processes that take the same part do it once: each request by its
 * idempotency key, the count by the version of the job.
 *
 * @returns how many parts were worked on
 */
export const workOnBulkJobs = async (deps: BulkJobDeps): Promise<number> => {
  const running = (await listJobs(deps)).filter(({ state }) => state === 'running')
  if (running.length === 0) return 0
  const restore = (await deps.configuration.snapshot()).restore()
  if (restore !== null && isPaused(restore)) return 0
  for (const job of running) {
    if (job.command === undefined) continue
    const part = BulkJobPart.safeParse(
      (await deps.store.getDocument('bulk_job_part', partKey(job.id, job.next)))?.value,
    )
    const numbers = part.data?.numbers ?? []
    await recordPart(deps, job, numbers, await runOnAll(deps, job, job.command, numbers))
  }
  return running.length
}
