import { createRoute, z } from '@hono/zod-openapi'
import {
  codeOf,
  readDocument,
  type Saved,
  saveDocument,
  storedVersion,
  writeConflict,
} from '../../../configuration/documents.ts'
import type { ConfigKind } from '../../../configuration/kind.ts'
import { readInput } from '../../../input-faults.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { noteChange } from '../../auth/audit-notes.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { mergePatch, mergePatchBody } from '../../input/merge-patch.ts'
import { type ApiApp, conditionalAnswers, refusalsOfPut } from '../../openapi/routes.ts'
import type { Services } from '../../services.ts'
import { documentResponse, precondition } from '../lists/conditional-requests.ts'
import { missingDocument } from './missing-document.ts'

type Deps = Pick<Services, 'configuration' | 'kinds' | 'letterLanguages' | 'now' | 'requestsNaming' | 'store'>

/** A merge patch of any configuration document. The document that it makes is checked as one that is put. */
const DocumentPatch = z.looseObject({}).openapi('DocumentPatch', {
  description:
    'A JSON Merge Patch (RFC 7396), with members as PUT takes them. The result is checked as with PUT.',
})

/** Returns the members of a document as it is shown that a PUT takes. */
const puttable = (kind: ConfigKind, shown: unknown): Readonly<Record<string, unknown>> => {
  const members = Object.entries(Object(shown))
  return Object.fromEntries(
    kind.input instanceof z.ZodObject
      ? members.filter(([name]) => Object.hasOwn(Object(kind.input).shape, name))
      : members,
  )
}

/** The common parts of the routes of a kind of documents. */
type Parts = {
  readonly path: string
  readonly parameter: string
  readonly tags: string[]
  readonly shown: z.ZodType
  readonly params: z.ZodObject
  readonly noun: string
  /** The name of the document with its article, such as `a partner`. */
  readonly called: string
  /** What it answers with, such as `The partner`. */
  readonly answer: string
}

const asConflict = (error: unknown): never => {
  throw error instanceof Problem && error.code === 'precondition_failed' ? writeConflict() : error
}

/** Adds the route that changes members of a configuration document and leaves the others as they are. */
export const addPatchDocument = (app: ApiApp, services: Deps, kind: ConfigKind, parts: Parts): void => {
  const { path, parameter, tags, shown, params, noun, called, answer } = parts
  const route = createRoute({
    method: 'patch',
    path,
    operationId: `patch${noun}`,
    tags,
    middleware: adminOnly,
    summary: `Change members of ${called}`,
    description: 'A JSON Merge Patch (RFC 7396).',
    request: {
      params,
      headers: z.object({
        'If-Match': z
          .string()
          .max(200)
          .optional()
          .describe('The ETag that was read: the call is refused with 412 where the present one differs.'),
      }),
      body: mergePatchBody(DocumentPatch),
    },
    responses: conditionalAnswers({ 200: [answer, shown] }, [...refusalsOfPut, 'not_found']),
  })
  app.openapi(route, async (context) => {
    const { principal } = context.var
    const code = codeOf(kind, context.req.param(parameter))
    const seen = await readDocument(services, kind, code, principal)
    if (seen === null) throw await missingDocument(services, kind, code)
    const condition = precondition(context, await storedVersion(services, kind, code))
    if (condition.kind === 'fails') return condition.response
    // Secrets are masked in it: they stay as long as their destination does.
    const patched = mergePatch(puttable(kind, seen.value), await context.req.json())
    const read = readInput(kind.input, patched)
    if (read.kind === 'faulty')
      throw new Problem('invalid_input', reason('problem.document_not_changed', { kind: kind.kind }), {
        faults: read.faults,
      })
    const save = (): Promise<Saved> => saveDocument(services, kind, code, read.value, seen.version)
    // Without If-Match the call named no state: another change came first, and the caller may send it again.
    const { stored, before } = await (condition.onVersion === undefined ? save().catch(asConflict) : save())
    noteChange(context, kind, code, before, stored.value)
    return documentResponse(context, { ...stored, value: kind.view(stored.value, principal) })
  })
}
