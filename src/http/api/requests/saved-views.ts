import { createRoute, z } from '@hono/zod-openapi'
import { readDocument, readDocuments } from '../../../accounts/account-documents.ts'
import { libraryFilter, listedLibraries, may, notFound, type Principal } from '../../../accounts/principal.ts'
import { LibraryCode } from '../../../borrowing/values.ts'
import { faultsOfRefused } from '../../../input-faults.ts'
import { similarName } from '../../../nearest-name.ts'
import { type Fault, fault, Problem } from '../../../problem.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { reason } from '../../../translations/reason.ts'
import {
  type ApiApp,
  answers,
  conditionalAnswers,
  conditionalHeaders,
  jsonBody,
} from '../../openapi/routes.ts'
import { jsonResponse, respond } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { documentResponse, precondition } from '../lists/conditional-requests.ts'
import { librariesParameter, pageOf } from '../lists/list-page.ts'
import { byName, pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import { SavedView, StoredView, ViewCode, ViewInput } from '../views/saved-view.ts'
import { requestFilters } from './request-filters.ts'

type Deps = Pick<Services, 'store'>

const tags = ['Views']

const params = z.object({ code: ViewCode.describe('The code of the document.') })
const query = z.object({
  library: LibraryCode.optional().describe(
    'The code of a library. Callers who belong to one library may leave it out.',
  ),
})

const list = createRoute({
  method: 'get',
  path: '/v1/views',
  operationId: 'listViews',
  tags,
  summary: 'List saved views of requests, and saved reports',
  description:
    'The caller’s own, and those that are shared in the library, by their names. Those that filter by a patron are for callers who may see patrons.',
  request: {
    query: z.object({
      library: librariesParameter,
      ...wholeListQuery('name'),
    }),
  },
  responses: answers({ 200: ['The views', pageOf(SavedView)] }, ['forbidden']),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/views/{code}',
  operationId: 'getView',
  tags,
  summary: 'Read a saved view',
  description: 'The caller’s own view of this code, else the shared one.',
  request: { params, query },
  responses: answers({ 200: ['The view', SavedView] }, ['forbidden', 'not_found']),
})

const put = createRoute({
  method: 'put',
  path: '/v1/views/{code}',
  operationId: 'putView',
  tags,
  summary: 'Save a view',
  description:
    'A shared view and an own one may have the same code. Only who saved a shared view, and admins, may replace it.',
  request: { params, query, headers: conditionalHeaders, body: jsonBody(ViewInput) },
  responses: conditionalAnswers(
    { 200: ['The view was replaced', SavedView], 201: ['The view was saved', SavedView] },
    ['forbidden', 'too_large', 'unsupported_media_type'],
  ),
})

const remove = createRoute({
  method: 'delete',
  path: '/v1/views/{code}',
  operationId: 'deleteView',
  tags,
  summary: 'Delete a saved view',
  description:
    'The caller’s own view of this code, else the shared one, which only who saved it and admins may delete.',
  request: { params, query, headers: z.object({ 'If-Match': conditionalHeaders.shape['If-Match'] }) },
  responses: conditionalAnswers({ 204: ['The view was deleted'] }, ['forbidden', 'not_found']),
})

const keyOf = ({
  library,
  owner,
  code,
  shared,
}: Pick<SavedView, 'library' | 'owner' | 'code' | 'shared'>): string =>
  `${library ?? '*'} ${shared ? '*' : owner} ${code}`

const Filters = z.object(requestFilters)

const unknownFilter = (name: string): Fault => {
  const path = `filters/${name}`
  const similar = similarName(name, Object.keys(requestFilters))
  return similar === undefined
    ? fault(path, 'fault.no_such_filter')
    : fault(path, 'fault.no_such_filter_similar', { similar })
}

/** Reads filters by their names. `Problem` invalid_input for those that the list of requests does not take. */
export const readFilters = (filters: SavedView['filters']): z.output<typeof Filters> => {
  const unknown = Object.keys(filters).filter((name) => !Object.hasOwn(requestFilters, name))
  const single = Object.fromEntries(
    Object.entries(filters).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  )
  const read = Filters.safeParse(single)
  const faults = [
    ...unknown.map(unknownFilter),
    ...(read.success
      ? []
      : faultsOfRefused(Filters, single).filter(({ path }) => !unknown.includes(path))
    ).map((fault) => ({
      ...fault,
      path: `filters/${fault.path}`,
    })),
  ]
  if (faults.length > 0 || !read.success)
    throw new Problem('invalid_input', reason('problem.filters_not_valid'), { faults })
  return read.data
}

/** Returns whether a caller may see a view: the id of a patron and labels are for those who may see patrons. */
const maySeeView = (principal: Principal, { filters }: Pick<SavedView, 'filters'>): boolean =>
  (filters.patron === undefined && filters.label === undefined) || may(principal, 'patrons:read')

/**
 * Returns whether a caller may change a view: one that cannot be read names nobody, so a shared one is for admins.
 *
 * @param view null where it cannot be read
 */
const mayChange = ({ id, role }: Principal, view: SavedView | null, isShared: boolean): boolean =>
  (view === null ? !isShared : view.owner === id) || role === 'admin' || role === 'library_admin'

/** Adds the routes of saved views: list, read, save, delete. */
export const addViews = (app: ApiApp, { store }: Deps): void => {
  /** Reads a view; its value is null where it cannot be read. */
  const read = async (key: string): Promise<Stored<SavedView | null> | null> => {
    const stored = await store.getDocument('view', key)
    return stored === null
      ? null
      : { value: StoredView.safeParse(stored.value).data ?? null, version: stored.version }
  }

  /** Finds the caller's own view of a code, else the shared one. */
  const find = async (principal: Principal, library: LibraryCode | null, code: string) => {
    for (const shared of [false, true]) {
      const key = keyOf({ library, owner: principal.id, code, shared })
      const stored = await read(key)
      if (stored === null) continue
      if (stored.value !== null && !maySeeView(principal, stored.value)) break
      return { key, shared, stored }
    }
    throw notFound(reason('not_found.view', { view: code }))
  }

  const refuse = (): never => {
    throw new Problem('forbidden', reason('problem.view_of_others'))
  }

  const overtaken = (): never => {
    throw new Problem('precondition_failed', reason('problem.view_changed_meanwhile'))
  }

  app.openapi(list, async (context) => {
    const { principal } = context.var
    const { library: requestedLibrary, ...page } = context.req.valid('query')
    const libraries = listedLibraries(principal, requestedLibrary)
    const views = await readDocuments(store, 'view', StoredView)
    const items = views.filter(
      (view) =>
        (libraries === null
          ? view.library === null
          : view.library !== null && libraries.includes(view.library)) &&
        (view.shared || view.owner === principal.id) &&
        maySeeView(principal, view),
    )
    const placeOf = ({ name, code, shared, library }: SavedView): string =>
      `${name} ${code} ${shared} ${library ?? ''}`
    return jsonResponse(pageOfAll('views', items, placeOf, page, byName))
  })

  app.openapi(readOne, async (context) => {
    const { principal } = context.var
    const library = libraryFilter(principal, context.req.valid('query').library)
    const { code } = context.req.valid('param')
    const { key } = await find(principal, library, code)
    const stored = await readDocument(store, 'view', key, StoredView)
    if (stored === null) throw notFound(reason('not_found.view', { view: code }))
    return documentResponse(context, stored)
  })

  app.openapi(put, async (context) => {
    const { principal } = context.var
    const { code } = context.req.valid('param')
    const library = libraryFilter(principal, context.req.valid('query').library)
    const input = context.req.valid('json')
    readFilters(input.filters)
    if (!maySeeView(principal, input))
      throw new Problem('forbidden', reason('problem.may_not_see_patrons', { caller: principal.kind }))
    const key = keyOf({ library, owner: principal.id, code, shared: input.shared })
    const before = await read(key)
    const allowed = precondition(context, before)
    if (allowed.kind === 'fails') return allowed.response
    if (before !== null && !mayChange(principal, before.value, input.shared)) return refuse()
    const value: SavedView = { ...input, code, library, owner: before?.value?.owner ?? principal.id }
    const expectedVersion = allowed.onVersion ?? null
    const result = await store.putDocuments([{ kind: 'view', key, value, expectedVersion }])
    if (result !== 'written') return overtaken()
    const stored = await read(key)
    return documentResponse(context, stored ?? { value, version: 1 }, before === null ? 201 : 200)
  })

  app.openapi(remove, async (context) => {
    const { principal } = context.var
    const library = libraryFilter(principal, context.req.valid('query').library)
    const { key, shared, stored } = await find(principal, library, context.req.valid('param').code)
    if (!mayChange(principal, stored.value, shared)) return refuse()
    const allowed = precondition(context, stored)
    if (allowed.kind === 'fails') return allowed.response
    const expectedVersion = allowed.onVersion ?? null
    const removed = { kind: 'view', key, value: undefined, expectedVersion } as const
    if ((await store.putDocuments([removed])) !== 'written') return overtaken()
    return respond({ status: 204, body: '', headers: {} })
  })
}
