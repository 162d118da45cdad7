import { createRoute, z } from '@hono/zod-openapi'
import { isUnmapped, readUnmappedCodes, UnmappedCode } from '../../../delivery/rota/rota-candidates.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<Services, 'configuration' | 'store'>

const list = createRoute({
  method: 'get',
  path: '/v1/unmapped-codes',
  operationId: 'listUnmappedCodes',
  tags: ['Partners'],
  middleware: adminOnly,
  summary: 'List the codes of union catalogues that belong to no partner',
  description:
    'The codes that union catalogues named as holders and that no partner has, those first that cost most requests a possible holder; the last 2,000 that were met. Add one to `holdingCodes` of its partner: it then leaves the list.',
  responses: answers(
    {
      200: [
        'The codes',
        z
          .object({
            codes: z.array(UnmappedCode.meta({ id: 'UnmappedCode' })).describe('The codes.'),
          })
          .openapi('UnmappedCodes'),
      ],
    },
    ['forbidden'],
  ),
})

/** Adds the route that lists the codes of union catalogues that belong to no partner. */
export const addUnmappedCodes = (app: ApiApp, { configuration, store }: Deps): void => {
  app.openapi(list, async () => {
    const snapshot = await configuration.snapshot()
    const { codes } = await readUnmappedCodes(store)
    return jsonResponse({
      codes: codes.filter(({ source, code }) => isUnmapped(snapshot, source, code)),
    })
  })
}
