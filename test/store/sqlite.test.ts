import { join } from 'node:path'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { storeContract } from '../contract/store.ts'

storeContract('SQLite', (folder) => openSqliteStore({ file: join(folder, 'lendwire.sqlite') }))
