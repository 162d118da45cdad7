import type { Situation } from '../../../../src/partners/incoming-message.ts'
import { after } from '../../sample-request.ts'
import { lent } from '../sample-messages.ts'

/** A vendor's message: the fixture, the context in which it is read, and the event. */
export type IncomingSample = {
  readonly file: string
  readonly context?: Partial<Situation>
  readonly means: Readonly<Record<string, unknown>>
}

const shipped = {
  type: 'shipped',
  form: 'physical',
  items: [{ partnerItemId: 'L-1001' }],
  dueDate: '2026-12-24',
}
const here = { request: lent() }

/** Messages of lenders, a fixture each. */
export const incomingSamples: readonly IncomingSample[] = [
  { file: 'standard/no-namespace.xml', means: shipped },
  { file: 'standard/version-unqualified.xml', means: shipped },
  { file: 'standard/elements-out-of-order.xml', means: shipped },
  {
    file: 'standard/version-1.xml',
    means: { type: 'shipped', form: 'physical', items: [{ partnerItemId: 'L-1001' }] },
  },
  {
    file: 'standard/version-2-0.xml',
    context: here,
    means: { type: 'checked_in', items: [{ partnerItemId: 'L-1001' }] },
  },
  {
    file: 'standard/request-agency-wrong.xml',
    context: after('cancel', { kind: 'cancel', scope: 'this_partner' }),
    means: { type: 'cancel_accepted' },
  },
  { file: 'standard/cancelled-by-itself.xml', means: { type: 'cancelled_by_partner' } },
  { file: 'standard/expired.xml', means: { type: 'expired', note: 'Request expired' } },
  {
    file: 'standard/status-in-update.xml',
    means: { type: 'status', code: 'Cannot Fulfill Request', names: 'unfilled' },
  },
  {
    file: 'standard/note-in-update.xml',
    means: { type: 'message', note: 'We look for it in the stacks.' },
  },
  {
    file: 'standard/copy-by-url.xml',
    means: {
      type: 'shipped',
      form: 'digital',
      url: 'https://lender.example.org/copy.pdf',
      conditions: ['LibraryUseOnly'],
      items: [],
    },
  },
  { file: 'standard/recalled.xml', context: here, means: { type: 'recalled', dueDate: '2026-12-01' } },
  { file: 'standard/item-recalled.xml', context: here, means: { type: 'recalled', dueDate: '2026-12-01' } },
  { file: 'standard/renewed.xml', context: here, means: { type: 'renewed', dueDate: '2027-01-15' } },
  {
    file: 'standard/foreign-extension.xml',
    context: here,
    means: { type: 'checked_in', note: 'Cover torn' },
  },
  { file: 'alma_p2p/shipped.xml', means: shipped },
  {
    file: 'alma_p2p/checked-in.xml',
    context: here,
    means: { type: 'checked_in', items: [{ partnerItemId: 'L-1001' }] },
  },
  { file: 'alma_p2p/rejected.xml', means: { type: 'unfilled', note: 'Not on shelf' } },
  { file: 'alma_p2p/expired.xml', means: { type: 'expired' } },
  {
    file: 'alma_p2p/cancel-reply.xml',
    context: after('cancel', { kind: 'cancel', scope: 'full_by_staff' }),
    means: { type: 'cancel_accepted' },
  },
  {
    file: 'nncipp/shipped-by-lender.xml',
    means: { ...shipped, items: [{ partnerItemId: '03011234567' }] },
  },
  {
    file: 'nncipp/shipped-with-own-address.xml',
    means: { type: 'shipped', note: undefined, items: [{ partnerItemId: '03010000001' }] },
  },
  {
    file: 'nncipp/shipped-by-borrower.xml',
    context: here,
    means: { type: 'message', note: 'ItemShipped: ShippedBy.Borrower' },
  },
  {
    file: 'nncipp/received-by-lender.xml',
    context: here,
    means: { type: 'checked_in', items: [{ partnerItemId: '03011234567' }] },
  },
  { file: 'nncipp/received-by-borrower.xml', context: here, means: { type: 'message' } },
  {
    file: 'nncipp/rejected-non-circulating.xml',
    means: { type: 'unfilled', reason: 'NonCirculating', note: '4' },
  },
  {
    file: 'nncipp/rejected-for-another-reason.xml',
    means: { type: 'unfilled', reason: 'Other', note: '27 We are moving house' },
  },
  {
    file: 'nncipp/several-items.xml',
    means: {
      type: 'shipped',
      items: [{ partnerItemId: '03011234567' }, { partnerItemId: '03011234568' }],
    },
  },
]
