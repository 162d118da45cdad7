import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Line, readJournal, repairJournal, writeJournal } from './lender/journal.ts'

const about = { partner: 'LENDS', requestId: 'FAULTS-1-1' }
const received: Line = { kind: 'received', ...about, trigger: 'request', content: '<résumé/>' }
const says: Line = { kind: 'says', ...about, status: 'WillSupply', content: '<reply/>' }

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-journal-'))
  file = join(folder, 'ledger.jsonl')
})
afterEach(() => rm(folder, { recursive: true }))

test('a reader of the lenders’ ledger sees nothing of an entry that is not complete', async () => {
  expect(readJournal(file)).toEqual([])
  writeJournal(file, [received, says])
  await appendFile(file, JSON.stringify([received]).slice(0, 40))
  expect(readJournal(file)).toEqual([received, says])
})

test('a lender that was killed while it wrote goes on behind its last complete entry', async () => {
  writeJournal(file, [received])
  await appendFile(file, JSON.stringify([says]).slice(0, 40))
  repairJournal(file)
  writeJournal(file, [says])
  expect(readJournal(file)).toEqual([received, says])
})
