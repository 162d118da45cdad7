import { join } from 'node:path'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { changes } from '../contract/changes.ts'
import { inbox } from '../contract/inbox.ts'
import { outboxClaims } from '../contract/outbox-claims.ts'
import { storeContract } from '../contract/store-contract.ts'

// The suites that write and list. Each test starts two threads, so the others run without them only.
storeContract(
  'SQLite with threads',
  (folder, leaseTime) => openSqliteStore({ file: join(folder, 'lendwire.sqlite'), leaseTime, threads: true }),
  [changes, inbox, outboxClaims],
)
