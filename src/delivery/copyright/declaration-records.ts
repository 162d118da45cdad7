import { z } from 'zod'
import type { Library } from '../../borrowing/library.ts'
import { dayOf } from '../../borrowing/time.ts'
import { Instant, LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import type { Store } from '../../store/ports/store.ts'
import { yearsKept } from './years-kept.ts'

type DocumentStore = Pick<Store, 'getDocument' | 'putDocuments' | 'listDocuments'>

/** A declaration that was made for a copy: which one, and its text as it was shown. Nothing in it is the patron's. */
export const DeclarationRecord = z.object({ version: z.string(), text: z.string(), at: Instant })
export type DeclarationRecord = Readonly<z.infer<typeof DeclarationRecord>>

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

/** A declaration as it is listed: with the request for which it was made. */
export type ListedDeclaration = DeclarationRecord & {
  readonly library: LibraryCode
  readonly request: RequestNumber
}

/**
 * Lists the declarations of a calendar year, the oldest first.
 *
 * @param library null for those of all libraries
 */
export const listDeclarations = async (
  store: Pick<DocumentStore, 'listDocuments'>,
  { libraries, year }: { readonly libraries: readonly LibraryCode[] | null; readonly year: number },
): Promise<readonly ListedDeclaration[]> => {
  const stored = await store.listDocuments(kind)
  return stored
    .flatMap(({ key, value }) => {
      const [code = '', keptFor = '', number = ''] = key.split('/')
      const library = LibraryCode.parse(code)
      if (libraries?.includes(library) === false || Number(keptFor) !== year) return []
      const names = { library, request: RequestNumber.parse(number) }
      return [{ ...DeclarationRecord.parse(value), ...names }]
    })
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
}

/**
 * Reads the declarations of one request, the oldest first.
 *
 * @param years the first and the last calendar year in which one may have been made
 * @returns each with the last day on which it is kept
 */
export const declarationsOfRequest = async (
  store: Pick<DocumentStore, 'getDocument'>,
  library: LibraryCode,
  request: RequestNumber,
  [first, last]: readonly [number, number],
): Promise<readonly (ListedDeclaration & { readonly keptUntil: string })[]> => {
  const declarations = []
  for (let year = first; year <= last; year++) {
    const stored = await store.getDocument(kind, `${library}/${year}/${request}`)
    if (stored === null) continue
    const record = DeclarationRecord.parse(stored.value)
    declarations.push({ ...record, library, request, keptUntil: `${year + yearsKept}-12-31` })
  }
  return declarations
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
