import { z } from 'zod'
import { Request } from '../../borrowing/request/request.ts'
import { projectStatus } from '../../borrowing/status/project-status.ts'
import { version as program } from '../../version.ts'
import { requestIndex } from '../policy/request-index.ts'
import { emptyChange } from '../ports/changes.ts'
import type { Store } from '../ports/store.ts'
import {
  type RecordChanges,
  type StoredJson,
  type UpgradableKind,
  type UpgradeStep,
  upgradableKinds,
} from './step.ts'
import { upgradeSteps as presentSteps } from './steps.ts'
import { isNewer, isWhole, newerStore, refuseOlder, type StoreVersion } from './store-version.ts'

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
/** The settings for the upgrade of the data when a store is opened. */
export type UpgradeSettings = {
  /** Called with a message for each upgrade of data that an older version stored. */
  readonly onUpgrade?: Report
  /** True if a store that an older version wrote is refused, and not upgraded. */
  readonly requireUpgraded?: boolean
  /** The steps of upgrades; by default those of this version. */
  readonly upgradeSteps?: readonly UpgradeStep[]
}

/** The time for which the lease is held without a sign of life, and how often another process's end is looked for, in milliseconds. */
const leaseFor = 15_000
const leaseName = 'upgrade'
const lookEvery = 200
const pageSize = 500

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

/** Returns the first kind at or behind a place in the order that a step changes. */
const kindFrom = ({ changes }: UpgradeStep, from: number): UpgradableKind | undefined =>
  upgradableKinds.slice(from).find((kind) => changes[kind] !== undefined)

/** Returns the start of a step; null if there is no step, or it changes nothing. */
const beginningOf = (step: UpgradeStep | undefined): StoreVersion['step'] => {
  const kind = step === undefined ? undefined : kindFrom(step, 0)
  return kind === undefined ? null : { kind, behind: null }
}

/**
 * Returns the state of the upgrade behind the kinds before a place: at the next kind of its step, or behind the step. The
 * next step is noted with it: an older program must not open a store that it has begun to change.
 */
const afterKinds = (
  version: StoreVersion,
  steps: readonly UpgradeStep[],
  step: UpgradeStep,
  place: number,
): StoreVersion => {
  const kind = kindFrom(step, place)
  if (kind !== undefined) return { ...version, step: { kind, behind: null } }
  return {
    ...version,
    data: version.data + 1,
    step: beginningOf(steps[version.data + 1]),
    index: step.changes.request === undefined ? version.index : { behind: null },
  }
}

/**
 * Brings every record of a store into the shape that this program reads, page by page. It goes on where it was
 * interrupted. Of several processes that open one store, one works and the others wait for it.
 *
 * @param store saves requests, which are indexed again after a step changed them
 * @throws Problem `unavailable` where a newer program has changed the store
 */
const upgradeStore = async (
  store: Store,
  upgradable: UpgradableStore,
  steps: readonly UpgradeStep[],
  report: Report,
): Promise<void> => {
  /** Indexes a request again, by saving it as it is. One that cannot be read is left alone: it disturbs nobody. */
  const indexRequest = async (stored: StoredJson): Promise<void> => {
    const read = Request.safeParse(stored)
    if (!read.success)
      return report(`The request ${nameOf(stored)} cannot be read and was not indexed.`, true)
    const { library, number } = read.data
    const current = await store.loadRequest(library, number)
    if (current === null) return
    const { value, version: expectedVersion } = current
    const request = { value, index: requestIndex(value, projectStatus(value)) }
    await store.commit({ ...emptyChange(library), request, expectedVersion })
  }

  const indexPage = async (token: string, behind: string | null): Promise<ChangedPage> => {
    const requests: StoredJson[] = []
    const collect = (request: StoredJson): StoredJson => {
      requests.push(request)
      return request
    }
    const changes = tolerant({ request: collect }, report)
    const page = await upgradable.changeRecords(token, 'request', changes, behind, pageSize)
    await Promise.all(requests.map(indexRequest))
    return page
  }

  /** Runs the next piece of work; null if the lease was lost. */
  const doNext = async (token: string, version: StoreVersion): Promise<StoreVersion | null> => {
    const step = steps[version.data]
    if (step === undefined) {
      const page = await indexPage(token, version.index?.behind ?? null)
      return page && { ...version, index: page.next === null ? null : { behind: page.next } }
    }
    const { kind, behind } = version.step ?? beginningOf(step) ?? { kind: undefined, behind: null }
    if (kind === undefined) return afterKinds(version, steps, step, 0)
    const changes = tolerant(step.changes, report)
    const page = await upgradable.changeRecords(token, kind, changes, behind, pageSize)
    if (page === null) return null
    return page.next === null
      ? afterKinds(version, steps, step, upgradableKinds.indexOf(kind) + 1)
      : { ...version, step: { kind, behind: page.next } }
  }

  /** Returns the version of a store that is to be upgraded; null where nothing is left to do. */
  const readVersion = async (): Promise<StoreVersion | null> => {
    const version = await upgradable.readVersion()
    if (isNewer(version, steps.length)) throw newerStore(version, { program, steps: steps.length })
    return isWhole(version, steps.length) ? null : version
  }

  /** Works under the lease until nothing is left to do, or the lease is lost. */
  const work = async (token: string): Promise<void> => {
    let version = await readVersion()
    if (version === null) return
    report(`The store is upgraded from data version ${version.data} to ${steps.length}.`)
    // Noted before the first record is changed: an older program must not take a half-changed store for its own.
    version = { ...version, program, step: version.step ?? beginningOf(steps[version.data]) }
    if (!(await upgradable.writeVersion(token, version))) return
    while (!isWhole(version, steps.length)) {
      const before = version.data
      const next = await doNext(token, version)
      if (next === null || !(await upgradable.writeVersion(token, next))) return
      if (!(await store.renewLease(leaseName, token, leaseFor))) return
      if (next.data !== before) report(`Upgraded: ${steps[before]?.name}.`)
      version = next
    }
    report(`The store is at data version ${version.data}.`)
  }

  let isWaiting = false
  while ((await readVersion()) !== null) {
    const token = await store.acquireLease(leaseName, leaseFor)
    if (token === null) {
      if (!isWaiting) report('Another process upgrades the store: this one waits for it.')
      isWaiting = true
      await new Promise((resolve) => setTimeout(resolve, lookEvery))
      continue
    }
    try {
      await upgradable.begin?.(token)
      await work(token)
    } finally {
      await upgradable.end?.(token)
      await store.releaseLease(leaseName, token)
    }
  }
}

/**
 * Brings the data of a store that was just opened to this version, and closes the store if that fails.
 *
 * @param createUpgradable makes the adapter's side of upgrades, given the newest version of the data
 * @throws Problem `unavailable` if a newer lendwire wrote the store, or an older one and it must not be upgraded
 */
export const upgradeOpenedStore = async (
  store: Store,
  createUpgradable: (newest: Pick<StoreVersion, 'data' | 'program'>) => UpgradableStore,
  settings: UpgradeSettings,
): Promise<void> => {
  const {
    onUpgrade = () => undefined,
    requireUpgraded = false,
    upgradeSteps: steps = presentSteps,
  } = settings
  const upgradable = createUpgradable({ data: steps.length, program })
  try {
    if (requireUpgraded) refuseOlder(await upgradable.readVersion(), steps.length)
    await upgradeStore(store, upgradable, steps, onUpgrade)
  } catch (error) {
    await store.close()
    throw error
  }
}
