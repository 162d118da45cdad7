import { z } from 'zod'
import type { Instant } from '../borrowing/values.ts'
import { sha256 } from '../hash.ts'
import { Problem } from '../problem.ts'
import type { AuditPort, AuditRecord } from '../store/ports/audit.ts'
import { reason } from '../translations/reason.ts'
import { AuditEntry } from './audit-entry.ts'
import { type AuditHead, createHeadKeeper, type HeadDocuments } from './audit-head.ts'

/** An entry with its place in the log. */
export type PlacedEntry = AuditEntry & { readonly sequence: number; readonly hash: string }

/** Whether the chain of hashes is whole, and its newest entry. */
export type Integrity = { readonly head: AuditHead } & (
  | { readonly state: 'whole'; readonly entries: number }
  | { readonly state: 'broken'; readonly entries: number; readonly sequence: number }
)

/** The audit log. */
export type AuditLog = {
  /** Writes an entry soon, together with others. */
  readonly record: (entry: AuditEntry) => void
  /** Resolves once everything that was recorded is written. `Problem` unavailable where it cannot be. */
  readonly flush: () => Promise<void>
  /**
   * Reads entries that match, newest first or oldest first, behind the one of a number. A page that examined its budget may be short. It has the
   * newest entries unless they take longer than a second to write.
   */
  readonly list: (query: {
    readonly matches: (entry: AuditEntry) => boolean
    /** The number of the last entry of the page before; null for the first page. */
    readonly behind: number | null
    readonly ascending: boolean
    /** The newest first, the list ends at entries that are a minute older: those of several gateways are not quite in order. */
    readonly from?: Instant | undefined
    readonly limit: number
  }) => Promise<{ readonly items: readonly PlacedEntry[]; readonly next: number | null }>
  /** Computes the chain again: an entry that was changed, removed, cut off or put in between breaks it. */
  readonly verify: () => Promise<Integrity>
  /** Removes the entries before an instant, and keeps the hash at the cut, so that the rest still verifies. */
  readonly purge: (before: Instant) => Promise<void>
}

type Deps = {
  readonly store: AuditPort & HeadDocuments
  /** Computes a seal of the head of the log; commands, which write few entries, leave the head as it is. */
  readonly seal?: (text: string) => Promise<string>
  readonly onHead?: (head: AuditHead) => void
  readonly now: () => Instant
  readonly onError: (error: unknown) => void
}

/** The milliseconds after which entries are written together. */
const flushAfter = 50
/** The milliseconds after which the head is noted while entries are written. */
const noteHeadAfter = 10_000
/** The milliseconds that a list waits for entries that are being written: on a slow disk it shows what is written. */
const longestWait = 1_000
const pageSize = 500
/** The most pages of entries that a page of a list examines. */
const budget = 20
const attempts = 50
/** The milliseconds by which entries of several gateways may be out of order. */
const outOfOrderBy = 60_000
const anchorKey = 'audit-anchor'
const Anchor = z.object({ sequence: z.int(), hash: z.string() })
type Anchor = z.infer<typeof Anchor>
const origin: Anchor = { sequence: 0, hash: '' }

const hashOf = (previous: string, sequence: number, entry: string): string =>
  sha256(`${previous}\n${sequence}\n${entry}`)

const chain = (last: Anchor, entries: readonly string[]): readonly AuditRecord[] => {
  let { hash, sequence } = last
  return entries.map((entry) => {
    sequence += 1
    hash = hashOf(hash, sequence, entry)
    return { sequence, hash, entry }
  })
}

const placed = ({ sequence, hash, entry }: AuditRecord): PlacedEntry => ({
  ...AuditEntry.parse(JSON.parse(entry)),
  sequence,
  hash,
})

