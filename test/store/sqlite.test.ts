import { join } from 'node:path'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { storeContract } from '../contract/store.ts'

storeContract('SQLite', (folder, leaseTime) =>
  openSqliteStore({ file: join(folder, 'lendwire.sqlite'), leaseTime }),
)
