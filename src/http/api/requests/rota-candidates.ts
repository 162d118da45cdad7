import { createRoute, z } from '@hono/zod-openapi'
import { libraryOfRequest, notFound } from '../../../accounts/principal.ts'
import { RequestNumber } from '../../../borrowing/values.ts'
import { RotaCandidates } from '../../../delivery/rota/rota-candidates.ts'
import { reason } from '../../../translations/reason.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { languageOf, sayReasons } from '../views/reason.ts'

type Deps = Pick<Services, 'store'>

const read = createRoute({
  method: 'get',
  path: '/v1/requests/{number}/rota-candidates',
  operationId: 'getRotaCandidates',
  tags: ['Requests'],
  summary: 'Explain which holders are in the rota, and why others are not',
  description:
    'The holders that union catalogues named when the rota was built last: each has its place with the values by which it was sorted, or the reason why it was left out. It is kept for 90 days; afterwards, and for a rota that was not built from holdings, the list is empty.',
  request: {
    params: z.object({ number: RequestNumber.describe('The number of the request.') }),
    query: z.object({
      reason: z
        .string()
        .max(60)
        .optional()
        .describe('The code of a reason, such as `rota.no_tier`: only holders that were left out for it.'),
    }),
  },
  responses: answers(
    { 200: ['The candidates', RotaCandidates.partial({ at: true }).meta({ id: 'RotaCandidates' })] },
    ['not_found'],
  ),
})

/** Adds the route that explains a rota from holdings. */
export const addRotaCandidates = (app: ApiApp, { store }: Deps): void => {
  app.openapi(read, async (context) => {
    const { number } = context.req.valid('param')
    const { reason: code } = context.req.valid('query')
    const stored = await store.loadRequest(libraryOfRequest(context.var.principal, number), number)
    if (stored === null) throw notFound(reason('not_found.request', { request: number }))
    const id = stored.value.rotaBuilds?.findLast(
      ({ explanationId }) => explanationId !== undefined,
    )?.explanationId
    const blob = id === undefined ? null : await store.getBlob(id)
    const kept =
      blob === null
        ? undefined
        : RotaCandidates.safeParse(JSON.parse(new TextDecoder().decode(blob.bytes))).data
    const { at, candidates, more } = kept ?? { candidates: [], more: {} }
    const shown = {
      ...(at === undefined ? {} : { at }),
      candidates:
        code === undefined ? candidates : candidates.filter(({ reason: why }) => why?.code === code),
      more,
    }
    return jsonResponse(sayReasons(shown, { language: languageOf(context) }))
  })
}
