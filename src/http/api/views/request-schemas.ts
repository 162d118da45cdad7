import { z } from '@hono/zod-openapi'
import { shownHolds } from '../../../borrowing/items/shown-hold.ts'
import { Deadline } from '../../../borrowing/request/deadline.ts'
import { Item } from '../../../borrowing/request/item.ts'
import { Next } from '../../../borrowing/request/next.ts'
import { OperationKind } from '../../../borrowing/request/operation.ts'
import { Request } from '../../../borrowing/request/request.ts'
import { Service } from '../../../borrowing/request/service.ts'
import { Stage } from '../../../borrowing/request/stage.ts'
import { Status } from '../../../borrowing/status/status.ts'
import { Day, Instant, LibraryCode, PartnerCode, RequestNumber } from '../../../borrowing/values.ts'
import { workflowNamers } from '../../../borrowing/workflow/choose-workflow.ts'
import { Worklist } from '../../../borrowing/worklists/worklists.ts'
import { RequestFault } from '../../../delivery/request-faults.ts'
import { AttentionView, ShownAttentionKind } from './attention.ts'
import { CommandType } from './command-type.ts'

const described = {
  /** The public status, and what it means in words for staff. */
  status: Status,
  statusMeaning: z.string(),
}

/** Changes of a request that were given up. */
const RequestFaultView = RequestFault.extend({}).openapi('RequestFault', {
  description:
    'Changes of the request that were given up, because other changes came first each time. It is null again after the next change.',
})

/** A configuration document that a request names and that cannot be used: it is gone, or `fault` says what is wrong. */
const MissingDocument = z
  .object({
    kind: z.enum(['library', 'partner', 'workflow', 'locate_profile']),
    code: z.string(),
    fault: z.string().optional(),
  })
  .openapi('MissingDocument')

/** The next step of a request and whose turn it is, also as a sentence in English and German. */
export const NextView = Next.extend({ sentence: z.object({ en: z.string(), de: z.string() }) }).openapi(
  'Next',
)

/** The costs of a request in one currency. */
const CostTotalView = z
  .object({
    currency: z.string(),
    agreed: z.string().describe('The sum of the offers that were agreed to.'),
    charged: z.string().describe('The sum of what is to be paid.'),
    settled: z.string().describe('How much of that is settled.'),
    open: z.string().describe('How much of that is not settled.'),
  })
  .openapi('CostTotal')

/** A command that is not allowed now. */
const RefusedCommandView = z.object({ command: CommandType, reason: z.string() }).openapi('RefusedCommand', {
  description: 'A command that is not allowed now, and what would have to be otherwise.',
})

/** The workflow profile that holds for a request now, and why. */
const WorkflowChoiceView = z
  .object({
    name: z.string(),
    namedBy: z.enum(workflowNamers),
    service: z.enum(['loan', 'copy']).optional().describe('The type of service that it is named for.'),
  })
  .openapi('WorkflowChoice')

/** An item, with the hold that it is known to have. */
const ItemView = Item.extend({
  hold: z
    .enum(shownHolds)
    .describe(
      'The state of the hold for the patron: `waiting_for_ils` until the ILS has recorded the item, `refused_by_ils` where it refuses that.',
    ),
}).openapi('Item')

/** A request in full. */
export const RequestView = Request.extend({
  items: z.array(ItemView),
  attention: z.array(AttentionView),
  next: NextView.nullable(),
  costTotals: z.array(CostTotalView),
  workflowChoice: WorkflowChoiceView.nullable(),
  ...described,
  missingDocuments: z.array(MissingDocument),
  allowedCommands: z.array(CommandType),
  fault: RequestFaultView.nullable(),
}).openapi('Request')
export type RequestView = z.infer<typeof RequestView>

/** A request for somebody who looks at it alone. */
export const RequestInDetail = RequestView.extend({
  refusedCommands: z.array(RefusedCommandView),
}).openapi('RequestInDetail')
export type RequestInDetail = z.infer<typeof RequestInDetail>

/** A request in a list. */
export const RequestSummary = z
  .object({
    number: RequestNumber,
    library: LibraryCode,
    reference: z.string().optional(),
    createdAt: Instant,
    updatedAt: Instant.describe('When it was changed last.'),
    ...described,
    stage: Stage,
    title: z.string().optional(),
    author: z.string().optional(),
    service: Service.shape.type,
    neededBy: Day.optional(),
    /** The earliest due date of an item that is here or on its way. */
    dueDate: Day.optional(),
    /** The worklists that it is in. */
    worklists: z.array(Worklist),
    /** The id of the user who looks after it. */
    assignee: z.string().optional(),
    labels: z.array(z.string()),
    /** The partner that is being asked, or supplies. */
    activePartner: PartnerCode.nullable(),
    patronName: z
      .string()
      .optional()
      .describe('The given and last name of the patron, where the call asks for them with `patronNames`.'),
    missingDocuments: z.array(MissingDocument),
    /** The kinds of open attention. */
    attention: z.array(ShownAttentionKind),
    /** True where staff must act. */
    asks: z.boolean(),
    next: NextView.nullable(),
    nextDeadline: Deadline.nullable(),
    fault: RequestFaultView.nullable(),
  })
  .openapi('RequestSummary')
export type RequestSummary = z.infer<typeof RequestSummary>

/** A message to a partner that a change queued. */
export const SentMessage = z
  .object({ operation: OperationKind, entry: z.int(), delivery: z.string().optional() })
  .openapi('SentMessage')

/** The request after a command, and what the command queued. */
export const CommandResult = RequestView.extend({
  /** The messages to partners that the command queued, in the order of sending. */
  messagesSent: z.array(SentMessage),
}).openapi('CommandResult')
export type CommandResult = z.infer<typeof CommandResult>
