import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import type { SavedView } from '../../api/types.ts'
import type { Words } from '../../words/en.ts'

/** The words of the menu of views, which may be lists or reports. */
export type ViewLabels = Words['requests']['views']

/** What a view keeps under its name. */
export type ViewContent = Omit<SavedView, 'code' | 'name' | 'shared'>

const savedQuery = (api: Api) =>
  queryOptions({ queryKey: ['views'], queryFn: () => api.views(), staleTime: 60_000 })

/** Returns the query of the saved views of the list of requests. */
export const viewsQuery = (api: Api) => ({
  ...savedQuery(api),
  select: (views: readonly SavedView[]) => views.filter(({ report }) => report === undefined),
})

/** Returns the query of the saved reports of the statistics. */
export const savedReportsQuery = (api: Api) => ({
  ...savedQuery(api),
  select: (views: readonly SavedView[]) => views.filter(({ report }) => report !== undefined),
})

/** Finds the view that saving under a name replaces: a shared view and an own one may have the same name. */
export const findReplaced = (
  views: readonly SavedView[],
  name: string,
  shared: boolean,
): SavedView | undefined => views.find((view) => view.shared === shared && view.name === name)

/** Returns a new code. It says nothing: codes stay in the store when the view is gone, and a name may be that of a patron. */
const newCode = (): string =>
  `view-${Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('')}`

/**
 * Returns the view that keeps something under a name.
 *
 * @param views the views that there are
 */
export const viewOf = (
  name: string,
  shared: boolean,
  content: ViewContent,
  views: readonly SavedView[],
): SavedView => ({ code: findReplaced(views, name, shared)?.code ?? newCode(), name, shared, ...content })
