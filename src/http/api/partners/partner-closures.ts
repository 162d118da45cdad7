import { createRoute, z } from '@hono/zod-openapi'
import { notFound, type Principal } from '../../../accounts/principal.ts'
import { PartnerClosure } from '../../../borrowing/calendar.ts'
import { Day, type LibraryCode, PartnerCode } from '../../../borrowing/values.ts'
import { saveDocument } from '../../../configuration/documents.ts'
import type { Partner } from '../../../partners/partner.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { noteChange } from '../../auth/audit-notes.ts'
import { type ApiApp, answers, jsonBody, refusalsOfPut } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<Services, 'configuration' | 'kinds' | 'letterLanguages' | 'now' | 'requestsNaming' | 'store'>

const tags = ['Partners']
const params = z.object({
  code: PartnerCode.describe('The code of the document.'),
  from: Day.describe('The first day of the closure.'),
})

const Closures = z
  .object({ closures: z.array(PartnerClosure).describe('The closures, the first one first.') })
  .openapi('PartnerClosures')

const about =
  'Staff of a library change the closures that hold for their library; admins those that hold for all; other people of no library change none. No new request goes to the partner meanwhile, and deadlines wait for it.'

const put = createRoute({
  method: 'put',
  path: '/v1/partners/{code}/closures/{from}',
  operationId: 'putPartnerClosure',
  tags,
  summary: 'Note when a partner is closed',
  description: `${about} A closure with the same first day is replaced.`,
  request: { params, body: jsonBody(PartnerClosure.omit({ from: true }).openapi('PartnerClosureInput')) },
  responses: answers({ 200: ['The closures afterwards', Closures] }, [...refusalsOfPut, 'not_found']),
})

const remove = createRoute({
  method: 'delete',
  path: '/v1/partners/{code}/closures/{from}',
  operationId: 'deletePartnerClosure',
  tags,
  summary: 'Remove a closure of a partner',
  description: about,
  request: { params },
  responses: answers({ 200: ['The closures afterwards', Closures] }, ['forbidden', 'conflict', 'not_found']),
})

/**
 * Returns the library for which a caller notes closures; null for all of them.
 *
 * @throws Problem `forbidden` for staff of no library: what holds for all libraries is for admins
 */
const notingLibrary = ({ library, role }: Principal): LibraryCode | null => {
  if (library === null && role !== 'admin')
    throw new Problem('forbidden', reason('problem.closure_for_all_libraries'))
  return library
}

/** Returns the closures of a partner that hold for a library; null for those that hold for all. */
const closuresOf = (partner: Partner, library: LibraryCode | null): readonly PartnerClosure[] =>
  library === null ? partner.closures : (partner.overrides[library]?.closures ?? [])

const withClosures = (
  partner: Partner,
  library: LibraryCode | null,
  closures: readonly PartnerClosure[],
): Partial<Partner> =>
  library === null
    ? { closures: [...closures] }
    : {
        overrides: {
          ...partner.overrides,
          [library]: { ...partner.overrides[library], closures: [...closures] },
        },
      }

/** Adds the routes by which staff note when a partner is closed. */
export const addPartnerClosures = (app: ApiApp, services: Deps): void => {
  const change = async (
    code: PartnerCode,
    library: LibraryCode | null,
    changed: (closures: readonly PartnerClosure[]) => readonly PartnerClosure[],
  ) => {
    const kind = services.kinds.find((each) => each.kind === 'partner')
    const stored = await services.store.getDocument('partner', code)
    const snapshot = await services.configuration.snapshot()
    // What it inherits from its directory entry is not saved with it: the entry may say otherwise tomorrow.
    const partner = stored === null ? null : snapshot.partnerAlone(code)
    if (stored === null || partner === null || kind === undefined)
      throw notFound(reason('not_found.partner', { partner: code }))
    const closures = changed(closuresOf(snapshot.partner(code) ?? partner, library)).toSorted((one, other) =>
      one.from < other.from ? -1 : 1,
    )
    const { inboundCredentials: _, ...profile } = partner
    const input = { ...profile, ...withClosures(partner, library, closures) }
    return { kind, closures, ...(await saveDocument(services, kind, code, input, stored.version)) }
  }

  app.openapi(put, async (context) => {
    const { code, from } = context.req.valid('param')
    const closure = { from, ...context.req.valid('json') }
    const { kind, closures, before, stored } = await change(
      code,
      notingLibrary(context.var.principal),
      (others) => [...others.filter((each) => each.from !== from), closure],
    )
    noteChange(context, kind, code, before, stored.value)
    return jsonResponse({ closures })
  })

  app.openapi(remove, async (context) => {
    const { code, from } = context.req.valid('param')
    const { kind, closures, before, stored } = await change(
      code,
      notingLibrary(context.var.principal),
      (others) => others.filter((each) => each.from !== from),
    )
    noteChange(context, kind, code, before, stored.value)
    return jsonResponse({ closures })
  })
}
