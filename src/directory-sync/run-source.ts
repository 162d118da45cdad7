import { z } from 'zod'
import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import { durationMilliseconds } from '../borrowing/time.ts'
import { AgencyId } from '../borrowing/values.ts'
import { type Breathe, createBreathe } from '../breathe.ts'
import type { ApplyDeps, DocumentChange } from '../configuration/file/apply.ts'
import { type DirectoryReport, describeImport, importDirectory } from '../configuration/import-directory.ts'
import type { ConfigKind } from '../configuration/kind.ts'
import type { Configuration } from '../configuration/snapshot.ts'
import type { DirectorySource } from '../directory/directory-source.ts'
import type { ReadDirectory } from '../directory/imported-entry.ts'
import { type ProposedDocument, proposeDocuments } from '../directory/proposals.ts'
import { Problem } from '../problem.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import { ReasonError } from '../translations/reason-error.ts'
import type { Transport } from '../transport/transport.ts'
import { fetchDirectory } from './fetch-directory.ts'
import type { SyncReport, SyncRequest, SyncRun } from './sync-state.ts'

/** The dependencies of one reading of a source. */
export type RunDeps = ApplyDeps & {
  readonly transport: Transport
  readonly configuration: Configuration
  readonly kinds: readonly ConfigKind[]
  readonly hash: (...parts: readonly string[]) => string
  /** Sees that no other process reads the source by now. `Problem` unavailable where one may. */
  readonly hold: () => Promise<void>
}

/** The result of a reading. */
export type RunResult = {
  readonly run: SyncRun
  readonly report?: SyncReport
  /** What was stored. */
  readonly applied: readonly DocumentChange[]
}

const Symbols = z.looseObject({ symbols: z.array(AgencyId) })

/** The most changes, faults and codes that a stored report lists. */
const mostListed = 200

/** Returns a text that differs wherever something else would be stored. The time at which an entry was missed does not count. */
const fingerprintOf = async (
  { changes }: DirectoryReport,
  hash: RunDeps['hash'],
  breathe: Breathe,
): Promise<string> => {
  const parts: string[] = []
  for (const { kind, code, action, after } of changes) {
    await breathe()
    if (action !== 'keep')
      parts.push(hash(kind.kind, code, JSON.stringify({ ...Object(after), missingSince: 0 })))
  }
  return hash(...parts)
}

/** Lists the documents that a source proposes, of the partners that are there or would be made. */
const proposalsOf = async (
  { hints = [] }: ReadDirectory,
  { changes }: DirectoryReport,
  { configuration }: RunDeps,
): Promise<readonly ProposedDocument[]> => {
  if (hints.length === 0) return []
  const snapshot = await configuration.snapshot()
  const made = changes.flatMap(({ kind, code, after }) => {
    const symbols = kind.kind === 'partner' ? Symbols.safeParse(after).data?.symbols : undefined
    return symbols === undefined ? [] : [{ code, symbols }]
  })
  return proposeDocuments(hints, {
    partners: new Map(
      [...made, ...snapshot.partners()].flatMap(({ code, symbols }) =>
        symbols.map((symbol): [string, string] => [agencyKey(symbol), code]),
      ),
    ),
    hasLocateProfile: (code) => snapshot.locateProfiles().some((each) => each.code === code),
    hasTemplate: (code) => snapshot.rotaTemplates().some((each) => each.code === code),
  })
}

const reportOf = async (
  read: ReadDirectory,
  found: DirectoryReport,
  deps: RunDeps,
  breathe: Breathe,
): Promise<SyncReport> => ({
  proposals: [...(await proposalsOf(read, found, deps))].slice(0, mostListed),
  at: deps.now(),
  fingerprint: await fingerprintOf(found, deps.hash, breathe),
  changes: [...describeImport(found.changes.filter(({ action }) => action !== 'keep').slice(0, mostListed))],
  faults: found.faults
    .slice(0, mostListed)
    .map(({ path, code, params }) => ({ path, reason: { code, params } })),
  kept: found.kept.slice(0, mostListed),
  missing: found.missing.slice(0, mostListed),
  held: found.held.slice(0, mostListed),
})

const countsOf = (found: DirectoryReport, entries: number) => ({
  entries,
  changes: found.changes.filter(({ action }) => action !== 'keep').length,
  refused: found.refused,
  kept: found.kept.length,
  missing: found.missing.length,
  held: found.held.length,
})

const noCounts = { entries: 0, changes: 0, refused: 0, kept: 0, missing: 0, held: 0 }

/** Says why what was found waits for a person; null where it is to be stored. */
const heldBecause = (
  { apply }: DirectorySource,
  found: DirectoryReport,
  isAccepted: boolean,
): AnyReason | null => {
  if (isAccepted) return null
  if (found.isTooManyMissing) return reason('directory.many_missing', { count: found.missing.length })
  return apply === 'when_accepted' ? reason('directory.waits') : null
}

/**
 * Reads a source once and stores what differs, in one atomic step: everything, or nothing where the source cannot be read
 * or a person must accept it first.
 *
 * @param request what a person asked for; undefined where it was time for it
 */
export const runSource = async (
  deps: RunDeps,
  source: DirectorySource,
  request: SyncRequest | undefined,
): Promise<RunResult> => {
  const startedAt = deps.now()
  const breathe = createBreathe()
  const end = (more: Omit<SyncRun, 'startedAt' | 'endedAt' | 'by'>): SyncRun => ({
    startedAt,
    endedAt: deps.now(),
    by: request === undefined ? 'schedule' : 'person',
    ...more,
  })
  try {
    const read = await fetchDirectory({ transport: deps.transport, breathe }, source)
    if (read.entries.length === 0 && read.faults.length === 0)
      throw new ReasonError(reason('directory.no_entries'))
    const importing = async (dryRun: boolean): Promise<DirectoryReport> =>
      importDirectory(deps, deps.kinds, await deps.configuration.snapshot(), {
        read,
        source: source.code,
        dryRun,
        createPartners: source.createPartners,
        acceptMissing: true,
        withdrawAfter: durationMilliseconds(source.withdrawAfter),
        refuse: 'row',
        breathe,
      })
    const found = await importing(true)
    const report = await reportOf(read, found, deps, breathe)
    const counts = countsOf(found, read.entries.length)
    if (counts.changes === 0) return { run: end({ outcome: 'unchanged', ...counts }), report, applied: [] }
    if (request?.dryRun === true) return { run: end({ outcome: 'shown', ...counts }), report, applied: [] }
    const held = heldBecause(source, found, request?.accept === report.fingerprint)
    if (held !== null) return { run: end({ outcome: 'held', reason: held, ...counts }), report, applied: [] }
    await deps.hold()
    const { changes } = await importing(false)
    return { run: end({ outcome: 'applied', ...counts }), report, applied: changes }
  } catch (error) {
    const known = error instanceof ReasonError || error instanceof Problem
    if (!known) throw error
    const [first] = error instanceof Problem ? error.faults : []
    const why = first === undefined ? error.reason : { code: first.code, params: first.params }
    return { run: end({ outcome: 'failed', reason: why, ...noCounts }), applied: [] }
  }
}
