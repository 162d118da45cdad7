import { z } from 'zod'
import type { LibraryCode } from '../../borrowing/values.ts'
import { parseStored } from '../policy/parse-stored.ts'
import {
  changedDocument,
  changedJson,
  changedRecord,
  type RecordChanges,
  type UpgradableKind,
} from '../upgrades/step.ts'
import { parseStoreVersion, type StoreVersion, wholeVersion } from '../upgrades/store-version.ts'
import type { ChangedPage, UpgradableStore } from '../upgrades/upgrade-store.ts'
import type { RedisContext } from './context.ts'
import { type Entry, idsBehind } from './lists/id-list.ts'
import { type Script, writeScript } from './lua/script.ts'
import { rewriteStream, storedEvents } from './records/events.ts'

/**
 * A process that upgrades the store writes its token to each library and the gateway: a process that lost its lease finds another token
 * there, or none, and changes nothing any more.
 */
const fence = `
if call('GET', P .. ':upgrade') ~= ARGV[1] then return 0 end
`

/** Writes the token of the process that upgrades. KEYS[1]: the key prefix of a library or of the gateway. ARGV: the token. */
const beginUpgradeScript = writeScript(`call('SET', P .. ':upgrade', ARGV[1])`)

/** Removes the token. ARGV: the token. */
const endUpgradeScript = writeScript(`${fence} call('DEL', P .. ':upgrade') return 1`)

/** Stores the progress of an upgrade. KEYS[1]: the key prefix of the gateway. ARGV: the token, the version. */
const writeVersionScript = writeScript(`${fence} call('SET', P .. ':version', ARGV[2]) return 1`)

/**
 * Sets fields of hashes. ARGV: the token; for each field its hash behind the prefix, its name and its value. An empty value
 * removes the field.
 */
const setFieldsScript = writeScript(`
${fence}
for place = 2, #ARGV, 3 do
  local key, name, value = P .. ARGV[place], ARGV[place + 1], ARGV[place + 2]
  if value == '' then call('HDEL', key, name) else call('HSET', key, name, value) end
end
return 1
`)

/**
 * Changes documents. ARGV: the token; for each document its kind, its key, its new kind, its new key, its value as JSON.
 * It keeps its version.
 */
const changeDocumentsScript = writeScript(`
${fence}
for place = 2, #ARGV, 5 do
  local kind, key, new_kind, new_key, value = unpack(ARGV, place, place + 4)
  local kept = call('HGET', P .. ':documents:' .. kind, key)
  local version = kept and string.match(kept, '^(%d+) ')
  if version then
    if kind ~= new_kind or key ~= new_key then
      call('HDEL', P .. ':documents:' .. kind, key)
      call('HINCRBY', P .. ':documents:changes', kind, 1)
    end
    call('HSET', P .. ':documents:' .. new_kind, new_key, version .. ' ' .. value)
    call('HINCRBY', P .. ':documents:changes', new_kind, 1)
  end
end
return 1
`)

/** Thrown where another process has taken the lease of the upgrade. */
const lostLease = Symbol('the lease was lost')

/** Changes the next records of a kind. */
type PageChange = (
  token: string,
  changes: RecordChanges,
  behind: string | null,
  limit: number,
) => Promise<ChangedPage>

/** A field of a hash, which is named behind the prefix of its library. An empty value removes it. */
type Field = readonly [hash: string, field: string, value: string]

/**
 * Returns the operations on a Redis store that an upgrade needs, before anything else works with it.
 *
 * @param newest the data version of a store that is begun now, and the program that begins it
 */
