import { decide } from '../borrowing/decide.ts'
import type { Request } from '../borrowing/request/request.ts'
import { LibraryCode, libraryOfNumber, type RequestNumber } from '../borrowing/values.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import {
  compareUsableDocuments,
  type DocumentsLostAndFound,
  readUsableDocuments,
  UsableDocuments,
} from '../configuration/usable-documents.ts'
import { Problem } from '../problem.ts'
import type { Stored } from '../store/ports/stored.ts'
import { applyToRequest } from './apply-to-request.ts'
import type { ChangePlan, Facts, RefusedPlan } from './change-plan.ts'
import { existingRequest } from './change-target.ts'
import type { Deps } from './deps.ts'
import { gatherContext } from './gather-facts.ts'
import { leaseFor } from './held-lease.ts'

const leaseName = 'usable_documents'
const recordKey = 'checked'
/** The number of requests that one round brings up to date, and how many of them at a time. */
const requestsPerRound = 64
const maxAtOnce = 8
const requestsPerPage = 200

const missingOf = ({ attention }: Request): readonly string[] =>
  attention.flatMap((each) => (each.kind === 'profile_missing' ? each.documents : []))

/** What follows from the configuration: missing documents, and the days on which items are due. */
const followingOf = ({ items, attention }: Request): string =>
  JSON.stringify([
    attention.filter(({ kind }) => kind === 'profile_missing' || kind === 'due_while_closed'),
    items.map(({ patronDueDate }) => patronDueDate),
  ])

/** Plans to bring what follows from the configuration up to date, where it is not. */
const planAttention = (
  { value: request }: Stored<Request>,
  { context }: Facts,
): ChangePlan | RefusedPlan<'up_to_date'> => {
  const decision = decide(request, { kind: 'answer', answer: { type: 'configuration_changed' } }, context)
  const isToChange = decision.kind !== 'not_allowed' && followingOf(request) !== followingOf(decision.request)
  return isToChange ? { kind: 'change', decisions: [decision] } : { kind: 'refused', reason: 'up_to_date' }
}

/** A pass over the requests that a change of the configuration concerns, under a lease. */
type Pass = {
  readonly token: string
  readonly now: UsableDocuments
  readonly queue: RequestNumber[]
}

/** The work of bringing the attention of requests up to date with the configuration. */
export type ConfigurationChanges = {
  /** Brings some requests up to date; resolves with how many it looked at, 0 where nothing is left to do. */
  readonly runOnce: () => Promise<number>
}

/** Finds what requests name and cannot be used, where nothing says what could be used before. */
const findLostByCounts = async (store: Deps['store'], now: UsableDocuments): Promise<UsableDocuments> => {
  const { facets } = await store.countRequests({ library: null })
  const named = (name: 'workflow' | 'activePartner'): readonly string[] =>
    facets[name].flatMap(({ value }) => (value === null ? [] : [value]))
  return {
    workflows: [...new Set([...now.workflows, ...named('workflow')])],
    partners: [...new Set([...now.partners, ...named('activePartner')])],
    faulty: [],
    gaps: [],
  }
}

const readRecord = async (store: Deps['store']): Promise<UsableDocuments | null> => {
  const stored = await store.getDocument('usable_documents', recordKey)
  return UsableDocuments.safeParse(stored?.value).data ?? null
}

