import { z } from 'zod'
import { Request } from '../../borrowing/request/request.ts'
import { projectStatus } from '../../borrowing/status/project-status.ts'
import { requestIndex } from '../policy/request-index.ts'
import type { Change } from '../ports/changes.ts'
import { emptyChange } from '../ports/changes.ts'
import type { Store } from '../ports/store.ts'
import {
  type RecordChanges,
  type StoredJson,
  type UpgradableKind,
  type UpgradeStep,
  upgradableKinds,
} from './step.ts'
import { isNewer, isWhole, newerStore, type StoreVersion } from './store-version.ts'

/** A page of records that was changed; `next` is where to go on, null at the end. Null where the lease was lost. */
export type ChangedPage = { readonly next: string | null } | null

/** The functions of an adapter that upgrading needs. A process that lost the lease makes no further change. */
export type UpgradableStore = {
  readonly readVersion: () => Promise<StoreVersion>
  /** Lets the parts of a store that is on several servers know the token of the process that has the lease, and forget it. */
  readonly begin?: (token: string) => Promise<void>
  readonly end?: (token: string) => Promise<void>
  /** Notes how far it has come; false where the lease was lost. */
  readonly writeVersion: (token: string, version: StoreVersion) => Promise<boolean>
  /** Changes up to `limit` records of a kind behind a position; each is written only where it has changed. */
  readonly changeRecords: (
    token: string,
    kind: UpgradableKind,
    changes: RecordChanges,
    behind: string | null,
    limit: number,
  ) => Promise<ChangedPage>
}

/** Tells what is done; `isLeft` for a record that stays as it was, since it cannot be upgraded. */
export type Report = (message: string, isLeft?: boolean) => void
/** The methods of the store that index requests again, and lease the upgrade to one process. */
type UpgradedStore = Pick<Store, 'loadRequest' | 'commit' | 'acquireLease' | 'renewLease' | 'releaseLease'>

export type UpgradeOptions = {
  /** The version of this program. */
  readonly program: string
  readonly steps: readonly UpgradeStep[]
  /** Told what is being done, for the log. */
  readonly report?: Report | undefined
  /** Waits so many milliseconds. */
  readonly pause?: ((milliseconds: number) => Promise<void>) | undefined
  /** Records in a page. */
  readonly pageSize?: number | undefined
}

/** The time for which the lease is held without a sign of life, and how often another process's end is looked for, in milliseconds. */
const leaseFor = 15_000
const leaseName = 'upgrade'
const lookEvery = 200
const standardPage = 500

const noReport: Report = () => undefined

const Named = z
  .looseObject({ kind: z.string(), key: z.string(), number: z.string(), id: z.string() })
  .partial()

const nameOf = (record: unknown): string => {
  const { kind, key, number, id } = Named.safeParse(record).data ?? {}
  return key === undefined ? (number ?? id ?? 'without a name') : `${kind} ${key}`
}

/** Wraps a step. Changes that leave a record as it is where they fail: one that somebody damaged stops no other. */
const tolerant = (changes: Partial<RecordChanges>, report: Report): RecordChanges => {
  const guarded =
    <T>(kind: UpgradableKind, change: ((record: T) => T) | undefined) =>
    (record: T): T => {
      try {
        return change === undefined ? record : change(record)
      } catch (error) {
        const reason = error instanceof Error ? error.name : 'unknown'
        report(`The ${kind} ${nameOf(record)} could not be upgraded and is left as it is: ${reason}.`, true)
        return record
      }
    }
  return {
    document: guarded('document', changes.document),
    request: guarded('request', changes.request),
    event: guarded('event', changes.event),
    message: guarded('message', changes.message),
  }
}

const pauseFor = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Returns the first kind at or behind a place in the order that a step changes. */
const kindFrom = ({ changes }: UpgradeStep, from: number): UpgradableKind | undefined =>
  upgradableKinds.slice(from).find((kind) => changes[kind] !== undefined)

/** Returns the state of the upgrade after a page of a step: its next page, its next kind, or the next step. */
const afterPage = (
  version: StoreVersion,
  steps: readonly UpgradeStep[],
  step: UpgradeStep,
  kind: UpgradableKind,
  next: string | null,
): StoreVersion => {
  if (next !== null) return { ...version, step: { kind, behind: next } }
  const following = kindFrom(step, upgradableKinds.indexOf(kind) + 1)
  return following === undefined
    ? afterStep(version, steps, step)
    : { ...version, step: { kind: following, behind: null } }
}

/** Returns the start of a step; null if there is no step, or it changes nothing. */
const beginningOf = (step: UpgradeStep | undefined): StoreVersion['step'] => {
  const kind = step === undefined ? undefined : kindFrom(step, 0)
  return kind === undefined ? null : { kind, behind: null }
}

/**
 * Notes that a step is done. The step is done, and the next one is noted with it: an older program must not open a
 * store that it has begun to change.
 */
