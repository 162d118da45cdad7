import type { components } from '@lendwire/client'

type Column = components['schemas']['Statistics']['columns'][number]
export type Dimension = NonNullable<Column['dimension']>
export type Measure = NonNullable<Column['measure']>

const ofRequest = [
  'library',
  'service',
  'level',
  'format',
  'publication_type',
  'decade',
  'rota_template',
  'month',
  'quarter',
  'year',
] as const satisfies readonly Dimension[]
const ofEntry = [
  'partner',
  'network',
  'protocol',
  'reason',
  'position',
  ...ofRequest,
] as const satisfies readonly Dimension[]
const ofCharge = ['partner', 'network', ...ofRequest] as const satisfies readonly Dimension[]
const ofTitle = ['title', ...ofRequest] as const satisfies readonly Dimension[]

/** What a report may show: by which dimensions, and which measures stand beside it in the table. */
export const shownMeasures = {
  fill_rate: { by: ofRequest, beside: ['requests_created', 'requests_filled', 'days_create_receive'] },
  partner_fill_rate: { by: ofEntry, beside: ['entries_sent', 'entries_shipped', 'days_send_ship'] },
  requests_created: { by: ofRequest, beside: ['requests_settled', 'requests_filled'] },
  requests_filled: { by: ofRequest, beside: ['requests_created'] },
  entries_sent: { by: ofEntry, beside: ['entries_shipped'] },
  days_create_receive: { by: ofEntry, beside: ['days_send_answer', 'days_send_ship', 'days_ship_receive'] },
  days_send_answer: { by: ofEntry, beside: ['days_send_ship'] },
  days_send_ship: { by: ofEntry, beside: ['days_send_answer'] },
  days_ship_receive: { by: ofEntry, beside: [] },
  days_create_send: { by: ofRequest, beside: [] },
  days_receive_loan: { by: ofEntry, beside: [] },
  days_loan_return: { by: ofEntry, beside: ['renewals', 'overdue_items'] },
  partners_asked: { by: ofRequest, beside: ['requests_settled'] },
  filled_by_position: { by: ofEntry, beside: [] },
  unfilled_by_reason: { by: ofEntry, beside: [] },
  unfilled_titles: { by: ofTitle, beside: [] },
  charges: { by: ofCharge, beside: ['charges_unpaid', 'charge_per_filled'] },
  charges_unpaid: { by: ofCharge, beside: ['charges'] },
  charge_per_filled: { by: ofCharge, beside: ['charges'] },
  overdue_items: { by: ofEntry, beside: ['lost_items', 'renewals'] },
  entries_out: { by: ofEntry, beside: ['overdue_items'] },
  lost_items: { by: ofEntry, beside: ['overdue_items'] },
  renewals: { by: ofEntry, beside: [] },
} as const satisfies Partial<
  Record<Measure, { readonly by: readonly Dimension[]; readonly beside: readonly Measure[] }>
>
export type ShownMeasure = keyof typeof shownMeasures

/** Returns whether a name is one of a record’s. */
export const isKey = <Key extends string>(keys: Readonly<Record<Key, unknown>>, name: unknown): name is Key =>
  typeof name === 'string' && Object.hasOwn(keys, name)

/** By which day figures are counted: that of the creation of a request, or that on which each thing happened. */
export const bases = ['created', 'event'] as const
export type Basis = (typeof bases)[number]

/** What a person chose to see. */
export type ReportSpec = {
  readonly show: ShownMeasure
  readonly by: Dimension
  readonly columns?: Dimension | undefined
  readonly basis?: Basis | undefined
}

/** Returns by which day a report counts: costs when they arose, as a budget does; the rest by the creation of requests. */
export const basisOf = ({ show, basis }: Pick<ReportSpec, 'show' | 'basis'>): Basis =>
  basis ?? (show.startsWith('charge') ? 'event' : 'created')

/** The reports that are ready. */
export const reports = {
  partners: { show: 'partner_fill_rate', by: 'partner' },
  days: { show: 'days_create_receive', by: 'partner' },
  months: { show: 'fill_rate', by: 'month' },
  turnaround: { show: 'days_create_receive', by: 'library' },
  reasons: { show: 'unfilled_by_reason', by: 'reason' },
  titles: { show: 'unfilled_titles', by: 'title' },
  costs: { show: 'charges', by: 'partner' },
  costs_months: { show: 'charges', by: 'month' },
} as const satisfies Readonly<Record<string, ReportSpec>>

/** The reports with a page of their own. */
export const otherReports = [
  'network',
  'month',
  'balance',
  'balance_pairs',
  'balance_libraries',
  'balance_months',
] as const
export type OtherReport = (typeof otherReports)[number]
export type ReportName = keyof typeof reports | OtherReport

type Period = { readonly months?: number; readonly days?: number }

/** The periods: whole months before this one, days up to today, or what has a range of its own. */
export const periods = {
  last_month: { months: 1 },
  half_year: { months: 6 },
  quarter: { days: 90 },
  year: { days: 365 },
  this_year: {},
  all: {},
  chosen: {},
} as const satisfies Readonly<Record<string, Period>>
export type PeriodName = keyof typeof periods
export const comparisons = ['period', 'year', 'none'] as const
export type Comparison = (typeof comparisons)[number]

