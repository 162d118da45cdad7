import { z } from 'zod'
import { LibraryCode } from '../borrowing/values.ts'
import type { DocumentsPort, StoredDocument } from '../store/ports/documents.ts'
import { namesPatron, type Recognizers } from './unassigned-messages.ts'

const View = z.object({
  name: z.string(),
  library: LibraryCode.nullable(),
  filters: z.record(z.string(), z.array(z.string())),
})

/** Reads whose requests a saved view lists, and by which filters. */
export const viewFilters = ({ value }: StoredDocument): z.infer<typeof View> => View.parse(value)

/**
 * Finds the saved views of a library that name a patron, in a filter or in their own name.
 *
 * @param seesAll false leaves out the views of no library, which admins saved
 * @returns their keys
 */
export const findViews = async (
  store: Pick<DocumentsPort, 'listDocuments'>,
  library: LibraryCode,
  patron: string,
  recognizers: Recognizers,
  seesAll: boolean,
): Promise<readonly string[]> =>
  (await store.listDocuments('view')).flatMap((view) => {
    const { name, filters, library: owner } = viewFilters(view)
    if (owner !== library && !(owner === null && seesAll)) return []
    const text = [name, ...Object.values(filters).flat()].join('\n').normalize().toLowerCase()
    const isNamed = filters.patron?.includes(patron) === true || namesPatron(text, recognizers)
    return isNamed ? [view.key] : []
  })

/** Deletes saved views. */
export const deleteViews = async (
  store: Pick<DocumentsPort, 'putDocuments'>,
  keys: readonly string[],
): Promise<void> => {
  for (const key of keys)
    await store.putDocuments([{ kind: 'view', key, value: undefined, expectedVersion: null }])
}
