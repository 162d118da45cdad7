import { expect, test } from 'vitest'
import type { RequestView } from '../../console/src/api/types.ts'
import { explainRefused } from '../../console/src/features/request/commands/why-not.ts'
import { explainDetail } from '../../console/src/shared/feedback/explain-detail.ts'
import { en } from '../../console/src/words/en.ts'

type Refused = NonNullable<RequestView['refusedCommands']>
type Entry = RequestView['rota'][number]

const onlyIn =
  (now: string) =>
  (...stages: readonly string[]) => ({
    code: 'refusal.only_in_stage',
    params: {
      stages: stages.map((stage) => ({ code: `stage.${stage}`, params: {} })),
      now: { code: `stage.${now}`, params: {} },
    },
    text: `only in stage: ${stages.join(', ')}`,
  })

const refusedAt = (now: string): Refused => [
  { command: 'approve', reason: onlyIn(now)('pending_approval') },
  { command: 'return', reason: onlyIn(now)('received', 'on_loan') },
  { command: 'receive', reason: onlyIn(now)('shipped', 'received') },
  { command: 'reject_shipment', reason: onlyIn(now)('shipped', 'received') },
  { command: 'reopen', reason: onlyIn(now)('closed') },
  { command: 'keep_duplicate', reason: onlyIn(now)('created', 'ready', 'unfilled') },
  { command: 'send', reason: onlyIn(now)('ready', 'sent') },
  {
    command: 'settle_cost',
    reason: { code: 'refusal.no_costs', params: {}, text: 'the request has no costs' },
  },
]

test('what can be changed comes first, then what comes later, then what is over; each reason appears once', () => {
  const asked = explainRefused(refusedAt('accepted'), { rota: [{} as Entry], status: 'request_sent' }, en)
  expect(asked).toEqual([
    { reason: 'The request has no costs.', commands: ['settle_cost'] },
    {
      reason: 'Not yet: possible once the stage is “Shipped”.',
      commands: ['receive', 'reject_shipment'],
    },
    { reason: 'Not yet: possible once the stage is “Received”.', commands: ['return'] },
    { reason: 'Not yet: possible once the stage is “Closed”.', commands: ['reopen'] },
    {
      reason: 'No longer: the request is at “Accepted” already.',
      commands: ['send', 'approve', 'keep_duplicate'],
    },
  ])
})

test('a request without anybody to ask is not sent for that reason', () => {
  const [first] = explainRefused(refusedAt('created'), { rota: [], status: 'created' }, en)
  expect(first).toEqual({
    reason: 'The rota names nobody yet: add partners first.',
    commands: ['send'],
  })
})

test('the preview of a command for many says it in the same words', () => {
  const problem = {
    code: 'problem.command_not_allowed',
    params: { reason: onlyIn('sent')('shipped', 'received') },
  }
  expect(explainDetail('may not', problem, en)).toBe('Not yet: possible once the stage is “Shipped”.')
  expect(explainDetail('There is no such request.', { code: 'not_found.request' }, en)).toBe(
    'There is no such request.',
  )
})
