import { createRoute, z } from '@hono/zod-openapi'
import { ActorHeader, actorOf, libraryOfRequest } from '../../../accounts/principal.ts'
import { Command } from '../../../borrowing/commands/command.ts'
import { CreateRequest } from '../../../borrowing/commands/create-input.ts'
import { Citation } from '../../../borrowing/request/citation.ts'
import { PatronInput } from '../../../borrowing/request/patron.ts'
import { Request } from '../../../borrowing/request/request.ts'
import { Service } from '../../../borrowing/request/service.ts'
import { RequestNumber } from '../../../borrowing/values.ts'
import { readInput } from '../../../input-faults.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { notePatronData } from '../../auth/audit-notes.ts'
import { mergePatch, mergePatchBody, mergePatchOf } from '../../input/merge-patch.ts'
import { type ApiApp, conditionalAnswers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { CommandResult } from '../views/request-schemas.ts'
import { viewResult } from '../views/requests.ts'
import { editedMembers, etagOfRequest } from './request-etag.ts'

type Deps = Pick<Services, 'patch'>

/** The members of a request that people edit, with all that may be stored in them. */
const Editable = CreateRequest.pick({
  citation: true,
  service: true,
  workflow: true,
  patron: true,
  pickupLocation: true,
  deliveryAddresses: true,
}).extend({
  reference: Request.shape.reference.describe('The library system’s own reference.'),
  staffNote: Request.shape.staffNote.describe('A note of the library for the partner.'),
  assignee: Request.shape.assignee.describe('The id of the person who looks after the request.'),
  labels: Request.shape.labels.describe('Labels by which staff sort requests.'),
  internalNote: Request.shape.internalNote.describe('A note for staff alone.'),
})

/** A merge patch of a request. */
const RequestPatch = mergePatchOf(Editable)
  .extend({
    citation: mergePatchOf(Citation).optional().describe('What is wanted, as a citation.'),
    service: mergePatchOf(Service).optional().describe('How the item is wanted.'),
    patron: mergePatchOf(PatronInput).nullable().optional().describe('The patron.'),
  })
  .openapi('RequestPatch', {
    description:
      'A JSON Merge Patch (RFC 7396) of a request: absent members stay, null or an empty text removes a member.',
  })
type RequestPatch = z.infer<typeof RequestPatch>

type Edit = Extract<Command, { type: 'edit' }>
const Edit = Command.options[0]

/** Reads what a patch leads to. `Problem` invalid_input with all faults. */
const readFaultless = <T extends z.ZodType>(schema: T, input: unknown): z.output<T> => {
  const read = readInput(schema, input)
  if (read.kind === 'valid') return read.value
  throw new Problem('invalid_input', reason('problem.request_cannot_be_changed'), {
    faults: read.faults,
  })
}

/** Returns the command that brings a request to what a patch says; null where it changes nothing. */
const editBy =
  (patch: RequestPatch, ifMatch: string | undefined) =>
  (request: Request): Edit | null => {
    if (ifMatch !== undefined && !isMatch(ifMatch, etagOfRequest(request)))
      throw new Problem('precondition_failed', reason('problem.request_edited_meanwhile'))
    const before: Readonly<Record<string, unknown>> = Object.fromEntries(
      editedMembers.flatMap((name) => (request[name] === undefined ? [] : [[name, request[name]]])),
    )
    const patched = mergePatch(before, patch)
    const after = readFaultless(Editable, patched)
    const changed = editedMembers.filter(
      (name) => JSON.stringify(before[name] || undefined) !== JSON.stringify(after[name] || undefined),
    )
    if (changed.length === 0) return null
    // An edit is narrower than what may be stored: a request of old may have an empty label, or a note of blanks.
    return readFaultless(Edit, {
      type: 'edit',
      ...Object.fromEntries(changed.map((name) => [name, after[name] ?? null])),
    })
  }

const isMatch = (header: string, etag: string): boolean =>
  header === '*' || header.split(',').some((each) => each.trim() === etag)

const patchOne = createRoute({
  method: 'patch',
  path: '/v1/requests/{number}',
  operationId: 'editRequest',
  tags: ['Requests'],
  summary: 'Edit members of a request',
  description: `A JSON Merge Patch (RFC 7396). It is the command \`edit\`: what may be edited depends on the stage.
With \`If-Match\` the edit is refused with 412 where somebody else has edited the request since it was read. The ETag of a
request covers what people edit, and nothing that a partner changes.`,
  request: {
    params: z.object({ number: RequestNumber.describe('The number of the request.') }),
    headers: z.object({
      'X-Actor': ActorHeader,
      'If-Match': z
        .string()
        .max(200)
        .optional()
        .describe('The ETag that was read: the call is refused with 412 where the present one differs.'),
    }),
    body: mergePatchBody(RequestPatch),
  },
  responses: conditionalAnswers({ 200: ['The request afterwards', CommandResult] }, [
    'not_found',
    'not_allowed_now',
    'conflict',
    'too_large',
    'unsupported_media_type',
  ]),
})

/** Adds the route that edits a request. */
export const addPatchRequest = (app: ApiApp, services: Deps): void => {
  app.openapi(patchOne, async (context) => {
    const { principal } = context.var
    const { number } = context.req.valid('param')
    const headers = context.req.valid('header')
    const outcome = await services.patch({
      library: libraryOfRequest(principal, number),
      request: number,
      by: actorOf(principal, headers['X-Actor']),
      edit: editBy(RequestPatch.parse(await context.req.json()), headers['If-Match']),
    })
    notePatronData(context, [number])
    return jsonResponse(viewResult(outcome), 200, { etag: etagOfRequest(outcome.stored.value) })
  })
}
