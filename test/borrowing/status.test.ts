import { describe, expect, test } from 'vitest'
import type { Alert } from '../../src/borrowing/request/alert.ts'
import { Request } from '../../src/borrowing/request/request.ts'
import type { Waiting } from '../../src/borrowing/request/waiting.ts'
import { projectStatus } from '../../src/borrowing/status/project-status.ts'
import { type Status, statuses } from '../../src/borrowing/status/statuses.ts'
import { Day } from '../../src/borrowing/values.ts'
import { alertKinds } from './alert-kinds.ts'
import {
  answers,
  begin,
  delivers,
  does,
  hears,
  leftButShipped,
  passes,
  received,
  returned,
  type Story,
  sent,
  settles,
  shipped,
  unconfirmed,
} from './support.ts'

const file = { type: 'shipped', items: [], form: 'digital' } as const
const digital = { ...file, items: [] }
const approval = { workflow: { steps: { approval: true } } }
const closing = { rota: ['ALPHA'], workflow: { onRotaUsedUp: 'close' } } as const
const onLoan = () => does(received(), 'patron_loan')

/** How each status is reached, in a library's own words and its partners'. */
const reached: { readonly [Code in Status]: Story } = {
  created: begin({ rota: [] }),
  pending_approval: begin(approval),
  duplicate: begin({ duplicate: 'OSLO-AAAA1111' }),
  locally_owned: answers(does(begin(), 'locate'), { type: 'located', entries: [], locallyOwned: true }),
  waiting_for_staff: begin({ create: { hold: 'staff' } }),
  scheduled: begin({ create: { hold: { until: '2026-03-09' } } }),
  locate_in_process: does(begin(), 'locate'),
  locate_failed: answers(does(begin({ rota: ['ALPHA'] }), 'locate'), {
    type: 'located',
    entries: [{ entry: 1, located: false }],
  }),
  ready_to_send: begin(),
  request_sent: sent(),
  unconfirmed: settles(does(begin(), 'send'), 'request', unconfirmed),
  send_failed: alertKinds.send_failed,
  no_answer: passes(hears(sent({ workflow: { deadlines: { claim: null } } }), 'will_supply'), 'will_supply'),
  request_accepted: hears(sent(), 'request_received'),
  will_supply: hears(sent(), 'will_supply'),
  conditional: hears(sent(), 'conditional'),
  retry_possible: hears(sent(), 'retry_possible'),
  rejected_by_partner: hears(sent({ rota: ['ALPHA'] }), 'unfilled'),
  cancel_requested: does(sent(), 'cancel'),
  cancel_not_accepted: hears(does(sent(), 'cancel'), 'cancel_refused'),
  shipped_physically: shipped(),
  shipped_digitally: shipped({}, digital),
  shipped_by_other_partner: leftButShipped(),
  receiving: does(shipped({ recordsInIls: true }), 'receive'),
  ils_refused: alertKinds.ils_refused,
  received_physically: received(),
  received_digitally: received({}, digital),
  received_not_for_loan: does(shipped(), { type: 'receive', notForLoan: true }),
  loaned_to_patron: onLoan(),
  returned_by_patron: does(onLoan(), 'patron_return'),
  renew_requested: does(onLoan(), 'renew'),
  mediated_renewal: does(received({ workflow: { steps: { mediatedRenewal: true } } }), 'renew'),
  renewed_by_partner: hears(does(onLoan(), 'renew'), 'renewed'),
  renew_not_accepted: hears(does(onLoan(), 'renew'), 'renew_refused'),
  overdue: alertKinds.overdue,
  recalled_by_partner: alertKinds.recalled,
  hold_return: alertKinds.hold_return,
  returned_to_partner: does(received(), 'return'),
  lender_check_in: returned(),
  lost_communicated: alertKinds.lost,
  declared_lost_by_partner: hears(received(), 'completed_without_return'),
  damaged_communicated: alertKinds.damaged,
  externally_obtained: does(sent(), { type: 'complete', reason: 'externally_obtained' }),
  declined: does(begin(approval), 'decline'),
  expired: passes(sent({ workflow: { onExpiry: 'close' } }), 'response'),
  unfilled: hears(sent(closing), 'unfilled'),
  lost: hears(does(received(), 'report_lost'), 'completed_without_return'),
  cancelled_by_staff: does(begin(), 'cancel'),
  cancelled_by_patron: does(begin(), { type: 'cancel', by: 'patron' }),
  cancelled_by_partner: hears(sent(closing), 'cancelled_by_partner'),
  request_completed: hears(returned(), 'checked_in'),
}

test('every status code is produced by a state that can be reached', () => {
  for (const code of Object.keys(statuses)) {
    const story = Object.entries(reached).find(([name]) => name === code)?.[1]
    expect([code, story?.status]).toEqual([code, code])
  }
})

