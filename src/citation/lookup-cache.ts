import { z } from 'zod'
import { Citation } from '../borrowing/request/citation.ts'
import { instantOf } from '../borrowing/time.ts'
import { Instant } from '../borrowing/values.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import type { Source } from './sources/source.ts'

/** The number of answers that are kept: a new one takes the place of an older one. */
const cacheSlots = 4096
/** Milliseconds for which a source that failed is not asked again. */
const pauseAfterFailure = 60_000

const CachedLookup = z.object({
  source: z.string(),
  number: z.string(),
  until: Instant,
  citation: Citation.nullable(),
})
const Pause = z.object({ until: Instant })

/** The dependencies of the cache. */
export type LookupCacheDeps = {
  readonly store: DocumentsPort
  readonly now: () => Instant
  /** A short hash in hex. */
  readonly hash: (...parts: readonly string[]) => string
}

const later = (now: Instant, milliseconds: number): Instant => instantOf(Date.parse(now) + milliseconds)

/** Keeps answers of sources in a bounded number of documents, each with an end. */
export const createLookupCache = ({ store, now, hash }: LookupCacheDeps) => {
  const keyOf = (source: Source, number: string): string =>
    `slot-${Number.parseInt(hash(source.name, number).slice(0, 8), 16) % cacheSlots}`
  const put = (key: string, value: unknown) =>
    store.putDocuments([{ kind: 'citation_lookup', key, value, expectedVersion: null }])
  return {
    /** Undefined where nothing is kept; null for a number that the source did not know. */
    find: async (source: Source, number: string): Promise<Citation | null | undefined> => {
      const kept = CachedLookup.safeParse(
        (await store.getDocument('citation_lookup', keyOf(source, number)))?.value,
      )
      if (!kept.success || kept.data.source !== source.name || kept.data.number !== number) return undefined
      return kept.data.until > now() ? kept.data.citation : undefined
    },
    keep: (source: Source, number: string, citation: Citation | null, milliseconds: number) =>
      put(keyOf(source, number), {
        source: source.name,
        number,
        until: later(now(), milliseconds),
        citation,
      }),
    isPaused: async (source: Source): Promise<boolean> => {
      const pause = Pause.safeParse(
        (await store.getDocument('citation_lookup', `rests-${source.name}`))?.value,
      )
      return pause.success && pause.data.until > now()
    },
    pause: (source: Source) => put(`rests-${source.name}`, { until: later(now(), pauseAfterFailure) }),
  }
}
