import { z } from 'zod'
import { Instant } from '../borrowing/values.ts'
import { HeldChange } from '../directory/inherit.ts'
import { ProposedDocument } from '../directory/proposals.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import { AnyReason } from '../translations/parameter.ts'

const count = z.int().nonnegative()

/** How a reading of a source ended. */
export const SyncRun = z.object({
  startedAt: Instant.describe('When it began.'),
  endedAt: Instant.describe('When it ended.'),
  by: z.enum(['schedule', 'person']).describe('Whether it was time for it, or a person asked for it.'),
  outcome: z
    .enum(['applied', 'unchanged', 'shown', 'held', 'failed'])
    .describe(
      '`applied`: what differed was stored; `unchanged`: nothing differed; `shown`: a trial, nothing was stored; `held`: it waits until an admin accepts it; `failed`: it could not be read, and nothing was stored.',
    ),
  reason: AnyReason.optional().describe('Why it failed or is held.'),
  entries: count.describe('How many entries the source has.'),
  changes: count.describe('How many entries and partners were created or changed, or would be.'),
  refused: count.describe('How many entries have faults: these stay as they are.'),
  kept: count.describe('How many values stay since an admin changed them here.'),
  missing: count.describe('How many entries the source has no longer.'),
  held: count.describe('How many agency ids and endpoints of partners wait for a person.'),
})
export type SyncRun = z.infer<typeof SyncRun>

/** What the last reading found, to be shown and accepted. Long lists are cut off. */
export const SyncReport = z.object({
  at: Instant,
  /** Changes with what would be stored: who accepts a report accepts nothing else. */
  fingerprint: z.string(),
  changes: z.array(
    z.object({
      kind: z.enum(['directory_entry', 'partner']),
      code: z.string(),
      action: z.enum(['create', 'change']),
      differences: z.array(
        z.object({ path: z.string(), before: z.string().optional(), after: z.string().optional() }),
      ),
    }),
  ),
  faults: z.array(z.object({ path: z.string(), reason: AnyReason })),
  kept: z.array(z.object({ entry: z.string(), member: z.string() })),
  missing: z.array(z.string()),
  /** Documents that follow from what entries say of how they borrow. */
  proposals: z.array(ProposedDocument).prefault([]),
  held: z.array(HeldChange.extend({ partner: z.string() })),
})
export type SyncReport = z.infer<typeof SyncReport>

/** A reading that a person asked for. */
export const SyncRequest = z.object({
  at: Instant,
  dryRun: z.boolean(),
  /** The fingerprint of the report that was accepted. */
  accept: z.string().optional(),
})
export type SyncRequest = z.infer<typeof SyncRequest>

/** How the readings of a source go. */
export const SyncState = z.object({
  requested: SyncRequest.optional(),
  /** The newest first. */
  runs: z.array(SyncRun),
  report: SyncReport.optional(),
  lastSuccessAt: Instant.optional(),
  /** Since when each reading failed. */
  failingSince: Instant.optional(),
  /** How many readings in a row failed. */
  failures: count,
})
export type SyncState = z.infer<typeof SyncState>

const initialState: SyncState = { runs: [], failures: 0 }

type Documents = Pick<DocumentsPort, 'getDocument' | 'putDocuments'>

/** Reads how the readings of a source go. */
export const readSyncState = async (
  store: Pick<Documents, 'getDocument'>,
  source: string,
): Promise<SyncState> =>
  SyncState.safeParse((await store.getDocument('directory_sync', source))?.value).data ?? initialState

/** Changes that: again where another process changes it at the same time. */
export const changeSyncState = async (
  store: Documents,
  source: string,
  change: (state: SyncState) => SyncState,
): Promise<void> => {
  for (;;) {
    const stored = await store.getDocument('directory_sync', source)
    const value = change(SyncState.safeParse(stored?.value).data ?? initialState)
    const written = await store.putDocuments([
      { kind: 'directory_sync', key: source, value, expectedVersion: stored?.version ?? 0 },
    ])
    if (written === 'written') return
  }
}

const longestHistory = 20

/** Adds a reading that ended to the state. */
export const withRun = (
  state: SyncState,
  run: SyncRun,
  report: SyncReport | undefined,
  done: SyncRequest | undefined,
): SyncState => {
  const { requested, failingSince = run.startedAt, lastSuccessAt, ...rest } = state
  const isAnswered = requested === undefined || requested.at === done?.at
  const hasFailed = run.outcome === 'failed'
  const last = hasFailed ? lastSuccessAt : run.endedAt
  return {
    ...rest,
    ...(isAnswered ? {} : { requested }),
    runs: [run, ...state.runs].slice(0, longestHistory),
    ...(report === undefined ? {} : { report }),
    ...(last === undefined ? {} : { lastSuccessAt: last }),
    ...(hasFailed ? { failingSince } : {}),
    failures: hasFailed ? state.failures + 1 : 0,
  }
}
