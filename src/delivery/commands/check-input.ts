import type { Command } from '../../borrowing/commands/command.ts'
import type { CreateRequest } from '../../borrowing/commands/create-input.ts'
import type { Citation } from '../../borrowing/request/citation.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { dayOf } from '../../borrowing/time.ts'
import type { Cost, Day, Instant } from '../../borrowing/values.ts'
import { checkIdentifiers, isIdentifiable } from '../../citation/check-identifiers.ts'
import { type Fault, Problem } from '../../problem.ts'
import { isCurrency, similarCurrencies } from './currencies.ts'

const currencyFaults = (path: string, currency: string | undefined): readonly Fault[] => {
  if (currency === undefined || isCurrency(currency)) return []
  const near = similarCurrencies(currency)
  const message =
    near.length === 0
      ? `ISO 4217 has no currency ${currency}`
      : `ISO 4217 has no currency ${currency}; similar ones are ${near.join(', ')}`
  return [{ path, message }]
}

const costFaults = (path: string, cost: Cost | undefined): readonly Fault[] =>
  currencyFaults(`${path}/currency`, cost?.currency)

/**
 * Lists the fault of a day that has passed.
 *
 * @param today the day at the library
 * @param before the days that the request has already: these may have passed meanwhile
 */
const dayFaults = (
  path: string,
  day: Day | undefined,
  today: Day,
  before: readonly (Day | undefined)[] = [],
): readonly Fault[] =>
  day === undefined || day >= today || before.includes(day)
    ? []
    : [{ path, message: `This day has passed: at the library it is ${today}` }]

/** Writes the numbers of a citation in one way, and lists its faults. */
const checkCitation = (
  path: string,
  input: Citation,
): { readonly citation: Citation; readonly faults: readonly Fault[] } => {
  const { citation, faults } = checkIdentifiers(input, path)
  if (isIdentifiable(citation)) return { citation, faults }
  const message = 'This is not enough to find anything: give a title, or a number such as an ISBN or DOI'
  return { citation, faults: [...faults, { path, message }] }
}

/** The members of a service that are checked, in a whole service or a part of one. */
type CheckedService = { readonly neededBy?: Day | undefined; readonly maximumCost?: Cost | undefined }

const serviceFaults = (
  path: string,
  service: CheckedService | undefined,
  today: Day,
  before?: CheckedService,
): readonly Fault[] => [
  ...dayFaults(`${path}/neededBy`, service?.neededBy, today, [before?.neededBy]),
  ...costFaults(`${path}/maximumCost`, service?.maximumCost),
]

const refuse = (reason: string, faults: readonly Fault[]): void => {
  if (faults.length > 0) throw new Problem('invalid_input', `${reason}: see faults.`, { faults })
}

/** The time, and the library's time zone, by which a day has passed or not. */
type At = { readonly now: Instant; readonly timeZone: string }

/**
 * Checks what is asked for by a new request, and writes its numbers in one way.
 *
 * @param input the request as it came
 * @returns it with its numbers normalised; `Problem` invalid_input with a fault in words for staff for each number that
 *   is wrong, a citation by which nothing can be found, a day that has passed, an unknown currency
 */
export const checkCreation = (input: CreateRequest, { now, timeZone }: At): CreateRequest => {
  const today = dayOf(now, timeZone)
  const { service, hold } = input
  const { citation, faults } = checkCitation('citation', input.citation)
  refuse('The request cannot be made', [
    ...faults,
    ...serviceFaults('service', service, today),
    ...dayFaults('service/dateOfInterest', service.dateOfInterest, today),
    ...(typeof hold === 'object' ? dayFaults('hold/until', hold.until, today) : []),
  ])
  return { ...input, citation }
}

/** The changes of a request that `edit` and `retry` make, as far as they are checked. */
type Changes = { readonly citation?: Citation | undefined; readonly service?: CheckedService | undefined }

/**
 * Checks what is asked for by a changed request.
 *
 * @param parent the path of the changes in the command, with a slash at its end; empty where they are the command
 * @returns the changes with the numbers of their citation normalised
 */
const checkChanges = <C extends Changes>(
  reason: string,
  parent: string,
  changes: C,
  { service: before }: Request,
  today: Day,
): C => {
  const checked =
    changes.citation === undefined ? undefined : checkCitation(`${parent}citation`, changes.citation)
  refuse(reason, [
    ...(checked?.faults ?? []),
    ...serviceFaults(`${parent}service`, changes.service, today, before),
  ])
  return checked === undefined ? changes : { ...changes, citation: checked.citation }
}

/** Lists the faults of due dates: of all items that are received, and of single ones. */
const receivedFaults = (
  command: Extract<Command, { type: 'receive' }>,
  { items }: Request,
  today: Day,
): readonly Fault[] => [
  ...dayFaults(
    'dueDate',
    command.dueDate,
    today,
    items.map((item) => item.dueDate),
  ),
  ...(command.items ?? []).flatMap(({ id, dueDate }, index) =>
    dayFaults(`items/${index}/dueDate`, dueDate, today, [items.find((item) => item.id === id)?.dueDate]),
  ),
]

/** Lists the faults of an event that staff record. The due date of an item that is overdue has passed, rightly. */
const recordedFaults = (
  { event }: Extract<Command, { type: 'record_partner_event' }>,
  today: Day,
): readonly Fault[] => [
  ...('cost' in event ? costFaults('event/cost', event.cost) : []),
  ...('dueDate' in event && event.type !== 'overdue' ? dayFaults('event/dueDate', event.dueDate, today) : []),
]

/** Checks what a command changes on a request, as `checkCreation` checks a new one. */
export const checkCommand = (command: Command, request: Request, { now, timeZone }: At): Command => {
  const today = dayOf(now, timeZone)
  switch (command.type) {
    case 'edit':
      return checkChanges('The request cannot be changed like this', '', command, request, today)
    case 'retry': {
      if (command.changes === undefined) return command
      const reason = 'The partner cannot be asked again like this'
      return { ...command, changes: checkChanges(reason, 'changes/', command.changes, request, today) }
    }
    case 'reopen':
      refuse('The request cannot be reopened like this', dayFaults('neededBy', command.neededBy, today))
      return command
    case 'record_partner_event':
      refuse('The event cannot be recorded', recordedFaults(command, today))
      return command
    case 'receive':
      refuse('The items cannot be received like this', receivedFaults(command, request, today))
      return command
    case 'correct_item': {
      const item = request.items.find(({ id }) => id === command.item)
      const faults = dayFaults('dueDate', command.dueDate, today, [item?.dueDate])
      refuse('The item cannot be corrected like this', faults)
      return command
    }
    case 'renew':
      refuse('The loan cannot be renewed like this', dayFaults('dueDate', command.dueDate, today))
      return command
    case 'add_cost':
    case 'correct_cost':
      refuse('The cost cannot be recorded like this', currencyFaults('currency', command.currency))
      return command
    default:
      return command
  }
}
