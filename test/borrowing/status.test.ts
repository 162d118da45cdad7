import { describe, expect, test } from 'vitest'
import type { Attention } from '../../src/borrowing/request/attention.ts'
import { Request } from '../../src/borrowing/request/request.ts'
import type { Waiting } from '../../src/borrowing/request/waiting.ts'
import { projectStatus } from '../../src/borrowing/status/project-status.ts'
import { type Status, statuses } from '../../src/borrowing/status/statuses.ts'
import { Day } from '../../src/borrowing/values.ts'
import { textReason } from '../../src/translations/reason.ts'
import { attentionKinds } from './attention-kinds.ts'
import { leftButShipped, received, returned, sent, shipped } from './begun-stories.ts'
import { answers, begin, delivers, does, hears, passes, type Story, settles, unconfirmed } from './story.ts'
import { start } from './world.ts'

const file = { type: 'shipped', items: [], form: 'digital' } as const
const digital = { ...file, items: [] }
const approval = { workflow: { steps: { approval: true } } }
const closing = { rota: ['ALPHA'], workflow: { onRotaUsedUp: 'close' } } as const
const onLoan = () => does(received(), 'patron_loan')

/** A story for each status, of the library's commands and its partners' events. */
const reached: { readonly [Code in Status]: Story } = {
  created: begin({ rota: [] }),
  pending_approval: begin(approval),
  duplicate: begin({ duplicate: 'OSLO-AAAA1111' }),
  locally_owned: answers(does(begin(), 'locate'), { type: 'located', entries: [], locallyOwned: true }),
  awaiting_copyright_clearance: attentionKinds.copyright,
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
  send_failed: attentionKinds.send_failed,
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
  ils_refused: attentionKinds.ils_refused,
  received_physically: received(),
  received_digitally: received({}, digital),
  received_not_for_loan: does(shipped(), { type: 'receive', notForLoan: true }),
  in_library_use: does(does(shipped(), { type: 'receive', notForLoan: true }), 'start_in_library_use'),
  loaned_to_patron: onLoan(),
  returned_by_patron: does(onLoan(), 'patron_return'),
  renew_requested: does(onLoan(), 'renew'),
  mediated_renewal: does(received({ workflow: { steps: { mediatedRenewal: true } } }), 'renew'),
  renewed_by_partner: hears(does(onLoan(), 'renew'), 'renewed'),
  renew_not_accepted: hears(does(onLoan(), 'renew'), 'renew_refused'),
  overdue: attentionKinds.overdue,
  recalled_by_partner: attentionKinds.recalled,
  hold_return: attentionKinds.hold_return,
  returned_to_partner: does(received(), 'return'),
  lender_check_in: returned(),
  lost_communicated: attentionKinds.lost,
  declared_lost_by_partner: hears(received(), 'completed_without_return'),
  damaged_communicated: attentionKinds.damaged,
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
    const [, region, name] =
      /^(stage|negotiation|attention|last answer|closed)(?: (\w+))?/.exec(shownFor) ?? []
    const story = Object.entries(reached).find(([status]) => status === code)?.[1]
    if (region === undefined || story === undefined) continue
    const { stage, negotiation, attention, lastAnswer } = story.request
    const shown = {
      stage: [stage],
      negotiation: [negotiation?.kind],
      attention: attention.map((attention) => attention.kind),
      'last answer': [lastAnswer],
      closed: stage === 'closed' ? [name] : [],
    }
    expect([code, Object.entries(shown).find(([each]) => each === region)?.[1]]).toEqual([
      code,
      expect.arrayContaining([name]),
    ])
  }
})

