import { createRoute, z } from '@hono/zod-openapi'
import { hidden, maySee } from '../../../accounts/principal.ts'
import { Patron } from '../../../borrowing/request/patron.ts'
import { LibraryCode } from '../../../borrowing/values.ts'
import { notLookedUp } from '../../../delivery/commands/check-patron.ts'
import type { Identity } from '../../../ils/ils.ts'
import { reason } from '../../../translations/reason.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { notePatronData } from '../../auth/audit-notes.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<Services, 'lookUpPatron'>

/** As JSON Schema: the id, or the barcode, and the PIN beside the barcode only. */
const oneWayToName = {
  minProperties: 1,
  dependentSchemas: { id: { maxProperties: 1 } },
  dependentRequired: { pin: ['barcode'] },
}

const PatronLookUp = z
  .strictObject({
    id: z.string().min(1).max(120).optional().describe('The id of the patron.'),
    barcode: z.string().min(1).max(120).optional().describe('The number on the patron’s card.'),
    pin: z.string().min(1).max(120).optional().describe('The PIN, beside the barcode.'),
  })
  .transform(({ id, barcode, pin }, { issues, value }): Identity => {
    if (id !== undefined && barcode === undefined && pin === undefined) return { id }
    if (id === undefined && barcode !== undefined) return pin === undefined ? { barcode } : { barcode, pin }
    issues.push({ code: 'custom', input: value, message: schemaMessage('fault.patron_id_or_barcode') })
    return z.NEVER
  })
  .openapi('PatronLookUp', {
    description: 'The patron’s id in the library’s own system, or the barcode, with or without its PIN.',
    ...oneWayToName,
  })

const LookedUpPatron = z
  .discriminatedUnion('result', [
    z.object({
      result: z.literal('found'),
      patron: Patron.describe('What the library’s own system knows of the patron.'),
    }),
    z.object({
      result: z.enum(['unknown', 'blocked', 'wrong_pin']).describe('Why the patron cannot borrow.'),
    }),
  ])
  .openapi('LookedUpPatron')

const lookUp = createRoute({
  method: 'post',
  path: '/v1/libraries/{code}/patrons/look-up',
  operationId: 'lookUpPatron',
  tags: ['Libraries'],
  summary: 'Ask the library’s own system who a patron is',
  description:
    'Nothing is stored. 409 where the library has no system of its own that looks patrons up; 503 where it does not answer, or its answer says nothing of the patron.',
  request: {
    params: z.object({ code: LibraryCode.describe('The code of the document.') }),
    body: jsonBody(PatronLookUp),
  },
  responses: answers({ 200: ['What the system says of the patron', LookedUpPatron] }, [
    'forbidden',
    'not_found',
    'not_allowed_now',
    'too_large',
    'unsupported_media_type',
  ]),
})

/** Adds the route that looks up a patron. */
export const addPatronLookUp = (app: ApiApp, { lookUpPatron }: Deps): void => {
  app.openapi(lookUp, async (context) => {
    const { code } = context.req.valid('param')
    if (!maySee(context.var.principal, code)) throw hidden(reason('not_found.library', { library: code }))
    const answer = await lookUpPatron(code, context.req.valid('json'))
    switch (answer.kind) {
      case 'away':
      case 'unclear':
        throw notLookedUp(answer)
      case 'found':
        notePatronData(context, [])
        return jsonResponse({ result: 'found', patron: answer.patron })
      default:
        return jsonResponse({ result: answer.kind })
    }
  })
}
