import { describe, expect, test } from 'vitest'
import { selectWithdrawals, type UnsettledDelivery } from '../../src/store/policy/withdrawal.ts'
import type { Change } from '../../src/store/ports/changes.ts'
import { textReason } from '../../src/translations/reason.ts'

const at = '2026-11-24T14:00:00.000Z' as never
const delivery = (more: Partial<UnsettledDelivery> = {}): UnsettledDelivery => ({
  id: 'd1',
  operation: 'request',
  state: 'waiting',
  possiblyTaken: false,
  ...more,
})
const retry = (possiblyTaken: boolean): Change['settle'] => ({
  delivery: 'd1',
  leaseToken: 't1',
  settlement: { state: 'waiting', dueAt: at, error: textReason('no answer'), reply: null, possiblyTaken },
})
const delivered: Change['settle'] = {
  delivery: 'd1',
  leaseToken: 't1',
  settlement: { state: 'delivered', reply: null, at },
}

describe('selectWithdrawals', () => {
  test.each([
    ['waiting', false, null, 'possible'],
    ['waiting', true, null, 'impossible'],
    ['leased', false, null, 'impossible'],
    ['leased', true, null, 'impossible'],
    ['leased', false, retry(false), 'possible'],
    ['leased', false, retry(true), 'impossible'],
    ['leased', true, retry(false), 'impossible'],
    ['leased', true, retry(true), 'impossible'],
    ['leased', false, delivered, 'neither'],
    ['leased', true, delivered, 'neither'],
  ] as const)(
    'a %s delivery, possibly taken %s, own settlement %o: %s',
    (state, possiblyTaken, settle, result) => {
      const selected = selectWithdrawals([delivery({ state, possiblyTaken })], 'all', settle)
      expect([selected.possible.length, selected.impossible.length]).toEqual(
        { possible: [1, 0], impossible: [0, 1], neither: [0, 0] }[result],
      )
    },
  )

  test('selects the named operations only', () => {
    const deliveries = [delivery(), delivery({ id: 'd2', operation: 'reminder' })]
    const { possible } = selectWithdrawals(deliveries, ['reminder'], null)
    expect(possible.map(({ id }) => id)).toEqual(['d2'])
  })
})
