import type { z } from '@hono/zod-openapi'
import { asks } from '../../../borrowing/attention/attention-rules.ts'
import { hasUndeliveredCancel } from '../../../borrowing/attention/undelivered-cancel.ts'
import { totalCosts } from '../../../borrowing/costs/total-costs.ts'
import { dueDateOf } from '../../../borrowing/items/due-date.ts'
import { shownHold } from '../../../borrowing/items/shown-hold.ts'
import type { Next } from '../../../borrowing/request/next.ts'
import { Request } from '../../../borrowing/request/request.ts'
import type { UndoRecord } from '../../../borrowing/request/undo.ts'
import { statuses } from '../../../borrowing/status/statuses.ts'
import { isSameCommand, undoRecords } from '../../../borrowing/undo/snapshot.ts'
import { partnersToReturnTo, projectWorklists } from '../../../borrowing/worklists/worklists.ts'
import type { ChangeOutcome } from '../../../delivery/change-plan.ts'
import type { Description } from '../../../delivery/describe-request.ts'
import type { DescriptionNames } from '../../../delivery/description-names.ts'
import { nextSentence } from '../../../notices/next-sentence.ts'
import { anonymizeMembers } from '../../../privacy/anonymize-request.ts'
import { wordsOf } from '../../../privacy/person.ts'
import type { RequestInList } from '../../../store/ports/request-lists.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import type { Language } from '../../../translations/language.ts'
import { viewAttention, viewFault } from './attention.ts'
import { sayReasons, viewReason } from './reason.ts'
import type {
  CommandResult,
  NextView,
  RequestInDetail,
  RequestSummary,
  RequestView,
} from './request-schemas.ts'

const meaningOf = (status: keyof typeof statuses, request: Request): string => {
  const { meaning } = statuses[status]
  return status === 'cancel_requested' && hasUndeliveredCancel(request)
    ? 'The cancel could not be delivered. It is not known whether the partner has the request. Send the cancel again, or cancel once more to close the request.'
    : meaning
}

const viewNext = (
  next: Next | null,
  { timeZone, partners }: DescriptionNames,
  language: Language,
): z.infer<typeof NextView> | null => {
  if (next === null) return null
  const nameOf = (code: string): string => partners[code] ?? code
  return { ...next, text: nextSentence(next, { language, timeZone, nameOf }) }
}

const shownUndo = ({ command, at, by, until, deliveries }: UndoRecord) => ({
  command,
  at,
  by,
  ...(until === undefined ? {} : { until }),
  ...(deliveries === undefined ? {} : { deliveries }),
})

/** Shows the command that an undo takes back, and those before it. */
const viewUndo = (request: Request, undone: UndoRecord | undefined): RequestView['undo'] => {
  if (undone === undefined) return undefined
  const records = undoRecords(request)
  const earlier = records.slice(records.findIndex((each) => isSameCommand(each, undone)) + 1)
  return { ...shownUndo(undone), ...(earlier.length === 0 ? {} : { earlier: earlier.map(shownUndo) }) }
}

const viewMissing = (documents: Description['missingDocuments'], language: Language) =>
  documents.map(({ fault, ...document }) => ({
    ...document,
    ...(fault === undefined ? {} : { fault: viewReason(fault, language) }),
  }))

/**
 * Shows a request in full.
 *
 * @param language the reader's; English in answers that are kept and replayed
 */
export const viewRequest = (
  stored: Stored<Request>,
  { status, allowedCommands, missingDocuments, fault, names, workflow, undone }: Description,
  language: Language = 'en',
): RequestView => ({
  ...sayReasons(stored.value, { ...names, language }),
  undo: viewUndo(stored.value, undone),
  items: stored.value.items.map((item) => ({ ...item, hold: shownHold(stored.value, item) })),
  attention: [
    ...stored.value.attention.map((each) =>
      sayReasons(viewAttention(each, stored.value, allowedCommands, names), { ...names, language }),
    ),
    ...viewFault(fault),
  ],
  next: viewNext(stored.value.next, names, language),
  costTotals: [...totalCosts(stored.value)],
  workflowChoice: workflow,
  status,
  statusMeaning: meaningOf(status, stored.value),
  missingDocuments: viewMissing(missingDocuments, language),
  allowedCommands: [...allowedCommands],
  fault,
})

