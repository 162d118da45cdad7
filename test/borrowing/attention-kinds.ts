import type { AttentionKind } from '../../src/borrowing/request/attention.ts'
import {
  answers,
  begin,
  deadLetter,
  delivers,
  does,
  hears,
  leftButShipped,
  passes,
  received,
  type Story,
  sent,
  settles,
  shipped,
  unconfirmed,
} from './support.ts'

const notSendable = { result: 'not_sendable', reason: 'NCIP has no word for it' } as const
const two = { create: { items: 2 } }
const review = { workflow: { steps: { mediatedRenewal: true } } }

/** A story for every kind of attention, in which it stands. */
export const attentionKinds: { readonly [Kind in AttentionKind]: Story } = {
  approval: begin({ workflow: { steps: { approval: true } } }),
  duplicate: begin({ duplicate: 'OSLO-AAAA1111' }),
  locally_owned: answers(does(begin({ rota: ['ALPHA'] }), 'locate'), {
    type: 'located',
    entries: [{ entry: 1, located: true }],
    locallyOwned: true,
  }),
  citation_incomplete: begin({ create: { citation: { identifiers: [{ type: 'ISBN', value: '1' }] } } }),
  locate_failed: answers(does(begin({ rota: ['ALPHA'] }), 'locate'), {
    type: 'located',
    entries: [{ entry: 1, located: false }],
  }),
  send_failed: settles(does(begin(), 'send'), 'request', deadLetter()),
  not_sendable: settles(does(received(), 'report_damaged'), 'damaged', notSendable),
  unconfirmed: settles(does(begin(), 'send'), 'request', unconfirmed),
  no_answer: passes(delivers(does(sent(), 'cancel'), 'cancel'), 'cancel_reply'),
  condition: hears(sent(), 'conditional'),
  retry_offer: hears(sent(), 'retry_possible'),
  renew_review: does(received(review), 'renew'),
  cost: shipped({}, { type: 'shipped', items: [], cost: { currency: 'EUR', amount: '12.50' } }),
  rota_used_up: hears(sent({ rota: ['ALPHA'] }), 'unfilled'),
  cancel_refused: hears(does(sent(), { type: 'cancel_partner', entry: 1 }), 'cancel_refused'),
  no_longer_wanted: does(shipped(), 'cancel'),
  message_received: hears(sent(), 'message'),
  event_ignored: hears(shipped(), 'unfilled'),
  stale_shipment: leftButShipped(),
  shipped_without_notice: hears(hears(sent(), 'will_supply'), 'overdue'),
  not_arrived: passes(shipped(), 'transit'),
  part_missing: does(shipped(two), { type: 'receive', items: [{ id: 1 }], missing: [2] }),
  ils_refused: answers(does(shipped({ recordsInIls: true }), 'receive'), {
    type: 'ils_refused',
    reason: 'no such location',
  }),
  ils_records_left: answers(
    does(answers(received({ recordsInIls: true }), { type: 'ils_accepted', item: 1, id: 'R-1' }), 'return'),
    {
      type: 'ils_refused',
      reason: 'on loan',
      cleanUp: true,
    },
  ),
  hold_expired: passes(does(received(), 'place_on_shelf'), 'shelf'),
  recalled: hears(received(), 'recalled'),
  overdue: hears(received(), 'overdue'),
  hold_return: hears(received(), 'hold_return'),
  checked_in_early: hears(received(), 'checked_in'),
  lost: does(received(), 'report_lost'),
  damaged: does(received(), 'report_damaged'),
  return_due: passes(received(), 'return'),
  profile_missing: begin({}, { missingDocuments: [{ kind: 'workflow', code: 'gone' }] }),
  idle: passes(begin(), 'idle'),
}
