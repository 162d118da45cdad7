import { z } from 'zod'
import type { PartnerCode } from '../../../borrowing/values.ts'
import { createDocumentCache, isCachedKind } from '../../policy/document-cache.ts'
import { parseStored, storedDocument } from '../../policy/parse-stored.ts'
import type { DocumentKind, DocumentSnapshot, DocumentsPort, StoredDocument } from '../../ports/documents.ts'
import type { Stored } from '../../ports/stored.ts'
import type { RedisContext } from '../context.ts'
import { documentsScript } from '../lua/reads.ts'
import { writeScript } from '../lua/script.ts'
import { pairsOf } from '../pairs.ts'

/** A document as its field holds it. A deleted one leaves its version behind and has no value. */
export type DocumentField = { readonly version: number; readonly value?: unknown }

/**
 * Reads the field of a document: its version, a space and its JSON, or nothing behind the space where it was deleted. A
 * text without a version was written by hand: it has version 0, and is never a deleted one. `putScript` reads it alike.
 */
export const readDocumentField = (field: string): DocumentField => {
  const parts = /^(\d{1,15}) (.*)$/s.exec(field)
  const [version, json] = parts === null ? [0, field] : [Number(parts[1]), parts[2] ?? '']
  if (parts !== null && json === '') return { version }
  return { version, value: parseStored('document', storedDocument, json) }
}

/**
 * Writes documents: all or none. KEYS[1]: the key prefix of the gateway. ARGV: for each its kind, its key, the
 * version that must be there (0 for none, empty for any), its value as JSON (empty deletes).
 *
 * A deleted one leaves its version behind, so that no version is given twice. A document is kept as its version, a space
 * and its JSON; without a version somebody wrote it by hand. Returns 0 on a conflict.
 */
const putScript = writeScript(`
local function version(kind, key)
  local kept = call('HGET', P .. ':documents:' .. kind, key)
  if not kept then return 0, false end
  local number, value = string.match(kept, '^(%d+) (.*)$')
  if not number or #number > 15 then return 0, true end
  return tonumber(number), value ~= ''
end
for place = 1, #ARGV, 4 do
  local last, present = version(ARGV[place], ARGV[place + 1])
  local expected = ARGV[place + 2]
  if expected ~= '' and tonumber(expected) ~= (present and last or 0) then return 0 end
end
for place = 1, #ARGV, 4 do
  local kind, key, value = ARGV[place], ARGV[place + 1], ARGV[place + 3]
  local last, present = version(kind, key)
  if value ~= '' or present then
    call('HSET', P .. ':documents:' .. kind, key, whole(last + 1) .. ' ' .. value)
    call('HINCRBY', P .. ':documents:changes', kind, 1)
  end
end
return 1
`)

const Found = z.tuple([z.string(), z.array(z.string())])

/** Reads a document; null where there is none, or where it was deleted. */
const readDocument = (field: string): Stored<unknown> | null => {
  const { version, value } = readDocumentField(field)
  return value === undefined ? null : { version, value }
}

/** Reads the documents that names and fields in turn hold, without those that were deleted. */
const documentsIn = (pairs: readonly string[]): readonly StoredDocument[] =>
  pairsOf(pairs).flatMap(([name, field]) => {
    const document = readDocument(field)
    return document === null ? [] : [{ key: name, ...document }]
  })

/**
 * Keeps the documents, under the gateway's own tag. Those of the cached kinds stay parsed, and each read asks how often
 * their kinds were changed, all reads of one turn together: so a change is in force everywhere at once.
 */
export const documents = (context: RedisContext): DocumentsPort => {
  const { client, readClient: looks, keys, run, libraries, durable } = context
  const key = keys.library(null)
  const holding = createDocumentCache()
  let pending: Promise<ReadonlyMap<string, number>> | undefined

  const changes = (): Promise<ReadonlyMap<string, number>> => {
    pending ??= new Promise((resolve) => {
      setImmediate(() => {
        pending = undefined
        const counts = looks.hgetall(`${key}:documents:changes`)
        resolve(
          counts.then((fields) => new Map(Object.entries(fields).map(([kind, n]) => [kind, Number(n)]))),
        )
      })
    })
    return pending
  }

  const read = async <Kind extends DocumentKind>(kind: Kind) => {
    const [count, pairs] = parseStored('document', Found, await run(documentsScript, key, kind))
    const sorted = documentsIn(pairs).toSorted((one, other) => (one.key < other.key ? -1 : 1))
    return { kind, changes: Number(count), documents: sorted }
  }

  const held = async (): Promise<DocumentSnapshot> => {
    holding.update(await Promise.all(holding.staleKinds(await changes()).map(read)))
    return holding.snapshot()
  }

  const isLive = async (partner: PartnerCode): Promise<boolean> => {
    const all = await libraries()
    const live = await Promise.all(
      all.map((library) => client.hexists(`${keys.library(library)}:live`, partner)),
    )
    return live.includes(1)
  }

  return {
    readDocumentSnapshot: held,

    getDocument: async (kind, name) => {
      if (isCachedKind(kind)) return (await held()).get(kind, name)
      const field = await looks.hget(`${key}:documents:${kind}`, name)
      return field === null ? null : readDocument(field)
    },

    listDocuments: async (kind) =>
      isCachedKind(kind) ? (await held()).list(kind) : (await read(kind)).documents,

    listDocumentPage: async (kind, cursor, limit) => {
      const [next, pairs] = await looks.hscan(`${key}:documents:${kind}`, cursor ?? '0', 'COUNT', limit)
      return { documents: documentsIn(pairs), next: next === '0' ? null : next }
    },

    putDocuments: async (changed) => {
      for (const { unlessLivePartner } of changed)
        if (unlessLivePartner !== undefined && (await isLive(unlessLivePartner))) return 'in_use'
      const args = changed.flatMap(({ kind, key: name, value, expectedVersion }) => [
        kind,
        name,
        expectedVersion ?? '',
        value === undefined ? '' : JSON.stringify(value),
      ])
      const written = await run(putScript, key, ...args)
      await durable(key)
      return written === 1 ? 'written' : 'conflict'
    },
  }
}
