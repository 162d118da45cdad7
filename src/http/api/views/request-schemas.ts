import { z } from '@hono/zod-openapi'
import { shownHolds } from '../../../borrowing/items/shown-hold.ts'
import { Deadline } from '../../../borrowing/request/deadline.ts'
import { Item } from '../../../borrowing/request/item.ts'
import { Next } from '../../../borrowing/request/next.ts'
import { OperationKind } from '../../../borrowing/request/operation.ts'
import { Request } from '../../../borrowing/request/request.ts'
import { Service } from '../../../borrowing/request/service.ts'
import { Stage } from '../../../borrowing/request/stage.ts'
import { Undo } from '../../../borrowing/request/undo.ts'
import { Status } from '../../../borrowing/status/status.ts'
import { Day, Instant, LibraryCode, PartnerCode, RequestNumber } from '../../../borrowing/values.ts'
import { workflowNamers } from '../../../borrowing/workflow/choose-workflow.ts'
import { Worklist } from '../../../borrowing/worklists/worklists.ts'
import { RequestFault } from '../../../delivery/request-faults.ts'
import { searchedParts } from '../../../store/policy/searched-text.ts'
import { AttentionView, ShownAttentionKind } from './attention.ts'
import { CommandType } from './command-type.ts'
import { ReasonView } from './reason.ts'

const described = {
  status: Status.describe('The public status.'),
  statusMeaning: z.string().describe('The status in words for staff.'),
}

/** Changes of a request that were given up. */
const RequestFaultView = RequestFault.extend({}).openapi('RequestFault', {
  description:
    'Changes of the request that were given up, because other changes came first each time. It is null again after the next change.',
})

/** A configuration document that a request names and that cannot be used: it is gone, or `fault` says what is wrong. */
const MissingDocument = z
  .object({
    kind: z.enum(['library', 'partner', 'workflow', 'locate_profile']).describe('The kind of the document.'),
    code: z.string().describe('The code of the document.'),
    fault: ReasonView.optional().describe(
      'What is wrong with the document; left out where it does not exist.',
    ),
  })
  .openapi('MissingDocument')

/** The next step of a request and whose turn it is, also as a sentence. */
export const NextView = Next.extend({
  text: z
    .string()
    .describe('Whose turn it is, as a sentence in the language of `Accept-Language`; English without it.'),
}).openapi('Next')

/** The costs of a request in one currency. */
const CostTotalView = z
  .object({
    currency: z.string().describe('The currency, as a code of ISO 4217.'),
    agreed: z.string().describe('The sum of the offers that were agreed to.'),
    charged: z.string().describe('The sum of what is to be paid.'),
    settled: z.string().describe('How much of that is settled.'),
    open: z.string().describe('How much of that is not settled.'),
  })
  .openapi('CostTotal')

/** A command that is not allowed now. */
const RefusedCommandView = z
  .object({
    command: CommandType.describe('The command.'),
    reason: ReasonView.describe('Why it is not allowed now.'),
  })
  .openapi('RefusedCommand', {
    description: 'A command that is not allowed now, and what would have to be otherwise.',
  })

