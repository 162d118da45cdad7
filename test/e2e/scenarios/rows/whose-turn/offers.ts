import type { WhoseTurnScenario } from '../../scenario.ts'
import { promised, requested, requestedFor } from '../beginnings.ts'

const eur = (amount: string) => ({ currency: 'EUR', amount })
const two = { A: {}, B: {} } as const

/** Offers and questions of a partner, with whose turn it is after each step. */
export const offers: readonly WhoseTurnScenario[] = [
  {
    name: 'a condition within the maximum cost is accepted automatically',
    steps: [
      ...requestedFor({ service: { type: 'loan', maximumCost: eur('20') } }),
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: [], cost: eur('12.50') },
        status: 'will_supply',
        sends: [{ message: 'A accept_condition', note: '12.50 EUR' }],
        shows: {
          negotiation: null,
          costs: [{ kind: 'offered', ...eur('12.50'), agreed: true }],
          costTotals: [{ currency: 'EUR', agreed: '12.50', charged: '0', settled: '0', open: '0' }],
        },
        stage: 'will_supply',
        next: 'partner shipment',
        attention: ['cost'],
      },
      {
        lender: 'A',
        says: { type: 'shipped', items: [], cost: eur('12.50') },
        status: 'shipped_physically',
        stage: 'shipped',
        next: 'partner arrival',
        attention: [],
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a condition over the maximum cost asks staff, who accept it',
    steps: [
      ...requestedFor({ service: { type: 'loan', maximumCost: eur('10') } }),
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: [], cost: eur('12.50') },
        status: 'conditional',
        next: 'library accept_condition',
        shows: {
          attention: [
            { kind: 'condition', detail: { cost: eur('12.50') } },
            { kind: 'cost', asks: true },
          ],
        },
        stage: 'will_supply',
        attention: ['condition', 'cost'],
      },
      {
        do: { type: 'accept_condition', agreedCost: eur('12.50') },
        status: 'will_supply',
        sends: [{ message: 'A accept_condition', note: '12.50 EUR' }],
        stage: 'will_supply',
        attention: [],
        next: 'partner shipment',
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'a condition that nobody answers is declined in time, by the profile',
    partners: two,
    workflow: { onOpenOffer: 'decline', deadlines: { offer: 'P2D' } },
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['LibraryUseOnly'] },
        status: 'conditional',
        next: 'library accept_condition',
        stage: 'will_supply',
        attention: ['condition'],
      },
      {
        advance: 'P2D',
        status: 'request_sent',
        sends: ['A cancel', 'B request'],
        rota: ['cancelled', 'active'],
        stage: 'sent',
        attention: [],
        next: 'partner answer',
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'an offer to retry that nobody answers is declined on the last day that the partner named',
    partners: two,
    workflow: { onOpenOffer: 'decline', deadlines: { offer: 'P7D' } },
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'retry_possible', reason: 'OnLoan', before: '2026-03-05T09:00:00.000Z' },
        status: 'retry_possible',
        stage: 'sent',
        attention: ['retry_offer'],
        next: 'library retry',
      },
      {
        advance: 'P2D',
        status: 'retry_possible',
        stage: 'sent',
        attention: ['retry_offer'],
        next: 'library retry',
      },
      {
        advance: 'P2D',
        status: 'request_sent',
        sends: ['A cancel', 'B request'],
        rota: ['rejected', 'active'],
        stage: 'sent',
        attention: [],
        next: 'partner answer',
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a condition that nobody answers is kept beyond its deadline, by the profile: staff are asked',
    partners: two,
    workflow: { onOpenOffer: 'keep', deadlines: { offer: 'P2D' } },
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['LibraryUseOnly'] },
        status: 'conditional',
        next: 'library accept_condition',
        stage: 'will_supply',
        attention: ['condition'],
      },
      {
        advance: 'P2D',
        status: 'conditional',
        rota: ['active', 'pending'],
        stage: 'will_supply',
        attention: ['condition', 'idle'],
        next: 'library accept_condition',
      },
      {
        do: { type: 'accept_condition' },
        status: 'will_supply',
        sends: ['A accept_condition'],
        stage: 'will_supply',
        attention: [],
        next: 'partner shipment',
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'asked again not before the time that the partner named',
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'retry_possible', reason: 'OnLoan', after: '2026-03-10T09:00:00.000Z' },
        status: 'retry_possible',
        stage: 'sent',
        attention: ['retry_offer'],
        next: 'library retry',
      },
      {
        do: { type: 'retry' },
        status: 'scheduled',
        recorded: ['A retry'],
        stage: 'sent',
        attention: [],
        next: 'gateway date',
      },
      { advance: 'P6D', status: 'scheduled', stage: 'sent', attention: [], next: 'gateway date' },
      {
        advance: 'P2D',
        status: 'request_sent',
        sends: [{ message: 'A retry', under: 2 }],
        recorded: [],
        stage: 'sent',
        attention: [],
        next: 'partner answer',
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a message of the partner waits until it is read or answered',
    steps: [
      ...promised,
      {
        lender: 'A',
        says: { type: 'message', note: 'Is the second edition all right?' },
        status: 'will_supply',
        attention: ['message_received'],
        next: 'library mark_read',
        stage: 'will_supply',
      },
      {
        do: { type: 'message', note: 'Yes.' },
        status: 'will_supply',
        sends: ['A message'],
        attention: [],
        next: 'partner shipment',
        stage: 'will_supply',
      },
    ],
    ends: 'open in will_supply',
  },
]
