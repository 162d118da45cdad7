import { createRoute, z } from '@hono/zod-openapi'
import { ActorHeader, actorOf, libraryOfRequest, notFound } from '../../../accounts/principal.ts'
import { after } from '../../../borrowing/time.ts'
import { RequestNumber } from '../../../borrowing/values.ts'
import { sha256 } from '../../../hash.ts'
import { randomHex } from '../../../hex.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { notePatronData } from '../../auth/audit-notes.ts'
import { packedFault, readBody } from '../../input/body.ts'
import { IdempotencyHeader, idempotencyOf, respondTo } from '../../input/idempotency.ts'
import { createLargeMessages } from '../../limits/large-messages.ts'
import { type ApiApp, answers, refusalsOfBody } from '../../openapi/routes.ts'
import type { Services } from '../../services.ts'
import { CommandResult } from '../views/request-schemas.ts'
import { answerCommand } from './answer-command.ts'

type Deps = Pick<
  Services,
  'answerLinks' | 'describe' | 'keepFiles' | 'now' | 'publicUrl' | 'store' | 'submit'
>

/** The longest file that is taken, in bytes: as long as an attachment of a mail may be. */
const longestFile = 20 * 1024 * 1024

/** The types of files that may be a copy, by their first bytes. */
const types = /^(application\/pdf|image\/(tiff|vnd\.djvu))$/

const filePath = /^\/v1\/requests\/[^/]+\/files$/

/** Returns whether the body of a call is a file, and no text: its route reads it. */
export const hasFileAsBody = (method: string, path: string): boolean =>
  method === 'POST' && filePath.test(path)

const attach = createRoute({
  method: 'post',
  path: '/v1/requests/{number}/files',
  operationId: 'attachFile',
  tags: ['Requests'],
  summary: 'Attach the file of a copy to a request',
  description: `For a copy that came by mail or by hand and not with the lender’s own message: the body is the file, in PDF, TIFF or
DjVu and of at most 20 MB. The gateway keeps it and gives the command \`attach_file\` with its address: the copy has then
been received, and \`forward_to_patron\` sends it on. It is deleted with the patron’s data, and when its time is up.`,
  request: {
    params: z.object({ number: RequestNumber.describe('The number of the request.') }),
    query: z.object({
      title: z.string().trim().min(1).max(200).optional().describe('The name of the file.'),
    }),
    headers: z.object({ 'Idempotency-Key': IdempotencyHeader, 'X-Actor': ActorHeader }),
    body: { required: true, content: { 'application/pdf': { schema: z.string() } } },
  },
  responses: answers(
    {
      200: ['Attached; no message to a partner was needed', CommandResult],
      202: ['Attached; the partner will be told that it came', CommandResult],
    },
    ['not_found', 'not_allowed_now', 'conflict', ...refusalsOfBody],
  ),
})

/** Adds the route that attaches a file to a request. */
export const addRequestFiles = (app: ApiApp, services: Deps): void => {
  const { store, now } = services
  const large = createLargeMessages(() => Promise.resolve())

  const readFile = async (request: Request) => {
    const fault = packedFault(request.headers.get('content-encoding') ?? undefined)
    if (fault !== undefined) throw fault
    const { bytes, truncated } = await readBody(request, longestFile)
    if (truncated) throw new Problem('too_large', reason('problem.body_too_long', { limit: longestFile }))
    const type = services.answerLinks.fileType(bytes)
    if (type === undefined || !types.test(type))
      throw new Problem('unsupported_media_type', reason('problem.file_type'))
    return { bytes, contentType: type }
  }

  app.openapi(attach, async (context) => {
    const { principal } = context.var
    const { number } = context.req.valid('param')
    const { title } = context.req.valid('query')
    const library = libraryOfRequest(principal, number)
    const stored = await store.loadRequest(library, number)
    if (stored === null) throw notFound(reason('not_found.request', { request: number }))
    const announced = Number(context.req.header('content-length') ?? longestFile)
    return large.reserve(principal.id, Math.min(announced, longestFile), async () => {
      const file = await readFile(context.req.raw)
      const content = sha256(file.bytes)
      const idempotency = await idempotencyOf(context, library, content)
      // A repeat under the same key finds the file that the first call kept.
      const id = sha256(`${number}\n${idempotency?.key ?? randomHex(32)}\n${content}`)
      const { allowedCommands } = await services.describe(stored)
      if (allowedCommands.includes('attach_file')) {
        const storedAt = now()
        const keepUntil = after(storedAt, services.keepFiles)
        await store.putBlob({ id, library, name: title ?? null, ...file, storedAt, keepUntil })
      }
      const url = `${services.publicUrl()}/files/${id}`
      const result = await services.submit({
        library,
        request: number,
        command: { type: 'attach_file', url, ...(title === undefined ? {} : { title }) },
        by: actorOf(principal, context.req.valid('header')['X-Actor']),
        idempotency,
        answer: answerCommand,
      })
      notePatronData(context, [number])
      return respondTo(result, answerCommand)
    })
  })
}
