/** The English words of the statistics. */
export const statisticsEn = {
  title: 'Statistics',
  description:
    'How well requests are filled, how long it takes and what it costs, by the day on which requests were created.',
  balanceDescription:
    'What partners lent to libraries here and borrowed from them, by the day of the shipment. Only what is seen in both directions counts as a balance.',
  report: 'Reports',
  network: 'Network',
  everyNetwork: 'All networks',
  period: 'Period',
  reports: {
    partners: 'Fill rate by partner',
    months: 'Fill rate by month',
    reasons: 'Rejected by reason',
    days: 'Days by partner',
    costs: 'Costs by partner',
    balance: 'Balance by partner',
    balance_pairs: 'Balance of each pair',
    balance_libraries: 'Balance by library',
    balance_months: 'Balance by month',
  },
  periods: { quarter: 'Last 90 days', year: 'Last 365 days', all: 'All' },
  change: 'Change',
  before: 'the period before',
  fell: 'fell by more than 10 points',
  others: (count: number) => `${count} others, under 20 each`,
  all: 'All',
  unnamed: '(none)',
  partner: 'Partner',
  matrixHint:
    'What each partner lent to each library more than it borrowed, and below it: lent / borrowed. A ? is what nobody sees here. Choose a figure for its months.',
  morePartners: (count: number) => `${count} more partners are in the table as CSV.`,
  definitions: 'What is counted',
  none: 'There is nothing to show for this period',
  noneHint: 'Choose a longer period.',
}
