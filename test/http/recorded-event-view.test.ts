import { expect, test } from 'vitest'
import type { RecordedEvent } from '../../src/borrowing/events/recorded-event.ts'
import { Status } from '../../src/borrowing/status/status.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import { viewRecordedEvent } from '../../src/http/api/views/recorded-event.ts'
import { reason } from '../../src/translations/reason.ts'

const eventWith = (input: RecordedEvent['input']): RecordedEvent => ({
  at: instantOf(0),
  by: { kind: 'staff' },
  input,
  outcome: 'applied',
  explanations: [],
  status: Status.parse('ready_to_send'),
  previousStatus: null,
  messagesSent: [],
  changes: {},
})

const shown = (input: RecordedEvent['input']) => viewRecordedEvent(eventWith(input)).input

test('the input of an event is shown by its type: that of a creation as `create`', () => {
  const citation = { title: 'Kindred' }
  expect(shown({ kind: 'command', name: 'create', data: { citation, service: { type: 'loan' } } })).toEqual({
    kind: 'command',
    name: 'create',
    data: { type: 'create', citation, service: { type: 'loan' } },
  })
  const data = {
    result: 'dead',
    possiblyTaken: false,
    reason: reason('failure.no_answer'),
    operation: 'request',
    delivery: '1-1',
  }
  expect(shown({ kind: 'delivery', name: 'dead', data })).toEqual({ kind: 'delivery', name: 'dead', data })
})

test('an input whose words were erased, and one of a name that is not known any more, have no data', () => {
  expect(shown({ kind: 'command', name: 'message', data: { type: 'message' } })).toMatchObject({ data: null })
  expect(shown({ kind: 'command', name: 'of_old', data: {} })).toEqual({
    kind: 'command',
    name: 'of_old',
    data: null,
  })
})
