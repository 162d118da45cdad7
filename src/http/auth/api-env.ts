import type { Principal } from '../../accounts/principal.ts'
import type { AuditChange } from '../../audit/audit-entry.ts'
import type { ArrivalNote } from '../inbound/arrival-note.ts'
import type { CallCount } from '../limits/call-counts.ts'

/** The values in the context of the API's handlers. */
export type ApiEnv = {
  Variables: {
    principal: Principal
    /** The id of the call, for the log, the audit log and the answer. */
    requestId: string
    /** The numbers of the requests that the call changed, or whose patron data the answer holds. */
    auditedRequests?: readonly string[]
    /** The type of the command that the call ran. */
    ranCommand?: string
    /** Whether the call only showed what would happen. */
    isPreview?: boolean
    /** The number of items of the call that are another library's. */
    hiddenItems?: number
    /** The changes of the configuration in this call. */
    changes?: readonly AuditChange[]
    /** The number of calls that its caller may still make. */
    callCount?: CallCount
    /** The lists of the body whose items the operation checks itself, one by one. */
    itemLists?: readonly string[]
    /** The facts about a partner's message that this call found. */
    arrival?: ArrivalNote
  }
}
