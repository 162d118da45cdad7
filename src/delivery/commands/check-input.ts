import type { Command } from '../../borrowing/commands/command.ts'
import type { CreateRequest } from '../../borrowing/commands/create-input.ts'
import type { Citation } from '../../borrowing/request/citation.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { dayOf } from '../../borrowing/time.ts'
import type { Cost, Day, Instant } from '../../borrowing/values.ts'
import { checkIdentifiers, isIdentifiable } from '../../citation/check-identifiers.ts'
import { type Fault, Problem } from '../../problem.ts'
import { isCurrency, similarCurrencies } from './currencies.ts'

const currencyFaults = (currency: string | undefined, path: string): readonly Fault[] => {
  if (currency === undefined || isCurrency(currency)) return []
  const near = similarCurrencies(currency)
  const message =
    near.length === 0
      ? `ISO 4217 has no currency ${currency}`
      : `ISO 4217 has no currency ${currency}; similar ones are ${near.join(', ')}`
  return [{ path, message }]
}

const costFaults = (cost: Cost | undefined, path: string): readonly Fault[] =>
  currencyFaults(cost?.currency, `${path}/currency`)

const dayFaults = (day: Day | undefined, today: Day, path: string): readonly Fault[] =>
  day === undefined || day >= today
    ? []
    : [{ path, message: `This day has passed: at the library it is ${today}` }]

const citationFaults = (citation: Citation, path: string): readonly Fault[] =>
  isIdentifiable(citation)
    ? []
    : [
        {
          path,
          message: 'This is not enough to find anything: give a title, or a number such as an ISBN or DOI',
        },
      ]

/** The members of a service that are checked, in a whole service or a part of one. */
type CheckedService = { readonly neededBy?: Day | undefined; readonly maximumCost?: Cost | undefined }

/** Lists the faults of a service. A day that is on the request already may have passed meanwhile. */
const serviceFaults = (
  service: CheckedService | undefined,
  today: Day,
  path: string,
  before?: CheckedService,
): readonly Fault[] => [
  ...dayFaults(
    service?.neededBy === before?.neededBy ? undefined : service?.neededBy,
    today,
    `${path}/neededBy`,
  ),
  ...costFaults(service?.maximumCost, `${path}/maximumCost`),
]

/** The due dates that a command gives, and those of the items that it is about: these may have passed meanwhile. */
type DueDates = {
  readonly path: string
  readonly day: Day | undefined
  readonly before?: Day | undefined
}

const dueDateFaults = (dates: readonly DueDates[], today: Day): readonly Fault[] =>
  dates.flatMap(({ path, day, before }) => (day === before ? [] : dayFaults(day, today, path)))

const dueDatesReceived = (
  command: Extract<Command, { type: 'receive' }>,
  { items }: Request,
): readonly DueDates[] => {
  const dueOf = (id: number): Day | undefined => items.find((item) => item.id === id)?.dueDate
  const common = items.find(({ dueDate }) => dueDate === command.dueDate)?.dueDate
  return [
    { path: 'dueDate', day: command.dueDate, before: common },
    ...(command.items ?? []).map(({ id, dueDate }, index) => ({
      path: `items/${index}/dueDate`,
      day: dueDate,
      before: dueOf(id),
    })),
  ]
}

/** Returns the due date of an event that staff record; what is overdue was due on a day that is past. */
const dueDatesRecorded = ({
  event,
}: Extract<Command, { type: 'record_partner_event' }>): readonly DueDates[] =>
  'dueDate' in event && event.type !== 'overdue' ? [{ path: 'event/dueDate', day: event.dueDate }] : []

const refuse = (what: string, faults: readonly Fault[]): void => {
  if (faults.length > 0) throw new Problem('invalid_input', `${what}: see faults.`, { faults })
}

/**
 * Checks what is asked for by a new request, and writes its numbers in one way.
 *
 * @param input the request as it came
 * @param at the time, and the library's time zone, by which a day has passed or not
 * @returns it with its numbers normalised; `Problem` invalid_input with a fault in words for staff for each number that
 *   is wrong, a citation by which nothing can be found, a day that has passed, an unknown currency
 */
export const checkCreation = (
  input: CreateRequest,
  at: { readonly now: Instant; readonly timeZone: string },
): CreateRequest => {
  const today = dayOf(at.now, at.timeZone)
  const { citation, faults } = checkIdentifiers(input.citation, 'citation')
  refuse('The request cannot be made', [
    ...faults,
    ...citationFaults(citation, 'citation'),
    ...serviceFaults(input.service, today, 'service'),
    ...dayFaults(input.service.dateOfInterest, today, 'service/dateOfInterest'),
    ...(typeof input.hold === 'object' ? dayFaults(input.hold.until, today, 'hold/until') : []),
  ])
  return { ...input, citation }
}

/** Checks what a command changes on a request, as `checkCreation` checks a new one. */
export const checkCommand = (
  command: Command,
  request: Request,
  at: { readonly now: Instant; readonly timeZone: string },
): Command => {
  const today = dayOf(at.now, at.timeZone)
  switch (command.type) {
    case 'edit': {
      if (command.citation === undefined) {
        refuse(
          'The request cannot be changed like this',
          serviceFaults(command.service, today, 'service', request.service),
        )
        return command
      }
      const { citation, faults } = checkIdentifiers(command.citation, 'citation')
      refuse('The request cannot be changed like this', [
        ...faults,
        ...citationFaults(citation, 'citation'),
        ...serviceFaults(command.service, today, 'service', request.service),
      ])
      return { ...command, citation }
    }
    case 'retry': {
      const { changes } = command
      if (changes === undefined) return command
      const checked =
        changes.citation === undefined ? undefined : checkIdentifiers(changes.citation, 'changes/citation')
      refuse('The partner cannot be asked again like this', [
        ...(checked === undefined
          ? []
          : [...checked.faults, ...citationFaults(checked.citation, 'changes/citation')]),
        ...serviceFaults(changes.service, today, 'changes/service', request.service),
      ])
      return checked === undefined
        ? command
        : { ...command, changes: { ...changes, citation: checked.citation } }
    }
    case 'reopen':
      refuse('The request cannot be reopened like this', dayFaults(command.neededBy, today, 'neededBy'))
      return command
    case 'record_partner_event':
      refuse('The event cannot be recorded', [
        ...('cost' in command.event ? costFaults(command.event.cost, 'event/cost') : []),
        ...dueDateFaults(dueDatesRecorded(command), today),
      ])
      return command
    case 'receive':
      refuse(
        'The items cannot be received like this',
        dueDateFaults(dueDatesReceived(command, request), today),
      )
      return command
    case 'correct_item': {
      const before = request.items.find(({ id }) => id === command.item)?.dueDate
      refuse(
        'The item cannot be corrected like this',
        dueDateFaults([{ path: 'dueDate', day: command.dueDate, before }], today),
      )
      return command
    }
    case 'renew':
      refuse(
        'The loan cannot be renewed like this',
        dueDateFaults([{ path: 'dueDate', day: command.dueDate }], today),
      )
      return command
    case 'add_cost':
    case 'correct_cost':
      refuse('The cost cannot be recorded like this', currencyFaults(command.currency, 'currency'))
      return command
    default:
      return command
  }
}
