import { z } from '@hono/zod-openapi'
import { Command } from '../../../borrowing/commands/command.ts'
import type { Alert } from '../../../borrowing/request/alert.ts'
import { Deadline } from '../../../borrowing/request/deadline.ts'
import { OperationKind } from '../../../borrowing/request/operation.ts'
import { Request } from '../../../borrowing/request/request.ts'
import { Service } from '../../../borrowing/request/service.ts'
import { Stage } from '../../../borrowing/request/stage.ts'
import { isStatus, statuses } from '../../../borrowing/status/statuses.ts'
import { Day, Instant, LibraryCode, PartnerCode, RequestNumber } from '../../../borrowing/values.ts'
import type { ChangeOutcome } from '../../../delivery/apply-to-request.ts'
import type { Description } from '../../../delivery/describe-request.ts'
import { RequestFault } from '../../../delivery/request-faults.ts'
import type { Stored } from '../../../store/ports/stored.ts'

const CommandType = z.enum(Command.options.map((option) => option.shape.type.value)).openapi('CommandType')

const described = {
  /** The public status, and what it means in words for staff. */
  status: z.string(),
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

/** A request in full. */
export const RequestView = Request.extend({
  ...described,
  missingDocuments: z.array(MissingDocument),
  allowedCommands: z.array(CommandType),
  fault: RequestFaultView.nullable(),
}).openapi('Request')
export type RequestView = z.infer<typeof RequestView>

/** A request in a list. */
export const RequestSummary = z
  .object({
    number: RequestNumber,
    library: LibraryCode,
    reference: z.string().optional(),
    createdAt: Instant,
    ...described,
    stage: Stage,
    title: z.string().optional(),
    author: z.string().optional(),
    service: Service.shape.type,
    neededBy: Day.optional(),
    /** The partner that is being asked, or supplies. */
    activePartner: PartnerCode.nullable(),
    alerts: z.array(z.string()),
    missingDocuments: z.array(MissingDocument),
    nextDeadline: Deadline.nullable(),
    fault: RequestFaultView.nullable(),
  })
  .openapi('RequestSummary')
export type RequestSummary = z.infer<typeof RequestSummary>

/** What a command came to. */
export const CommandResult = z
  .object({
    number: RequestNumber,
    ...described,
    allowedCommands: z.array(CommandType),
    /** The messages to partners that the command queued, in the order of sending. */
    messages: z.array(
      z.object({ operation: OperationKind, entry: z.int(), delivery: z.string().optional() }),
    ),
  })
  .openapi('CommandResult')
export type CommandResult = z.infer<typeof CommandResult>

const meaningOf = (status: string): string => (isStatus(status) ? statuses[status].meaning : '')

/** Shows a request in full. */
export const viewRequest = (
  stored: Stored<Request>,
  { status, allowedCommands, missingDocuments, fault }: Description,
): RequestView => ({
  ...stored.value,
  status,
  statusMeaning: meaningOf(status),
  missingDocuments: [...missingDocuments],
  allowedCommands: [...allowedCommands],
  fault,
})

/** Shows a request in a list. */
export const summarizeRequest = (
  { value }: Stored<Request>,
  { status, missingDocuments, fault }: Description,
): RequestSummary => {
  const { number, library, reference, createdAt, stage, citation, service, rota, alerts, deadlines } = value
  const [nextDeadline] = deadlines.toSorted((left, right) => (left.at < right.at ? -1 : 1))
  return {
    number,
    library,
    reference,
    createdAt,
    status,
    statusMeaning: meaningOf(status),
    stage,
    title: citation.title ?? citation.titleOfComponent,
    author: citation.author ?? citation.authorOfComponent,
    service: service.type,
    neededBy: service.neededBy,
    activePartner:
      rota.find((entry) => entry.state === 'active' || entry.state === 'supplied')?.partner ?? null,
    alerts: alerts.map((alert: Alert) => alert.kind),
    missingDocuments: [...missingDocuments],
    nextDeadline: nextDeadline ?? null,
    fault,
  }
}

/** Shows what a command came to. */
export const viewResult = ({ stored, status, allowed, told }: ChangeOutcome): CommandResult => ({
  number: stored.value.number,
  status,
  statusMeaning: meaningOf(status),
  allowedCommands: [...allowed],
  messages: told.map(({ operation, entry, delivery }) => ({ operation, entry, delivery })),
})
