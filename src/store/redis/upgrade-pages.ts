import { z } from 'zod'
import type { LibraryCode } from '../../borrowing/values.ts'
import { parseStored } from '../policy/parse-stored.ts'
import {
  changedRecord,
  ownJsonType,
  parseStoredJson,
  type RecordChanges,
  type UpgradableKind,
} from '../upgrades/step.ts'
import type { ChangedPage } from '../upgrades/upgrade-store.ts'
import { changedDelivery, changedMessage, fieldsOf } from './changed-fields.ts'
import type { RedisContext } from './context.ts'
import { type Entry, idsBehind } from './lists/id-list.ts'
import type { Script } from './lua/script.ts'
import { changeDocumentsScript, setFieldsScript } from './lua/upgrades.ts'
import { pairsOf } from './pairs.ts'
import { rewriteStream, storedEvents } from './records/events.ts'
import type { Argument } from './server/connection.ts'

const Names = z.array(z.string())

/** Thrown where another process has taken the lease of the upgrade. */
export const lostLease = Symbol('the lease was lost')

/** Changes what a Redis store holds, a page at a time. */
export type UpgradePages = {
  /** Runs a script under the token of the upgrading process. Throws `lostLease` where the token holds no more. */
  fenced(
    script: Script,
    library: LibraryCode | null,
    token: string,
    ...args: readonly Argument[]
  ): Promise<unknown>
  /** Changes the next records of a kind. */
  changePage(
    token: string,
    kind: UpgradableKind,
    changes: RecordChanges,
    ...page: readonly [behind: string | null, limit: number]
  ): Promise<ChangedPage>
}

