import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { changeOf, createSamples } from '../contract/samples.ts'

/** A process that closes its store while a write is in hand, and then says so. Argument: the database file. */
const [file = ''] = process.argv.slice(2)
const store = await openSqliteStore({ file, threads: true })
const write = store.commit(changeOf(createSamples().request()))
await new Promise((resolve) => setImmediate(resolve))
await store.close()
await write
process.stdout.write('closed\n')