/** The workflow profile that holds for a request now, and why. */
const WorkflowChoiceView = z
  .object({
    name: z.string().describe('The code of the workflow profile.'),
    namedBy: z.enum(workflowNamers).describe('What names the workflow profile.'),
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

const undone = { before: true, given: true, touches: true } as const

/** The last command that can be undone, and the earlier ones. */
const RequestUndo = Undo.omit({ ...undone, earlier: true })
  .extend({
    earlier: z
      .array(Undo.omit({ ...undone, earlier: true }))
      .optional()
      .describe('The commands before it that can be undone, the latest first.'),
  })
  .openapi('RequestUndo')

/** A request in full. */
export const RequestView = Request.extend({
  undo: RequestUndo.optional().describe(
    'The last command of a person that can be undone, and those before it; left out where there is none.',
  ),
  items: z.array(ItemView).describe('The items.'),
  attention: z.array(AttentionView).describe('What staff must look at, or should know.'),
  next: NextView.nullable().describe('Whose turn it is, and for what; null where nothing is to be done.'),
  costTotals: z.array(CostTotalView).describe('The costs in each currency.'),
  workflowChoice: WorkflowChoiceView.nullable().describe(
    'Which workflow profile applies, and why; null where it is missing.',
  ),
  ...described,
  missingDocuments: z
    .array(MissingDocument)
    .describe('Configuration documents that the request names and that cannot be used.'),
  allowedCommands: z.array(CommandType).describe('The commands that are allowed now.'),
  fault: RequestFaultView.nullable().describe(
    'The changes of the request that were given up; null where none were.',
  ),
}).openapi('Request')
export type RequestView = z.infer<typeof RequestView>

/** A request for somebody who looks at it alone. */
export const RequestInDetail = RequestView.extend({
  refusedCommands: z
    .array(RefusedCommandView)
    .describe('The commands that are not allowed now, each with the reason.'),
  renewal: z
    .object({
      forbidden: z.literal(true).optional().describe('True where a condition of the partner allows none.'),
      from: Day.optional().describe('The earliest day on which a renewal is asked for.'),
      tooEarly: z.literal(true).optional().describe('True before that day.'),
      left: z
        .int()
        .nonnegative()
        .optional()
        .describe('How many renewals are left; left out where any number is.'),
    })
    .describe('How far its loan may be renewed, by the partner’s profile, else the workflow profile.'),
  notSendableCommands: z
    .array(CommandType)
    .describe(
      'The allowed commands of which the partner would hear nothing, since its system takes no such message: inform it in another way.',
    ),
}).openapi('RequestInDetail')
export type RequestInDetail = z.infer<typeof RequestInDetail>

/** A request in a list. */
export const RequestSummary = z
  .object({
    number: RequestNumber.describe('The number of the request.'),
    library: LibraryCode.describe('The code of the library.'),
    reference: z.string().optional().describe('The library system’s own reference.'),
    createdAt: Instant.describe('When it was created.'),
    updatedAt: Instant.describe('When it was changed last.'),
    ...described,
    stage: Stage.describe('How far the request has come.'),
    title: z.string().optional().describe('The title of the article or chapter, else of the item.'),
    author: z.string().optional().describe('The author of the article or chapter, else of the item.'),
    service: Service.shape.type.describe('The type of service.'),
    neededBy: Day.optional().describe('The day by which the item is needed.'),
    dueDate: Day.optional().describe('The earliest due date of an item that is here or on its way.'),
    worklists: z.array(Worklist).describe('The worklists that the request is in.'),
    assignee: z.string().optional().describe('The id of the user who looks after it.'),
    labels: z.array(z.string()).describe('Labels by which staff sort requests.'),
    activePartner: PartnerCode.nullable().describe('The code of the partner that is asked, or supplies.'),
    returnsTo: z
      .array(PartnerCode)
      .describe(
        'The codes of the partners to which an item that is here must go back: those of an earlier partner too.',
      ),
    patronName: z
      .string()
      .optional()
      .describe('The given and last name of the patron, where the call asks for them with `patronNames`.'),
    patronId: z
      .string()
      .optional()
      .describe('The id of the patron, where the call asks for the names of patrons with `patronNames`.'),
    foundIn: z
      .array(z.enum(searchedParts))
      .optional()
      .describe(
        'With `text`: where its words were found. `patron` is there only for callers who may see patrons.',
      ),
    missingDocuments: z
      .array(MissingDocument)
      .describe('Configuration documents that the request names and that cannot be used.'),
    attention: z.array(ShownAttentionKind).describe('The kinds of open attention.'),
    asks: z.boolean().describe('True where staff must act.'),
    attentionSince: Instant.optional().describe(
      'Since when: of what asks, the oldest; where nothing asks, of what informs. Left out where nothing needs attention.',
    ),
    next: NextView.nullable().describe('Whose turn it is, and for what; null where nothing is to be done.'),
    nextDeadline: Deadline.nullable().describe('The deadline that passes next; null where none runs.'),
    fault: RequestFaultView.nullable().describe(
      'The changes of the request that were given up; null where none were.',
    ),
    actions: z
      .object({
        attention: z.array(AttentionView).describe('What staff must look at, or should know.'),
        negotiation: Request.shape.negotiation,
        maximumCost: Service.shape.maximumCost,
        allowedCommands: z.array(CommandType).describe('The commands that are allowed now.'),
      })
      .optional()
      .describe('What a person needs to act from the list, where the call asks for it with `actions`.'),
  })
  .openapi('RequestSummary')
export type RequestSummary = z.infer<typeof RequestSummary>

/** A message to a partner that a change queued. */
export const SentMessage = z
  .object({
    operation: OperationKind.describe('The kind of message.'),
    entry: z.int().describe('The id of the entry of the rota.'),
    delivery: z.string().optional().describe('The id of the delivery.'),
  })
  .openapi('SentMessage')

/** The request after a command, and what the command queued. */
export const CommandResult = RequestView.extend({
  messagesSent: z
    .array(SentMessage)
    .describe('The messages to partners that the command queued, in the order of sending.'),
}).openapi('CommandResult')
export type CommandResult = z.infer<typeof CommandResult>