/** Returns how the records of a Redis store are changed. */
export const upgradePages = (
  shell: Pick<RedisContext, 'client' | 'keys' | 'run' | 'libraries' | 'everywhere' | 'durable'>,
): UpgradePages => {
  const { client, keys, run, libraries, everywhere } = shell
  const gateway = keys.library(null)

  /** Runs a script under the token of the upgrading process. */
  const fenced = async (
    script: Script,
    library: LibraryCode | null,
    token: string,
    ...args: readonly Argument[]
  ): Promise<unknown> => {
    const result = await run(script, keys.library(library), token, ...args)
    if (result === 0) throw lostLease
    return result
  }

  /** Changes the hashes of some records, each library's by one script. */
  const changeHashes = async (
    token: string,
    name: string,
    entries: readonly Entry[],
    changed: (key: string) => Promise<Readonly<Record<string, string>> | undefined>,
  ): Promise<void> => {
    const changes = await Promise.all(
      entries.map(async ({ library, id }) => {
        const fields = await changed(`${keys.library(library)}:${name}:${id}`)
        return { library, args: fields === undefined ? [] : fieldsOf(`:${name}:${id}`, fields) }
      }),
    )
    for (const library of new Set(changes.map((each) => each.library))) {
      const own = changes.filter((each) => each.library === library)
      await fenced(setFieldsScript, library, token, ...own.flatMap(({ args }) => args))
    }
  }

  /** Changes the records of a list of ids. */
  const changeListed = async (
    token: string,
    [list, name]: readonly [string, string],
    changed: Parameters<typeof changeHashes>[3],
    behind: string | null,
    limit: number,
  ): Promise<ChangedPage> => {
    const entries = await idsBehind(shell, list, behind, limit)
    await changeHashes(token, name, entries, changed)
    return { next: entries.length < limit ? null : (entries.at(-1)?.id ?? null) }
  }

  /**
   * Returns requests of a library behind a place in its list: by when they were made, and of equals by their numbers.
   */
  const requestsBehind = async (
    library: LibraryCode,
    [score = '-inf', name = '']: readonly string[],
    limit: number,
  ): Promise<readonly { readonly number: string; readonly place: string }[]> => {
    const list = `${keys.library(library)}:requests`
    const pairs = await client.zrangebyscore(list, score, '+inf', 'WITHSCORES', 'LIMIT', 0, limit + 1)
    return pairsOf(pairs)
      .map(([number, row]) => ({ number, place: `${row} ${number}` }))
      .filter(({ number, place }) => place !== `${score} ${number}` || number > name)
      .slice(0, limit)
  }

  /** Requests, library by library. */
  const requests = async (
    token: string,
    change: RecordChanges['request'],
    behind: string | null,
    limit: number,
  ): Promise<ChangedPage> => {
    const [from = '', ...place] = (behind ?? '').split(' ')
    for (const library of await libraries()) {
      if (library < from) continue
      const page = await requestsBehind(library, library === from ? place : [], limit)
      const last = page.at(-1)
      if (last === undefined) continue
      const entries = page.map(({ number: id }) => ({ library, id }))
      await changeHashes(token, 'request', entries, async (key) => {
        const body = await client.hget(key, 'body')
        const stored = body === null ? undefined : parseStoredJson(body)
        const changed = stored === undefined ? undefined : changedRecord(stored, change)
        // Without a seal it is checked in full when it is read.
        return changed && { body: JSON.stringify(changed), seal: '' }
      })
      return { next: `${library} ${last.place}` }
    }
    return { next: null }
  }

  /** Events, library by library: first what takes the place of their bodies, then the stream is written again. */
  const events = async (
    token: string,
    change: RecordChanges['event'],
    behind: string | null,
    limit: number,
  ): Promise<ChangedPage> => {
    const [from = '', cursor] = (behind ?? '').split(' ')
    const isNext = (each: LibraryCode): boolean => each > from || (each === from && cursor !== undefined)
    const library = (await libraries()).find(isNext)
    if (library === undefined) return { next: null }
    const after = library === from ? Number(cursor) : 0
    const page = await storedEvents(shell, library, after, limit)
    const fields = page.flatMap(({ cursor: place, fields: { body } }) => {
      const stored = parseStoredJson(body ?? '')
      const changed = stored === undefined ? undefined : changedRecord(stored, change)
      return changed === undefined ? [] : [[place, JSON.stringify(changed)] as const]
    })
    const args = fields.length === 0 ? [] : fieldsOf(':events:rewritten', Object.fromEntries(fields))
    await fenced(setFieldsScript, library, token, ...args)
    if (page.length === limit) return { next: `${library} ${page.at(-1)?.cursor}` }
    await rewriteStream(shell, library)
    return { next: library }
  }

  const documents = async (token: string, change: RecordChanges['document']): Promise<ChangedPage> => {
    const kinds = parseStored('document', Names, await client.hkeys(`${gateway}:documents:changes`))
    for (const kind of kinds.toSorted()) {
      const all = await client.hgetall(`${gateway}:documents:${kind}`)
      const args = Object.entries(all).flatMap(([key, kept]) => {
        const value = parseStoredJson(kept.slice(kept.indexOf(' ') + 1))
        const changed = value === undefined ? undefined : changedRecord({ kind, key, value }, change)
        return changed === undefined
          ? []
          : [kind, key, changed.kind, changed.key, JSON.stringify(changed.value)]
      })
      await fenced(changeDocumentsScript, null, token, ...args)
    }
    return { next: null }
  }

  /** Returns the counts of partners, library by library. A hash holds the days of a partner's month. */
  const partnerDays = async (
    token: string,
    change: RecordChanges['partner_counts'],
    behind: string | null,
  ): Promise<ChangedPage> => {
    const all = await everywhere()
    const library = behind === null ? null : all.find((each) => each !== null && each > behind)
    if (library === undefined) return { next: null }
    const key = keys.library(library)
    const months = await client.zrange(`${key}:partner-counts`, '0', '-1')
    const args = await Promise.all(
      months.map(async (month) => {
        const days = Object.entries(await client.hgetall(`${key}:partner-counts:${month}`))
        const changedDays = days.flatMap(([day, counts]) => {
          const stored = parseStoredJson(counts)
          const changed = stored === undefined ? undefined : changedRecord(stored, change)
          return changed === undefined ? [] : [[day, JSON.stringify(changed)] as const]
        })
        return changedDays.length === 0
          ? []
          : fieldsOf(`:partner-counts:${month}`, Object.fromEntries(changedDays))
      }),
    )
    await fenced(setFieldsScript, library, token, ...args.flat())
    return { next: library ?? '' }
  }

  const changePage = (
    token: string,
    kind: UpgradableKind,
    changes: RecordChanges,
    ...page: readonly [behind: string | null, limit: number]
  ): Promise<ChangedPage> => {
    switch (kind) {
      case 'document':
        return documents(token, changes.document)
      case 'request':
        return requests(token, changes.request, ...page)
      case 'event':
        return events(token, changes.event, ...page)
      case 'delivery':
        return changeListed(
          token,
          ['deliveries', 'delivery'],
          async (key) => {
            const body = await client.hget(key, 'body')
            return body === null ? undefined : changedDelivery(body, changes.delivery)
          },
          ...page,
        )
      case 'message':
        return changeListed(
          token,
          ['messages', 'message'],
          async (key) => {
            const [body, reason] = await client.hmget(key, 'body', 'reason')
            if (body === null || body === undefined) return undefined
            const raw = body.includes(ownJsonType) ? await client.hget(key, 'raw') : null
            return changedMessage(body, reason ?? null, raw, changes.message)
          },
          ...page,
        )
      case 'partner_counts':
        return partnerDays(token, changes.partner_counts, page[0])
    }
  }

  return { fenced, changePage }
}
