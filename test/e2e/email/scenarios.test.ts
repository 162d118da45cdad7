import { type MailHost, startMailHost } from '@lendwire/lender'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startWholeGateway, type WholeGateway } from '../../support/gateway.ts'
import { emailLenders } from '../scenarios/email-lender.ts'
import { rowsWithNewExchanges } from '../scenarios/new-exchanges.ts'
import { openPatronMailboxes } from '../scenarios/patron-mailboxes.ts'
import { needsOwnGateway, runScenario } from '../scenarios/run-scenario.ts'
import { scenarios } from '../scenarios/table.ts'
import { inexpressible } from './expressible.ts'

vi.setConfig({ maxConcurrency: 6 })

let host: MailHost
let shared: WholeGateway

const startOne = (settings: Readonly<Record<string, string>> = {}): Promise<WholeGateway> =>
  startWholeGateway(
    { LENDWIRE_SMTP_URL: host.url, ...settings },
    { startAt: '2026-03-02T09:00:00.000Z', inMemory: true },
  )

beforeAll(async () => {
  host = await startMailHost()
  openPatronMailboxes(host)
  shared = await startOne()
})
afterAll(async () => {
  await shared.stop()
  await host.stop()
})

const expressible = scenarios.filter((row) => inexpressible(row) === undefined)
const rows = rowsWithNewExchanges(expressible)

describe('the rows of the life cycle that a lender with a mailbox can express by link', () => {
  test.concurrent.each(rows.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const own = needsOwnGateway(row)
    const gateway = own ? await startOne(row.settings) : shared
    try {
      await runScenario(row, emailLenders(host), gateway)
    } finally {
      if (own) await gateway.stop()
    }
  })
})

test('most rows can be expressed', () => {
  expect(expressible.length).toBeGreaterThan(scenarios.length / 2)
})