/** Lists the open requests that are marked for a name that is missing no more; null takes every name. */
const listMarked = async (
  store: Deps['store'],
  found: ReadonlySet<string> | null,
): Promise<readonly RequestNumber[]> => {
  if (found?.size === 0) return []
  const numbers: RequestNumber[] = []
  let cursor: string | undefined
  do {
    const page = await store.listRequests({
      library: null,
      attention: ['profile_missing'],
      limit: requestsPerPage,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const { value } of page.items)
      if (found === null || missingOf(value).some((name) => found.has(name))) numbers.push(value.number)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return numbers
}

/** Lists the requests of libraries whose items are here or on their way. */
const listLoans = async (store: Deps['store'], libraries: readonly string[]): Promise<RequestNumber[]> => {
  const numbers: RequestNumber[] = []
  for (const code of libraries) {
    let cursor: string | undefined
    do {
      const page = await store.listRequests({
        library: LibraryCode.parse(code),
        stage: ['shipped', 'received', 'on_loan'],
        limit: requestsPerPage,
        ...(cursor === undefined ? {} : { cursor }),
      })
      numbers.push(...page.items.map(({ value }) => value.number))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
  return numbers
}

const listNaming = async (
  store: Deps['store'],
  { lost, found, closing }: DocumentsLostAndFound,
  takesAllMarked: boolean,
): Promise<RequestNumber[]> => {
  const numbers = new Set(await listMarked(store, takesAllMarked ? null : found))
  for (const number of await listLoans(store, closing)) numbers.add(number)
  for (const { kind, code } of lost)
    for (const number of await store.findByDocument(kind, code)) numbers.add(number)
  return [...numbers]
}

/**
 * Creates the work that marks requests whose configuration is gone, and takes the mark from those whose configuration is
 * back. It compares what can be used with what could be used when that was done last; the record of it is in the store, so
 * that what happens while no gateway runs is noticed too. One process at a time does it, some requests in each round. A
 * pass that ends early is begun again: requests that are up to date are not written.
 *
 * @param report is called with what a single request failed with
 */
export const createConfigurationChanges = (
  deps: Deps,
  report: (request: RequestNumber, error: unknown) => void,
): ConfigurationChanges => {
  const { store, configuration } = deps
  /** The last configuration with which all requests were up to date. */
  let checked: ConfigSnapshot | undefined
  let pass: Pass | null = null

  const begin = async (): Promise<Pass | null> => {
    const snapshot = await configuration.snapshot()
    if (snapshot === checked) return null
    const now = readUsableDocuments(snapshot)
    const isCurrent = (record: UsableDocuments | null): boolean =>
      record !== null && JSON.stringify(record) === JSON.stringify(now)
    if (isCurrent(await readRecord(store))) {
      checked = snapshot
      return null
    }
    const token = await store.acquireLease(leaseName, leaseFor)
    if (token === null) return null
    const begun: Pass = { token, now, queue: [] }
    // Where the following fails, the lease is released.
    pass = begun
    // Another process may have done it just before.
    const record = await readRecord(store)
    if (isCurrent(record)) return begun
    const before = record ?? (await findLostByCounts(store, now))
    const queue = await listNaming(store, compareUsableDocuments(before, now), record === null)
    return { ...begun, queue }
  }

  const bringUpToDate = async (number: RequestNumber, snapshot: ConfigSnapshot): Promise<void> => {
    const library = libraryOfNumber(number)
    // Nothing can be decided for a request whose library is gone.
    if (snapshot.libraries().every(({ code }) => code !== library)) return
    try {
      const target = existingRequest({ library, number, by: { kind: 'system' } })
      await applyToRequest(deps, target, gatherContext, planAttention)
    } catch (error) {
      if (error instanceof Problem && error.code === 'unavailable') throw error
      report(number, error)
    }
  }

  const goOn = async ({ token, now, queue }: Pass): Promise<number> => {
    const handled = queue.splice(0, requestsPerRound)
    const snapshot = await configuration.snapshot()
    for (let first = 0; first < handled.length; first += maxAtOnce)
      await Promise.all(
        handled.slice(first, first + maxAtOnce).map((number) => bringUpToDate(number, snapshot)),
      )
    if (queue.length > 0) {
      if (!(await store.renewLease(leaseName, token, leaseFor))) pass = null
      return handled.length
    }
    pass = null
    await store.putDocuments([
      { kind: 'usable_documents', key: recordKey, value: now, expectedVersion: null },
    ])
    await store.releaseLease(leaseName, token)
    return Math.max(handled.length, 1)
  }

  return {
    runOnce: async () => {
      try {
        const current = pass ?? (await begin())
        pass = current
        return current === null ? 0 : await goOn(current)
      } catch (error) {
        const failed = pass
        pass = null
        if (failed !== null) await store.releaseLease(leaseName, failed.token).catch(() => undefined)
        throw error
      }
    },
  }
}
