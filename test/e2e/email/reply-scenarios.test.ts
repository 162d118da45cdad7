import { type MailHost, startMailHost } from '@lendwire/lender'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startWholeGateway, type WholeGateway } from '../../support/gateway.ts'
import { emailReplyLenders, inboundToken } from '../scenarios/email-reply-lender.ts'
import { needsOwnGateway, runScenario } from '../scenarios/run-scenario.ts'
import { scenarios } from '../scenarios/table.ts'
import { inexpressibleByReply } from './expressible-by-reply.ts'

vi.setConfig({ maxConcurrency: 6 })

let host: MailHost
let shared: WholeGateway

const startOne = async (): Promise<WholeGateway> => {
  const gateway = await startWholeGateway(
    { LENDWIRE_SMTP_URL: host.url },
    { startAt: '2026-03-02T09:00:00.000Z', inMemory: true },
  )
  const mailbox = { inboundCredentials: [{ kind: 'bearer', token: inboundToken }] }
  expect((await gateway.api('PUT', '/v1/mailboxes/rows', mailbox)).status).toBe(201)
  return gateway
}

beforeAll(async () => {
  host = await startMailHost()
  shared = await startOne()
})
afterAll(async () => {
  await shared.stop()
  await host.stop()
})

const rows = scenarios.filter((row) => inexpressibleByReply(row) === undefined)

describe('the rows of the life cycle that a lender with a mailbox can express by reply', () => {
  test.concurrent.each(rows.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const own = needsOwnGateway(row)
    const gateway = own ? await startOne() : shared
    try {
      await runScenario(row, emailReplyLenders(host), gateway)
    } finally {
      if (own) await gateway.stop()
    }
  })
})

test('most rows can be expressed', () => {
  expect(rows.length).toBeGreaterThan(scenarios.length / 2)
})
