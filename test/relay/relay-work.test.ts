import { expect, test } from 'vitest'
import { RelayWork } from '../../src/delivery/relay/relayed-request.ts'

const noted = { library: 'ABC', requester: 'NORTH', system: 'LMS', dead: 0, deadSince: null }
const dueAt = '2026-12-01T10:00:00.000Z'

test('work that an earlier version noted is looked at on both ways, and what waits for a person on none', () => {
  expect(RelayWork.parse({ ...noted, dueAt }).next).toEqual([
    { to: 'system', dueAt, receivedAt: dueAt },
    { to: 'requester', dueAt, receivedAt: dueAt },
  ])
  expect(RelayWork.parse({ ...noted, dueAt: null, dead: 1, deadSince: dueAt }).next).toEqual([])
})
