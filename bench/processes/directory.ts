import { monitorEventLoopDelay } from 'node:perf_hooks'
import { z } from 'zod'
import { instantOf } from '../../src/borrowing/time.ts'
import { createBreathe } from '../../src/breathe.ts'
import { importDirectory } from '../../src/configuration/import-directory.ts'
import { createConfigKinds } from '../../src/configuration/kinds.ts'
import { createConfiguration } from '../../src/configuration/snapshot.ts'
import { readCrossLinkEntries } from '../../src/directory/read-json.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { institution } from '../../test/support/crosslink-directory.ts'
import { answerParent } from '../child-process.ts'
import type { Measured } from '../row.ts'

const megabyte = 1_048_576
const now = () => instantOf(Date.now())

/** Returns the bytes that are in use once everything else is collected. */
const bytesInUse = (): number => {
  global.gc?.()
  return process.memoryUsage().heapUsed
}

/** Stores the directory of a source, its partners with it: in pieces, between which other calls are answered. */
const measureSync = async (file: string, entries: number): Promise<Measured> => {
  const store = await openSqliteStore({ file })
  const configuration = createConfiguration(store, protocolRegistry)
  const read = readCrossLinkEntries(
    Array.from({ length: entries }, (_, index) => institution(index)),
    'EUR',
  )
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const began = performance.now()
  const { changes } = await importDirectory(
    { store, now, letterLanguages: ['en'], protocols: protocolRegistry },
    createConfigKinds(protocolRegistry),
    await configuration.snapshot(),
    {
      read,
      source: 'bench',
      dryRun: false,
      createPartners: 'active',
      acceptMissing: true,
      withdrawAfter: 1,
      refuse: 'row',
      breathe: createBreathe(),
    },
  )
  const took = performance.now() - began
  delay.disable()
  await store.close()
  if (changes.length !== 2 * entries) throw new Error(`${changes.length} changes`)
  const rssMb = process.memoryUsage().rss / megabyte
  return { perSecond: (entries * 1000) / took, p99Ms: delay.percentile(99) / 1e6, rssMb }
}

/** Reads the snapshot of that directory: its memory is what the heap has more of it than without. */
const measureSnapshot = async (file: string, entries: number): Promise<Measured> => {
  const store = await openSqliteStore({ file })
  const before = bytesInUse()
  const began = performance.now()
  const snapshot = await createConfiguration(store, protocolRegistry).snapshot()
  const count = snapshot.partners().length + snapshot.directoryEntries().length
  const took = performance.now() - began
  const rssMb = (bytesInUse() - before) / megabyte
  await store.close()
  if (count !== 2 * entries || snapshot.partners().length !== entries) throw new Error(`${count} documents`)
  return { perSecond: 1000 / took, p99Ms: took, rssMb }
}

answerParent(z.object({ file: z.string(), entries: z.int() }), async ({ file, entries }) => ({
  'directory-sync-10k': await measureSync(file, entries),
  'snapshot-10k': await measureSnapshot(file, entries),
}))