/** The search part of the address of the statistics: a report can be bookmarked and sent to a colleague. */
export type StatisticsSearch = {
  readonly report?: ReportName
  readonly show?: ShownMeasure
  readonly by?: Dimension
  readonly columns?: Dimension
  readonly basis?: Basis
  readonly period?: PeriodName
  readonly from?: string
  readonly to?: string
  readonly against?: Comparison
  /** Conditions such as `service:loan`, separated by bars. */
  readonly where?: string
  readonly month?: string
  readonly library?: string
  /** The network whose balances are shown. */
  readonly network?: string
}

const isOther = (name: unknown): name is OtherReport => otherReports.some((each) => each === name)
const dayShape = /^\d{4}-\d\d-\d\d$/
const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/

const textOf = (value: unknown, shape: RegExp): string | undefined =>
  typeof value === 'string' && shape.test(value) ? value : undefined

/** Returns whether a measure can be broken down by a dimension. */
export const hasDimension = (show: ShownMeasure, by: string | undefined): by is Dimension =>
  shownMeasures[show].by.some((each) => each === by)

/** Reads the search part of the address; what does not belong there is left out. */
export const readStatisticsSearch = (search: Record<string, unknown>): StatisticsSearch => {
  const report = isKey(reports, search.report) || isOther(search.report) ? search.report : undefined
  const show = isKey(shownMeasures, search.show) ? search.show : undefined
  const dimension = (value: unknown): Dimension | undefined =>
    show !== undefined && typeof value === 'string' && hasDimension(show, value) ? value : undefined
  const against = comparisons.find((each) => each === search.against)
  const read: { readonly [Name in keyof StatisticsSearch]: StatisticsSearch[Name] | undefined } = {
    report,
    show,
    by: dimension(search.by),
    columns: dimension(search.columns),
    basis: show === undefined ? undefined : bases.find((each) => each === search.basis),
    period: isKey(periods, search.period) ? search.period : undefined,
    from: textOf(search.from, dayShape),
    to: textOf(search.to, dayShape),
    against,
    where: textOf(search.where, /./),
    month: textOf(search.month, monthShape),
    library: textOf(search.library, /^[A-Z0-9]{1,12}$/),
    network: textOf(search.network, /./),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

/** Returns what is shown: what was chosen, else a report that is ready. */
export const specOf = ({ report, show, by, columns, basis }: StatisticsSearch): ReportSpec => {
  if (show !== undefined) return { show, by: by ?? shownMeasures[show].by[0], columns, basis }
  return isKey(reports, report) ? reports[report] : reports.partners
}

const millisecondsPerDay = 86_400_000
const daysOfYear = 365

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * millisecondsPerDay).toISOString().slice(0, 10)

const today = (): string => new Date().toISOString().slice(0, 10)

/** A range of days, both included; open where an end is left out. */
export type Range = { readonly from?: string | undefined; readonly to?: string | undefined }

/** Returns a range of `count` whole months. The last of them is `back` months before this one. */
const wholeMonths = (count: number, back: number): Range => {
  const now = new Date()
  const dayOf = (ago: number, day: number): string =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, day)).toISOString().slice(0, 10)
  return { from: dayOf(back + count - 1, 1), to: dayOf(back - 1, 0) }
}

const rangeOf = (period: PeriodName, { from, to }: Range): Range => {
  const { months, days }: Period = periods[period]
  if (months !== undefined) return wholeMonths(months, 1)
  // Where it is tomorrow already in the library, a last day would leave its newest requests out.
  if (days !== undefined) return { from: dayBefore(today(), days - 1) }
  if (period === 'this_year') return { from: `${today().slice(0, 4)}-01-01` }
  return period === 'chosen' ? { from, to } : {}
}

/** Returns the range that is shown, and the one that it is compared with; undefined where there is none. */
export const rangesOf = ({
  period = 'year',
  from,
  to,
  against = 'period',
}: StatisticsSearch): { readonly now: Range; readonly before: Range | undefined } => {
  const now = rangeOf(period, { from, to })
  const { from: first, to: last = today() } = now
  if (first === undefined || against === 'none') return { now, before: undefined }
  const { months }: Period = periods[period]
  if (months !== undefined) return { now, before: wholeMonths(months, against === 'year' ? 13 : months + 1) }
  const length = (Date.parse(last) - Date.parse(first)) / millisecondsPerDay + 1
  const back = against === 'year' ? daysOfYear : length
  return { now, before: { from: dayBefore(first, back), to: dayBefore(last, back) } }
}

/** Reads the conditions of a search. */
export const conditionsOf = ({ where = '' }: StatisticsSearch): readonly string[] =>
  where.split('|').filter((each) => each.includes(':'))

/** Writes conditions into a search. */
export const writeConditions = (conditions: readonly string[]): { readonly where: string | undefined } => ({
  where: conditions.length === 0 ? undefined : conditions.join('|'),
})

const definedOf = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

type Parameters = Readonly<Record<string, string | readonly string[]>>

/** Returns the parameters of the API for a report and a range. */
export const parametersOf = (
  { show, by, columns, basis }: ReportSpec,
  range: Range,
  { library, where }: { readonly library: string | undefined; readonly where: readonly string[] },
): Parameters => {
  const beside = shownMeasures[show].beside.filter(
    (each) => columns === undefined && (!isKey(shownMeasures, each) || hasDimension(each, by)),
  )
  return {
    measures: [show, ...beside].join(','),
    by: columns === undefined ? by : `${by},${columns}`,
    basis: basisOf({ show, basis }),
    ...definedOf({ ...range, library }),
    ...(where.length === 0 ? {} : { where }),
  }
}
