import type { Iso18626WireMessage } from '../../iso18626-lender.ts'
import type { Scenario, WhoseTurnScenario } from '../../scenario.ts'
import { requested } from '../beginnings.ts'
import { reshareRows } from './reshare.ts'

const crosslink = { A: { vendor: 'crosslink' } } as const

/** Behaviour of CrossLink's broker that is the same as ReShare's. */
const shared = ['acceptanceMarker', 'conditionMarker', 'takesReminder'] as const

/** The broker changes its supplier, each step with whose turn it is. No other protocol has a message for that. */
const changeOfSupplier: WhoseTurnScenario<Iso18626WireMessage> = {
  name: 'CrossLink withdraws the promise of a supplier: the status goes back once, and the next supplier promises',
  partners: crosslink,
  quirks: ['crosslink.broker', 'crosslink.supplierInNote', 'standard.supplierInNote'],
  steps: [
    ...requested,
    {
      lender: 'A',
      wire: { reason: 'Notification', status: 'ExpectToSupply', note: 'Vendor: ReShare, Supplier: SUP1' },
      means: 'expects_to_supply',
      status: 'request_accepted',
      shows: { rota: [{ supplier: { value: 'SUP1' } }] },
      stage: 'accepted',
      attention: [],
      next: 'partner answer',
    },
    {
      lender: 'A',
      says: { type: 'will_supply' },
      status: 'will_supply',
      stage: 'will_supply',
      attention: [],
      next: 'partner shipment',
    },
    {
      lender: 'A',
      wire: { reason: 'Notification', status: 'Unfilled', note: 'Supplier: ISIL:SUP1' },
      means: 'expects_to_supply',
      status: 'request_accepted',
      stage: 'accepted',
      attention: ['message_received'],
      next: 'partner answer',
    },
    {
      lender: 'A',
      wire: { reason: 'RequestResponse', status: 'WillSupply', note: 'Supplier: ISIL:SUP2' },
      means: 'will_supply',
      status: 'will_supply',
      shows: { rota: [{ supplier: { type: 'ISIL', value: 'SUP2' } }] },
      stage: 'will_supply',
      attention: ['message_received'],
      next: 'partner shipment',
    },
    {
      lender: 'A',
      says: { type: 'unfilled' },
      status: 'rejected_by_partner',
      rota: ['rejected'],
      stage: 'unfilled',
      attention: ['message_received', 'rota_used_up'],
      next: 'library add_partners',
    },
  ],
  ends: 'open in unfilled',
}

/** The ways of a CrossLink broker. */
export const crosslinkRows: readonly Scenario<Iso18626WireMessage>[] = [
  ...shared.flatMap((quirk): readonly Scenario<Iso18626WireMessage>[] => {
    const row = reshareRows.find(({ quirks }) => quirks?.includes(`reshare.${quirk}`))
    return row === undefined
      ? []
      : [
          {
            ...row,
            name: `CrossLink, ${quirk}: ${row.name}`,
            partners: crosslink,
            quirks: [`crosslink.${quirk}`],
          },
        ]
  }),
  changeOfSupplier,
  {
    name: 'CrossLink ends its rota with a duplicate: nobody else is asked before staff decide',
    partners: { ...crosslink, B: {} },
    quirks: [
      'crosslink.endsRota',
      'crosslink.itemIdCommas',
      'crosslink.finishedAfterCopy',
      'crosslink.supplierDeclineMarker',
      'crosslink.takesOnce',
      'crosslink.finished',
    ],
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: {
          reason: 'Notification',
          status: 'Unfilled',
          note: 'Supplier: LEN2, Sorry: Duplicate',
          reasonUnfilled: 'Duplicate',
        },
        means: 'unfilled',
        status: 'ready_to_send',
        rota: ['rejected', 'pending'],
      },
    ],
    ends: 'open in ready',
  },
  {
    name: 'CrossLink’s own lenders refuse an id that they have: a retry has a new one, and names the previous one',
    partners: crosslink,
    steps: [
      ...requested,
      { lender: 'A', says: { type: 'retry_possible', reason: 'NotFoundAsCited' }, status: 'retry_possible' },
      {
        do: { type: 'retry' },
        status: 'request_sent',
        sends: [{ message: 'A retry', under: 2, holds: ['requestingAgencyPreviousRequestId'] }],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'CrossLink offers a retry and is cancelled: it answers no cancel then, and nothing waits for it',
    partners: crosslink,
    quirks: ['crosslink.retryEndsRequest'],
    steps: [
      ...requested,
      { lender: 'A', says: { type: 'retry_possible', reason: 'NotFoundAsCited' }, status: 'retry_possible' },
      { do: { type: 'cancel' }, status: 'cancelled_by_staff', sends: ['A cancel'], next: null },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'CrossLink: several volumes, each with id, call number and name, in one itemId',
    partners: crosslink,
    quirks: ['crosslink.volumeParts', 'standard.volumeParts'],
    steps: [
      { create: { items: 2 }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      {
        lender: 'A',
        wire: { fixture: 'crosslink/several-volumes.xml' },
        means: 'shipped',
        status: 'shipped_physically',
        items: ['shipped', 'shipped'],
        shows: {
          items: [
            { volume: 'Works, vol. 1', callNumber: 'QA 76 .B3', partnerItemId: '39001' },
            { volume: 'Works, vol. 2', partnerItemId: '39002' },
          ],
        },
      },
    ],
    ends: 'open in shipped',
  },
]
