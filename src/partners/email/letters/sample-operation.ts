import type { z } from 'zod'
import type { Library } from '../../../borrowing/library.ts'
import { initialState } from '../../../borrowing/request/initial-state.ts'
import { Operation, type OperationKind } from '../../../borrowing/request/operation.ts'
import { Request } from '../../../borrowing/request/request.ts'
import type { Instant } from '../../../borrowing/values.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import type { Partner } from '../../partner.ts'
import type { Subject } from '../../rendered-message.ts'

const note = 'These words are an example of a note.'

/** The operations of sample letters. */
const samples: readonly z.input<typeof Operation>[] = [
  { kind: 'request' },
  { kind: 'retry', previousId: 'SAMPLE-0000000000-1', note },
  { kind: 'cancel', note },
  {
    kind: 'accept_condition',
    conditions: ['LibraryUseOnly'],
    cost: { amount: '12.50', currency: 'EUR' },
    note,
  },
  { kind: 'decline_condition', conditions: ['LibraryUseOnly'] },
  { kind: 'received', items: [1], missing: [2], note },
  { kind: 'renew', dueDateWanted: '2030-06-30' },
  { kind: 'shipped_return', items: [1], note },
  { kind: 'shipped_forward', items: [1], toAgency: 'ISIL:XX-OTHER', note },
  { kind: 'status_request' },
  { kind: 'reminder' },
  { kind: 'message', note },
  { kind: 'lost', items: [1], note },
  { kind: 'damaged', items: [1], note },
  { kind: 'hold_return', note },
]

const beforeShipment: readonly OperationKind[] = [
  'request',
  'retry',
  'cancel',
  'accept_condition',
  'decline_condition',
]

/**
 * Returns a made-up request for the preview of a letter: it names no real reader, and its links lead nowhere.
 *
 * @returns the operation and its subject
 */
export const sampleOperation = (
  kind: OperationKind,
  partner: Partner,
  library: Library,
  now: Instant,
): { readonly operation: Operation; readonly subject: Subject } => {
  const isShipped = !beforeShipment.includes(kind)
  const requestId = 'SAMPLE-0000000000-2'
  const item = {
    entry: 1,
    form: 'physical',
    hold: 'none',
    title: 'The Well of Echoes',
    dueDate: '2030-05-31',
  }
  const request = Request.parse({
    number: 'SAMPLE-0000000000',
    library: library.code,
    createdAt: now,
    createdBy: { kind: 'system' },
    citation: {
      title: 'The Well of Echoes',
      author: 'Holm, Mira',
      edition: '2nd ed.',
      publisher: 'Quayside',
      placeOfPublication: 'Bergen',
      publicationDate: '2019',
      identifiers: [{ type: 'ISBN', value: '9780000000002' }],
    },
    service: {
      type: 'loan',
      neededBy: '2030-05-15',
      maximumCost: { amount: '15.00', currency: 'EUR' },
      note: 'These words are an example of a note to the request.',
    },
    patron: { id: 'sample', givenName: 'Sample', surname: 'Reader' },
    stage: isShipped ? 'received' : 'sent',
    ...initialState,
    rota: [
      {
        id: 1,
        partner: partner.code,
        state: 'active',
        requestIds: ['SAMPLE-0000000000-1', requestId],
        requestState: 'delivered',
        ...(isShipped ? { shipped: true, partnerRequestId: 'YOURS-42' } : {}),
      },
    ],
    items: isShipped
      ? [
          { ...item, id: 1, state: 'received', partnerItemId: 'L-1001', volume: '1' },
          { ...item, id: 2, state: 'missing', partnerItemId: 'L-1002', volume: '2' },
        ]
      : [],
    requestIdCount: 2,
    entryCount: 1,
    itemCount: 2,
  })
  const [entry] = request.rota
  if (entry === undefined) throw new Problem('internal', reason('problem.sample_without_entry'))
  const operation = Operation.parse(samples.find((each) => each.kind === kind))
  return { operation, subject: { request, entry, requestId, library, partner, now } }
}
