import { expect, test } from 'vitest'
import { killGateway } from './faults.ts'
import { longestTest } from './patience.ts'
import { rerun, runFault } from './run-fault.ts'

test.each(['sqlite', 'redis'] as const)(
  'the audit finds a gateway on %s that answers partners before it has committed',
  { timeout: longestTest },
  async (store) => {
    const name = 'kill -9 of a gateway that answers too early'
    const { findings } = await runFault({ name, times: 4, strike: killGateway }, store, {
      ownFault: 'answers-too-early',
      longestStay: 1_500,
    })
    const losses = findings.filter(({ kind, words }) => kind === 'lost' && words.includes('was confirmed'))
    expect(losses, rerun('answers partners before it has committed')).not.toEqual([])
  },
)

test('the audit finds a gateway whose purge forgets all answers at once', {
  timeout: longestTest,
}, async () => {
  const name = 'kill -9 of a gateway that forgets its answers'
  const { findings } = await runFault({ name, times: 1, strike: killGateway }, 'sqlite', {
    ownFault: 'forgets-answers',
    longestStay: 1_500,
  })
  const losses = findings.filter(
    ({ kind, words }) => kind === 'lost' && words.includes('when it is repeated'),
  )
  expect(losses, rerun('forgets all answers at once')).not.toEqual([])
})
