import { expect, test } from 'vitest'
import { createAttemptBuffer, type NewAttempt } from '../../src/webhooks/attempt-log.ts'
import { WebhookAttempt } from '../../src/webhooks/webhook-state.ts'

const attempt = (id: string): NewAttempt => ({
  removals: 0,
  attempt: WebhookAttempt.parse({
    ...{ id, event: id, type: 'request.sent', request: null, at: '2026-11-27T10:00:00.000Z', attempt: 1 },
    ...{ result: 'delivered', status: 200, error: null, milliseconds: 1, body: '{}', answer: '' },
  }),
})
const ids = (attempts: readonly NewAttempt[]) => attempts.map((each) => each.attempt.id)

test('attempts that succeed are written together, and one that failed takes those before it along', () => {
  const buffer = createAttemptBuffer()
  expect(ids(buffer.add([attempt('1')], false))).toEqual(['1'])
  expect(ids(buffer.add([attempt('2')], false))).toEqual([])
  expect(ids(buffer.add([attempt('3')], false))).toEqual([])
  expect(buffer.writeAfter()).toBeGreaterThan(0)
  expect(ids(buffer.add([attempt('4')], true))).toEqual(['2', '3', '4'])
  buffer.add([attempt('5')], false)
  expect(ids(buffer.take())).toEqual(['5'])
  expect(buffer.take()).toEqual([])
})
