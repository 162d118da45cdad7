import { createRoute, z } from '@hono/zod-openapi'
import { adminOnly } from '../../auth/authenticate.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import { FaultView, viewFault } from '../../responses/problem-document.ts'
import type { Services } from '../../services.ts'
import { pageOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import { languageOf } from '../views/reason.ts'
import { findAccountFaults } from './account-faults.ts'

type Deps = Pick<Services, 'configuration' | 'store'>

const FaultyDocument = z
  .object({
    kind: z.string().describe('The kind of the document.'),
    code: z.string().describe('The code of the document.'),
    faults: z.array(FaultView).describe('The faults, each with its path.'),
  })
  .openapi('FaultyDocument')

const list = createRoute({
  method: 'get',
  path: '/v1/configuration/faults',
  operationId: 'listConfigurationFaults',
  tags: ['Configuration'],
  middleware: adminOnly,
  summary: 'List the stored configuration documents, people and saved views that cannot be read',
  description: `Documents that an older version saved, or that were edited in the store by hand. Each is refused where it is
needed, with the same faults; everything else goes on. Save a document again, or delete it, to correct it. A person (\`user\`)
is deleted by its id; the code of a \`view\` is its library, its owner and its own code, and \`*\` stands for none.`,
  request: { query: z.object(wholeListQuery('kind')) },
  responses: answers({ 200: ['The documents', pageOf(FaultyDocument)] }, ['forbidden']),
})

/** Adds the route that lists what is wrong with the stored configuration. */
export const addConfigurationFaults = (app: ApiApp, { configuration, store }: Deps): void => {
  app.openapi(list, async (context) => {
    const faulty = [...(await configuration.snapshot()).faults(), ...(await findAccountFaults(store))]
    const placeOf = ({ kind, code }: (typeof faulty)[number]): string => `${kind} ${code}`
    const { items, ...page } = pageOfAll('configuration-faults', faulty, placeOf, context.req.valid('query'))
    const language = languageOf(context)
    const view = ({ faults, ...document }: (typeof faulty)[number]) => ({
      ...document,
      faults: faults.map((wrong) => viewFault(wrong, language)),
    })
    return jsonResponse({ ...page, items: items.map(view) })
  })
}
