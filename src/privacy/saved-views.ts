import { z } from 'zod'
import { LibraryCode } from '../borrowing/values.ts'
import type { DocumentsPort, StoredDocument } from '../store/ports/documents.ts'
import { namesPatron, type Recognizers } from './unassigned-messages.ts'

const View = z.object({
  name: z.string(),
  library: LibraryCode.nullable(),
  filters: z.record(z.string(), z.array(z.string())),
  report: z.record(z.string(), z.string()).optional(),
})

/** A saved view that names a patron. */
export type FoundView = Pick<z.infer<typeof View>, 'name' | 'filters' | 'report'> & { readonly key: string }

/**
 * Reads whose requests a saved view lists, and by which filters. One that cannot be read counts as a view of no library,
 * whose name is all that is in it: so a patron is found in it too.
 */
export const viewFilters = ({ value }: StoredDocument): z.infer<typeof View> =>
  View.safeParse(value).data ?? { name: JSON.stringify(value), library: null, filters: {} }

/**
 * Finds the saved views of a library that name a patron, in a filter, or in their own name or code.
 *
 * @param seesAll false leaves out the views of no library, which admins saved
 */
export const findViews = async (
  store: Pick<DocumentsPort, 'listDocuments'>,
  library: LibraryCode,
  patron: string,
  recognizers: Recognizers,
  seesAll: boolean,
): Promise<readonly FoundView[]> =>
  (await store.listDocuments('view')).flatMap((view) => {
    const { name, filters, report, library: owner } = viewFilters(view)
    if (owner !== library && !(owner === null && seesAll)) return []
    const code = view.key.split(' ').at(-1)
    const text = [code, name, ...Object.values(filters).flat(), ...Object.values(report ?? {})]
      .join('\n')
      .normalize()
      .toLowerCase()
    const isNamed = filters.patron?.includes(patron) === true || namesPatron(text, recognizers)
    return isNamed ? [{ key: view.key, name, filters, ...(report === undefined ? {} : { report }) }] : []
  })

/** A saved view as it is exported: other patrons that it filters by are left out. */
export type ExportedView = Omit<FoundView, 'key'>

/** Exports a saved view that names a patron. */
export const exportView = ({ key: _, filters, ...view }: FoundView, patron: string): ExportedView => {
  const { patron: patrons, ...others } = filters
  return { ...view, filters: patrons?.includes(patron) === true ? { ...others, patron: [patron] } : others }
}

/** Deletes saved views. */
export const deleteViews = async (
  store: Pick<DocumentsPort, 'putDocuments'>,
  keys: readonly string[],
): Promise<void> => {
  for (const key of keys)
    await store.putDocuments([{ kind: 'view', key, value: undefined, expectedVersion: null }])
}
