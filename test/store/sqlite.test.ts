import { join } from 'node:path'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { storeContract } from '../contract/store-contract.ts'

storeContract('SQLite', (folder, leaseTime) =>
  openSqliteStore({ file: join(folder, 'lendwire.sqlite'), leaseTime }),
)
