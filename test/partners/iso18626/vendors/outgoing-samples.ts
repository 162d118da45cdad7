import type { Operation } from '../../../../src/borrowing/request/operation.ts'
import type { Subject } from '../../../../src/partners/rendered-message.ts'
import { request } from '../../sample-request.ts'
import { partner, subject } from '../sample-messages.ts'

/** A message that goes to a vendor's system, and the fixture that shows it. */
export type OutgoingSample = {
  readonly file: string
  readonly quirk: string
  readonly operation: Operation
  readonly of: Subject
  /** True where the fixture is the message that follows. */
  readonly following?: boolean
}

const citation = {
  title: 'The Well of Echoes',
  identifiers: [
    { type: 'isbn', value: '9780306406157' },
    { type: 'DOI', value: '10.1000/182' },
  ],
  recordIds: [{ type: 'local', value: 'b1' }],
  supplierRecordId: 'own-1',
  publicationType: 'book',
}
const service = {
  type: 'loan',
  level: 'Core',
  maximumCost: { currency: 'NOK', amount: '150' },
  note: 'Large print if there is one.',
}
const sampleRequest = request({ citation, service })
const items = [
  { id: 1, entry: 1, state: 'received', form: 'physical', hold: 'none', volume: 'vol. 1' },
  {
    id: 2,
    entry: 1,
    state: 'shipped',
    form: 'physical',
    hold: 'none',
    volume: 'vol. 2',
    partnerItemId: '39002',
  },
]
const to = (vendor: string, more: Partial<Subject> = {}, edition = '1.2'): Subject =>
  subject({ request: sampleRequest, partner: partner({ vendor, edition }), ...more })

const received: Operation = { kind: 'received', items: [1], missing: [2] }
const cost = { currency: 'EUR', amount: '12.50' }

/** The quirks of what vendors' systems want to be told. */
export const outgoingSamples: readonly OutgoingSample[] = [
  {
    file: 'alma/to-request.xml',
    quirk:
      'to Alma: open codes in exact case, unknown identifier codes dropped (and said in words), supplierUniqueRecordId repeated as an OCLC record id, address and cost in the note',
    operation: { kind: 'request' },
    of: to('alma'),
  },
  {
    file: 'alma/to-received.xml',
    quirk: 'to Alma: notes show only on Notification, so this note is not seen there',
    operation: received,
    of: to('alma', { request: request({ items }) }),
  },
  {
    file: 'alma/to-received-note.xml',
    quirk: 'to Alma: the note of the message before, once more as a Notification',
    operation: received,
    of: to('alma', { request: request({ items }) }),
    following: true,
  },
  {
    file: 'alma/to-accept-condition.xml',
    quirk: 'to Alma: conditions are agreed in words, with the conditions and the cost in the note',
    operation: { kind: 'accept_condition', conditions: ['LibraryUseOnly'], cost },
    of: to('alma'),
  },
  {
    file: 'illiad/to-request.xml',
    quirk:
      'to ILLiad: open codes in exact case, unknown identifier codes dropped, supplierUniqueRecordId repeated as an OCLC record id',
    operation: { kind: 'request' },
    of: to('illiad'),
  },
  {
    file: 'reshare/to-accept-condition.xml',
    quirk: 'to ReShare: conditions are agreed by a Notification with a mark as its note',
    operation: { kind: 'accept_condition', conditions: ['LibraryUseOnly'], cost },
    of: to('reshare'),
  },
  {
    file: 'reshare/to-retry.xml',
    quirk: 'to ReShare: a Retry goes out under the same request id',
    operation: { kind: 'retry', previousId: 'BORR-7K2MQ4X9-1' },
    of: to('reshare'),
  },
  {
    file: 'crosslink/to-retry.xml',
    quirk: 'to CrossLink: a Retry goes out under the same request id, and names it as the previous one',
    operation: { kind: 'retry', previousId: 'BORR-7K2MQ4X9-1' },
    of: to('crosslink'),
  },
  {
    file: 'standard/to-retry.xml',
    quirk:
      'elsewhere a Retry goes out under a new id, with the previous one named; identifiers keep their codes',
    operation: { kind: 'retry', previousId: 'BORR-7K2MQ4X9-1' },
    of: to('standard', { requestId: 'BORR-7K2MQ4X9-2' }),
  },
  {
    file: 'standard/to-lost-1.2.xml',
    quirk: '1.2 has no action Lost: a Notification says it',
    operation: { kind: 'lost', items: [2] },
    of: to('standard', { request: request({ items }) }),
  },
  {
    file: 'standard/to-lost-2021-2.xml',
    quirk: '2021-2 has the action Lost',
    operation: { kind: 'lost', items: [2] },
    of: to('standard', { request: request({ items }) }, '2021-2'),
  },
]
