import type { Library } from '../../src/borrowing/library.ts'
import type { Entry } from '../../src/borrowing/request/entry.ts'
import { initialState } from '../../src/borrowing/request/initial-state.ts'
import type { OperationKind } from '../../src/borrowing/request/operation.ts'
import { Request } from '../../src/borrowing/request/request.ts'
import { Instant } from '../../src/borrowing/values.ts'
import type { Situation } from '../../src/partners/incoming-message.ts'
import type { Partner } from '../../src/partners/partner.ts'
import type { Subject } from '../../src/partners/rendered-message.ts'

export const now = Instant.parse('2026-11-24T14:00:01.250Z')
export const requestId = 'BORR-7K2MQ4X9-1'

/** Encodes a text in UTF-8. */
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const entryInput = {
  id: 1,
  partner: 'LEND',
  state: 'active',
  requestIds: [requestId],
  requestState: 'delivered',
}

const requestInput = {
  ...initialState,
  number: 'BORR-7K2MQ4X9',
  library: 'BORR',
  createdAt: '2026-11-20T09:00:00.000Z',
  createdBy: { kind: 'staff', id: 'staff-1' },
  citation: { title: 'The Well of Echoes' },
  service: { type: 'loan' },
  stage: 'sent',
  rota: [entryInput],
  requestIdCount: 1,
  entryCount: 1,
}

/** Returns a request that is with its first partner. */
export const request = (more: Readonly<Record<string, unknown>> = {}): Request =>
  Request.parse({ ...requestInput, ...more })

/** Returns the first partner of the request. */
export const entry = (more: Partial<Entry> = {}): Entry => {
  const [first] = request({ rota: [{ ...entryInput, ...more }] }).rota
  if (first === undefined) throw new Error('a rota has an entry')
  return first
}

/** Makes what a protocol is called with, for a library and a partner. */
export const protocolInputs = (library: Library, partner: () => Partner) => ({
  /** The subject of an operation. */
  subject: (more: Partial<Subject> = {}): Subject => ({
    request: request(),
    entry: entry(),
    requestId,
    library,
    partner: partner(),
    now,
    ...more,
  }),
  /** The context in which a message is read. */
  situation: (more: Partial<Situation> = {}): Situation => ({
    request: request(),
    entry: entry(),
    library,
    partner: partner(),
    now,
    ...more,
  }),
})

/** Returns the context after an operation was sent, with the question that it opened. */
export const after = (
  lastOperation: OperationKind,
  negotiation: unknown = null,
  more: Readonly<Record<string, unknown>> = {},
): Partial<Situation> => ({ request: request({ negotiation, ...more }), entry: entry({ lastOperation }) })
