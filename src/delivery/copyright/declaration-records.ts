import type { Library } from '../../borrowing/library.ts'
import { dayOf } from '../../borrowing/time.ts'
import type { Instant, RequestNumber } from '../../borrowing/values.ts'
import type { Store } from '../../store/ports/store.ts'
import { yearsKept } from './years-kept.ts'

type DocumentStore = Pick<Store, 'getDocument' | 'putDocuments' | 'listDocuments'>

/** A declaration that was made for a copy: which one, and its text as it was shown. Nothing in it is the patron's. */
export type DeclarationRecord = { readonly version: string; readonly text: string; readonly at: Instant }

const kind = 'copyright_declarations'

const keyOf = (
  { code, timeZone }: Pick<Library, 'code' | 'timeZone'>,
  number: RequestNumber,
  at: Instant,
): string => `${code}/${dayOf(at, timeZone).slice(0, 4)}/${number}`

/**
 * Keeps a declaration apart from the request, whose patron data goes earlier, by the number of the request and the calendar
 * year in the library's time zone.
 */
export const keepDeclaration = async (
  store: DocumentStore,
  library: Pick<Library, 'code' | 'timeZone'>,
  number: RequestNumber,
  record: DeclarationRecord,
): Promise<void> => {
  const key = keyOf(library, number, record.at)
  await store.putDocuments([{ kind, key, value: record, expectedVersion: null }])
}

/** Forgets the declaration of a request that was not made after all. */
export const forgetDeclaration = async (
  store: DocumentStore,
  library: Pick<Library, 'code' | 'timeZone'>,
  number: RequestNumber,
  at: Instant,
): Promise<void> => {
  const key = keyOf(library, number, at)
  const stored = await store.getDocument(kind, key)
  if (stored !== null)
    await store.putDocuments([{ kind, key, value: undefined, expectedVersion: stored.version }])
}

/** Deletes the declarations of calendar years that ended more than three years ago. */
export const purgeDeclarations = async (store: DocumentStore, now: Instant): Promise<void> => {
  const thisYear = Number(now.slice(0, 4))
  for (const { key, version } of await store.listDocuments(kind)) {
    const [, year = ''] = key.split('/')
    if (thisYear - Number(year) > yearsKept)
      await store.putDocuments([{ kind, key, value: undefined, expectedVersion: version }])
  }
}
