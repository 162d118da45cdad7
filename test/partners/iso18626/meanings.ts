import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { Day, Instant } from '../../../src/borrowing/values.ts'
import type { Situation } from '../../../src/partners/incoming-message.ts'
import { after } from '../sample-request.ts'
import type { SupplierMessage } from './sample-messages.ts'

/** One message, the context that it is read in, and the event that it is. */
export type Meaning = {
  readonly content: SupplierMessage
  readonly context?: Partial<Situation>
  readonly event: PartnerEvent
  /** The edition that it can be written in, where that is one only. */
  readonly only?: '1.2' | '2021-2'
}

const cancelOpen = after('cancel', { kind: 'cancel', scope: 'full_by_staff' })
const renewOpen = after('renew', { kind: 'renew' }, { stage: 'on_loan' })
const eur = (amount: string) => ({ currency: 'EUR', amount })
const day = (text: string) => Day.parse(text)
const instant = (text: string) => Instant.parse(text)
const nobody = { partnerRequestId: 'L-100' }

/** Every row of the mapping (docs/life-cycle.md), and each status with each reason that it can have. */
export const meanings: readonly Meaning[] = [
  // A status that is news, as first answer or as change.
  ...(['RequestResponse', 'StatusChange'] as const).flatMap((reason): readonly Meaning[] => [
    { content: { reason, status: 'RequestReceived' }, event: { type: 'request_received', ...nobody } },
    { content: { reason, status: 'ExpectToSupply' }, event: { type: 'expects_to_supply', ...nobody } },
    {
      content: { reason, status: 'Unfilled', reasonUnfilled: 'transfer', note: 'transferToCluster:c-4711' },
      event: {
        type: 'retry_possible',
        reason: 'transfer',
        offer: { recordId: 'c-4711' },
        note: 'transferToCluster:c-4711',
        ...nobody,
      },
    },
    {
      content: { reason, status: 'WillSupply', expectedDelivery: '2026-12-01T23:00:00Z' },
      event: { type: 'will_supply', expectedDelivery: day('2026-12-02'), ...nobody },
    },
    {
      content: { reason, status: 'Loaned', itemId: '39001', via: 'Mail', dueDate: '2027-01-15T23:59:59Z' },
      event: {
        type: 'shipped',
        form: 'physical',
        items: [{ partnerItemId: '39001' }],
        via: 'Mail',
        // In Oslo the last second of the day in UTC belongs to the next day.
        dueDate: day('2027-01-15'),
        ...nobody,
      },
    },
    {
      content: { reason, status: 'CopyCompleted', via: 'Email', format: 'PDF', charged: eur('4.00') },
      event: {
        type: 'shipped',
        form: 'digital',
        format: 'PDF',
        items: [],
        via: 'Email',
        copy: true,
        cost: eur('4.00'),
        costs: [{ kind: 'delivery', ...eur('4.00') }],
        ...nobody,
      },
    },
    {
      content: { reason, status: 'Overdue', dueDate: '2026-11-20T22:59:59Z' },
      event: { type: 'overdue', dueDate: day('2026-11-20'), ...nobody },
    },
    {
      content: { reason, status: 'Recalled', dueDate: '2026-12-05T22:59:59Z' },
      event: { type: 'recalled', dueDate: day('2026-12-05'), ...nobody },
    },
    {
      content: {
        reason,
        status: 'RetryPossible',
        reasonRetry: 'OnLoan',
        retryAfter: '2026-12-01T08:00:00Z',
        retryBefore: '2026-12-31T08:00:00+01:00',
        offered: eur('12.50'),
      },
      event: {
        type: 'retry_possible',
        reason: 'OnLoan',
        after: instant('2026-12-01T08:00:00.000Z'),
        before: instant('2026-12-31T07:00:00.000Z'),
        cost: eur('12.50'),
        costs: [{ kind: 'offered', ...eur('12.50') }],
        ...nobody,
      },
    },
    {
      content: { reason, status: 'Unfilled', reasonUnfilled: 'NotOnShelf', note: 'Not found.' },
      event: { type: 'unfilled', reason: 'NotOnShelf', note: 'Not found.', ...nobody },
    },
    {
      content: { reason, status: 'Unfilled', reasonUnfilled: 'Expired' },
      event: { type: 'expired', reason: 'Expired', ...nobody },
    },
    { content: { reason, status: 'HoldReturn' }, event: { type: 'hold_return', ...nobody } },
    { content: { reason, status: 'ReleaseHoldReturn' }, event: { type: 'release_hold_return', ...nobody } },
    {
      content: { reason, status: 'LoanCompleted', itemId: '39001' },
      event: { type: 'checked_in', items: [{ partnerItemId: '39001' }], ...nobody },
    },
    { content: { reason, status: 'LoanCompleted' }, event: { type: 'checked_in', ...nobody } },
    {
      content: { reason, status: 'CompletedWithoutReturn' },
      event: { type: 'completed_without_return', ...nobody },
    },
    { content: { reason, status: 'Cancelled' }, event: { type: 'cancelled_by_partner', ...nobody } },
    {
      content: { reason, status: 'Cancelled' },
      context: cancelOpen,
      event: { type: 'cancel_accepted', ...nobody },
    },
  ]),

  // Conditions: any status before Loaned.
  {
    content: { reason: 'RequestResponse', status: 'RequestReceived', conditions: ['LibraryUseOnly'] },
    event: { type: 'conditional', status: 'request_received', conditions: ['LibraryUseOnly'], ...nobody },
  },
  {
    content: { reason: 'StatusChange', status: 'ExpectToSupply', conditions: ['SignatureRequired'] },
    event: { type: 'conditional', status: 'expects_to_supply', conditions: ['SignatureRequired'], ...nobody },
  },
  {
    content: { reason: 'StatusChange', status: 'WillSupply', offered: eur('20') },
    event: {
      type: 'conditional',
      status: 'will_supply',
      conditions: [],
      cost: eur('20'),
      costs: [{ kind: 'offered', ...eur('20') }],
      ...nobody,
    },
  },
  {
    content: { reason: 'StatusRequestResponse', status: 'WillSupply', conditions: ['NoReproduction'] },
    event: { type: 'conditional', status: 'will_supply', conditions: ['NoReproduction'], ...nobody },
  },
  {
    content: { reason: 'Notification', status: 'WillSupply', conditions: ['NoReproduction'] },
    event: {
      type: 'conditional',
      status: 'will_supply',
      conditions: ['NoReproduction'],
      notification: true,
      ...nobody,
    },
  },
  {
    content: {
      reason: 'StatusChange',
      status: 'WillSupply',
      conditions: ['LibraryUseOnly', 'SignatureRequired'],
    },
    event: {
      type: 'conditional',
      status: 'will_supply',
      conditions: ['LibraryUseOnly', 'SignatureRequired'],
      ...nobody,
    },
    only: '2021-2',
  },
  // Nothing to pay is no question.
  {
    content: { reason: 'StatusChange', status: 'WillSupply', offered: eur('0.00') },
    event: { type: 'will_supply', ...nobody },
  },
  // A condition of what is shipped already is told, not asked.
  {
    content: { reason: 'StatusChange', status: 'Loaned', conditions: ['LibraryUseOnly'], offered: eur('3') },
    event: {
      type: 'shipped',
      form: 'physical',
      items: [],
      conditions: ['LibraryUseOnly'],
      cost: eur('3'),
      costs: [{ kind: 'charged', ...eur('3') }],
      ...nobody,
    },
  },
  // RetryPossible wins over conditions in the same message.
  {
    content: {
      reason: 'RequestResponse',
      status: 'RetryPossible',
      reasonRetry: 'LoanCondition',
      conditions: ['NoReproduction'],
    },
    event: { type: 'retry_possible', reason: 'LoanCondition', conditions: ['NoReproduction'], ...nobody },
  },

  // Answers.
  {
    content: { reason: 'CancelResponse', status: 'Cancelled', answer: 'Y' },
    context: cancelOpen,
    event: { type: 'cancel_accepted', ...nobody },
  },
  {
    content: { reason: 'CancelResponse', status: 'Loaned', answer: 'N' },
    context: cancelOpen,
    event: { type: 'cancel_refused', states: 'shipped', form: 'physical', ...nobody },
  },
  {
    content: { reason: 'CancelResponse', status: 'Cancelled' },
    context: cancelOpen,
    event: { type: 'cancel_accepted', ...nobody },
  },
  {
    content: { reason: 'CancelResponse', status: 'Unfilled' },
    context: cancelOpen,
    event: { type: 'cancel_accepted', ...nobody },
  },
  // Nobody asked: the partner cancels by itself.
  {
    content: { reason: 'CancelResponse', status: 'Cancelled', answer: 'Y' },
    event: { type: 'cancelled_by_partner', ...nobody },
  },
  {
    content: { reason: 'RenewResponse', status: 'Loaned', answer: 'Y', dueDate: '2027-02-15T22:59:59Z' },
    context: renewOpen,
    event: { type: 'renewed', dueDate: day('2027-02-15'), ...nobody },
  },
  {
    content: { reason: 'RenewResponse', status: 'Overdue', answer: 'N', reasonUnfilled: 'PolicyProblem' },
    context: renewOpen,
    event: { type: 'renew_refused', states: 'overdue', reason: 'PolicyProblem', ...nobody },
  },

  // Answers to a status request: the event that the status names.
  ...(
    [
      ['RequestReceived', 'request_received', {}],
      ['ExpectToSupply', 'expects_to_supply', {}],
      ['WillSupply', 'will_supply', {}],
      ['Loaned', 'shipped', { form: 'physical', items: [] }],
      ['CopyCompleted', 'shipped', { items: [], copy: true }],
      ['Overdue', 'overdue', {}],
      ['Recalled', 'recalled', {}],
      ['RetryPossible', 'retry_possible', {}],
      ['Unfilled', 'unfilled', {}],
      ['HoldReturn', 'hold_return', {}],
      ['ReleaseHoldReturn', 'release_hold_return', {}],
      ['LoanCompleted', 'checked_in', {}],
      ['CompletedWithoutReturn', 'completed_without_return', {}],
      ['Cancelled', 'cancelled_by_partner', {}],
    ] as const
  ).map(
    ([status, names, more]): Meaning => ({
      content: { reason: 'StatusRequestResponse', status },
      context: after('status_request'),
      event: {
        type: 'status',
        code: status,
        names,
        ...nobody,
        ...('items' in more ? { ...more, items: [] } : {}),
      },
    }),
  ),
  {
    content: {
      reason: 'StatusRequestResponse',
      status: 'RetryPossible',
      reasonRetry: 'OnLoan',
      retryAfter: '2026-12-01T08:00:00Z',
    },
    context: after('status_request'),
    event: {
      type: 'status',
      code: 'RetryPossible',
      names: 'retry_possible',
      reason: 'OnLoan',
      after: instant('2026-12-01T08:00:00.000Z'),
      ...nobody,
    },
  },

  // The status of a Notification is evidence as in any other message.
  ...(
    [
      ['ExpectToSupply', { type: 'expects_to_supply' }],
      ['WillSupply', { type: 'will_supply' }],
      ['Loaned', { type: 'shipped', form: 'physical', items: [] }],
      ['Overdue', { type: 'overdue' }],
      ['Recalled', { type: 'recalled' }],
      ['RetryPossible', { type: 'retry_possible' }],
      ['Unfilled', { type: 'unfilled' }],
      ['CopyCompleted', { type: 'shipped', items: [], copy: true }],
      ['LoanCompleted', { type: 'checked_in' }],
      ['CompletedWithoutReturn', { type: 'completed_without_return' }],
      ['Cancelled', { type: 'cancelled_by_partner' }],
      ['HoldReturn', { type: 'hold_return' }],
      ['ReleaseHoldReturn', { type: 'release_hold_return' }],
    ] satisfies readonly (readonly [string, PartnerEvent])[]
  ).map(
    ([status, event]): Meaning => ({
      content: { reason: 'Notification', status, note: 'Please handle with care.' },
      event: { ...event, note: 'Please handle with care.', notification: true, ...nobody },
    }),
  ),
  // RequestReceived is what systems write that have no status to state.
  {
    content: { reason: 'Notification', status: 'RequestReceived', note: 'Hello.' },
    event: { type: 'message', note: 'Hello.', ...nobody },
  },
  {
    content: { reason: 'Notification', status: '', note: 'Hello.' },
    event: { type: 'message', note: 'Hello.', ...nobody },
  },
  {
    content: { reason: 'Notification', status: 'WeCouldLoan', note: 'Hello.' },
    event: { type: 'message', note: 'Hello.', ...nobody },
  },
  {
    content: { reason: 'Notification', status: 'Unfilled', reasonUnfilled: 'NotHeld' },
    event: { type: 'unfilled', reason: 'NotHeld', notification: true, ...nobody },
  },
  {
    content: { reason: 'Notification', status: 'Loaned', conditions: ['LibraryUseOnly'], note: 'As agreed.' },
    event: {
      type: 'shipped',
      form: 'physical',
      items: [],
      conditions: ['LibraryUseOnly'],
      note: 'As agreed.',
      notification: true,
      ...nobody,
    },
  },
]
