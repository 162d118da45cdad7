/** The English words for choosing whom to ask. */
export const rotaEn = {
  title: 'Who to ask',
  byRules: 'the rota rules choose',
  planned: (count: number) =>
    count === 1 ? '1 partner, by the rota rules' : `${count} partners, by the rota rules`,
  add: 'Add a partner',
  order: '#',
  partner: 'Partner',
  protocol: 'Protocol',
  fillRate: 'Fill rate, 12 months',
  days: 'Days to arrive',
  usualCost: 'Usual cost',
  usuallyFree: 'usually free',
  onAverage: (sum: string) => `on average ${sum}`,
  figures: 'How it lends to us',
  fills: (share: string) => `fills ${share}`,
  arrives: (days: string) => (days === '1' ? 'here in 1 day' : `here in ${days} days`),
  remove: (name: string) => `Remove ${name}`,
  hint: 'Left empty, the rota rules choose. A partner that you add is asked in their place.',
  ownHint: 'These are asked in this order, whatever the rota rules say.',
}