test('every status has a meaning in words, and says truly what it is shown for', () => {
  for (const [code, { meaning, shownFor }] of Object.entries(statuses)) {
    expect(meaning).toMatch(/^[A-Z].*\.$/)
    const [, region, name] = /^(stage|negotiation|alert|last answer|closed)(?: (\w+))?/.exec(shownFor) ?? []
    const story = Object.entries(reached).find(([status]) => status === code)?.[1]
    if (region === undefined || story === undefined) continue
    const { stage, negotiation, alerts, lastAnswer } = story.request
    const shown = {
      stage: [stage],
      negotiation: [negotiation?.kind],
      alert: alerts.map((alert) => alert.kind),
      'last answer': [lastAnswer],
      closed: stage === 'closed' ? [name] : [],
    }
    expect([code, Object.entries(shown).find(([each]) => each === region)?.[1]]).toEqual([
      code,
      expect.arrayContaining([name]),
    ])
  }
})

describe('precedence', () => {
  const highest: Alert[] = [
    { kind: 'send_failed', operation: 'message', entry: 1 },
    { kind: 'stale_shipment', entry: 1 },
    { kind: 'ils_refused' },
    { kind: 'recalled' },
  ]
  const lower: Alert[] = [
    { kind: 'lost', by: 'us' },
    { kind: 'damaged' },
    { kind: 'overdue' },
    { kind: 'hold_return' },
    { kind: 'no_answer' },
  ]
  const of = (request: Request, changes: Partial<Request>) =>
    projectStatus(Request.parse({ ...request, ...changes }))

  test('send_failed, stale_shipment, ils_refused, recalled before all', () => {
    const { request } = does(received(), 'renew')
    const codes = ['send_failed', 'shipped_by_other_partner', 'ils_refused', 'recalled_by_partner']
    codes.forEach((code, index) => {
      const alerts = [...highest.slice(index), ...lower].toReversed()
      expect(of(request, { alerts, lastAnswer: 'renewed' })).toBe(code)
      expect(of(does(received(), 'complete').request, { alerts })).toBe(code)
    })
  })

  test('then, closed: overdue while items are out, then the outcome', () => {
    const closed = does(received(), 'complete').request
    expect(of(closed, { alerts: lower })).toBe('overdue')
    const back = closed.items.map((item) => ({ ...item, state: 'returned' as const }))
    expect(of(closed, { alerts: lower, items: back })).toBe('request_completed')
  })

  test('then negotiation, last answer, lost, damaged, overdue, hold_return, no_answer, stage', () => {
    const { request } = does(received(), 'renew')
    expect(of(request, { alerts: lower, lastAnswer: 'renewed' })).toBe('renew_requested')
    const open = { negotiation: null } as const
    expect(of(request, { ...open, alerts: lower, lastAnswer: 'renewed' })).toBe('renewed_by_partner')
    const codes = ['lost_communicated', 'damaged_communicated', 'overdue', 'hold_return', 'no_answer']
    codes.forEach((code, index) => {
      expect(of(request, { ...open, alerts: lower.slice(index).toReversed() })).toBe(code)
    })
    expect(of(request, { ...open, alerts: [{ kind: 'lost', by: 'partner' }] })).toBe(
      'declared_lost_by_partner',
    )
    expect(of(request, open)).toBe('received_physically')
  })

  test('what sending waits for before the stage, in a fixed order; not while a partner is asked', () => {
    const { request } = begin()
    const waiting: Waiting[] = [
      { for: 'approval' },
      { for: 'duplicate', request: request.number },
      { for: 'locally_owned' },
      { for: 'staff' },
      { for: 'until', date: Day.parse('2026-03-09') },
    ]
    const codes = ['pending_approval', 'duplicate', 'locally_owned', 'waiting_for_staff', 'scheduled']
    codes.forEach((code, index) => {
      expect(of(request, { waitingFor: waiting.slice(index).toReversed() })).toBe(code)
    })
    expect(of(request, { waitingFor: waiting, alerts: [{ kind: 'no_answer' }] })).toBe('no_answer')
    expect(of(sent().request, { waitingFor: [{ for: 'locally_owned' }] })).toBe('request_sent')
  })
})

test('delivery results clear no last answer; commands and events do', () => {
  const answered = hears(delivers(does(onLoan(), 'renew'), 'renew'), 'renewed')
  const words = does(answered, { type: 'message', note: 'x' })
  expect(words.status).toBe('loaned_to_patron')
  const kept = hears(does(does(sent(), { type: 'message', note: 'x' }), 'cancel'), 'cancel_refused')
  expect(delivers(kept, 'message').status).toBe('cancel_not_accepted')
  expect(hears(kept, 'renewed').status).toBe('cancel_not_accepted')
  expect(hears(kept, 'message').status).toBe('request_sent')
})
