import type { Library } from '../borrowing/library.ts'
import { initialState } from '../borrowing/request/initial-state.ts'
import { Operation } from '../borrowing/request/operation.ts'
import { Request } from '../borrowing/request/request.ts'
import type { Instant } from '../borrowing/values.ts'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import type { Partner } from './partner.ts'
import type { Subject } from './rendered-message.ts'

/** What a library says in a simulated loan. */
export const trialOperations = ['request', 'received', 'shipped_return', 'cancel'] as const
export type TrialOperation = (typeof trialOperations)[number]

const note = 'TEST of the connection: please do not supply anything.'

const operations: Readonly<Record<TrialOperation, unknown>> = {
  request: { kind: 'request' },
  received: { kind: 'received', items: [1], missing: [] },
  shipped_return: { kind: 'shipped_return', items: [1] },
  cancel: { kind: 'cancel', note },
}

/** What is known of a simulated loan. */
export type TrialFacts = {
  readonly requestId: string
  /** The ISBN of a title that the partner has, where its system finds titles by that alone. */
  readonly isbn?: string | undefined
  readonly partnerRequestId?: string | undefined
  readonly partnerItemId?: string | undefined
}

/**
 * Returns an operation of a simulated loan with its subject: a request that is marked as a test, of no reader, and that no
 * store has.
 */
export const trialSubject = (
  kind: TrialOperation,
  { requestId, isbn, partnerRequestId, partnerItemId }: TrialFacts,
  partner: Partner,
  library: Library,
  now: Instant,
): { readonly operation: Operation; readonly subject: Subject } => {
  const request = Request.parse({
    number: requestId.slice(0, requestId.lastIndexOf('-')),
    library: library.code,
    createdAt: now,
    createdBy: { kind: 'system' },
    citation: {
      title: `TEST ${requestId}: please do not supply`,
      author: 'lendwire',
      ...(isbn === undefined ? {} : { identifiers: [{ type: 'ISBN', value: isbn }] }),
    },
    service: { type: 'loan', note },
    stage: kind === 'request' ? 'sent' : 'received',
    ...initialState,
    rota: [
      {
        id: 1,
        partner: partner.code,
        state: 'active',
        requestIds: [requestId],
        requestState: 'delivered',
        ...(partnerRequestId === undefined
          ? {}
          : { partnerRequestId, numbers: [{ requestId, number: partnerRequestId }] }),
      },
    ],
    items: [
      {
        entry: 1,
        id: 1,
        form: 'physical',
        hold: 'none',
        state: 'received',
        ...(partnerItemId === undefined ? {} : { partnerItemId }),
      },
    ],
    requestIdCount: 1,
    entryCount: 1,
    itemCount: 1,
  })
  const [entry] = request.rota
  if (entry === undefined) throw new Problem('internal', reason('problem.sample_without_entry'))
  return {
    operation: Operation.parse(operations[kind]),
    subject: { request, entry, requestId, library, partner, now },
  }
}
