import { z } from 'zod'
import { Instant, LibraryCode, PartnerCode } from '../borrowing/values.ts'

/** The change of one configuration document. Values are JSON; secrets are masked. */
const AuditChange = z.object({
  kind: z.string(),
  code: z.string(),
  differences: z.array(
    z.object({ path: z.string(), before: z.string().optional(), after: z.string().optional() }),
  ),
  /** The number of further values that differ. */
  more: z.int().optional(),
})
export type AuditChange = z.infer<typeof AuditChange>

/**
 * An entry of the audit log: who did what, on which subject, and with which result. It names people by their random
 * ids.
 */
export const AuditEntry = z.object({
  at: Instant,
  /**
   * The method and route of a call, such as `PUT /v1/partners/{code}`; or `authentication_failed`, `access_refused`,
   * `configuration_applied`, `patron_signed_in`, `entries_removed`; or what the gateway did by itself: `partner_paused`,
   * `partner_recovered`, `webhook_paused`.
   */
  action: z.string(),
  /** Null where it is not known who called. A process is a command of lendwire, or its start. */
  actor: z.object({ kind: z.enum(['key', 'user', 'process']), id: z.string(), role: z.string() }).nullable(),
  /**
   * The person for whom the key says that it acts, as `staff:` or `patron:` with a random subject id: a note beside the
   * actor, never the actor. `speaksForOthers` of the key decides whether the command counts as that person's.
   */
  onBehalfOf: z.string().optional(),
  library: LibraryCode.nullable(),
  /** The path of the call: it names the document, request or message. */
  path: z.string().optional(),
  status: z.int().optional(),
  /** Why a sign-in by OpenID Connect was refused, as a code. */
  reason: z.string().optional(),
  /** The id of the call, as in its answer's `X-Request-Id`. */
  requestId: z.string().optional(),
  /** The permission that was missing. */
  permission: z.string().optional(),
  /** The numbers of the requests that were changed, or whose patron data was read. */
  requests: z.array(z.string()).optional(),
  /** The changes of configuration documents. */
  changes: z.array(AuditChange).optional(),
  /** The network address of a caller who is not known. */
  source: z.string().optional(),
  /** The partner whose deliveries were paused, or go on. */
  partner: PartnerCode.optional(),
  webhook: z.string().optional().describe('The code of the webhook that was paused.'),
  /** The number of further entries of the same that were not written by themselves. */
  more: z.int().optional(),
})
export type AuditEntry = z.infer<typeof AuditEntry>
