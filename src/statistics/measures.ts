import { millisecondsPerDay } from '../borrowing/time.ts'
import type { Day } from '../borrowing/values.ts'
import { type ChargeFacts, type EntryFacts, isFilled, isSettled, type RequestFacts } from './request-facts.ts'
import type { TitleFacts } from './title-facts.ts'

/** What is observed of a subject for a measure: on which day it happened, where that is known, and a number. */
export type Observation = { readonly on: Day | undefined; readonly value: number }

/** The subjects of measures, with what belongs to each. */
export type Subjects = {
  readonly request: { readonly facts: RequestFacts }
  /** A request that nobody could supply, with the title that was wanted. */
  readonly title: { readonly facts: RequestFacts; readonly title: TitleFacts }
  readonly entry: { readonly facts: RequestFacts; readonly entry: EntryFacts }
  readonly item: {
    readonly facts: RequestFacts
    readonly entry: EntryFacts
    readonly item: EntryFacts['items'][number]
  }
  readonly charge: { readonly facts: RequestFacts; readonly charge: ChargeFacts }
}
export const subjectKinds = ['request', 'title', 'entry', 'item', 'charge'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/**
 * How observations are added up. `count`: their sum; `share`: their mean, as a share; `mean`: their mean; `days`: number, mean,
 * median and p90; `money`: their sum in each currency, in ten-thousandths.
 */
export type Unit = 'count' | 'share' | 'mean' | 'days' | 'money'

type MeasureOf<Kind extends SubjectKind> = {
  readonly of: Kind
  readonly unit: Unit
  /** The measure by whose sum the sum of this one is divided. */
  readonly per?: 'filled_by_position'
  /** Whether an observation counts only when its day is over. */
  readonly isDue?: true
  /** Returns the observation of a subject; undefined where the measure is not about it. */
  readonly observe: (subject: Subjects[Kind]) => Observation | undefined
}

const firstDay = (days: readonly (Day | undefined)[]): Day | undefined =>
  days.filter((day) => day !== undefined).toSorted()[0]

const filledOn = ({ entries }: RequestFacts): Day | undefined =>
  firstDay(entries.map(({ receivedOn }) => receivedOn))

const settledOn = (facts: RequestFacts): Day | undefined => filledOn(facts) ?? facts.closedOn

/** Returns the entry that filled a request: the one of which something came first. */
const fillingEntry = ({ entries }: RequestFacts): EntryFacts | undefined => {
  const filled = entries.filter((entry) => entry.isFilled)
  const first = firstDay(filled.map(({ receivedOn }) => receivedOn))
  return filled.find(({ receivedOn }) => receivedOn === first) ?? filled[0]
}

/** Observes the days between two days; nothing where one of them is missing. */
const between = (from: Day | undefined, to: Day | undefined): Observation | undefined =>
  from === undefined || to === undefined
    ? undefined
    : { on: to, value: Math.max(0, (Date.parse(to) - Date.parse(from)) / millisecondsPerDay) }

const when = (is: boolean, on: Day | undefined, value = 1): Observation | undefined =>
  is ? { on, value } : undefined

const tried: readonly EntryFacts['result'][] = ['shipped', 'rejected', 'expired', 'cancelled_by_partner']

const request = (unit: Unit, observe: MeasureOf<'request'>['observe']): MeasureOf<'request'> => ({
  of: 'request',
  unit,
  observe,
})
const entry = (unit: Unit, observe: MeasureOf<'entry'>['observe']): MeasureOf<'entry'> => ({
  of: 'entry',
  unit,
  observe,
})

/**
 * The measures: one table for the computation, the API, the manual and the console. `statistics.measure` of the message
 * catalogue has the name of each, `statistics.definition` its definition.
 */
export const measures = {
  requests_created: request('count', ({ facts }) => when(true, facts.createdOn)),
  requests_settled: request('count', ({ facts }) => when(isSettled(facts), settledOn(facts))),
  requests_filled: request('count', ({ facts }) => when(isFilled(facts), filledOn(facts))),
  fill_rate: request('share', ({ facts }) =>
    when(isSettled(facts), settledOn(facts), isFilled(facts) ? 1 : 0),
  ),
  partners_asked: request('mean', ({ facts }) =>
    when(isSettled(facts), settledOn(facts), facts.entries.length),
  ),
  days_create_send: request('days', ({ facts }) =>
    between(facts.createdOn, firstDay(facts.entries.map(({ sentOn }) => sentOn))),
  ),
  entries_sent: entry('count', ({ entry: { sentOn } }) => when(true, sentOn)),
  entries_shipped: entry('count', ({ entry: { result, shippedOn } }) =>
    when(result === 'shipped', shippedOn),
  ),
  entries_out: entry('count', ({ facts: { service, closedOn }, entry: { shippedOn, returnedOn } }) =>
    when(
      service !== 'copy' && shippedOn !== undefined && returnedOn === undefined && closedOn === undefined,
      shippedOn,
    ),
  ),
  partner_fill_rate: entry('share', ({ entry: { result, shippedOn, endedOn } }) =>
    when(tried.includes(result), result === 'shipped' ? shippedOn : endedOn, result === 'shipped' ? 1 : 0),
  ),
  unfilled_titles: {
    of: 'title',
    unit: 'count',
    observe: ({ facts }) => when(isSettled(facts) && !isFilled(facts), settledOn(facts)),
  } as MeasureOf<'title'>,
  unfilled_by_reason: entry('count', ({ entry: { result, endedOn } }) =>
    when(result === 'rejected', endedOn),
  ),
  filled_by_position: entry('count', ({ facts, entry: each }) =>
    when(fillingEntry(facts) === each, each.receivedOn),
  ),
  days_send_answer: entry('days', ({ entry: { sentOn, answeredOn } }) => between(sentOn, answeredOn)),
  days_send_ship: entry('days', ({ entry: { sentOn, shippedOn } }) => between(sentOn, shippedOn)),
  days_ship_receive: entry('days', ({ entry: { shippedOn, receivedOn } }) => between(shippedOn, receivedOn)),
  days_create_receive: entry('days', ({ facts, entry: each }) =>
    fillingEntry(facts) === each ? between(facts.createdOn, each.receivedOn) : undefined,
  ),
  days_receive_loan: entry('days', ({ entry: { receivedOn, loanedOn } }) => between(receivedOn, loanedOn)),
  days_loan_return: entry('days', ({ entry: { loanedOn, returnedOn } }) => between(loanedOn, returnedOn)),
  renewals: entry('count', ({ entry: { renewals = 0, receivedOn } }) =>
    when(renewals > 0, receivedOn, renewals),
  ),
  overdue_items: {
    of: 'item',
    unit: 'count',
    isDue: true,
    observe: ({ entry: { returnedOn }, item: { dueOn } }) =>
      when(dueOn !== undefined && (returnedOn === undefined || dueOn < returnedOn), dueOn),
  } as MeasureOf<'item'>,
  lost_items: {
    of: 'item',
    unit: 'count',
    observe: ({ entry: { lostOn }, item: { isLost } }) => when(isLost, lostOn),
  } as MeasureOf<'item'>,
  charges: {
    of: 'charge',
    unit: 'money',
    observe: ({ charge: { on, units } }) => ({ on, value: units }),
  } as MeasureOf<'charge'>,
  charges_unpaid: {
    of: 'charge',
    unit: 'money',
    observe: ({ charge: { on, units, isUnpaid } }) => when(isUnpaid === true, on, units),
  } as MeasureOf<'charge'>,
  charge_per_filled: {
    of: 'charge',
    unit: 'money',
    per: 'filled_by_position',
    observe: ({ charge: { on, units } }) => ({ on, value: units }),
  } as MeasureOf<'charge'>,
} as const

export type MeasureName = keyof typeof measures
/** Any measure, for code that reads the table. */
export type Measure = { readonly [Kind in SubjectKind]: MeasureOf<Kind> }[SubjectKind]

/** The names of the measures, in the order of the table. */
export const measureNames: readonly [MeasureName, ...MeasureName[]] = Object.keys(measures) as [
  MeasureName,
  ...MeasureName[],
]
