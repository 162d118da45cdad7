import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { Day } from '../../../src/borrowing/values.ts'
import { say } from '../../support/say.ts'
import { sent } from '../begun-stories.ts'
import { continuing, does, hears, refusal, type Story } from '../story.ts'
import { allAttention, attention, items, rota, sentOperations } from '../story-views.ts'

const under = (story: Story, number: string, event: PartnerEvent, entry = 1): Story =>
  hears(story, { ...event, partnerRequestId: number }, { entry, requestId: 'OSLO-7K2MQ4X9-1' })

/** A request that a partner which finds it by its own number calls 71; it made another loan of it, 72. */
const known = (): Story =>
  under(sent({ partners: { ALPHA: { needsItsNumber: true } } }), '71', { type: 'will_supply' })

const loaned: PartnerEvent = {
  type: 'shipped',
  items: [{ partnerItemId: 'B9' }],
  dueDate: Day.parse('2026-05-01'),
}

const bothShipped = (): Story => under(known(), '72', loaned)

const firstLoan = ({ request }: Story) => ({
  stage: request.stage,
  entry: { ...request.rota[0], otherStatements: undefined },
  items: request.items.filter(({ entry }) => entry === 1),
})

describe('a second loan that a partner made of one request id', () => {
  test.each([
    ['Loaned', loaned],
    ['Overdue', { type: 'overdue' }],
    ['Recalled', { type: 'recalled' }],
    ['RenewResponse Y', { type: 'renewed', dueDate: Day.parse('2026-05-01') }],
    ['CompletedWithoutReturn', { type: 'completed_without_return' }],
    ['a status', { type: 'status', code: 'Loaned', names: 'shipped' }],
    ['CancelResponse N with Loaned', { type: 'cancel_refused', states: 'shipped' }],
    ['CancelResponse Y with Loaned', { type: 'cancel_accepted', states: 'shipped' }],
  ] as const satisfies readonly (readonly [string, PartnerEvent])[])(
    '%s raises stale_shipment and leaves the loan that was asked for as it is',
    (_, event) => {
      const before = known()
      const story = under(before, '72', event)
      expect(firstLoan(story)).toEqual(firstLoan(before))
      expect([attention(story), items(story), rota(story)]).toEqual([
        ['stale_shipment'],
        ['expected', 'shipped'],
        ['active', 'pending', 'cancelled'],
      ])
      expect(story.request.attention).toContainEqual(
        expect.objectContaining({ kind: 'stale_shipment', entry: 3, evidence: 'physical' }),
      )
      expect(story.request.rota[2]).toMatchObject({ partner: 'ALPHA', partnerRequestId: '72' })
      expect(story.last.event.explanations.map((each) => say(each))).toContain(
        'ALPHA shipped 72, another loan that it made of the request',
      )
      expect(sentOperations(story)).toEqual([])
      for (const remedy of ['adopt', 'receive', 'return', 'report_not_coming'])
        expect(story.allowed).toContain(remedy)
    },
  )

  test('changes nothing of items that are on their way or here', () => {
    const shipped = under(known(), '71', { type: 'shipped', items: [{ partnerItemId: 'A1' }] })
    const received = does(shipped, 'receive')
    for (const before of [shipped, received]) {
      const story = under(before, '72', loaned)
      expect(firstLoan(story)).toEqual(firstLoan(before))
      expect(attention(story)).toEqual(['stale_shipment'])
    }
  })

  test('told twice is one entry, one item and one attention', () => {
    const story = under(bothShipped(), '72', loaned)
    expect([story.request.rota.length, items(story), attention(story)]).toEqual([
      3,
      ['expected', 'shipped'],
      ['stale_shipment'],
    ])
  })

  test('nobody else is asked while it may come', () => {
    const story = under(bothShipped(), '71', { type: 'unfilled', reason: 'OnLoan' })
    expect([rota(story), sentOperations(story)]).toEqual([['rejected', 'pending', 'cancelled'], []])
    expect(refusal(story, 'send')).toContain('may have shipped')
    const settled = does(does(story, { type: 'report_not_coming', entry: 3 }), 'send')
    expect(sentOperations(settled)).toEqual(['request to 2'])
  })

  test.each([
    { type: 'will_supply' },
    { type: 'unfilled', reason: 'OnLoan' },
    { type: 'cancelled_by_partner' },
    { type: 'cancel_refused' },
  ] as const satisfies readonly PartnerEvent[])('$type ends and promises nothing, and is shown', (event) => {
    for (const before of [known(), bothShipped()]) {
      const story = under(before, '72', event)
      expect(firstLoan(story)).toEqual(firstLoan(before))
      expect(items(story)).toEqual(items(before))
      expect(attention(story).filter((kind) => kind !== 'message_received')).toEqual([
        ...attention(before),
        'event_ignored',
      ])
    }
  })

  test('that is over before its first message is shown, and nobody else is asked', () => {
    const before = known()
    const over = under(before, '72', { type: 'checked_in' })
    expect(firstLoan(over)).toEqual(firstLoan(before))
    expect(allAttention(over)).toContain('event_ignored')
    const story = under(over, '71', { type: 'unfilled', reason: 'OnLoan' })
    expect([rota(story), sentOperations(story)]).toEqual([['rejected', 'pending'], []])
  })

  test('ends with its own return', () => {
    const story = under(bothShipped(), '72', { type: 'checked_in' })
    expect([attention(story), items(story)]).toEqual([[], ['expected', 'returned']])
  })

  test('goes back under its own number', () => {
    const story = does(does(bothShipped(), { type: 'receive', entry: 3 }), { type: 'return', entry: 3 })
    expect([sentOperations(story), items(story), story.request.stage]).toEqual([
      ['shipped_return to 3'],
      ['expected', 'returned'],
      'will_supply',
    ])
  })

  test('is the loan once it is adopted: its messages count, and the other one is cancelled', () => {
    const adopted = does(bothShipped(), { type: 'adopt', entry: 3 })
    expect([adopted.request.stage, sentOperations(adopted)]).toEqual(['shipped', ['cancel to 1']])
    const recalled = under(does(adopted, 'receive'), '72', { type: 'recalled' })
    expect(attention(recalled)).toEqual(['recalled'])
    const agreed = under(recalled, '71', { type: 'cancel_accepted' })
    expect([attention(agreed), agreed.request.stage]).toEqual([['recalled'], 'received'])
  })

  test('is not made where the rota is full: nobody else is asked all the same', () => {
    const { request } = known()
    const [, pending] = request.rota
    if (pending === undefined) throw new Error('no second entry')
    const others = Array.from({ length: 198 }, (_, n) => ({ ...pending, id: n + 3 }))
    const full = continuing(known(), { ...request, rota: [...request.rota, ...others], entryCount: 200 })
    const story = under(full, '72', loaned)
    expect(firstLoan(story)).toEqual(firstLoan(full))
    expect(story.request.attention).toContainEqual(
      expect.objectContaining({ kind: 'event_ignored', entry: 1, holds: true }),
    )
  })
})
