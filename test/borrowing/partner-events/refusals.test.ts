import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { left, sent } from '../begun-stories.ts'
import { does, hears, refusal, type Story } from '../story.ts'
import { attention, rota } from '../story-views.ts'

const refused = (event: Omit<Extract<PartnerEvent, { type: 'unfilled' }>, 'type'>): Story =>
  hears(sent(), { type: 'unfilled', ...event })

describe('what a refusal means for asking the partner again', () => {
  test.each([
    ['NonCirculating', 'lasting'],
    ['NotAvailableForILL', 'lasting'],
    ['PolicyProblem', 'lasting'],
    ['PoorCondition', 'lasting'],
    ['NotHeld', 'not_held'],
    ['NotOnShelf', 'may_change'],
    ['OnLoan', 'may_change'],
    ['CostExceedsMaxCost', 'may_change'],
    ['Duplicate', 'duplicate'],
    ['LicenceForbidsILL', 'licence'],
    ['Strike', 'other'],
  ])('%s: %s', (reason, group) => {
    expect(refused({ reason }).request.rota[0]).toMatchObject({ state: 'rejected', refusal: group })
  })

  test('the words tell of a licence where there is no reason', () => {
    expect(refused({ note: 'Our licence does not allow a copy.' }).request.rota[0]?.refusal).toBe('licence')
    expect(refused({ note: 'Die Lizenz verbietet das.' }).request.rota[0]?.refusal).toBe('licence')
    expect(refused({ note: 'We have no licence to drive.' }).request.rota[0]?.refusal).toBe('other')
  })

  test('a holding that is none is marked as wrong', () => {
    expect(refused({ reason: 'NotHeld' }).request.rota[0]?.located).toMatchObject({ held: false })
    expect(refused({ reason: 'OnLoan' }).request.rota[0]).not.toHaveProperty('located')
  })

  test('a template asks nobody again who refused for good; staff may, by name', () => {
    const planned = {
      partners: [{ partner: 'ALPHA' }, { partner: 'BETA' }],
      rules: [],
      templates: ['all'],
      leftOut: [],
      missing: [],
      late: [],
    }
    const again = (story: Story) => {
      const context = { ...story.context, planned: planned as never }
      const added = does({ ...story, context }, { type: 'add_rota_template', template: 'all' })
      return added.request.rota.slice(2).map(({ partner }) => partner)
    }
    expect(again(refused({ reason: 'NonCirculating' }))).toEqual(['BETA'])
    expect(again(refused({ reason: 'OnLoan' }))).toEqual(['ALPHA', 'BETA'])
    const named = does(refused({ reason: 'NotHeld' }), { type: 'add_partners', partners: ['ALPHA' as never] })
    expect(named.request.rota.at(-1)).toMatchObject({ partner: 'ALPHA', state: 'pending' })
  })
})

describe('a refusal whose note says that the item was sent', () => {
  const note = 'Please ignore this, we posted it yesterday.'

  test.each(['unfilled', 'expired'] as const)('%s: nobody else is asked, and staff see it', (type) => {
    const story = hears(sent(), { type, note })
    expect([rota(story), attention(story), story.status]).toEqual([
      ['active', 'pending'],
      ['event_ignored', 'message_received'],
      'request_sent',
    ])
    expect(story.request.attention).toMatchObject([{ kind: 'event_ignored', holds: true }, {}])
    expect(hears(story, 'shipped').request.stage).toBe('shipped')
  })

  test('a cancel is not agreed by it', () => {
    const story = hears(does(sent(), 'cancel'), {
      type: 'cancel_accepted',
      note: 'Leider gestern verschickt.',
    })
    expect([story.request.stage, attention(story)[0]]).toEqual(['sent', 'event_ignored'])
  })

  test('of a partner that was left: its item may come', () => {
    expect(attention(hears(left(), { type: 'unfilled', note }, { entry: 1 }))).toContain('stale_shipment')
  })

  test.each([
    'Not posted: it is missing.',
    'Sent to the bindery last week.',
    'It was sent to another library.',
    'Will be sent back to storage.',
    'Leider nicht verschickt.',
    'Missing since the move.',
  ])('not by: %s', (words) => {
    expect(rota(refused({ note: words }))[0]).toBe('rejected')
  })
})

describe('words that a partner always says', () => {
  const overdue = { type: 'overdue', note: 'Request is Overdue' } as const
  const message = 'm-1'
  const asked = (): Story => {
    const story = sent()
    return hears(
      { ...story, context: { ...story.context, message } },
      { type: 'message', note: overdue.note },
    )
  }

  test('are named by mark_read {always}, where they name neither patron nor request', () => {
    const read = does(asked(), { type: 'mark_read', message, always: true })
    expect(read.request.attention).toEqual([])
    expect(refusal(asked(), { type: 'mark_read', always: true })).toMatch(/always says/)
    const story = sent()
    for (const note of ['For pat@example.org', `About ${story.request.number}`, 'x'.repeat(501)]) {
      const own = hears({ ...story, context: { ...story.context, message } }, { type: 'message', note })
      expect(refusal(own, { type: 'mark_read', message, always: true })).toMatch(/always says/)
      expect(does(own, { type: 'mark_read', message }).request.attention).toEqual([])
    }
  })

  test('inform from then on', () => {
    const story = sent()
    const { ALPHA } = story.context.partners
    if (ALPHA === undefined) throw new Error('no ALPHA')
    const partners = { ...story.context.partners, ALPHA: { ...ALPHA, standingTexts: [overdue.note] } }
    const known = { ...story, context: { ...story.context, partners } }
    expect(hears(known, { type: 'message', note: ' Request is Overdue' }).request.attention).toMatchObject([
      { kind: 'message_received', informs: true },
    ])
    expect(
      hears(known, { type: 'message', note: 'Request is overdue!' }).request.attention[0],
    ).not.toHaveProperty('informs')
  })
})
