import type { LibraryCode } from '../../borrowing/values.ts'
import type { Change } from './changes.ts'

/** Returns a change without a request that writes nothing. */
export const emptyChange = (library: LibraryCode): Change => ({
  library,
  request: null,
  expectedVersion: 0,
  events: [],
  outbox: [],
  withdraw: [],
  requeue: [],
  inbox: null,
  idempotency: null,
  settle: null,
})
