import { z } from 'zod'
import type { PartnerCode } from '../../borrowing/values.ts'
import { documentColumn, readRow } from '../rows.ts'
import type { DocumentKind, Store, Stored } from '../store.ts'
import { putScript } from './lua/gateway.ts'
import { documentsScript } from './lua/reads.ts'
import type { RedisShell } from './shell.ts'

type Documents = Parameters<Store['putDocuments']>[0]
type Kept = { readonly changes: string; readonly documents: ReadonlyMap<string, Stored<unknown>> }

const Found = z.tuple([z.string(), z.array(z.string())])
const Value = documentColumn(z.unknown())

/** A document is kept as its version, a space and its JSON; a deleted one as its version alone. */
const readDocument = (kept: string): Stored<unknown> | null => {
  const space = kept.indexOf(' ')
  const text = space === -1 ? '' : kept.slice(space + 1)
  return text === ''
    ? null
    : { version: Number(kept.slice(0, space)), value: readRow('document', Value, text) }
}

/**
 * Configuration documents, under the gateway's own tag. They are read far more than written: each kind is kept parsed, and
 * each look asks how often the kind was changed, all looks of one turn together. So a change holds everywhere at once.
 */
export const documents = ({ client, keys, run, libraries, durable }: RedisShell) => {
  const key = keys.library(null)
  const kept = new Map<DocumentKind, Kept>()
  let asked: Promise<Readonly<Record<string, string>>> | undefined

  const changes = (): Promise<Readonly<Record<string, string>>> => {
    asked ??= new Promise((resolve) => {
      setImmediate(() => {
        asked = undefined
        resolve(client.hgetall(`${key}:documents:changes`))
      })
    })
    return asked
  }

  const read = async (kind: DocumentKind): Promise<Kept> => {
    const found = readRow('document', Found, await run(documentsScript, key, kind))
    const [count, pairs] = found
    const read = pairs.flatMap((name, place) => {
      const document = place % 2 === 0 ? readDocument(pairs[place + 1] ?? '') : null
      return document === null ? [] : [[name, document] as const]
    })
    const sorted = read.toSorted(([one], [other]) => (one < other ? -1 : 1))
    const fresh = { changes: count, documents: new Map(sorted) }
    kept.set(kind, fresh)
    return fresh
  }

  const current = async (kind: DocumentKind): Promise<Kept['documents']> => {
    const known = kept.get(kind)
    const isCurrent = known !== undefined && ((await changes())[kind] ?? '0') === known.changes
    return (isCurrent ? known : await read(kind)).documents
  }

  const isLive = async (partner: PartnerCode): Promise<boolean> => {
    const all = await libraries()
    const live = await Promise.all(
      all.map((library) => client.hexists(`${keys.library(library)}:live`, partner)),
    )
    return live.includes(1)
  }

  return {
    get: async (kind: DocumentKind, name: string): Promise<Stored<unknown> | null> =>
      (await current(kind)).get(name) ?? null,

    list: async (kind: DocumentKind): Promise<readonly (Stored<unknown> & { readonly key: string })[]> =>
      [...(await current(kind))].map(([name, document]) => ({ key: name, ...document })),

    put: async (changed: Documents): Promise<'written' | 'conflict' | 'in_use'> => {
      for (const { unlessLive } of changed)
        if (unlessLive !== undefined && (await isLive(unlessLive))) return 'in_use'
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
