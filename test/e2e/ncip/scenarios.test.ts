import { type MailHost, startMailHost } from '@lendwire/lender'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { lenderServices } from '../../../src/partners/ncip/interpret.ts'
import { services } from '../../../src/partners/ncip/services.ts'
import { startWholeGateway, type WholeGateway } from '../../support/gateway.ts'
import { shownIn, shownOnlyBy } from '../scenarios/coverage.ts'
import { ncipLenders } from '../scenarios/ncip-lender.ts'
import { rowsWithNewExchanges } from '../scenarios/new-exchanges.ts'
import { openPatronMailboxes } from '../scenarios/patron-mailboxes.ts'
import { needsOwnGateway, type Produced, runScenario } from '../scenarios/run-scenario.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { scenarios } from '../scenarios/table.ts'
import { earlyEvidence } from './early-evidence.ts'
import { inexpressible, profileFor } from './expressible.ts'
import { type NcipWireMessage, ncipScenarios } from './rows.ts'

vi.setConfig({ maxConcurrency: 6 })

const start = '2026-03-02T09:00:00.000Z'
let host: MailHost
const startOne = (settings: Readonly<Record<string, string>> = {}): Promise<WholeGateway> =>
  startWholeGateway({ LENDWIRE_SMTP_URL: host.url, ...settings }, { startAt: start, inMemory: true })

let shared: Promise<WholeGateway> | undefined
beforeAll(async () => {
  host = await startMailHost()
  openPatronMailboxes(host)
})
afterAll(async () => {
  await (await shared)?.stop()
  await host.stop()
})

/**
 * Returns a row without the step of acceptance: the answer to a request says that the lender has it. Rows then see what
 * they see of other protocols. A row may have it on.
 */
const withoutAcceptance = (row: Scenario<NcipWireMessage>): Scenario<NcipWireMessage> => ({
  ...row,
  workflow: { ...row.workflow, steps: { requestAccepted: false, ...row.workflow?.steps } },
})

const expressible = scenarios.filter((row) => inexpressible(row) === undefined)
const common = rowsWithNewExchanges(expressible)

const rows = [
  ...common.map((row) => [row.name, profileFor(row), row] as const),
  ...[...ncipScenarios, ...earlyEvidence].map((row) => [row.name, 'standard', row] as const),
]
const exchanged = new Set<string>()
const produced: Produced[] = []

/** Goes only to partners with a code of their own for damage, which no row has: test/partners/ncip/outgoing.test.ts. */
const byOwnCode = 'ItemUpdated'

/** The messages of the mapping, as the library sends and hears them: what it can ask and be told, and the questions. */
const mapping: readonly string[] = [
  ...['LookupAgency', ...services]
    .filter((service) => service !== byOwnCode)
    .map((service) => `ncip out ${service}`),
  ...['LookupAgency', 'LookupRequest', ...lenderServices].map((service) => `ncip in ${service}`),
]

describe('the rows of the life cycle that NCIP can express, and its own', () => {
  test.concurrent.each(rows)('%s (%s)', async (_, profile, scenarioRow) => {
    const row = withoutAcceptance(scenarioRow)
    const own = needsOwnGateway(row)
    shared ??= startOne()
    const gateway = own ? await startOne(row.settings) : await shared
    try {
      const run = await runScenario(row, ncipLenders(profile), gateway)
      produced.push(run)
      for (const code of run.codes) exchanged.add(code)
    } finally {
      if (own) await gateway.stop()
    }
  })
})

test('every message of the mapping stands in some row, in each of its directions', () => {
  expect(mapping.filter((message) => !exchanged.has(message))).toEqual([])
})

test('some row shows the code that ISO 18626 cannot show: a message that cannot be sent', () => {
  const shown = shownIn(produced)
  expect(shownOnlyBy.ncip.filter((each) => !shown.has(each))).toEqual([])
})

test('most rows can be expressed, in each profile some', () => {
  expect(expressible.length).toBeGreaterThan(scenarios.length / 2)
  expect(new Set(common.map(profileFor)).size).toBe(3)
})
