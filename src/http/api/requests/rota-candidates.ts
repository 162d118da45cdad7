import { createRoute, z } from '@hono/zod-openapi'
import { libraryOfRequest, notFound, type Principal } from '../../../accounts/principal.ts'
import { RequestNumber } from '../../../borrowing/values.ts'
import { PartnerChoice } from '../../../delivery/rota/partner-choices.ts'
import { RotaCandidates, readRotaCandidates } from '../../../delivery/rota/rota-candidates.ts'
import { reason } from '../../../translations/reason.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { languageOf, sayReasons } from '../views/reason.ts'

type Deps = Pick<Services, 'listPartnerChoices' | 'store'>

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

const choices = createRoute({
  method: 'get',
  path: '/v1/requests/{number}/partner-choices',
  operationId: 'listPartnerChoices',
  tags: ['Requests'],
  summary: 'List the partners that could be added to a rota, with what helps to choose',
  description:
    'All active partners that are not in the rota: known holders first, then those that rules would place, each with its fill rate, days, price and why rules would leave it out now. Staff may add any of them.',
  request: { params: z.object({ number: RequestNumber.describe('The number of the request.') }) },
  responses: answers(
    {
      200: [
        'The partners',
        z.object({ partners: z.array(PartnerChoice).describe('The partners.') }).openapi('PartnerChoices'),
      ],
    },
    ['not_found'],
  ),
})

/** Adds the routes that explain a rota from holdings, and that help to choose partners by hand. */
export const addRotaCandidates = (app: ApiApp, services: Deps): void => {
  const { store, listPartnerChoices } = services
  const load = async (principal: Principal, number: RequestNumber) => {
    const stored = await store.loadRequest(libraryOfRequest(principal, number), number)
    if (stored === null) throw notFound(reason('not_found.request', { request: number }))
    return stored.value
  }
  app.openapi(choices, async (context) => {
    const { number } = context.req.valid('param')
    const request = await load(context.var.principal, number)
    const partners = await listPartnerChoices(request, await readRotaCandidates(store, request))
    return jsonResponse(sayReasons({ partners: [...partners] }, { language: languageOf(context) }))
  })

  app.openapi(read, async (context) => {
    const { number } = context.req.valid('param')
    const { reason: code } = context.req.valid('query')
    const kept = await readRotaCandidates(store, await load(context.var.principal, number))
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
