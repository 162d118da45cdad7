import { createRoute, z } from '@hono/zod-openapi'
import { listedLibraries, maySee, NamedPerson, personNamed } from '../../../accounts/principal.ts'
import { AuditEntry } from '../../../audit/audit-entry.ts'
import { auditSubjects } from '../../../audit/audit-subjects.ts'
import { Instant, InstantInput, libraryOfNumber, RequestNumber } from '../../../borrowing/values.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { librariesParameter, pageOf, pageQuery, valuesOf } from '../lists/list-page.ts'
import { sortParameter } from '../lists/whole-list.ts'

type Deps = Pick<Services, 'audit' | 'store' | 'subjects'>

const tags = ['Audit']

const AuditLines = z
  .string()
  .describe('Each line is an entry as JSON, as it is in `items` of the JSON answer.')

const AuditEntryView = AuditEntry.extend({
  sequence: z.int().describe('The number of the entry in the log.'),
  hash: z.string().describe('The hash of the entry.'),
}).meta({ id: 'AuditEntry' })

const list = createRoute({
  method: 'get',
  path: '/v1/audit',
  operationId: 'listAuditEntries',
  tags,
  summary: 'List the audit log',
  description: `Every change, sign-in, failed authentication, refusal and read of patron data. Filters are exact. With
\`Accept: application/x-ndjson\` each entry is a line, for export. A page may be short though \`nextCursor\` is not null.`,
  request: {
    query: z.object({
      ...pageQuery,
      library: librariesParameter,
      actor: valuesOf(z.string().max(120)).describe('Only of these actors: ids of keys and users.'),
      action: valuesOf(z.string().max(200)).describe('Only of these actions.'),
      about: valuesOf(z.string().max(200)).describe(
        'Only about these: what `kind:code` names, such as `partner:NORTH`, `request:ABC-2026-00001`, `user:` or `key:` with an id; `library:` finds all that belongs to the library.',
      ),
      onBehalfOf: valuesOf(NamedPerson).describe(
        'Only by keys that acted for these people, as `X-Actor` named them.',
      ),
      from: InstantInput.optional().describe('From this time on.'),
      to: InstantInput.optional().describe('Up to this time.'),
      cursor: z
        .string()
        .regex(/^\d{1,15}$/, schemaMessage('fault.next_cursor'))
        .optional()
        .describe('Where the page begins: `nextCursor` of the page before.'),
      sort: sortParameter('-created'),
    }),
  },
  responses: answers(
    { 200: ['A page of the log', pageOf(AuditEntryView), { 'application/x-ndjson': AuditLines }] },
    ['forbidden'],
  ),
})

const OwnAct = z
  .object({
    at: Instant.describe('When it happened.'),
    action: z.string().describe('The method and route of the call, or what happened.'),
    path: z.string().optional().describe('The path of the call.'),
    command: z.string().optional().describe('The type of the command that was run.'),
    requests: z.array(z.string()).optional().describe('The numbers of the requests.'),
    title: z.string().optional().describe('The title of the first request.'),
  })
  .openapi('OwnAct')

const listOwn = createRoute({
  method: 'get',
  path: '/v1/session/acts',
  operationId: 'listOwnActs',
  tags,
  summary: 'List what the caller changed',
  description:
    'Own entries of the audit log that changed requests, messages or documents, the newest first, as far as the caller may see the library that they belong to.',
  request: {
    query: z.object({
      from: InstantInput.describe('From this time on.'),
      limit: pageQuery.limit,
    }),
  },
  responses: answers({
    200: ['The entries', z.object({ items: z.array(OwnAct).describe('The newest entries.') })],
  }),
})

