import { expect, test } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import { findRepeat, RelayedMessage } from '../../src/delivery/relay/relayed-request.ts'

const noon = Date.UTC(2026, 10, 24, 12)
const minute = 60_000
const day = 86_400_000

const message = (id: string, at: number, bytes = 'Unfilled') =>
  RelayedMessage.parse({
    ...{ id, to: 'requester', kind: 'message', summary: bytes, isOwn: false, receivedAt: instantOf(at) },
    ...{ bytes, content: bytes, state: 'delivered', attempts: 1, dueAt: instantOf(at), possiblyTaken: false },
    ...{ error: null, settledAt: null, isConfirmed: true, reply: null },
  })

const found = (after: number, ...earlier: readonly RelayedMessage[]) =>
  findRepeat({ messages: earlier }, message('new', noon + after), 5 * minute)?.id

test('a message that names no time is a repeat for five minutes, and for a day where nothing else came', () => {
  const first = message('first', noon)
  const other = message('other', noon + 1, 'ItemShipped')
  expect(found(4 * minute, first, other)).toBe('first')
  expect(found(6 * minute, first, other)).toBeUndefined()
  expect(found(6 * minute, first)).toBe('first')
  expect(found(day - minute, first)).toBe('first')
  expect(found(7 * day, first)).toBeUndefined()
})
