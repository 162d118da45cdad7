import type { Scenario } from '../scenario.ts'

const eur = (amount: string) => ({ currency: 'EUR', amount })

/** Costs that partners offer and charge, and that the library agrees to and settles. */
export const costs: readonly Scenario[] = [
  {
    name: 'an offer to retry within the maximum cost is taken automatically, once for each amount',
    steps: [
      {
        create: { service: { type: 'loan', maximumCost: eur('20') } },
        status: 'ready_to_send',
      },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      {
        lender: 'A',
        says: { type: 'retry_possible', reason: 'CostExceedsMaxCost', cost: eur('15') },
        status: 'request_sent',
        sends: [{ message: 'A retry', under: 2, names: 1 }],
      },
      {
        lender: 'A',
        says: { type: 'retry_possible', reason: 'CostExceedsMaxCost', cost: eur('15') },
        status: 'retry_possible',
        next: 'library retry',
      },
    ],
    ends: 'open in sent',
  },
]