const integrity = createRoute({
  method: 'get',
  path: '/v1/audit/integrity',
  operationId: 'verifyAudit',
  tags,
  summary: 'Verify the chain of the audit log',
  description: `\`broken\` names the first entry that was changed, removed, cut off at the end or put in between. \`head\` is the
newest entry: keep it elsewhere, and compare the hash of that entry later.`,
  responses: answers(
    {
      200: [
        'The result',
        z
          .object({
            state: z.enum(['whole', 'broken']).describe('Whether the hash chain is intact.'),
            entries: z.int().describe('How many entries were checked.'),
            sequence: z.int().optional().describe('The number of the first entry that does not fit.'),
            head: z
              .object({
                sequence: z.int().describe('The number of the newest entry.'),
                hash: z.string().describe('The hash of the entry.'),
              })
              .describe('The newest entry.'),
          })
          .openapi('AuditIntegrity'),
      ],
    },
    ['forbidden'],
  ),
})

/** Returns whether an entry is work that somebody did: neither reading nor signing in. */
const isOwnWork = ({ action, path, requests, changes }: AuditEntry): boolean =>
  !action.startsWith('GET ') &&
  action !== 'POST /v1/passwords' &&
  (requests !== undefined || changes !== undefined || path?.startsWith('/v1/messages/') === true)

/** Adds the routes of the audit log: list, own acts, export, verify. */
export const addAudit = (app: ApiApp, { audit, store, subjects }: Deps): void => {
  const titleOf = async (number: string | undefined): Promise<string | undefined> => {
    const parsed = RequestNumber.safeParse(number)
    if (!parsed.success) return undefined
    const loaded = await store.loadRequest(libraryOfNumber(parsed.data), parsed.data)
    return loaded?.value.citation.titleOfComponent ?? loaded?.value.citation.title
  }

  app.openapi(list, async (context) => {
    const {
      library: requestedLibrary,
      actor,
      action,
      about,
      onBehalfOf,
      from,
      to,
      cursor,
      limit,
      sort,
    } = context.req.valid('query')
    const libraries = listedLibraries(context.var.principal, requestedLibrary)
    // The same person has another subject id in each library.
    const people = onBehalfOf?.flatMap((name) =>
      (libraries ?? [null]).map((library) => ({ ...personNamed(name), library })),
    )
    const found = await Promise.all(
      (people ?? []).map(async (person) => {
        const subject = await subjects.findSubject(person)
        return subject === null ? [] : [`${person.kind}:${subject}`]
      }),
    )
    const subjectNames = new Set(found.flat())
    const matches = (entry: AuditEntry): boolean =>
      (libraries === null || (entry.library !== null && libraries.includes(entry.library))) &&
      (actor === undefined || (entry.actor !== null && actor.includes(entry.actor.id))) &&
      (action === undefined || action.includes(entry.action)) &&
      (about === undefined || auditSubjects(entry).some((subject) => about.includes(subject))) &&
      (people === undefined || (entry.onBehalfOf !== undefined && subjectNames.has(entry.onBehalfOf))) &&
      (from === undefined || entry.at >= from) &&
      (to === undefined || entry.at <= to)
    const ascending = sort === 'created'
    const behind = cursor === undefined ? null : Number(cursor)
    const { items, next } = await audit.list({ matches, behind, ascending, from, limit })
    if (!context.req.header('accept')?.includes('application/x-ndjson'))
      return jsonResponse({ items, nextCursor: next === null ? null : String(next) })
    const link = next === null ? {} : { 'x-next-cursor': String(next) }
    return new Response(items.map((item) => `${JSON.stringify(item)}\n`).join(''), {
      headers: { 'content-type': 'application/x-ndjson', ...link },
    })
  })

  app.openapi(listOwn, async (context) => {
    const { from, limit } = context.req.valid('query')
    const { principal } = context.var
    const { items } = await audit.list({
      // Who has left a library sees nothing of it any more, not even what they did there.
      matches: (entry) =>
        entry.actor?.id === principal.id &&
        entry.at >= from &&
        isOwnWork(entry) &&
        maySee(principal, entry.library),
      behind: null,
      ascending: false,
      from,
      limit,
    })
    const acts = await Promise.all(
      items.map(async ({ at, action, path, requests, command }) => {
        const title = await titleOf(requests?.[0])
        return { at, action, path, requests, command, title }
      }),
    )
    return jsonResponse({ items: acts })
  })

  app.openapi(integrity, async () => jsonResponse(await audit.verify()))
}
