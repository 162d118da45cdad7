import type { Scenario } from '../scenario.ts'

const eur = (amount: string) => ({ currency: 'EUR', amount })

/** What partners offer and charge, and what the library agrees to and settles. */
export const costs: readonly Scenario[] = [
  {
    name: 'a condition within the maximum cost is accepted by itself',
    workflow: { acceptWithinMaximumCost: true },
    steps: [
      {
        create: { service: { type: 'loan', maximumCost: eur('20') } },
        status: 'ready_to_send',
      },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: [], cost: eur('12.5') },
        status: 'will_supply',
        sends: [{ message: 'A accept_condition', note: '12.5 EUR' }],
        shows: {
          negotiation: null,
          costs: [{ kind: 'offered', ...eur('12.5'), agreed: true }],
          costTotals: [{ currency: 'EUR', agreed: '12.50', charged: '0', settled: '0', open: '0' }],
        },
        stage: 'will_supply',
        next: 'partner shipment',
      },
      {
        lender: 'A',
        says: { type: 'shipped', items: [], cost: eur('12.5') },
        status: 'shipped_physically',
        stage: 'shipped',
        next: 'partner arrival',
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a condition over the maximum cost asks staff, who accept it',
    workflow: { acceptWithinMaximumCost: true },
    steps: [
      {
        create: { service: { type: 'loan', maximumCost: eur('10') } },
        status: 'ready_to_send',
      },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: [], cost: eur('12.5') },
        status: 'conditional',
        next: 'library accept_condition',
        shows: {
          attention: [
            { kind: 'condition', detail: { cost: eur('12.5') } },
            { kind: 'cost', asks: true },
          ],
        },
      },
      {
        do: { type: 'accept_condition' },
        status: 'will_supply',
        sends: [{ message: 'A accept_condition', note: '12.5 EUR' }],
        next: 'partner shipment',
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'an offer to retry within the maximum cost is taken by itself, once for each amount',
    workflow: { acceptWithinMaximumCost: true },
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
