import { expect, test } from 'vitest'
import { reasonsStep } from '../../src/store/upgrades/reasons-step.ts'

const { message, event } = reasonsStep.changes

test.each([
  ['it names several requests', { code: 'kept_message.several_requests', params: {} }],
  [
    'its mail system marks it as automatic: list-id',
    { code: 'kept_message.marked_automatic', params: { sign: 'list-id' } },
  ],
  ['the moon is full', 'the moon is full'],
])('why a message has its state, %s, becomes a code where it is known', (sentence, read) => {
  const upgraded = message?.({ id: 'M1', reason: sentence })
  expect(upgraded).toEqual({ id: 'M1', reason: typeof read === 'string' ? read : JSON.stringify(read) })
  expect(message?.(upgraded ?? {})).toEqual(upgraded)
})

test.each([
  [
    'shipped not in stage closed',
    {
      code: 'explanation.event',
      params: {
        event: { code: 'partner_event.shipped', params: {} },
        why: { code: 'refusal.not_in_stage', params: { stage: { code: 'stage.closed', params: {} } } },
      },
    },
  ],
  [
    'not sent again: the partner has it back',
    {
      code: 'explanation.not_sent_again',
      params: { why: { code: 'refusal.partner_has_it_back', params: {} } },
    },
  ],
])('why an event changed nothing, %s, becomes a code with its guard', (sentence, reason) => {
  expect(event?.({ reason: sentence })).toEqual({ reason })
})
