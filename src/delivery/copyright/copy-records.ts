import { z } from 'zod'
import type { CopyrightSettings } from '../../borrowing/copyright-settings.ts'
import type { Library } from '../../borrowing/library.ts'
import type { CopyrightCount } from '../../borrowing/request/copyright.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { dayOf, millisecondsPerHour } from '../../borrowing/time.ts'
import { Instant, LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import type { Store } from '../../store/ports/store.ts'
import { reason } from '../../translations/reason.ts'
import { yearsKept } from './years-kept.ts'

/** The copies of articles of one journal that a library asked for in a calendar year. Nothing in it is the patron's. */
const CopyRecords = z.object({
  copies: z.array(z.object({ request: RequestNumber, at: Instant, state: z.enum(['pending', 'filled']) })),
})
type CopyRecords = z.infer<typeof CopyRecords>
type CopyRecord = CopyRecords['copies'][number]

type RecordStore = Pick<Store, 'getDocument' | 'putDocuments' | 'listDocuments' | 'loadRequest'>

/** A journal in a calendar year. */
type Journal = { readonly issn: string; readonly year: number }

const kind = 'copyright_copies'
const keyOf = (library: LibraryCode, { issn, year }: Journal): string => `${library}/${issn}/${year}`

const publicationYear = (date: string | undefined): number | undefined => {
  const [year] = /\b(?:1[5-9]|20)\d\d\b/.exec(date ?? '') ?? []
  return year === undefined ? undefined : Number(year)
}

/**
 * Returns the journal and year that a request counts for: a copy with an ISSN, of an article that is not too old. An
 * article whose year is not known counts as young.
 *
 * @returns undefined where it does not count
 */
export const countedFor = (
  { citation, service, createdAt }: Pick<Request, 'citation' | 'service' | 'createdAt'>,
  { timeZone }: Pick<Library, 'timeZone'>,
  { years }: NonNullable<CopyrightSettings['limit']>,
): Journal | undefined => {
  const issn = citation.identifiers?.find(({ type }) => type.toUpperCase() === 'ISSN')?.value
  if (service.type !== 'copy' || issn === undefined) return undefined
  const year = Number(dayOf(createdAt, timeZone).slice(0, 4))
  const published = publicationYear(citation.publicationDate)
  return published !== undefined && year - published >= years ? undefined : { issn: issn.slice(0, 20), year }
}

/** The time for which a copy is counted whose request is not stored: it is just being created. */
const creationTime = millisecondsPerHour

/** Returns a pending copy in its new state; undefined where it no longer counts. */
const settled = (record: CopyRecord, request: Request | undefined, now: Instant): CopyRecord | undefined => {
  if (record.state === 'filled') return record
  if (request === undefined)
    return Date.parse(now) - Date.parse(record.at) < creationTime ? record : undefined
  const isHere = request.items.some(({ state }) => state !== 'expected' && state !== 'lost')
  if (isHere) return { ...record, state: 'filled' }
  return request.stage === 'closed' ? undefined : record
}

const settleAll = async (
  store: RecordStore,
  library: LibraryCode,
  { copies }: CopyRecords,
  now: Instant,
): Promise<readonly CopyRecord[]> => {
  const all = await Promise.all(
    copies.map(async (record) => {
      if (record.state === 'filled') return record
      const stored = await store.loadRequest(library, record.request)
      return settled(record, stored?.value, now)
    }),
  )
  return all.filter((record) => record !== undefined)
}

const readRecords = async (store: RecordStore, key: string) => {
  const stored = await store.getDocument(kind, key)
  return {
    version: stored?.version ?? 0,
    records: CopyRecords.safeParse(stored?.value).data ?? { copies: [] },
  }
}

const maxAttempts = 20

/** Changes the records of a journal, again where somebody else did so at the same time. */
const changeRecords = async (
  store: RecordStore,
  library: LibraryCode,
  journal: Journal,
  now: Instant,
  change: (copies: readonly CopyRecord[]) => readonly CopyRecord[],
): Promise<readonly CopyRecord[]> => {
  const key = keyOf(library, journal)
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const { version, records } = await readRecords(store, key)
    const before = await settleAll(store, library, records, now)
    const copies = change(before)
    const value = copies.length === 0 ? undefined : { copies }
    const result = await store.putDocuments([{ kind, key, value, expectedVersion: version }])
    if (result === 'written') return before
  }
  throw new Problem('conflict', reason('problem.copies_kept_changing'))
}

/**
 * Counts the copies of a journal in a calendar year beside a request.
 *
 * @param reserves true to count the request among them from now on; false to change nothing
 */
export const countCopy = async (
  store: RecordStore,
  library: LibraryCode,
  journal: Journal,
  request: RequestNumber,
  { limit, now, reserves }: { readonly limit: number; readonly now: Instant; readonly reserves: boolean },
): Promise<CopyrightCount> => {
  const before = reserves
    ? await changeRecords(store, library, journal, now, (copies) =>
        copies.some((each) => each.request === request)
          ? copies
          : [...copies, { request, at: now, state: 'pending' }],
      )
    : await settleAll(store, library, (await readRecords(store, keyOf(library, journal))).records, now)
  const others = before.filter((each) => each.request !== request)
  const filled = others.filter(({ state }) => state === 'filled').length
  return { ...journal, filled, pending: others.length - filled, limit }
}

/** Counts a request no more. */
export const releaseCopy = async (
  store: RecordStore,
  library: LibraryCode,
  journal: Journal,
  request: RequestNumber,
  now: Instant,
): Promise<void> => {
  await changeRecords(store, library, journal, now, (copies) =>
    copies.filter((each) => each.request !== request),
  )
}

/** Settles what is pending, and deletes the records of calendar years that ended more than three years ago. */
export const purgeCopyRecords = async (store: RecordStore, now: Instant): Promise<void> => {
  const thisYear = Number(now.slice(0, 4))
  for (const { key, version } of await store.listDocuments(kind)) {
    const [code = '', issn = '', year = ''] = key.split('/')
    const journal = { issn, year: Number(year) }
    if (thisYear - journal.year > yearsKept)
      await store.putDocuments([{ kind, key, value: undefined, expectedVersion: version }])
    else if (thisYear !== journal.year)
      await changeRecords(store, LibraryCode.parse(code), journal, now, (copies) => copies)
  }
}