export const redisUpgrades = (
  shell: Pick<RedisContext, 'client' | 'keys' | 'run' | 'durable' | 'libraries' | 'everywhere'>,
  newest: { readonly data: number; readonly program: string },
): UpgradableStore => {
  const { client, keys, run, durable, libraries, everywhere } = shell
  const gateway = keys.library(null)

  /** Runs a script under the token of the upgrading process. Throws `lostLease` where the token holds no more. */
  const fenced = async (
    script: Script,
    library: LibraryCode | null,
    token: string,
    ...args: readonly string[]
  ): Promise<void> => {
    if ((await run(script, keys.library(library), token, ...args)) === 0) throw lostLease
  }

  const unlessLost = async <T>(work: () => Promise<T>, lost: T): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error === lostLease) return lost
      throw error
    }
  }

  /** Changes the hashes of some records, each library's by one script. */
  const changeHashes = async (
    token: string,
    name: string,
    entries: readonly Entry[],
    changed: (key: string) => Promise<Readonly<Record<string, string | undefined>>>,
  ): Promise<void> => {
    const changes = await Promise.all(
      entries.map(async ({ library, id }) => {
        const fields = Object.entries(await changed(`${keys.library(library)}:${name}:${id}`))
        return {
          library,
          fields: fields.flatMap(([field, value = null]): readonly Field[] =>
            value === null ? [] : [[`:${name}:${id}`, field, value]],
          ),
        }
      }),
    )
    for (const library of new Set(changes.map((each) => each.library))) {
      const own = changes.filter((each) => each.library === library)
      await fenced(setFieldsScript, library, token, ...own.flatMap(({ fields }) => fields.flat()))
    }
  }

  const pages: Readonly<Record<UpgradableKind, PageChange>> = {
    document: async (token, changes) => {
      const kinds = await client.hkeys(`${gateway}:documents:changes`)
      for (const kind of parseStored('document', z.array(z.string()), kinds).toSorted()) {
        const all = await client.hgetall(`${gateway}:documents:${kind}`)
        const args = Object.entries(all).flatMap(([key, kept]) => {
          const json = kept.slice(kept.indexOf(' ') + 1)
          const changed = changedDocument({ kind, key }, json, changes.document)
          return changed === undefined
            ? []
            : [kind, key, changed.kind, changed.key, JSON.stringify(changed.value)]
        })
        await fenced(changeDocumentsScript, null, token, ...args)
      }
      return { next: null }
    },

    /** Library by library, by places in its list: nobody else adds or removes requests meanwhile. */
    request: async (token, changes, behind, limit) => {
      const [from = '', place = '0'] = (behind ?? '').split(' ')
      for (const library of await libraries()) {
        if (library < from) continue
        const first = library === from ? Number(place) : 0
        const ids = await client.zrange(
          `${keys.library(library)}:requests`,
          String(first),
          String(first + limit - 1),
        )
        if (ids.length === 0) continue
        const entries = ids.map((id) => ({ library, id }))
        await changeHashes(token, 'request', entries, async (key) => {
          const body = changedJson((await client.hget(key, 'body')) ?? '', changes.request)
          // Without a seal it is checked in full when it is read.
          return body === undefined ? {} : { body, seal: '' }
        })
        return { next: `${library} ${first + ids.length}` }
      }
      return { next: null }
    },

    /** Library by library: first what takes the place of their bodies, then the stream is written again. */
    event: async (token, changes, behind, limit) => {
      const [from = '', cursor] = (behind ?? '').split(' ')
      const isNext = (each: LibraryCode): boolean => each > from || (each === from && cursor !== undefined)
      const library = (await libraries()).find(isNext)
      if (library === undefined) return { next: null }
      const page = await storedEvents(shell, library, library === from ? Number(cursor) : 0, limit)
      const fields = page.flatMap(({ cursor: place, fields: { body = '' } }): readonly Field[] => {
        const changed = changedJson(body, changes.event)
        return changed === undefined ? [] : [[':events:rewritten', String(place), changed]]
      })
      await fenced(setFieldsScript, library, token, ...fields.flat())
      if (page.length === limit) return { next: `${library} ${page.at(-1)?.cursor}` }
      await rewriteStream(shell, library)
      return { next: library }
    },

    message: async (token, changes, behind, limit) => {
      const entries = await idsBehind(shell, 'messages', behind, limit)
      await changeHashes(token, 'message', entries, async (key) => {
        const reason = await client.hget(key, 'reason')
        return { reason: reason === null ? undefined : changedRecord(reason, changes.message) }
      })
      return { next: entries.length < limit ? null : (entries.at(-1)?.id ?? null) }
    },
  }

  return {
    readVersion: async (): Promise<StoreVersion> => {
      const key = `${gateway}:version`
      const storedVersion = parseStoreVersion(await client.get(key))
      if (storedVersion !== null) return storedVersion
      // A store of before there were versions has documents.
      const isNew = (await client.exists(`${gateway}:documents:changes`)) === 0
      const version = isNew ? wholeVersion(newest.data, newest.program) : wholeVersion(0, '0.1.0')
      const before = await client.set(key, JSON.stringify(version), 'NX', 'GET')
      await durable(gateway)
      return parseStoreVersion(before) ?? version
    },

    begin: async (token) => {
      for (const library of await everywhere()) await run(beginUpgradeScript, keys.library(library), token)
    },
    end: async (token) => {
      for (const library of await everywhere()) await run(endUpgradeScript, keys.library(library), token)
    },

    writeVersion: (token, version) =>
      unlessLost(async () => {
        // What was changed is to be on the disk before it is noted.
        await Promise.all((await everywhere()).map((library) => durable(keys.library(library))))
        await fenced(writeVersionScript, null, token, JSON.stringify(version))
        await durable(gateway)
        return true
      }, false),

    changeRecords: (token, kind, changes, ...page) =>
      unlessLost(() => pages[kind](token, changes, ...page), null),
  }
}
