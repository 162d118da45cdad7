import { z } from 'zod'
import { Instant, LibraryCode, PartnerCode } from '../borrowing/values.ts'

/** The change of one configuration document. Values are JSON; secrets are masked. */
const AuditChange = z.object({
  kind: z.string().describe('The kind of the document.'),
  code: z.string().describe('The code of the document.'),
  differences: z
    .array(
      z.object({
        path: z.string().describe('The path of the value in the document.'),
        before: z.string().optional().describe('The value before; left out where there was none.'),
        after: z.string().optional().describe('The value afterwards; left out where there is none.'),
      }),
    )
    .describe('The values that differ.'),
  more: z.int().optional().describe('How many further values differ.'),
})
export type AuditChange = z.infer<typeof AuditChange>

/** How entries are called that are no call of the API. The console has a name for each, in every language. */
export const ownActions = {
  ofCalls: ['authentication_failed', 'access_refused', 'patron_signed_in'],
  ofProcesses: [
    'configuration_applied',
    'directory_applied',
    'partner_connected',
    'key_changed',
    'user_unlinked',
    'second_factor_reset',
  ],
  ofGateway: ['entries_removed', 'partner_paused', 'partner_recovered', 'webhook_paused'],
} as const
export type ProcessAction = (typeof ownActions.ofProcesses)[number]

const named = (actions: readonly string[]): string => actions.map((action) => `\`${action}\``).join(', ')

/**
 * An entry of the audit log: who did what, on which subject, and with which result. It names people by their random
 * ids.
 */
export const AuditEntry = z.object({
  at: Instant.describe('When it happened.'),
  action: z
    .string()
    .describe(
      `The method and route of a call, such as \`PUT /v1/partners/{code}\`; or ${named(ownActions.ofCalls)}; or what a command, a directory or a partner’s technician changed: ${named(ownActions.ofProcesses)}; or what the gateway did automatically: ${named(ownActions.ofGateway)}.`,
    ),
  actor: z
    .object({
      kind: z.enum(['key', 'user', 'process']).describe('Whether a key, a person or a process called.'),
      id: z.string().describe('The id of the key or person, or the name of the process.'),
      role: z.string().describe('The role of the caller.'),
    })
    .nullable()
    .describe('Who called, a key, a person or a command of lendwire; null where that is not known.'),
  onBehalfOf: z
    .string()
    .optional()
    .describe(
      'The person for whom the key says that it acts, as `staff:` or `patron:` with a random subject id: a note beside the actor, never the actor.',
    ),
  library: LibraryCode.nullable().describe('The code of the library.'),
  path: z
    .string()
    .optional()
    .describe(
      'The path of the call: it names the document, request or message, but no patron and no saved view.',
    ),
  status: z.int().optional().describe('The HTTP status of the answer.'),
  reason: z.string().optional().describe('Why a sign-in by OpenID Connect was refused, as a code.'),
  requestId: z.string().optional().describe('The id of the call, as in its answer’s `X-Request-Id`.'),
  permission: z.string().optional().describe('The permission that was missing.'),
  requests: z
    .array(z.string())
    .optional()
    .describe('The numbers of the requests that were changed, or whose patron data was read.'),
  command: z.string().optional().describe('The type of the command that was run.'),
  changes: z.array(AuditChange).optional().describe('The changes of configuration documents.'),
  source: z.string().optional().describe('The network address of a caller who is not known.'),
  partner: PartnerCode.optional().describe('The partner whose deliveries were paused, or go on.'),
  webhook: z.string().optional().describe('The code of the webhook that was paused.'),
  more: z.int().optional().describe('How many further entries of the same kind were not written one by one.'),
})
export type AuditEntry = z.infer<typeof AuditEntry>
