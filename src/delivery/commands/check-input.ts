import type { Command } from '../../borrowing/commands/command.ts'
import type { CreateRequest } from '../../borrowing/commands/create-input.ts'
import { reviewedDates } from '../../borrowing/items/due-date-review.ts'
import type { Citation } from '../../borrowing/request/citation.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { dayOf } from '../../borrowing/time.ts'
import type { Cost, Day, Instant } from '../../borrowing/values.ts'
import { checkIdentifiers, isIdentifiable } from '../../citation/check-identifiers.ts'
import { type Fault, fault, Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'

/** The currencies of ISO 4217, those of the past too. */
const currencies: readonly string[] = Intl.supportedValuesOf('currency')
const codes: ReadonlySet<string> = new Set(currencies)

/** Returns whether ISO 4217 has, or had, a currency of this code. */
const isCurrency = (code: string): boolean => codes.has(code)

const lettersOf = (code: string): string => [...code].toSorted().join('')

/** Counts the letters that differ, place by place. */
const differences = (one: string, other: string): number =>
  [...one].filter((letter, place) => letter !== other[place]).length

/**
 * Returns how far a code is from what was typed: two letters exchanged, a wrong letter at the end, in the middle, or at
 * the beginning, or all but the first; undefined where more is wrong.
 */
const distance = (typed: string, code: string): number | undefined => {
  const wrong = differences(typed, code)
  if (wrong === 2 && lettersOf(typed) === lettersOf(code)) return 0
  if (wrong === 2 && typed[0] === code[0]) return 4
  if (wrong !== 1) return undefined
  return 3 - [...typed].findIndex((letter, place) => letter !== code[place])
}

/** The most currencies that are named. */
const most = 3

/** Lists the currencies whose codes are nearest to an unknown code, the nearest first. */
const similarCurrencies = (typed: string): readonly string[] =>
  currencies
    .flatMap((code) => {
      const away = distance(typed, code)
      return away === undefined ? [] : [{ code, away }]
    })
    .toSorted((one, other) => one.away - other.away || one.code.localeCompare(other.code))
    .slice(0, most)
    .map(({ code }) => code)

const currencyFaults = (path: string, currency: string | undefined): readonly Fault[] => {
  if (currency === undefined || isCurrency(currency)) return []
  const near = similarCurrencies(currency)
  return [
    near.length === 0
      ? fault(path, 'fault.no_such_currency', { currency })
      : fault(path, 'fault.no_such_currency_similar', { currency, similar: near.join(', ') }),
  ]
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
    : [fault(path, 'fault.day_passed', { today })]

/** Writes the numbers of a citation in one way, and lists its faults. */
const checkCitation = (
  path: string,
  input: Citation,
): { readonly citation: Citation; readonly faults: readonly Fault[] } => {
  const { citation, faults } = checkIdentifiers(input, path)
  if (isIdentifiable(citation)) return { citation, faults }
  return { citation, faults: [...faults, fault(path, 'fault.not_identifiable')] }
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

const refuse = (why: AnyReason, faults: readonly Fault[]): void => {
  if (faults.length > 0) throw new Problem('invalid_input', why, { faults })
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
  refuse(reason('problem.request_cannot_be_made'), [
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
  why: AnyReason,
  parent: string,
  changes: C,
  { service: before }: Request,
  today: Day,
): C => {
  const checked =
    changes.citation === undefined ? undefined : checkCitation(`${parent}citation`, changes.citation)
  refuse(why, [
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
      return checkChanges(reason('problem.request_cannot_be_changed'), '', command, request, today)
    case 'retry': {
      if (command.changes === undefined) return command
      const why = reason('problem.retry_not_valid')
      return { ...command, changes: checkChanges(why, 'changes/', command.changes, request, today) }
    }
    case 'reopen':
      refuse(reason('problem.reopen_not_valid'), dayFaults('neededBy', command.neededBy, today))
      return command
    case 'record_partner_event':
      refuse(reason('problem.event_not_valid'), recordedFaults(command, today))
      return command
    case 'receive':
      refuse(reason('problem.receipt_not_valid'), receivedFaults(command, request, today))
      return command
    case 'correct_item': {
      const item = request.items.find(({ id }) => id === command.item)
      const known = [item?.dueDate, ...reviewedDates(request)]
      refuse(reason('problem.correction_not_valid'), dayFaults('dueDate', command.dueDate, today, known))
      return command
    }
    case 'confirm_due_date': {
      const known = [...request.items.map(({ dueDate }) => dueDate), ...reviewedDates(request)]
      refuse(reason('problem.correction_not_valid'), dayFaults('dueDate', command.dueDate, today, known))
      return command
    }
    case 'renew':
      refuse(reason('problem.renewal_not_valid'), dayFaults('dueDate', command.dueDate, today))
      return command
    case 'add_cost':
    case 'correct_cost':
      refuse(reason('problem.cost_not_valid'), currencyFaults('currency', command.currency))
      return command
    default:
      return command
  }
}
