import { createRoute, z } from '@hono/zod-openapi'
import { readDocuments } from '../../../accounts/account-documents.ts'
import { listedLibraries } from '../../../accounts/principal.ts'
import { User } from '../../../accounts/user.ts'
import { LibraryCode } from '../../../borrowing/values.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { librariesParameter, pageOf } from '../lists/list-page.ts'
import { byName, pageOfAll, wholeListQuery } from '../lists/whole-list.ts'

type Deps = Pick<Services, 'store'>

const Colleague = z
  .object({
    id: z.string().describe('The id of the person, as `assignee` of a request names it.'),
    name: z.string().describe('The name of the person.'),
    library: LibraryCode.nullable().describe('The library of the person; null for an admin.'),
  })
  .openapi('Colleague')

const list = createRoute({
  method: 'get',
  path: '/v1/colleagues',
  operationId: 'listColleagues',
  tags: ['Users'],
  summary: 'List the people to whom requests can be assigned',
  description:
    'The people who have an account, may work on requests and are not disabled: those of the own library, and admins. Sorted by name.',
  request: {
    query: z.object({
      library: librariesParameter,
      ...wholeListQuery('name'),
    }),
  },
  responses: answers({ 200: ['The people', pageOf(Colleague)] }, ['forbidden']),
})

/** Adds the route that names the people of a library to each other: no email address, no rights. */
export const addColleagues = (app: ApiApp, { store }: Deps): void => {
  app.openapi(list, async (context) => {
    const { library: requestedLibrary, ...query } = context.req.valid('query')
    const libraries = listedLibraries(context.var.principal, requestedLibrary)
    const users = await readDocuments(store, 'user', User)
    const items = users
      .filter(({ status, role }) => status !== 'disabled' && role !== 'viewer')
      .map(({ id, name, library: own = null }) => ({ id, name, library: own }))
      .filter(({ library }) => libraries === null || library === null || libraries.includes(library))
    return jsonResponse(pageOfAll('colleagues', items, ({ name, id }) => `${name} ${id}`, query, byName))
  })
}
