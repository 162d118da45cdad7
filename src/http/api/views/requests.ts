import { z } from '@hono/zod-openapi'
import { asks } from '../../../borrowing/attention/attention-rules.ts'
import { hasUndeliveredCancel } from '../../../borrowing/attention/undelivered-cancel.ts'
import { totalCosts } from '../../../borrowing/costs/total-costs.ts'
import { dueDateOf } from '../../../borrowing/items/due-date.ts'
import { shownHold, shownHolds } from '../../../borrowing/items/shown-hold.ts'
import { Deadline } from '../../../borrowing/request/deadline.ts'
import { Item } from '../../../borrowing/request/item.ts'
import { Next } from '../../../borrowing/request/next.ts'
import { OperationKind } from '../../../borrowing/request/operation.ts'
import { Request } from '../../../borrowing/request/request.ts'
import { Service } from '../../../borrowing/request/service.ts'
import { Stage } from '../../../borrowing/request/stage.ts'
import { Status } from '../../../borrowing/status/status.ts'
import { statuses } from '../../../borrowing/status/statuses.ts'
import { Day, Instant, LibraryCode, PartnerCode, RequestNumber } from '../../../borrowing/values.ts'
import { workflowNamers } from '../../../borrowing/workflow/choose-workflow.ts'
import { projectWorklists, Worklist } from '../../../borrowing/worklists/worklists.ts'
import type { ChangeOutcome } from '../../../delivery/change-plan.ts'
import type { Description } from '../../../delivery/describe-request.ts'
import type { DescriptionNames } from '../../../delivery/description-names.ts'
import { RequestFault } from '../../../delivery/request-faults.ts'
import { nextSentence } from '../../../notices/next-sentence.ts'
import { anonymizeMembers } from '../../../privacy/anonymize-request.ts'
import { wordsOf } from '../../../privacy/person.ts'
import type { RequestInList } from '../../../store/ports/request-lists.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { AttentionView, ShownAttentionKind, viewAttention, viewFault } from './attention.ts'
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
const NextView = Next.extend({ sentence: z.object({ en: z.string(), de: z.string() }) }).openapi('Next')

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

const meaningOf = (status: keyof typeof statuses, request: Request): string => {
  const { meaning } = statuses[status]
  if (status === 'renewed_by_partner' && request.renewedWithoutDate === true)
    return `${meaning} It named no new due date: the due date stays as it was.`
  return status === 'cancel_requested' && hasUndeliveredCancel(request)
    ? 'The cancel could not be delivered. It is not known whether the partner has the request. Send the cancel again, or cancel once more to close the request.'
    : meaning
}

const viewNext = (
  next: Next | null,
  { timeZone, partners }: DescriptionNames,
): z.infer<typeof NextView> | null => {
  if (next === null) return null
  const nameOf = (code: string): string => partners[code] ?? code
  const sentence = (language: 'en' | 'de'): string => nextSentence(next, { language, timeZone, nameOf })
  return { ...next, sentence: { en: sentence('en'), de: sentence('de') } }
}

/** Shows a request in full. */
export const viewRequest = (
  stored: Stored<Request>,
  { status, allowedCommands, missingDocuments, fault, names, workflow }: Description,
): RequestView => ({
  ...stored.value,
  items: stored.value.items.map((item) => ({ ...item, hold: shownHold(stored.value, item) })),
  attention: [
    ...stored.value.attention.map((each) => viewAttention(each, stored.value, allowedCommands, names)),
    ...viewFault(fault),
  ],
  next: viewNext(stored.value.next, names),
  costTotals: [...totalCosts(stored.value)],
  workflowChoice: workflow,
  status,
  statusMeaning: meaningOf(status, stored.value),
  missingDocuments: [...missingDocuments],
  allowedCommands: [...allowedCommands],
  fault,
})

/** Shows a request in full, and why commands are not allowed now. */
export const viewRequestInDetail = (stored: Stored<Request>, description: Description): RequestInDetail => ({
  ...viewRequest(stored, description),
  refusedCommands: [...description.refusedCommands()],
})

/**
 * Leaves out what is the patron's, and words that people and partners wrote, as an anonymization does; labels and codes
 * stay: for those who may not read patron data.
 */
export const withoutPatron = ({ value, ...stored }: Stored<Request>): Stored<Request> => {
  const words = value.patron === undefined ? [] : wordsOf(value.patron)
  const { labels, createdBy } = value
  const others = anonymizeMembers(value, words)
  return { ...stored, value: Request.parse({ ...others, labels, createdBy: { kind: createdBy.kind } }) }
}

const patronNameOf = ({ patron }: Request): string | undefined => {
  const names = [patron?.givenName, patron?.surname].filter((name) => name !== undefined)
  return names.length === 0 ? undefined : names.join(' ')
}

/**
 * Shows a request in a list.
 *
 * @param withPatron true where the caller may see the patron, and asks for the name
 */
export const summarizeRequest = (
  { value, updatedAt }: RequestInList,
  { status, missingDocuments, fault, names }: Description,
  withPatron: boolean,
): RequestSummary => {
  const { number, library, reference, createdAt, stage, citation, service, rota, attention, deadlines } =
    value
  const { assignee, labels } = value
  const [nextDeadline] = deadlines.toSorted((left, right) => (left.at < right.at ? -1 : 1))
  return {
    number,
    library,
    reference,
    createdAt,
    updatedAt,
    status,
    statusMeaning: meaningOf(status, value),
    stage,
    title: citation.title ?? citation.titleOfComponent,
    author: citation.author ?? citation.authorOfComponent,
    service: service.type,
    neededBy: service.neededBy,
    dueDate: dueDateOf(value),
    worklists: [...projectWorklists(value)],
    assignee,
    labels: labels ?? [],
    activePartner:
      rota.find((entry) => entry.state === 'active' || entry.state === 'supplied')?.partner ?? null,
    ...(withPatron ? { patronName: patronNameOf(value) } : {}),
    missingDocuments: [...missingDocuments],
    attention: [...attention.map(({ kind }) => kind), ...viewFault(fault).map(({ kind }) => kind)],
    asks: fault !== null || attention.some(({ kind }) => asks(kind)),
    next: viewNext(value.next, names),
    nextDeadline: nextDeadline ?? null,
    fault,
  }
}

/** Shows the request after a command. */
export const viewResult = ({ stored, describe, messagesSent }: ChangeOutcome): CommandResult => ({
  ...viewRequest(stored, describe()),
  messagesSent: messagesSent.map(({ operation, entry, delivery }) => ({ operation, entry, delivery })),
})
