import { describe, expect, it } from 'vitest'
import type { Item } from '../../src/borrowing/request/item.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import { stages } from '../../src/borrowing/request/stage.ts'
import { projectWorklists, type Worklist } from '../../src/borrowing/worklists/worklists.ts'
import { alpha, at, beta, createSamples, entryOf } from '../contract/samples.ts'

const samples = createSamples()
const worklistsOf = (more: Partial<Request>): readonly Worklist[] => projectWorklists(samples.request(more))
const item = (more: Partial<Item>): Item => ({
  id: 1,
  entry: 1,
  state: 'received',
  form: 'physical',
  hold: 'none',
  ...more,
})
const rota = [entryOf(1, alpha)]

describe('worklists', () => {
  it.each([
    ['created', 'to_send'],
    ['pending_approval', 'to_approve'],
    ['locating', 'to_send'],
    ['locate_failed', 'to_send'],
    ['ready', 'to_send'],
    ['sent', 'waiting_for_partner'],
    ['accepted', 'waiting_for_partner'],
    ['will_supply', 'waiting_for_partner'],
    ['shipped', 'on_its_way'],
    ['received', 'in_library'],
    ['on_loan', 'in_library'],
    ['patron_returned', 'to_return'],
    ['returned', 'waiting_for_partner'],
    ['unfilled', 'unfilled'],
    ['closed', 'closed'],
  ] as const)('hold a request of the stage %s: %s', (stage, worklist) => {
    expect(worklistsOf({ stage, rota })).toEqual([worklist])
  })

  it('leave no stage out', () => {
    for (const stage of stages) expect(worklistsOf({ stage, rota })).not.toEqual([])
  })

  it('hold what waits for approval, staff or a decision on a duplicate before it is sent', () => {
    for (const waiting of ['approval', 'staff'] as const)
      expect(worklistsOf({ stage: 'ready', waitingFor: [{ for: waiting }] })).toEqual(['to_approve'])
    expect(worklistsOf({ stage: 'ready', waitingFor: [{ for: 'locally_owned' }] })).toEqual(['to_send'])
  })

  it('show again what asks for attention, and what is overdue or recalled', () => {
    const idle = [{ kind: 'idle' as const, since: at(0) }]
    expect(worklistsOf({ stage: 'on_loan', rota, attention: idle })).toEqual([
      'needs_attention',
      'in_library',
    ])
    for (const kind of ['overdue', 'recalled'] as const)
      expect(worklistsOf({ stage: 'on_loan', rota, attention: [{ kind, since: at(0) }] })).toEqual(
        expect.arrayContaining(['in_library', 'overdue_or_recalled']),
      )
    const attention = [{ kind: 'hold_return' as const, since: at(0) }]
    expect(worklistsOf({ stage: 'on_loan', rota, attention })).not.toContain('overdue_or_recalled')
  })

  it('hold what must go back: brought back, of a partner that was left, of a closed request', () => {
    const brought = [item({ state: 'patron_returned' })]
    expect(worklistsOf({ stage: 'received', rota, items: brought })).toEqual(['to_return'])
    const left = [entryOf(1, beta, { state: 'cancelled' }), entryOf(2, alpha)]
    expect(worklistsOf({ stage: 'sent', rota: left, items: [item({ entry: 1 })] })).toEqual([
      'waiting_for_partner',
      'to_return',
    ])
    expect(worklistsOf({ stage: 'closed', rota, items: [item({ state: 'on_loan' })] })).toEqual(['to_return'])
    expect(worklistsOf({ stage: 'closed', rota, items: [item({ state: 'returned' })] })).toEqual(['closed'])
  })
})
