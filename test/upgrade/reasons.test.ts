import { expect, test } from 'vitest'
import { pausedWebhooksStep } from '../../src/store/upgrades/document-steps.ts'
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
  const upgraded = message?.(sentence)
  expect(upgraded).toBe(typeof read === 'string' ? read : JSON.stringify(read))
  expect(message?.(upgraded ?? '')).toBe(upgraded)
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

test('why a webhook is paused becomes a code, in its state and in alarms', () => {
  const read = (value: object, kind = 'webhook_state') =>
    pausedWebhooksStep.changes.document?.({ kind, key: 'ils', value })?.value
  const failing = 'Event ev-1 failed for more than three days: HTTP 500.'
  const why = { code: 'text', params: { text: 'HTTP 500' } }
  const keptFailing = { code: 'webhook_pause.kept_failing', params: { event: 'ev-1', why } }
  const gone = { code: 'webhook_pause.gone', params: {} }
  const sentence = 'The endpoint answered that it is gone (HTTP 410).'
  for (const [reason, cause, expected] of [
    [failing, 'kept_failing', keptFailing],
    [failing, undefined, keptFailing],
    [sentence, 'gone', gone],
    [sentence, undefined, { code: 'text', params: { text: sentence } }],
    [gone, undefined, gone],
  ])
    expect(
      read({ cursor: 1, paused: { at: 'x', reason, ...(cause === undefined ? {} : { cause }) } }),
    ).toEqual({
      cursor: 1,
      paused: { at: 'x', reason: expected },
    })
  expect(read({ cursor: 1, paused: null })).toEqual({ cursor: 1, paused: null })
  const alarm = { kind: 'webhook_paused', facts: { webhook: 'ils', reason: sentence, cause: 'gone' } }
  expect(read(alarm, 'alarm')).toEqual({ ...alarm, facts: { webhook: 'ils', reason: gone } })
})
