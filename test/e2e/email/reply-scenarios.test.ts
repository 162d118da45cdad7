import { type MailHost, startMailHost } from '@lendwire/lender'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startWholeGateway, type WholeGateway } from '../../support/gateway.ts'
import { shownIn, shownOnlyBy } from '../scenarios/coverage.ts'
import { emailReplyLenders, inboundToken, type ReplyMail } from '../scenarios/email-reply-lender.ts'
import { rowsWithNewExchanges } from '../scenarios/new-exchanges.ts'
import { openPatronMailboxes } from '../scenarios/patron-mailboxes.ts'
import { needsOwnGateway, type Produced, runScenario } from '../scenarios/run-scenario.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { scenarios } from '../scenarios/table.ts'
import { earlyEvidence } from './early-evidence.ts'
import { inexpressibleByReply } from './expressible-by-reply.ts'
import { replyScenarios } from './rows.ts'

vi.setConfig({ maxConcurrency: 6 })

let host: MailHost
let shared: WholeGateway

const startOne = async (settings: Readonly<Record<string, string>> = {}): Promise<WholeGateway> => {
  const gateway = await startWholeGateway(
    { LENDWIRE_SMTP_URL: host.url, ...settings },
    { startAt: '2026-03-02T09:00:00.000Z', inMemory: true },
  )
  const mailbox = { inboundCredentials: [{ kind: 'bearer', token: inboundToken }] }
  expect((await gateway.api('PUT', '/v1/mailboxes/rows', mailbox)).status).toBe(201)
  return gateway
}

beforeAll(async () => {
  host = await startMailHost()
  openPatronMailboxes(host)
  shared = await startOne()
})
afterAll(async () => {
  await shared.stop()
  await host.stop()
})

const expressible = scenarios.filter((row) => inexpressibleByReply(row) === undefined)
const rows: readonly Scenario<ReplyMail>[] = [
  ...rowsWithNewExchanges(expressible),
  ...replyScenarios,
  ...earlyEvidence,
]
const produced: Produced[] = []

describe('the rows of the life cycle that a lender with a mailbox can express by reply, and its own', () => {
  test.concurrent.each(rows.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const own = needsOwnGateway(row)
    const gateway = own ? await startOne(row.settings) : shared
    try {
      produced.push(await runScenario(row, emailReplyLenders(host), gateway))
    } finally {
      if (own) await gateway.stop()
    }
  })
})

test('some row shows the code that no other protocol has: mails for review', () => {
  const shown = shownIn(produced)
  expect(shownOnlyBy.email.filter((each) => !shown.has(each))).toEqual([])
})

test('most rows can be expressed', () => {
  expect(expressible.length).toBeGreaterThan(scenarios.length / 2)
})
