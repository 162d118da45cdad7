import { z } from 'zod'
import type { PartnerCode } from '../../../borrowing/values.ts'
import { createDocumentCache, isCachedKind } from '../../policy/document-cache.ts'
import { parseStored } from '../../policy/parse-stored.ts'
import type { DocumentKind, DocumentSnapshot, DocumentWrite, StoredDocument } from '../../ports/documents.ts'
import type { Stored } from '../../ports/stored.ts'
import type { RedisContext } from '../context.ts'
import { putScript } from '../lua/gateway.ts'
import { documentsScript } from '../lua/reads.ts'
import { pairsOf } from '../pairs.ts'
import { readDocumentField } from './stored-document.ts'

const Found = z.tuple([z.string(), z.array(z.string())])

/** Reads a document; null where there is none, or where it was deleted. */
const readDocument = (field: string): Stored<unknown> | null => {
  const { version, value } = readDocumentField(field)
  return value === undefined ? null : { version, value }
}

/**
 * Keeps the documents, under the gateway's own tag. Those of the cached kinds stay parsed, and each read asks how often
 * their kinds were changed, all reads of one turn together: so a change is in force everywhere at once.
 */
export const documents = ({ client, readClient: looks, keys, run, libraries, durable }: RedisContext) => {
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
    const documents = pairsOf(pairs).flatMap(([name, field]) => {
      const document = readDocument(field)
      return document === null ? [] : [{ key: name, ...document }]
    })
    const sorted = documents.toSorted((one, other) => (one.key < other.key ? -1 : 1))
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
    held,

    get: async (kind: DocumentKind, name: string): Promise<Stored<unknown> | null> => {
      if (isCachedKind(kind)) return (await held()).get(kind, name)
      const field = await looks.hget(`${key}:documents:${kind}`, name)
      return field === null ? null : readDocument(field)
    },

    list: async (kind: DocumentKind): Promise<readonly StoredDocument[]> =>
      isCachedKind(kind) ? (await held()).list(kind) : (await read(kind)).documents,

    put: async (changed: readonly DocumentWrite[]): Promise<'written' | 'conflict' | 'in_use'> => {
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