const afterStep = (
  version: StoreVersion,
  steps: readonly UpgradeStep[],
  { changes }: UpgradeStep,
): StoreVersion => ({
  ...version,
  data: version.data + 1,
  step: beginningOf(steps[version.data + 1]),
  index: changes.request === undefined ? version.index : { behind: null },
})

const saved = (value: Request, version: number): Change => ({
  ...emptyChange(value.library),
  request: { value, index: requestIndex(value, projectStatus(value)) },
  expectedVersion: version,
})

/** Indexes a request again, by saving it as it is. One that cannot be read is left alone: it disturbs nobody. */
const indexRequest = async (store: UpgradedStore, stored: StoredJson, report: Report): Promise<void> => {
  const read = Request.safeParse(stored)
  if (!read.success) {
    report(`The request ${nameOf(stored)} cannot be read and was not indexed.`, true)
    return
  }
  const { library, number } = read.data
  const current = await store.loadRequest(library, number)
  if (current !== null) await store.commit(saved(current.value, current.version))
}

const indexPage = async (
  store: UpgradedStore,
  upgradable: UpgradableStore,
  token: string,
  behind: string | null,
  { pageSize = standardPage, report = noReport }: UpgradeOptions,
): Promise<ChangedPage> => {
  const requests: StoredJson[] = []
  const collect = (request: StoredJson): StoredJson => {
    requests.push(request)
    return request
  }
  const changes = tolerant({ request: collect }, report)
  const page = await upgradable.changeRecords(token, 'request', changes, behind, pageSize)
  await Promise.all(requests.map((each) => indexRequest(store, each, report)))
  return page
}

/** Runs the next piece of work; null if the lease was lost. */
const doNext = async (
  store: UpgradedStore,
  upgradable: UpgradableStore,
  token: string,
  version: StoreVersion,
  options: UpgradeOptions,
): Promise<StoreVersion | null> => {
  const step = options.steps[version.data]
  if (step === undefined) {
    const page = await indexPage(store, upgradable, token, version.index?.behind ?? null, options)
    return page && { ...version, index: page.next === null ? null : { behind: page.next } }
  }
  const kind = version.step?.kind ?? kindFrom(step, 0)
  if (kind === undefined) return afterStep(version, options.steps, step)
  const { pageSize = standardPage, report = noReport } = options
  const changes = tolerant(step.changes, report)
  const behind = version.step?.behind ?? null
  const page = await upgradable.changeRecords(token, kind, changes, behind, pageSize)
  return page === null ? null : afterPage(version, options.steps, step, kind, page.next)
}

/** Works under the lease until nothing is left to do, or the lease is lost. */
const work = async (
  store: UpgradedStore,
  upgradable: UpgradableStore,
  token: string,
  options: UpgradeOptions,
): Promise<void> => {
  const { steps, program, report = noReport } = options
  let version = await upgradable.readVersion()
  if (isNewer(version, steps.length)) throw newerStore(version, { program, steps: steps.length })
  if (isWhole(version, steps.length)) return
  report(`The store is upgraded from data version ${version.data} to ${steps.length}.`)
  // Noted before the first record is changed: an older program must not take a half-changed store for its own.
  version = { ...version, program, step: version.step ?? beginningOf(steps[version.data]) }
  if (!(await upgradable.writeVersion(token, version))) return
  while (!isWhole(version, steps.length)) {
    const before = version.data
    const next = await doNext(store, upgradable, token, version, options)
    if (next === null || !(await upgradable.writeVersion(token, next))) return
    if (!(await store.renewLease(leaseName, token, leaseFor))) return
    if (next.data !== before) report(`Upgraded: ${steps[before]?.name}.`)
    version = next
  }
  report(`The store is at data version ${version.data}.`)
}

/**
 * Brings every record of a store into the shape that this program reads, page by page. It goes on where it was
 * interrupted. Of several processes that open one store, one works and the others wait for it.
 *
 * @param store reads and saves requests, which are indexed again after a step changed them
 * @throws Problem `unavailable` where a newer program has changed the store
 */
export const upgradeStore = async (
  store: UpgradedStore,
  upgradable: UpgradableStore,
  options: UpgradeOptions,
): Promise<void> => {
  const { steps, program, report = noReport, pause = pauseFor } = options
  let isWaiting = false
  for (;;) {
    const version = await upgradable.readVersion()
    if (isNewer(version, steps.length)) throw newerStore(version, { program, steps: steps.length })
    if (isWhole(version, steps.length)) return
    const token = await store.acquireLease(leaseName, leaseFor)
    if (token === null) {
      if (!isWaiting) report('Another process upgrades the store: this one waits for it.')
      isWaiting = true
      await pause(lookEvery)
      continue
    }
    try {
      await upgradable.begin?.(token)
      await work(store, upgradable, token, options)
    } finally {
      await upgradable.end?.(token)
      await store.releaseLease(leaseName, token)
    }
  }
}
