import { createRoute, z } from '@hono/zod-openapi'
import { notFound } from '../../../accounts/principal.ts'
import { PartnerCode } from '../../../borrowing/values.ts'
import { effectiveMembers, HeldChange, heldChanges } from '../../../directory/inherit.ts'
import { showUrl } from '../../../partners/url-credentials.ts'
import { reason } from '../../../translations/reason.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<Services, 'configuration'>

const EffectivePartner = z
  .object({
    directoryEntry: z.string().optional().describe('The code of its directory entry.'),
    status: z
      .enum(['present', 'missing', 'withdrawn'])
      .optional()
      .describe('Whether the source still has the entry.'),
    members: z
      .array(
        z.object({
          member: z.string().describe('The member of the partner.'),
          value: z
            .string()
            .optional()
            .describe('The value that counts, as JSON; left out where there is none.'),
          origin: z
            .enum(['partner', 'entry', 'none'])
            .describe('Whether the partner’s profile sets it, a directory entry, or nobody.'),
          entry: z.string().optional().describe('The entry that it comes from: its own, or one above that.'),
        }),
      )
      .describe('The members that a partner may inherit.'),
    held: z
      .array(HeldChange)
      .describe('What the entry has otherwise: the partner uses it once a person has accepted it.'),
  })
  .openapi('EffectivePartner')

const read = createRoute({
  method: 'get',
  path: '/v1/partners/{code}/effective',
  operationId: 'getEffectivePartner',
  tags: ['Partners'],
  summary: 'Show where the values of a partner come from',
  description:
    'The name, and the members that a partner may inherit from its directory entry, each with the value that counts and its origin. To accept what is held, change the partner.',
  request: { params: z.object({ code: PartnerCode.describe('The code of the partner.') }) },
  responses: answers({ 200: ['The members', EffectivePartner] }, ['not_found']),
})

/** Adds the route that shows where the values of a partner come from. */
export const addEffectivePartner = (app: ApiApp, { configuration }: Deps): void => {
  app.openapi(read, async (context) => {
    const { code } = context.req.valid('param')
    const snapshot = await configuration.snapshot()
    const partner = snapshot.partnerAlone(code)
    if (partner === null) throw notFound(reason('not_found.partner', { partner: code }))
    const { directoryEntry } = partner
    const entry = directoryEntry === undefined ? null : snapshot.directoryEntry(directoryEntry)
    return jsonResponse({
      ...(directoryEntry === undefined ? {} : { directoryEntry }),
      ...(entry === null ? {} : { status: entry.status }),
      members: effectiveMembers(partner, snapshot.directoryEntry).map(({ value, ...member }) => ({
        ...member,
        ...(value === undefined ? {} : { value: JSON.stringify(value) }),
      })),
      held: heldChanges(partner, snapshot.directoryEntry).map(({ member, before, after }) =>
        // An admin writes the value into the partner to accept it.
        member === 'connection.url' && context.var.principal.role !== 'admin'
          ? { member, before: showUrl(before), after: showUrl(after) }
          : { member, before, after },
      ),
    })
  })
}