/** Makes the audit log over a store. Each entry's hash covers the hash before it, its number and its text. */
export const createAuditLog = ({ store, now, onError, seal, onHead = () => undefined }: Deps): AuditLog => {
  const headKeeper =
    seal === undefined ? null : createHeadKeeper({ store, seal, onHead, clock: () => Date.parse(now()) })
  let headNotedAt = 0
  let waiting: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()

  const readAnchor = async (): Promise<Anchor> =>
    Anchor.safeParse((await store.getDocument('setting', anchorKey))?.value).data ?? origin

  const noteHead = async (): Promise<void> => {
    const last = await store.lastAudit()
    if (headKeeper === null || last === null) return
    await headKeeper.note(last, (await readAnchor()).sequence)
  }

  /** Notes the head now and then: after each write it would be a second write for each. */
  const noteHeadSometimes = async (): Promise<void> => {
    const time = Date.parse(now())
    if (Math.abs(time - headNotedAt) < noteHeadAfter) return
    headNotedAt = time
    await noteHead()
  }

  const append = async (entries: readonly string[]): Promise<void> => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const last = (await store.lastAudit()) ?? (await readAnchor())
      if ((await store.appendAudit(chain(last, entries))) !== 'written') continue
      await noteHeadSometimes().catch(onError)
      return
    }
    throw new Problem('unavailable', reason('store.audit_log_busy'))
  }

  const writeWaiting = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const entries = waiting
    waiting = []
    const written = writing
      .catch(() => undefined)
      .then(() => (entries.length === 0 ? undefined : append(entries)))
    writing = written.catch((error: unknown) => {
      waiting = [...entries, ...waiting].slice(0, 10_000)
      throw error
    })
    return writing
  }

  const flush = async (): Promise<void> => {
    await writeWaiting()
    await noteHead()
  }

  const flushSoon = async (): Promise<void> => {
    let late: ReturnType<typeof setTimeout> | undefined
    const waited = new Promise<void>((resolve) => {
      late = setTimeout(resolve, longestWait)
    })
    const flushed = writeWaiting()
    // Where it fails after that, the next flush tries again.
    flushed.catch(() => undefined)
    await Promise.race([flushed, waited]).finally(() => clearTimeout(late))
  }

  const record = (entry: AuditEntry): void => {
    waiting.push(JSON.stringify(entry))
    timer ??= setTimeout(() => void writeWaiting().catch(onError), flushAfter)
  }

  return {
    record,
    flush,
    list: async ({ matches, behind, ascending, from, limit }) => {
      await flushSoon()
      const earliest =
        ascending || from === undefined ? '' : new Date(Date.parse(from) - outOfOrderBy).toISOString()
      const items: PlacedEntry[] = []
      let place = behind ?? (ascending ? 0 : Number.MAX_SAFE_INTEGER)
      for (let page = 0; page < budget; page++) {
        const records = await store.listAudit(ascending ? { after: place } : { before: place }, pageSize)
        for (const record of records) {
          const entry = placed(record)
          if (entry.at < earliest) return { items, next: null }
          place = record.sequence
          if (matches(entry)) items.push(entry)
          if (items.length === limit) return { items, next: place }
        }
        if (records.length < pageSize) return { items, next: null }
      }
      return { items, next: place }
    },
    verify: async () => {
      await flush()
      const noted = (await headKeeper?.read()) ?? null
      let last = await readAnchor()
      let entries = 0
      const broken = (sequence: number): Integrity => ({ state: 'broken', entries, sequence, head: last })
      for (;;) {
        const records = await store.listAudit({ after: last.sequence }, pageSize)
        for (const record of records) {
          const { sequence, hash, entry } = record
          const isOther =
            noted !== null && noted !== 'forged' && noted.sequence === sequence && noted.hash !== hash
          if (sequence !== last.sequence + 1 || hash !== hashOf(last.hash, sequence, entry) || isOther)
            return broken(last.sequence + 1)
          last = { sequence, hash }
          entries += 1
        }
        if (records.length < pageSize) break
      }
      if (noted === 'forged' || (noted !== null && noted.sequence > last.sequence))
        return broken(last.sequence + 1)
      return { state: 'whole', entries, head: last }
    },
    purge: async (before) => {
      await flush()
      for (;;) {
        const from = await readAnchor()
        const records = await store.listAudit({ after: from.sequence }, pageSize)
        const cut = records.filter(({ entry }) => AuditEntry.parse(JSON.parse(entry)).at < before).at(-1)
        if (cut === undefined) return
        // It also keeps the log from becoming empty: the next entry is chained to the newest.
        record({
          at: now(),
          action: 'entries_removed',
          actor: null,
          library: null,
          more: cut.sequence - from.sequence,
        })
        await flush()
        const value = { sequence: cut.sequence, hash: cut.hash }
        await store.putDocuments([{ kind: 'setting', key: anchorKey, value, expectedVersion: null }])
        await store.removeAudit(cut.sequence)
        if (records.at(-1) !== cut) return
      }
    },
  }
}
