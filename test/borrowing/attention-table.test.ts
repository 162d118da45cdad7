import { describe, expect, test } from 'vitest'
import { asks, attentionRules } from '../../src/borrowing/attention/attention-rules.ts'
import { Attention, type AttentionKind } from '../../src/borrowing/request/attention.ts'
import { Day } from '../../src/borrowing/values.ts'
import { attentionKinds, pastDay } from './attention-kinds.ts'
import { answers, delivers, does, hears, type Story } from './story.ts'
import { allAttention } from './story-views.ts'
import { codes } from './world.ts'

/** Every way in which the design says that a kind ends: its remedies, and the events that end it. */
const ends: Readonly<Record<AttentionKind, readonly ((story: Story) => Story)[]>> = {
  approval: [(story) => does(story, 'approve'), (story) => does(story, 'decline')],
  duplicate: [(story) => does(story, 'keep_duplicate'), (story) => does(story, 'decline')],
  duplicate_at_partner: [(story) => does(story, 'send'), (story) => does(story, 'cancel')],
  locally_owned: [(story) => does(story, { type: 'send', override: true }), (story) => does(story, 'cancel')],
  citation_incomplete: [
    (story) => does(story, { type: 'edit', citation: { title: 'Naiv. Super.' } }),
    (story) => does(story, { type: 'send', override: true }),
    (story) => does(story, 'cancel'),
  ],
  copyright: [
    (story) => does(story, { type: 'clear_copyright', reason: 'a licence was bought' }),
    (story) => does(story, { type: 'edit', service: { type: 'loan' } }, { copyright: undefined }),
    (story) => does(story, 'cancel'),
  ],
  patron_not_reached: [
    (story) => does(story, 'mark_read'),
    (story) => does(story, { type: 'edit', patron: { id: 'p1', email: 'new@example.org' } }),
  ],
  may_have_missed: [(story) => does(story, 'mark_read'), (story) => hears(story, 'will_supply')],
  mail_review: [
    (story) => does(story, 'mark_read'),
    (story) => answers(story, { type: 'mail_reviewed', message: 'M-1' }),
  ],
  locate_failed: [
    (story) => does(story, 'locate'),
    (story) => does(does(story, { type: 'add_partners', partners: codes('BETA') }), 'send'),
  ],
  send_failed: [
    (story) => does(story, 'resend'),
    (story) => does(story, 'send'),
    (story) => hears(story, 'message'),
  ],
  not_sendable: [(story) => does(story, 'mark_communicated')],
  unconfirmed: [
    (story) => hears(story, 'message'),
    (story) => does(story, { type: 'record_partner_event', event: { type: 'will_supply' } }),
  ],
  no_answer: [
    (story) => hears(story, 'message'),
    (story) => hears(story, 'cancel_refused'),
    (story) => does(story, { type: 'record_partner_event', event: { type: 'cancel_refused' } }),
  ],
  condition: [
    (story) => does(story, 'accept_condition'),
    (story) => does(story, 'decline_condition'),
    (story) => hears(story, 'shipped'),
  ],
  condition_stated: [(story) => does(story, 'mark_read'), (story) => does(story, 'return')],
  retry_offer: [
    (story) => does(story, { type: 'retry' }),
    (story) => does(story, 'decline_retry'),
    (story) => hears(story, 'unfilled'),
  ],
  renew_review: [
    (story) => does(story, 'approve_renewal'),
    (story) => does(story, 'decline_renewal'),
    (story) => hears(story, 'renewed'),
  ],
  cost: [
    (story) => does(story, 'settle_cost'),
    (story) => does(story, { type: 'correct_cost', cost: 1, amount: '10' }),
  ],
  rota_used_up: [
    (story) => does(story, { type: 'add_partners', partners: codes('BETA') }),
    (story) => does(story, { type: 'add_rota_template', template: 'North' }),
    (story) => does(story, 'cancel'),
  ],
  cancel_refused: [
    (story) => does(hears(story, 'shipped'), 'receive'),
    (story) => does(hears(story, 'unfilled'), 'complete'),
  ],
  no_longer_wanted: [(story) => does(story, 'receive'), (story) => does(does(story, 'receive'), 'return')],
  message_received: [
    (story) => does(story, 'mark_read'),
    (story) => does(story, { type: 'message', note: 'Thank you.' }),
  ],
  event_ignored: [(story) => does(story, 'mark_read')],
  stale_shipment: [
    (story) => does(story, { type: 'adopt', entry: 1 }),
    (story) => does(story, { type: 'receive', entry: 1 }),
    (story) => does(story, { type: 'return', entry: 1 }),
    (story) => does(story, { type: 'report_not_coming', entry: 1 }),
    (story) => hears(story, 'checked_in', { entry: 1 }),
  ],
  claims_returned: [(story) => does(story, 'patron_return'), (story) => does(story, 'report_lost')],
  due_while_closed: [
    (story) => hears(does(story, 'renew'), { type: 'renewed', dueDate: Day.parse('2026-05-01') }),
    (story) => does(story, 'return'),
  ],
  needed_by_at_risk: [
    (story) => does(story, { type: 'edit', labels: ['asked the patron'] }),
    (story) => does(story, 'cancel'),
  ],
  stale_promise: [
    (story) => does(story, 'mark_read'),
    (story) => hears(story, 'unfilled', { entry: 1 }),
    (story) => hears(story, 'shipped', { entry: 1 }),
  ],
  late_promise: [
    (story) => does(story, { type: 'adopt', entry: 1 }),
    (story) => does(story, { type: 'cancel_partner', entry: 1 }),
    (story) => does(does(story, { type: 'add_partners', partners: codes('BETA') }), 'send'),
    (story) => hears(story, 'cancel_accepted', { entry: 1 }),
  ],
  return_not_seen: [
    (story) => does(story, 'mark_read'),
    (story) => does(story, 'undo_return'),
    (story) => hears(story, 'checked_in'),
  ],
  shipped_without_notice: [(story) => hears(story, 'shipped'), (story) => does(story, 'receive')],
  not_arrived: [
    (story) => does(story, 'receive'),
    (story) => does(story, { type: 'report_lost', next: true }),
  ],
  file_not_passed_on: [
    (story) => does(story, 'forward_to_patron'),
    (story) => does(story, { type: 'reject_shipment', reason: 'pages missing' }),
    (story) => does(story, 'mark_read'),
  ],
  items_outstanding: [
    (story) => does(story, { type: 'receive', items: [{ id: 2 }] }),
    (story) => does(story, 'close_outstanding'),
    (story) => does(story, 'split_request'),
  ],
  items_review: [(story) => does(story, { type: 'match_items', items: [{ name: 1, item: 2 }] })],
  ils_refused: [
    (story) => does(story, 'retry_ils'),
    (story) => does(story, 'skip_ils'),
    (story) => does(story, 'undo_receive'),
  ],
  ils_records_left: [(story) => does(story, 'skip_ils')],
  hold_expired: [(story) => does(story, 'return'), (story) => does(story, 'place_on_shelf')],
  recalled: [(story) => does(story, 'return'), (story) => hears(story, 'renewed')],
  overdue: [(story) => does(story, 'return'), (story) => hears(story, 'renewed')],
  due_date_review: [
    (story) => does(story, { type: 'confirm_due_date', dueDate: pastDay }),
    (story) => does(story, { type: 'correct_item', item: 1, dueDate: Day.parse('2027-01-01') }),
    (story) => does(does(story, 'receive'), 'return'),
    (story) => hears(story, { type: 'shipped', items: [], dueDate: Day.parse('2027-01-01') }),
    (story) => hears(story, { type: 'renewed', dueDate: Day.parse('2027-01-01') }),
    (story) => hears(story, { type: 'overdue', dueDate: pastDay }),
    (story) => hears(story, { type: 'recalled', dueDate: pastDay }),
  ],
  hold_return: [
    (story) => hears(story, 'release_hold_return'),
    (story) => does(story, { type: 'return', override: true }),
  ],
  checked_in_early: [(story) => does(story, 'return')],
  lost: [(story) => does(story, 'found'), (story) => hears(story, 'completed_without_return')],
  damaged: [(story) => hears(delivers(does(story, 'return'), 'shipped_return'), 'checked_in')],
  return_due: [
    (story) => does(story, 'return'),
    (story) => does(story, 'report_lost'),
    (story) => hears(story, { type: 'renewed', dueDate: Day.parse('2027-01-01') }),
  ],
  profile_missing: [
    (story) => does(story, { type: 'edit', staffNote: 'x' }, { missingDocuments: [] }),
    (story) =>
      answers(
        { ...story, context: { ...story.context, missingDocuments: [] } },
        { type: 'configuration_changed' },
      ),
  ],
  idle: [(story) => does(story, { type: 'edit', staffNote: 'x' }), (story) => does(story, 'send')],
}

