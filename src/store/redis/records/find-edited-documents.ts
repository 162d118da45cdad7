import { createHash } from 'node:crypto'
import type { CachedKind } from '../../ports/documents.ts'

/** The shortest time between two checks, in milliseconds. */
const checkEvery = 1_000

/** The most documents that one check reads in Redis: 50 of 2 KiB take it less than 1 ms. */
const documentsPerCheck = 50

/** Keys and stored texts in turn, as HGETALL answers. */
type StoredPairs = readonly string[]

/** Some documents of a kind as they were read, and how many the kind had then. */
type Part = {
  readonly kind: CachedKind
  readonly count: number
  readonly keys: readonly string[]
  readonly sha1: () => string
}

/** The number of documents of a kind in Redis, and the SHA-1 of some of them. */
type ReadDigest = (kind: CachedKind, keys: readonly string[]) => Promise<readonly [number, string]>

const partsOf = (kind: CachedKind, pairs: StoredPairs): readonly Part[] => {
  const count = pairs.length / 2
  return Array.from({ length: Math.max(1, Math.ceil(count / documentsPerCheck)) }, (_, index) => {
    const own = pairs.slice(index * documentsPerCheck * 2, (index + 1) * documentsPerCheck * 2)
    let texts: readonly string[] = own.filter((_text, place) => place % 2 === 1)
    let digest: string | undefined
    return {
      kind,
      count,
      keys: own.filter((_text, place) => place % 2 === 0),
      sha1: () => {
        digest ??= createHash('sha1').update(texts.join('\n')).digest('hex')
        texts = []
        return digest
      },
    }
  })
}

/**
 * Finds cached documents that somebody edited in Redis by hand, which no count of changes shows. It compares digests,
 * some documents at a time, and never while nothing is asked.
 *
 * @param now milliseconds
 */
export const createEditFinder = (readDigest: ReadDigest, now: () => number) => {
  let parts: readonly Part[] = []
  let lastCheck = now()
  let next = 0

  /** Takes the parts of one check, beginning where the last one ended. */
  const takeParts = (): readonly Part[] => {
    const taken: Part[] = []
    let documents = 0
    while (taken.length < parts.length) {
      const part = parts[next % parts.length]
      if (part === undefined || (taken.length > 0 && documents + part.keys.length > documentsPerCheck)) break
      taken.push(part)
      documents += part.keys.length
      next = (next + 1) % parts.length
    }
    return taken
  }

  const isEdited = async (part: Part): Promise<boolean> => {
    const [count, sha1] = await readDigest(part.kind, part.keys)
    // One that was read again meanwhile is compared with the new text next time.
    return parts.includes(part) && (count !== part.count || sha1 !== part.sha1())
  }

  return {
    /** Remembers the documents of a kind as they were read. */
    remember: (kind: CachedKind, pairs: StoredPairs): void => {
      parts = [...parts.filter((part) => part.kind !== kind), ...partsOf(kind, pairs)]
    },

    /** Finds the kinds that must be read again; none where the last check was a moment ago. */
    find: async (): Promise<readonly CachedKind[]> => {
      if (Math.abs(now() - lastCheck) < checkEvery) return []
      lastCheck = now()
      const taken = takeParts()
      const edited = await Promise.all(taken.map(isEdited))
      return taken.flatMap(({ kind }, place) => (edited[place] === true ? [kind] : []))
    },
  }
}
