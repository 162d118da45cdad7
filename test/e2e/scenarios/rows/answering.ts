import type { Scenario } from '../scenario.ts'
import { promised, ready, requested } from './beginnings.ts'

/** Answers of a partner before it ships, and the library's answers to them. */
export const answering: readonly Scenario[] = [
  {
    name: 'cannot supply: the next partner is asked, and when none is left the request is kept for staff',
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'unfilled', reason: 'NotOnShelf' },
        status: 'request_sent',
        sends: [{ message: 'B request', under: 2 }],
        rota: ['rejected', 'active'],
        shows: { rota: [{ reason: { text: 'NotOnShelf' } }, {}] },
      },
      { lender: 'B', says: { type: 'will_supply' }, status: 'will_supply' },
      {
        lender: 'B',
        says: { type: 'unfilled' },
        status: 'rejected_by_partner',
        rota: ['rejected', 'rejected'],
      },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'a condition is accepted, and not asked again',
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['LibraryUseOnly'] },
        status: 'conditional',
        allowed: ['accept_condition', 'decline_condition'],
        shows: { negotiation: { kind: 'condition', conditions: ['LibraryUseOnly'] }, stage: 'will_supply' },
      },
      {
        do: { type: 'accept_condition' },
        by: 'staff:ada',
        status: 'will_supply',
        sends: [{ message: 'A accept_condition', note: 'LibraryUseOnly' }],
      },
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['LibraryUseOnly'] },
        status: 'will_supply',
      },
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['NoReproduction'] },
        status: 'conditional',
      },
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_physically' },
      { do: { type: 'receive' }, status: 'received_not_for_loan', sends: ['A received'] },
      {
        do: { type: 'waive_condition', code: 'LibraryUseOnly', note: 'by phone' },
        by: 'staff:ada',
        status: 'received_physically',
        allowed: ['patron_loan'],
        shows: { rota: [{ waived: ['LibraryUseOnly'] }] },
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'a price is a condition',
    steps: [
      ...requested,
      {
        lender: 'A',
        says: {
          type: 'conditional',
          status: 'expects_to_supply',
          conditions: [],
          cost: { currency: 'EUR', amount: '12.5' },
        },
        status: 'conditional',
        shows: { negotiation: { cost: { currency: 'EUR', amount: '12.5' } }, stage: 'accepted' },
      },
      {
        do: { type: 'accept_condition' },
        status: 'request_accepted',
        sends: [{ message: 'A accept_condition', note: '12.5 EUR' }],
      },
    ],
    ends: 'open in accepted',
  },
  {
    name: 'a condition is declined: the partner is left, the next one asked',
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['SignatureRequired'] },
        status: 'conditional',
      },
      {
        do: { type: 'decline_condition' },
        status: 'request_sent',
        sends: [{ message: 'A decline_condition', note: 'SignatureRequired' }, 'A cancel', 'B request'],
        rota: ['cancelled', 'active'],
      },
      {
        lender: 'A',
        says: { type: 'cancel_accepted' },
        status: 'request_sent',
        ignored: 'no longer asked',
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a promise without conditions leaves the question open, and terms add up',
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'conditional', status: 'request_received', conditions: ['LibraryUseOnly'] },
        status: 'conditional',
        shows: { stage: 'accepted' },
      },
      { lender: 'A', says: { type: 'will_supply' }, status: 'conditional', shows: { stage: 'will_supply' } },
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['SignatureRequired'] },
        status: 'conditional',
        shows: { negotiation: { conditions: ['LibraryUseOnly', 'SignatureRequired'] } },
      },
      { do: { type: 'accept_condition' }, status: 'will_supply', sends: ['A accept_condition'] },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'with the conditional step off conditions are accepted by themselves',
    workflow: { steps: { conditional: false } },
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['LibraryUseOnly'] },
        status: 'will_supply',
        sends: ['A accept_condition'],
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'with the answering steps off they show no status of their own',
    workflow: { steps: { requestAccepted: false, willSupply: false } },
    steps: [
      ...requested,
      { lender: 'A', says: { type: 'request_received' }, status: 'request_sent' },
      { lender: 'A', says: { type: 'expects_to_supply' }, status: 'request_sent' },
      { lender: 'A', says: { type: 'will_supply' }, status: 'request_sent' },
      { lender: 'A', says: { type: 'unfilled' }, status: 'rejected_by_partner' },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'asked again with other data, under a new id that names the earlier one',
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'retry_possible', reason: 'NotFoundAsCited' },
        status: 'retry_possible',
        allowed: ['retry', 'decline_retry'],
      },
      {
        do: {
          type: 'retry',
          changes: { citation: { title: 'On lending, volume two' }, service: { note: 'The blue one.' } },
        },
        by: 'staff:ada',
        status: 'request_sent',
        sends: [{ message: 'A retry', under: 2, names: 1, note: 'The blue one.' }],
        shows: {
          citation: { title: 'On lending' },
          rota: [{ changes: { service: { note: 'The blue one.' } } }],
        },
      },
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_physically' },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'the terms of a retry are accepted by asking again',
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'retry_possible', reason: 'MustMeetLoanCondition', conditions: ['LibraryUseOnly'] },
        status: 'retry_possible',
        shows: { negotiation: { kind: 'retry', conditions: ['LibraryUseOnly'] } },
      },
      { do: { type: 'retry' }, status: 'request_sent', sends: [{ message: 'A retry', under: 2, names: 1 }] },
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['LibraryUseOnly'] },
        status: 'will_supply',
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'a retry is declined: the partner is left, the next one asked',
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      { lender: 'A', says: { type: 'retry_possible', reason: 'OnLoan' }, status: 'retry_possible' },
      {
        do: { type: 'decline_retry' },
        status: 'request_sent',
        sends: ['A cancel', 'B request'],
        rota: ['rejected', 'active'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'the partner gives it up by itself: next partner, then the end',
    workflow: { onRotaUsedUp: 'close' },
    partners: { A: {}, B: {} },
    steps: [
      ...promised,
      {
        lender: 'A',
        says: { type: 'cancelled_by_partner' },
        status: 'request_sent',
        sends: ['B request'],
        rota: ['cancelled', 'active'],
      },
      { lender: 'B', says: { type: 'cancelled_by_partner' }, status: 'cancelled_by_partner' },
      { do: { type: 'reopen' }, status: 'unfilled' },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'it expired at the partner: next partner',
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'expired' },
        status: 'request_sent',
        sends: ['B request'],
        rota: ['expired', 'active'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'it expired at the partner: closed, by the profile, and reopened',
    workflow: { onExpiry: 'close' },
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      { lender: 'A', says: { type: 'expired' }, status: 'expired', rota: ['expired', 'skipped'] },
      { do: { type: 'reopen' }, status: 'unfilled', rota: ['expired', 'pending'] },
      { do: { type: 'send' }, status: 'request_sent', sends: ['B request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a partner with a workflow profile of its own',
    partners: { A: { workflow: { onRotaUsedUp: 'close', steps: { requestAccepted: false } } }, B: {} },
    steps: [
      ...ready,
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      { lender: 'A', says: { type: 'request_received' }, status: 'request_sent' },
      { lender: 'A', says: { type: 'unfilled' }, status: 'request_sent', sends: ['B request'] },
      { lender: 'B', says: { type: 'request_received' }, status: 'request_accepted' },
      { lender: 'B', says: { type: 'unfilled' }, status: 'rejected_by_partner' },
    ],
    ends: 'open in unfilled',
  },
]
