import { createRoute, z } from '@hono/zod-openapi'
import { actingLibrary } from '../../../accounts/principal.ts'
import { Citation } from '../../../borrowing/request/citation.ts'
import { LeftOut, SourceResult } from '../../../borrowing/request/rota-build.ts'
import { Service } from '../../../borrowing/request/service.ts'
import { RotaCandidate } from '../../../borrowing/rota-rules/holder.ts'
import { LibraryCode, PartnerCode } from '../../../borrowing/values.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { languageOf, sayReasons } from '../views/reason.ts'

type Deps = Pick<Services, 'tryRotaTemplate'>

const TriedRota = z
  .object({
    rota: z
      .array(
        z.object({
          partner: PartnerCode.describe('The code of the partner.'),
          lastResort: z.boolean().describe('Whether the partner is asked at the end of the rota.'),
        }),
      )
      .describe('The partners that would be asked, in order.'),
    leftOut: z.array(LeftOut).describe('The partners that the template gives and the rota would not have.'),
    candidates: z
      .array(RotaCandidate)
      .describe('The holders that union catalogues named: each with its place, or why it was left out.'),
    sources: z.array(SourceResult).describe('The union catalogues, and their answers.'),
  })
  .openapi('TriedRota')

const tryTemplate = createRoute({
  method: 'post',
  path: '/v1/rota-templates/{code}/try',
  operationId: 'tryRotaTemplate',
  tags: ['Rota templates and rules'],
  middleware: adminOnly,
  summary: 'Show the rota that a template would give',
  description:
    'Builds the rota for a citation as if a library asked for it now. A template that chooses among holders asks its union catalogues, at most three questions. It changes nothing, and nothing is kept.',
  request: {
    params: z.object({ code: z.string().max(60).describe('The code of the rota template.') }),
    body: jsonBody(
      z.object({
        library: LibraryCode.describe('The code of the library that would borrow.'),
        citation: Citation.describe('What is wanted, as a citation.'),
        service: Service.describe('The service that is wanted.'),
      }),
    ),
  },
  responses: answers({ 200: ['The rota', TriedRota] }, [
    'forbidden',
    'not_found',
    'too_large',
    'unsupported_media_type',
  ]),
})

/** Adds the route that tries a rota template. */
export const addRotaTemplateTrial = (app: ApiApp, { tryRotaTemplate }: Deps): void => {
  app.openapi(tryTemplate, async (context) => {
    const { code } = context.req.valid('param')
    const { library, citation, service } = context.req.valid('json')
    const about = { library: actingLibrary(context.var.principal, library), citation, service }
    const { partners, leftOut, candidates = [], sources = [] } = await tryRotaTemplate(code, about)
    const rota = partners.map(({ partner, lastResort }) => ({ partner, lastResort }))
    return jsonResponse(
      sayReasons(
        { rota, leftOut: [...leftOut], candidates: [...candidates], sources: [...sources] },
        { language: languageOf(context) },
      ),
    )
  })
}
