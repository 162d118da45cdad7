import type { Operation } from '../../../../src/borrowing/request/operation.ts'
import { Day } from '../../../../src/borrowing/values.ts'
import type { Subject } from '../../../../src/partners/rendered-message.ts'
import { request } from '../../sample-request.ts'
import { type Connection, item, partner, subject } from '../sample-messages.ts'

/** A message to a profile: the fixture, the quirk that it shows, and the operation that is rendered. */
export type OutgoingSample = {
  readonly file: string
  readonly operation: Operation
  readonly of: Subject
}

const wanted = request({
  citation: {
    title: 'The Well of Echoes',
    subtitle: 'Poems',
    author: 'Ada Writer',
    volumes: ['vol. 2'],
    identifiers: [{ type: 'ISBN', value: '9780306406157' }],
    recordIds: [{ type: 'OCLC', value: '4711' }],
  },
  service: { type: 'loan', neededBy: '2026-12-24', note: 'Hardcover, please.' },
  pickupLocation: 'Main desk',
  patron: { id: 'P-7', surname: 'Reader' },
  items: [item(), item(2, { barcode: 'B-2' })],
  itemCount: 2,
})

const of = (connection: Connection, more: Partial<Subject> = {}): Subject =>
  subject({
    request: wanted,
    partner: partner(connection, {
      institutionCode: '47LEND_INST',
      holdingCode: 'SCIENCE',
      addresses: [{ kind: 'physical', line1: 'Stack street 9', locality: 'Bergen', postalCode: '5003' }],
    }),
    ...more,
  })

const standard = of({})
const alma = of({ profile: 'alma_p2p', agencyType: 'ALMA' })
const nncipp = of({ profile: 'nncipp', toAgency: 'NO-1030310' })

const dueDateWanted = Day.parse('2027-02-01')

/** Messages to each profile, a fixture each. */
export const outgoingSamples: readonly OutgoingSample[] = (
  [
    ['standard', standard],
    ['alma_p2p', alma],
    ['nncipp', nncipp],
  ] as const
).flatMap(([profile, subjectOf]) => [
  { file: `${profile}/told-request.xml`, operation: { kind: 'request' }, of: subjectOf },
  {
    file: `${profile}/told-cancel.xml`,
    operation: { kind: 'cancel', note: 'Found at home.' },
    of: subjectOf,
  },
  {
    file: `${profile}/told-received.xml`,
    operation: { kind: 'received', items: [1, 2], missing: [], note: 'Spine torn.' },
    of: subjectOf,
  },
  { file: `${profile}/told-renew.xml`, operation: { kind: 'renew', dueDateWanted }, of: subjectOf },
  {
    file: `${profile}/told-return.xml`,
    operation: { kind: 'shipped_return', items: [1] },
    of: subjectOf,
  },
])
