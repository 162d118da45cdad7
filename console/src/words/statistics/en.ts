/** The English words of the statistics. */
export const statisticsEn = {
  title: 'Statistics',
  description:
    'How well requests are filled, how long it takes and what it costs, by the day on which requests were created.',
  report: 'Reports',
  period: 'Period',
  reports: {
    partners: 'Fill rate by partner',
    months: 'Fill rate by month',
    reasons: 'Rejected by reason',
    days: 'Days by partner',
    costs: 'Costs by partner',
  },
  periods: { quarter: 'Last 90 days', year: 'Last 365 days', all: 'All' },
  change: 'Change',
  before: 'the period before',
  fell: 'fell by more than 10 points',
  others: (count: number) => `${count} others, under 20 each`,
  all: 'All',
  unnamed: '(none)',
  definitions: 'What is counted',
  none: 'There is nothing to show for this period',
  noneHint: 'Choose a longer period.',
}
