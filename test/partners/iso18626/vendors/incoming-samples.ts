import type { OperationKind } from '../../../../src/borrowing/request/operation.ts'
import type { Situation } from '../../../../src/partners/incoming-message.ts'
import { after, entry, request } from '../../sample-request.ts'

/** A message of a vendor's system: its fixture, the context that it is read in, and what it means. */
export type IncomingSample = {
  readonly file: string
  readonly context?: Partial<Situation>
  /** The event, or as much of it as the quirk is about. */
  readonly means: Readonly<Record<string, unknown>>
}

const onLoan = (lastOperation: OperationKind, negotiation: unknown = null): Partial<Situation> =>
  after(lastOperation, negotiation, {
    stage: 'on_loan',
    items: [{ id: 1, entry: 1, state: 'on_loan', form: 'physical', hold: 'none', dueDate: '2026-12-15' }],
  })
const cancelOpen = after('cancel', { kind: 'cancel', scope: 'full_by_staff' })
const volumes = [
  { volume: 'vol. 1', callNumber: 'QA 76 .B3', partnerItemId: '39001' },
  { volume: 'vol. 2', callNumber: 'QA 76 .B3', partnerItemId: '39002' },
]

/** The quirks of how vendors' systems speak. The folder of a fixture is the vendor of the partner that sends it. */
export const incomingSamples: readonly IncomingSample[] = [
  {
    file: 'alma/notification-with-empty-status.xml',
    means: { type: 'message', note: 'The volume is at the bindery until Friday.' },
  },
  {
    file: 'alma/renewal-said-as-status-change.xml',
    context: onLoan('renew', { kind: 'renew' }),
    means: { type: 'renewed', dueDate: '2027-01-15' },
  },
  {
    file: 'alma/renewal-without-answer.xml',
    context: onLoan('renew', { kind: 'renew' }),
    means: { type: 'renewed', dueDate: '2027-01-15' },
  },
  {
    file: 'alma/renewal-refused-said-as-request-response.xml',
    context: onLoan('renew', { kind: 'renew' }),
    means: { type: 'renew_refused' },
  },
  {
    file: 'alma/cancel-refused-said-as-status-change.xml',
    context: cancelOpen,
    means: { type: 'cancel_refused' },
  },
  {
    file: 'alma/status-answer-said-as-status-change.xml',
    context: {
      request: request({ stage: 'will_supply' }),
      entry: entry({ lastOperation: 'status_request', lastEvent: 'will_supply' }),
    },
    means: { type: 'status', code: 'WillSupply', names: 'will_supply' },
  },
  {
    file: 'alma/shipped-said-as-renew-response.xml',
    means: { type: 'shipped', items: [{ partnerItemId: '39001' }], dueDate: '2027-01-15' },
  },
  {
    file: 'alma/completed-said-as-request-response.xml',
    context: after('shipped_return', null, { stage: 'returned' }),
    means: { type: 'checked_in' },
  },
  {
    file: 'alma/several-volumes.xml',
    means: {
      type: 'shipped',
      items: [{ partnerItemId: '39001' }, { partnerItemId: '39002' }, { partnerItemId: '39003' }],
    },
  },
  {
    file: 'crosslink/several-volumes.xml',
    means: {
      type: 'shipped',
      items: [
        { partnerItemId: '39001', callNumber: 'QA 76 .B3', volume: 'Works, vol. 1' },
        { partnerItemId: '39002', volume: 'Works, vol. 2' },
      ],
    },
  },
  { file: 'alma/expired.xml', means: { type: 'expired', note: 'The request has expired.' } },
  {
    file: 'reshare/notification-with-request-received.xml',
    means: { type: 'message', note: 'Please send it back in its box.' },
  },
  {
    file: 'reshare/cancel-refused-with-request-received.xml',
    context: cancelOpen,
    means: { type: 'cancel_refused' },
  },
  {
    file: 'reshare/condition.xml',
    means: {
      type: 'conditional',
      status: 'expects_to_supply',
      conditions: ['LibraryUseOnly'],
      note: 'In the reading room only.',
    },
  },
  {
    file: 'reshare/condition-added-by-notification.xml',
    means: {
      type: 'conditional',
      status: undefined,
      conditions: ['NoReproduction'],
      note: 'Not to be copied.',
    },
  },
  {
    file: 'reshare/condition-added-in-words.xml',
    means: { type: 'conditional', conditions: ['Keep it dry.'], note: 'Keep it dry.' },
  },
  {
    file: 'reshare/conditions-pending.xml',
    means: { type: 'message', note: 'The lender waits for an answer to its conditions.' },
  },
  {
    file: 'reshare/retry-wins-over-condition.xml',
    means: { type: 'retry_possible', reason: 'MustMeetLoanCondition', conditions: ['SignatureRequired'] },
  },
  {
    file: 'reshare/crosslink-mock-condition.xml',
    means: { type: 'retry_possible', reason: 'LoanCondition', conditions: ['NoReproduction'] },
  },
  { file: 'reshare/one-volume.xml', means: { type: 'shipped', items: volumes.slice(1) } },
  { file: 'reshare/one-volume-with-commas.xml', means: { type: 'shipped', items: volumes.slice(1) } },
  { file: 'reshare/several-volumes.xml', means: { type: 'shipped', items: volumes } },
  {
    file: 'reshare/several-volumes-with-commas.xml',
    means: {
      type: 'shipped',
      items: [
        { volume: 'Works, vol. 1', callNumber: 'QA 76 .B3', partnerItemId: '39001' },
        { volume: 'Works, vol. 2', partnerItemId: '39002' },
      ],
    },
  },
  {
    file: 'oclc/condition-for-information.xml',
    means: { type: 'will_supply', conditions: ['LibraryUseOnly'] },
  },
  { file: 'koha/shipped.xml', means: { type: 'shipped', items: [{ partnerItemId: '39001' }] } },
  { file: 'standard/no-namespace.xml', means: { type: 'will_supply' } },
  {
    file: 'standard/empty-elements.xml',
    means: { type: 'will_supply', note: undefined, partnerRequestId: undefined, expectedDelivery: undefined },
  },
  {
    file: 'standard/timestamps.xml',
    means: { type: 'shipped', dueDate: '2027-01-15', items: [{ partnerItemId: '39001' }] },
  },
  {
    file: 'standard/copy-by-url-1.2.xml',
    means: {
      type: 'shipped',
      form: 'digital',
      url: 'https://files.example.org/a/1.pdf?key=x&n=2',
      items: [],
      via: 'URL',
    },
  },
  {
    file: 'standard/copy-by-url-2021-2.xml',
    means: { type: 'shipped', form: 'digital', url: 'https://files.example.org/a/1.pdf', items: [] },
  },
  {
    file: 'standard/address-of-another-kind.xml',
    means: {
      type: 'shipped',
      form: 'digital',
      url: undefined,
      items: [],
      note: 'Address: ftp://files.example.org/a/1.pdf',
    },
  },
  { file: 'standard/cancelled-as-first-answer.xml', context: cancelOpen, means: { type: 'cancel_accepted' } },
  { file: 'standard/cancelled-as-first-answer.xml', means: { type: 'cancelled_by_partner' } },
  {
    file: 'standard/other-supplier.xml',
    means: { type: 'will_supply', supplier: { type: 'ISIL', value: 'XX-OTHER' } },
  },
  { file: 'standard/null-agency-ids.xml', means: { type: 'will_supply', supplier: undefined } },
]