/** Shows a request in full, and why commands are not allowed now. */
export const viewRequestInDetail = (
  stored: Stored<Request>,
  description: Description,
  language: Language,
): RequestInDetail => ({
  ...viewRequest(stored, description, language),
  refusedCommands: description
    .refusedCommands()
    .map(({ command, reason }) => ({ command, reason: viewReason(reason, language) })),
  renewal: description.renewal,
  notSendableCommands: [...description.notSendableCommands],
})

/**
 * Leaves out what is the patron's, and words that people and partners wrote, as an anonymization does; codes stay: for
 * those who may not read patron data.
 */
export const withoutPatron = ({ value, ...stored }: Stored<Request>): Stored<Request> => {
  const words = value.patron === undefined ? [] : wordsOf(value.patron)
  const { createdBy } = value
  const others = anonymizeMembers(value, words)
  return { ...stored, value: Request.parse({ ...others, createdBy: { kind: createdBy.kind } }) }
}

const patronNameOf = ({ patron }: Request): string | undefined => {
  const names = [patron?.givenName, patron?.surname].filter((name) => name !== undefined)
  return names.length === 0 ? undefined : names.join(' ')
}

const sinceOf = (attention: Request['attention']): Request['attention'][number]['since'] | undefined => {
  const asking = attention.filter(asks)
  return (asking.length > 0 ? asking : attention).map(({ since }) => since).toSorted()[0]
}

/** Returns what the partner that is asked may charge at most: the entry's own maximum, else the request's. */
const maximumCostOf = ({ rota, service }: Request): Request['service']['maximumCost'] =>
  rota.find(({ state }) => state === 'active')?.changes?.service?.maximumCost ?? service.maximumCost

/** Shows what a person needs to act on a request from a list. */
export const viewActions = (
  value: Request,
  { allowedCommands, fault, names }: Description,
  language: Language,
): NonNullable<RequestSummary['actions']> => ({
  attention: [
    ...value.attention.map((each) =>
      sayReasons(viewAttention(each, value, allowedCommands, names), { ...names, language }),
    ),
    ...viewFault(fault),
  ],
  negotiation: value.negotiation,
  maximumCost: maximumCostOf(value),
  allowedCommands: [...allowedCommands],
})

/**
 * Shows a request in a list.
 *
 * @param shown `name`: the caller asks for the name of the patron, and may see it. `labels`: it may see what staff wrote
 */
export const summarizeRequest = (
  { value, updatedAt }: RequestInList,
  { status, missingDocuments, fault, names }: Description,
  shown: { readonly name: boolean; readonly labels: boolean },
  language: Language = 'en',
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
    title: citation.titleOfComponent ?? citation.title,
    author: citation.authorOfComponent ?? citation.author,
    service: service.type,
    neededBy: service.neededBy,
    dueDate: dueDateOf(value),
    worklists: [...projectWorklists(value)],
    assignee,
    labels: shown.labels ? (labels ?? []) : [],
    activePartner:
      rota.find((entry) => entry.state === 'active' || entry.state === 'supplied')?.partner ?? null,
    returnsTo: [...partnersToReturnTo(value)],
    ...(shown.name ? { patronName: patronNameOf(value), patronId: value.patron?.id } : {}),
    missingDocuments: viewMissing(missingDocuments, language),
    attention: [...attention.map(({ kind }) => kind), ...viewFault(fault).map(({ kind }) => kind)],
    asks: fault !== null || attention.some(asks),
    attentionSince: sinceOf(attention),
    next: viewNext(value.next, names, language),
    nextDeadline: nextDeadline ?? null,
    fault,
  }
}

/** Shows the request after a command. */
export const viewResult = ({ stored, describe, messagesSent }: ChangeOutcome): CommandResult => ({
  ...viewRequest(stored, describe()),
  messagesSent: messagesSent.map(({ operation, entry, delivery }) => ({ operation, entry, delivery })),
})
