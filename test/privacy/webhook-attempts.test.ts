import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Request } from '../../src/borrowing/request/request.ts'
import { Instant } from '../../src/borrowing/values.ts'
import type { StoredKind } from '../../src/privacy/record-rules.ts'
import { tidyAttempts } from '../../src/privacy/webhook-attempts.ts'
import { countRemoval, readRemovals } from '../../src/store/policy/person-removals.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { readAttempts, writeAttempts } from '../../src/webhooks/attempt-log.ts'
import { WebhookAttempt } from '../../src/webhooks/webhook-state.ts'

let folder: string
let store: Store
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-attempts-'))
  store = await openSqliteStore({ file: join(folder, 'lendwire.sqlite') })
  const webhook = { code: 'ils', library: 'ABC', url: 'https://ils.example/events' }
  await store.putDocuments([{ kind: 'webhook', key: 'ils', value: webhook, expectedVersion: 0 }])
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const attempt = (id: string, at: string): WebhookAttempt =>
  WebhookAttempt.parse({
    ...{ id, event: id, type: 'request.sent', request: 'ABC-7K2MQ4X9', at, attempt: 1, result: 'delivered' },
    ...{ status: 200, error: null, milliseconds: 1, body: 'Nightingale', answer: 'Nightingale' },
  })

test('an attempt that was under way while a person was erased is logged without body and answer', async () => {
  const removals = await readRemovals(store)
  await writeAttempts(store, 'ils', [{ attempt: attempt('1', '2026-11-24T10:00:00.000Z'), removals }])
  await countRemoval(store)
  await writeAttempts(store, 'ils', [{ attempt: attempt('2', '2026-11-24T10:00:01.000Z'), removals }])
  expect(await readAttempts(store, 'ils')).toMatchObject([
    { id: '2', body: '', answer: null },
    { id: '1', body: 'Nightingale', answer: 'Nightingale' },
  ])
})

test('what an endpoint answers about a request after its patron was erased is not kept', async () => {
  const removals = await readRemovals(store)
  const erased = { patronErasedAt: '2026-11-24T09:00:00.000Z' }
  const loadRequest = async () => ({ value: erased as Request, version: 2 })
  const late = attempt('late', '2026-11-24T10:00:01.500Z')
  await writeAttempts({ ...store, loadRequest }, 'ils', [{ attempt: late, removals }])
  expect((await readAttempts(store, 'ils'))[0]).toMatchObject({ id: 'late', body: '', answer: null })
})

test('an attempt goes when it is too old, and its words with the request', async () => {
  await tidyAttempts(store, Instant.parse('2026-11-24T10:00:01.000Z'))
  expect(await readAttempts(store, 'ils')).toMatchObject([{ id: 'late' }, { id: '2' }])
  const removals = await readRemovals(store)
  await writeAttempts(store, 'ils', [{ attempt: attempt('3', '2026-11-24T10:00:02.000Z'), removals }])
  // There is no request of this number.
  await tidyAttempts(store, Instant.parse('2026-11-24T10:00:02.000Z'))
  expect(await readAttempts(store, 'ils')).toMatchObject([{ id: '3', body: '', answer: null }])
})

test('each table of SQLite belongs to a kind of record that has a rule', () => {
  const kinds: Readonly<Record<string, StoredKind>> = {
    ...{ migrations: 'store version', store_version: 'store version', document_changes: 'store version' },
    ...{ readiness: 'store version', libraries: 'request', requests: 'request', events: 'event' },
    ...{ request_partners: 'request index', request_references: 'request index' },
    ...{ request_words: 'request index', request_states: 'request index', request_list: 'request index' },
    ...{ request_list_changes: 'request index', inbox: 'message', inbox_mails: 'message' },
    ...{ inbox_shares: 'message quota', deliveries: 'delivery', answers: 'answer', blobs: 'blob' },
    // Leases, counters and sessions.
    ...{ keyed_records: 'session', audit: 'audit' },
    // A document of any kind: each has its rule.
    ...{ partner_counts: 'partner_day', fact_rows: 'row', documents: 'setting' },
  }
  const database = new DatabaseSync(join(folder, 'lendwire.sqlite'), { readOnly: true })
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  database.close()
  const names = tables.map(({ name }) => String(name))
  // The search index has tables of its own, and SQLite those for statistics.
  const own = names.filter((name) => !/^(?:request_words_|sqlite_)/.test(name))
  expect(own.filter((name) => !(name in kinds))).toEqual([])
})