describe('attention', () => {
  const kinds = Object.keys(attentionRules).filter((kind): kind is AttentionKind => kind in ends)

  test('there are rules, a story and ways out for every kind', () => {
    const all = Attention.options.map((option) => option.shape.kind.value).toSorted()
    expect(Object.keys(attentionRules).toSorted()).toEqual(all)
    expect(Object.keys(attentionKinds).toSorted()).toEqual(all)
    expect(Object.keys(ends).toSorted()).toEqual(all)
  })

  test.each(kinds)('%s is ended by what the design says, without dismiss', (kind) => {
    const story = attentionKinds[kind]
    expect(allAttention(story)).toContain(kind)
    for (const way of ends[kind]) expect(allAttention(way(story))).not.toContain(kind)
  })

  test.each(kinds)('%s makes it the library’s turn where it asks, for a command that is allowed', (kind) => {
    const { request, allowed } = attentionKinds[kind]
    if (!request.attention.some((each) => each.kind === kind && asks(each))) return
    expect(request.next).toMatchObject({ who: 'library', attention: kind })
    expect(allowed).toContain(request.next?.for)
  })

  test.each(kinds)('%s has a remedy that is allowed where it stands', (kind) => {
    const { allowed } = attentionKinds[kind]
    expect(attentionRules[kind].remedies.filter((type) => allowed.includes(type))).not.toEqual([])
  })
})
