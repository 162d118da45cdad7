import { expect, test } from 'vitest'
import { draws } from '../../support/draws.ts'
import { fuzzGateway } from '../../support/openapi/fuzz-scene.ts'

test('random calls get no answer that the OpenAPI document does not declare', async () => {
  const { findings, log, statuses } = await fuzzGateway({ calls: draws(400), seed: 1_126 })
  expect(findings.slice(0, 5), JSON.stringify(log)).toEqual([])
  expect(statuses.size).toBeGreaterThan(draws(120))
})
