import { afterAll, describe, expect, test, vi } from 'vitest'
import { startWholeGateway, type WholeGateway } from '../../support/gateway.ts'
import { ncipLenders } from '../scenarios/ncip-lender.ts'
import { needsOwnGateway, runScenario } from '../scenarios/run-scenario.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { scenarios } from '../scenarios/table.ts'
import { inexpressible, profileFor } from './expressible.ts'
import { type NcipSaying, ncipScenarios, promised } from './rows.ts'

vi.setConfig({ maxConcurrency: 6 })

const start = '2026-03-02T09:00:00.000Z'
const startOne = (): Promise<WholeGateway> => startWholeGateway({}, { startAt: start, inMemory: true })

let shared: Promise<WholeGateway> | undefined
afterAll(async () => (await shared)?.stop())

/** The answer to a request says that the lender has it: with that step off, rows see what they see of other protocols. */
const withoutAcceptance = (row: Scenario<NcipSaying>): Scenario<NcipSaying> => ({
  ...row,
  workflow: { ...row.workflow, steps: { ...row.workflow?.steps, requestAccepted: false } },
})

const expressible = scenarios.filter((row) => inexpressible(row) === undefined)

const rows = [
  ...expressible.map((row) => [row.name, profileFor(row), row] as const),
  ...ncipScenarios.map((row) => [row.name, 'standard', row] as const),
]
const exchanged = new Set<string>()

describe('the rows of the life cycle that NCIP can express, and its own', () => {
  test.concurrent.each(rows)('%s (%s)', async (_, profile, given) => {
    const row = withoutAcceptance(given)
    const own = needsOwnGateway(row)
    shared ??= startOne()
    const gateway = own ? await startOne() : await shared
    try {
      await runScenario(
        row,
        ncipLenders(profile, (message) => exchanged.add(message)),
        gateway,
      )
    } finally {
      if (own) await gateway.stop()
    }
  })
})

test('every message of the mapping stands in some row, in each of its directions', () => {
  expect(promised.filter((message) => !exchanged.has(message))).toEqual([])
})

test('most rows can be expressed, in each profile some', () => {
  expect(expressible.length).toBeGreaterThan(scenarios.length / 2)
  expect(new Set(expressible.map(profileFor)).size).toBe(3)
})