describe('the order of the status', () => {
  const since = start
  const of = (request: Request, changes: Partial<Request>) =>
    projectStatus(Request.parse({ ...request, ...changes }))
  const all: Attention[] = [
    { kind: 'send_failed', since, operation: 'received', entry: 1 },
    { kind: 'lost', since, by: 'us' },
    { kind: 'damaged', since },
    { kind: 'recalled', since },
    { kind: 'overdue', since },
    { kind: 'hold_return', since },
    { kind: 'no_answer', since },
  ]

  test('closed shows its outcome, whatever attention stands', () => {
    const closed = does(received(), 'complete').request
    expect(of(closed, { attention: all, lastAnswer: 'renewed' })).toBe('request_completed')
  })

  test('then negotiation, last answer, a failed message of the stage, the loan, the stage', () => {
    const { request } = does(received(), 'renew')
    expect(of(request, { attention: all, lastAnswer: 'renewed' })).toBe('renew_requested')
    const items = request.items.flatMap((item) => [item, { ...item, id: 2, state: 'lost' as const }])
    const open = { negotiation: null, items } as const
    expect(of(request, { ...open, attention: all, lastAnswer: 'renewed' })).toBe('renewed_by_partner')
    const order = [
      'send_failed',
      'lost_communicated',
      'damaged_communicated',
      'recalled_by_partner',
      'overdue',
      'hold_return',
      'received_physically',
    ]
    order.forEach((code, index) => {
      expect(of(request, { ...open, attention: all.slice(index).toReversed() })).toBe(code)
    })
    expect(of(request, { ...open, attention: [{ kind: 'lost', since, by: 'partner' }] })).toBe(
      'declared_lost_by_partner',
    )
  })

  test('from patron_returned on the status is that of the stage, and attention is shown beside it', () => {
    const back = does(does(received(), 'patron_loan'), 'patron_return').request
    expect(of(back, { attention: all })).toBe('returned_by_patron')
    const gone = delivers(does(received(), 'return'), 'shipped_return').request
    const without = all.filter(({ kind }) => kind !== 'no_answer')
    expect(of(gone, { attention: without })).toBe('lender_check_in')
    expect(of(gone, { attention: all })).toBe('no_answer')
  })

  test('a message that failed shows only in the stage that it holds up', () => {
    const failed = { kind: 'send_failed', since, entry: 1 } as const
    expect(of(received().request, { attention: [{ ...failed, operation: 'message' }] })).toBe(
      'received_physically',
    )
    expect(of(sent().request, { attention: [{ ...failed, operation: 'request' }] })).toBe('send_failed')
    expect(of(shipped().request, { attention: [{ ...failed, operation: 'received' }] })).toBe(
      'shipped_physically',
    )
  })

  test('no status claims that the partner knows what could not be sent', () => {
    const lost = settles(does(received(), 'report_lost'), 'lost', {
      result: 'not_sendable',
      reason: textReason('no word'),
    })
    expect(lost.status).toBe('received_physically')
    expect(does(lost, 'mark_communicated').status).toBe('lost_communicated')
  })

  test('a rota that is used up without a no is unfilled, not rejected', () => {
    const silent = passes(sent({ rota: ['ALPHA'] }), 'response')
    expect([silent.request.stage, silent.status]).toEqual(['unfilled', 'unfilled'])
    expect(hears(sent({ rota: ['ALPHA'] }), 'unfilled').status).toBe('rejected_by_partner')
  })

  test('reasons why sending waits come before the stage, in a fixed order; not while a partner is active', () => {
    const { request } = begin()
    const waiting: Waiting[] = [
      { for: 'approval' },
      { for: 'duplicate', request: request.number },
      { for: 'locally_owned' },
      { for: 'copyright' },
      { for: 'staff' },
      { for: 'until', date: Day.parse('2026-03-09') },
    ]
    const codes = [
      'pending_approval',
      'duplicate',
      'locally_owned',
      'awaiting_copyright_clearance',
      'waiting_for_staff',
      'scheduled',
    ]
    codes.forEach((code, index) => {
      expect(of(request, { waitingFor: waiting.slice(index).toReversed() })).toBe(code)
    })
    expect(of(sent().request, { waitingFor: [{ for: 'locally_owned' }] })).toBe('request_sent')
  })
})

test('delivery results, words and claims clear no last answer; other commands and events do', () => {
  const answered = hears(delivers(does(onLoan(), 'renew'), 'renew'), 'renewed')
  const words = does(answered, { type: 'message', note: 'x' })
  expect(words.status).toBe('renewed_by_partner')
  expect(does(answered, 'patron_return').status).toBe('returned_by_patron')
  const kept = hears(does(does(sent(), { type: 'message', note: 'x' }), 'cancel'), 'cancel_refused')
  expect(delivers(kept, 'message').status).toBe('cancel_not_accepted')
  expect(hears(kept, 'renew_pending').status).toBe('cancel_not_accepted')
  expect(hears(kept, 'message').status).toBe('cancel_not_accepted')
  expect(hears(kept, 'will_supply').status).toBe('will_supply')
})
