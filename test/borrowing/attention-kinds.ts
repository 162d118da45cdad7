import type { AttentionKind } from '../../src/borrowing/request/attention.ts'
import { Day } from '../../src/borrowing/values.ts'
import { textReason } from '../../src/translations/reason.ts'
import { left, leftButShipped, received, returned, sent, shipped, unfilled } from './begun-stories.ts'
import {
  answers,
  begin,
  deadLetter,
  delivers,
  does,
  hears,
  passes,
  type Story,
  settles,
  unconfirmed,
} from './story.ts'
import type { World } from './world.ts'

const notSendable = { result: 'not_sendable', reason: textReason('NCIP has no word for it') } as const
/** A day before the stories begin. */
export const pastDay = Day.parse('2026-02-01')
const two = { create: { items: 2 } }
const review = { workflow: { steps: { mediatedRenewal: true } } }

const copy: World = {
  create: {
    service: { type: 'copy' },
    citation: { title: 'Annals', identifiers: [{ type: 'ISSN', value: '0028-0836' }] },
  },
}
/** The library has taken as many copies of the journal this year as it may. */
export const atLimit = {
  copyright: {
    count: { issn: '0028-0836', year: 2026, filled: 3, pending: 2, limit: 5 },
    code: 'CCL',
  },
}

/** The library closes on the day on which the item is due. */
const begunWhileClosed = (story: Story): Story => ({
  ...story,
  context: {
    ...story.context,
    calendar: { closures: [{ from: Day.parse('2026-04-06'), to: Day.parse('2026-04-12') }] },
  },
})

/** A story for every kind of attention, which has that attention. */
export const attentionKinds: { readonly [Kind in AttentionKind]: Story } = {
  approval: begin({ workflow: { steps: { approval: true } } }),
  duplicate: begin({ duplicate: 'OSLO-AAAA1111' }),
  duplicate_at_partner: hears(sent(), { type: 'unfilled', reason: 'Duplicate' }),
  locally_owned: answers(does(begin({ rota: ['ALPHA'] }), 'locate'), {
    type: 'located',
    entries: [{ entry: 1, located: true }],
    locallyOwned: true,
  }),
  citation_incomplete: begin({ create: { citation: { identifiers: [{ type: 'ISBN', value: '1' }] } } }),
  copyright: begin(copy, atLimit),
  patron_not_reached: answers(sent(), {
    type: 'notice_failed',
    notice: 'request_sent',
    reason: textReason('no such mailbox'),
  }),
  mail_review: answers(sent(), {
    type: 'mail_in_review',
    message: 'M-1',
    reason: textReason('not understood'),
  }),
  may_have_missed: answers(sent(), { type: 'messages_missed', entry: 1 }),
  locate_failed: answers(does(begin({ rota: ['ALPHA'] }), 'locate'), {
    type: 'located',
    entries: [{ entry: 1, located: false }],
  }),
  send_failed: settles(does(begin(), 'send'), 'request', deadLetter()),
  not_sendable: settles(does(received(), 'report_damaged'), 'damaged', notSendable),
  unconfirmed: settles(does(begin(), 'send'), 'request', unconfirmed),
  no_answer: passes(delivers(does(sent(), 'cancel'), 'cancel'), 'cancel_reply'),
  condition: hears(sent(), 'conditional'),
  condition_stated: hears(does(received(), 'patron_loan'), {
    type: 'conditional',
    conditions: ['LibraryUseOnly'],
  }),
  retry_offer: hears(sent(), 'retry_possible'),
  renew_review: does(received(review), 'renew'),
  cost: shipped({}, { type: 'shipped', items: [], cost: { currency: 'EUR', amount: '12.50' } }),
  rota_used_up: hears(sent({ rota: ['ALPHA'] }), 'unfilled'),
  cancel_refused: hears(does(sent(), { type: 'cancel_partner', entry: 1 }), 'cancel_refused'),
  no_longer_wanted: does(shipped(), 'cancel'),
  message_received: hears(sent(), 'message'),
  event_ignored: hears(shipped(), 'unfilled'),
  stale_shipment: leftButShipped(),
  claims_returned: does(does(received(), 'patron_loan'), { type: 'claim_returned', by: 'patron' }),
  due_while_closed: does(
    begunWhileClosed(hears(sent(), { type: 'shipped', items: [], dueDate: Day.parse('2026-04-09') })),
    'receive',
  ),
  needed_by_at_risk: does(
    begin({
      create: { service: { type: 'loan', neededBy: '2026-03-09' } },
      partners: { ALPHA: { supplyDays: 10 } },
    }),
    'send',
  ),
  stale_promise: hears(left(), 'will_supply', { entry: 1 }),
  late_promise: hears(unfilled(), 'will_supply', { entry: 1 }),
  return_not_seen: hears(returned(), 'recalled'),
  shipped_without_notice: hears(hears(sent(), 'will_supply'), 'overdue'),
  not_arrived: passes(shipped(), 'transit'),
  file_not_passed_on: hears(sent({ ...copy, workflow: { digitalDelivery: 'to_patron' } }), {
    type: 'shipped',
    items: [],
    url: 'https://files.example/1',
    note: 'Ask us for the password.',
  }),
  items_outstanding: does(shipped(two), { type: 'receive', items: [{ id: 1 }], missing: [2] }),
  items_review: hears(
    shipped(two, { type: 'shipped', items: [{ partnerItemId: 'A1' }, { partnerItemId: 'A2' }] }),
    { type: 'shipped', items: [{ partnerItemId: 'B7' }] },
  ),
  ils_refused: answers(does(shipped({ recordsInIls: true }), 'receive'), {
    type: 'ils_refused',
    reason: textReason('no such location'),
  }),
  ils_records_left: answers(
    does(answers(received({ recordsInIls: true }), { type: 'ils_accepted', item: 1, id: 'R-1' }), 'return'),
    {
      type: 'ils_refused',
      reason: textReason('on loan'),
      cleanUp: true,
    },
  ),
  hold_expired: passes(does(received(), 'place_on_shelf'), 'shelf'),
  recalled: hears(received(), 'recalled'),
  overdue: hears(received(), 'overdue'),
  due_date_review: shipped({}, { type: 'shipped', items: [], dueDate: pastDay }),
  hold_return: hears(received(), 'hold_return'),
  checked_in_early: hears(received(), 'checked_in'),
  lost: does(received(), 'report_lost'),
  damaged: does(received(), 'report_damaged'),
  return_due: passes(received(), 'return'),
  profile_missing: begin({}, { missingDocuments: [{ kind: 'workflow', code: 'gone' }] }),
  idle: passes(begin(), 'idle'),
}
