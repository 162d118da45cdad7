import type { Iso18626WireMessage } from '../../iso18626-lender.ts'
import type { Scenario } from '../../scenario.ts'
import { promised, requested, sentBack } from '../beginnings.ts'
import { awkward } from './awkward.ts'

/** The quirks of the other vendors’ systems, and what is seen of many. */
export const otherVendorRows: readonly Scenario<Iso18626WireMessage>[] = [
  {
    name: 'to ILLiad: known codes alone, the record id as an OCLC number',
    partners: { A: { vendor: 'illiad' } },
    quirks: ['illiad.identifierCodes', 'illiad.unknownServiceLevel', 'illiad.recordIdRepeatedAs'],
    steps: [
      { create: awkward, status: 'ready_to_send' },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: [
          {
            message: 'A request',
            holds: ['>ISBN<', '<serviceLevel>Standard<', '>OCLC<'],
            lacks: ['Code>DOI<', 'Core', 'at most'],
          },
        ],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'to a system that keeps to the standard: codes as they are',
    partners: { A: { vendor: 'standard' } },
    steps: [
      { create: awkward, status: 'ready_to_send' },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: [
          { message: 'A request', holds: ['Code>DOI<', '<serviceLevel>Core<'], lacks: ['>OCLC<', 'at most'] },
        ],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'OCLC: a condition is for information, and nobody waits for an answer',
    partners: { A: { vendor: 'oclc' } },
    quirks: ['oclc.asksConditions'],
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: { fixture: 'oclc/condition-for-information.xml' },
        means: 'will_supply',
        status: 'will_supply',
        shows: { negotiation: null },
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'Koha: messages without an envelope, with fixed words as agencies and local times (test/peers/koha-lender.test.ts has the rest)',
    partners: { A: { vendor: 'koha' } },
    quirks: [
      ...(['edition', 'envelope', 'addresses', 'unlistedCodes', 'identifierCodes'] as const),
      ...(['editionWanted', 'agencyTypes', 'takes', 'takesReminder', 'takesRepeats'] as const),
      ...(['needsItsNumber', 'sendsOnce', 'finishedAfterCopy', 'placeholders', 'finished'] as const),
    ].map((quirk) => `koha.${quirk}` as const),
    steps: [
      ...promised,
      {
        lender: 'A',
        wire: { fixture: 'koha/shipped.xml' },
        means: 'shipped',
        status: 'shipped_physically',
        shows: { items: [{ partnerItemId: '39001' }] },
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'habits of many systems: no namespace, empty elements, invalid timestamps, no agency named',
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: { fixture: 'standard/no-namespace.xml' },
        means: 'will_supply',
        status: 'will_supply',
      },
      {
        lender: 'A',
        wire: { fixture: 'standard/empty-elements.xml' },
        means: 'will_supply',
        status: 'will_supply',
      },
      {
        lender: 'A',
        wire: { fixture: 'standard/null-agency-ids.xml' },
        means: 'will_supply',
        status: 'will_supply',
      },
      {
        lender: 'A',
        wire: { fixture: 'standard/timestamps.xml' },
        means: 'shipped',
        status: 'shipped_physically',
        shows: { items: [{ dueDate: '2027-01-15' }] },
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'expired, by the code that is seen for it',
    partners: { A: {}, B: {} },
    quirks: ['standard.expired'],
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: { reason: 'StatusChange', status: 'Unfilled', reasonUnfilled: 'RequestExpired' },
        means: 'expired',
        status: 'request_sent',
        sends: ['B request'],
        rota: ['expired', 'active'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a check-in that comes twice under different reasons is noted once',
    steps: [
      ...sentBack,
      {
        lender: 'A',
        wire: { reason: 'StatusChange', status: 'LoanCompleted' },
        means: 'checked_in',
        status: 'request_completed',
      },
      {
        lender: 'A',
        wire: { reason: 'RequestResponse', status: 'LoanCompleted' },
        means: 'checked_in',
        ignored: 'nothing is out',
        status: 'request_completed',
      },
    ],
    ends: 'closed as completed',
  },
]
