import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import { Day, Instant } from '../../src/borrowing/values.ts'
import { received, sent, shipped } from './begun-stories.ts'
import { answers, does, hears, refusal, type Story, waits } from './story.ts'

const conditional = (...conditions: string[]): PartnerEvent => ({
  type: 'conditional',
  status: 'will_supply',
  conditions,
})

describe('conditions of the lender', () => {
  const accepted = (...conditions: string[]) =>
    does(hears(does(hears(sent(), conditional(...conditions)), 'accept_condition'), 'shipped'), 'receive')

  test('bind the items although the shipment does not repeat them', () => {
    const story = accepted('LibraryUseOnly')
    expect([story.status, story.request.items[0]?.notForLoan]).toEqual(['received_not_for_loan', true])
    expect(refusal(story, 'patron_loan')).toBe('no item here is for loan')
  })

  test('bind too where they were open when it shipped, or come later', () => {
    const open = does(hears(hears(sent(), conditional('LibraryUseOnly')), 'shipped'), 'receive')
    expect(open.request.items[0]?.notForLoan).toBe(true)
    const later = hears(received(), { type: 'conditional', conditions: ['WatchLibraryUseOnly'] })
    expect(later.request.items[0]?.notForLoan).toBe(true)
  })

  test('keep the library from asking for a renewal that the lender does not allow, but for staff who do so all the same', () => {
    const story = accepted('NoRenewals')
    expect(refusal(story, 'renew')).toContain('allows no renewal')
    expect(does(story, { type: 'renew', override: true }).status).toBe('renew_requested')
  })

  test('say what a loan needs: a signature, or that words were read before the first one', () => {
    const signed = accepted('SignatureRequired')
    expect(refusal(signed, 'patron_loan')).toMatch(/signature/)
    const lent = does(signed, { type: 'patron_loan', signed: true })
    expect(lent.request.items[0]).toMatchObject({ state: 'on_loan', signedAt: lent.context.now })
    expect(refusal(does(lent, 'patron_return'), 'patron_loan')).toMatch(/signature/)
    const words = accepted('Only with gloves')
    expect(refusal(words, 'patron_loan')).toMatch(/conditions in words/)
    const read = does(words, { type: 'patron_loan', acknowledged: true })
    expect(does(does(read, 'patron_return'), 'patron_loan').request.stage).toBe('on_loan')
    for (const code of ['NoReproduction', 'NoRenewals', 'Renewals Not Permitted'])
      expect(does(accepted(code), 'patron_loan').request.stage).toBe('on_loan')
  })

  test.each(['In Library Use Only', 'Not For Loan', 'Supervision Required', 'Use Only In Controlled Access'])(
    '%s, as NCIP says it, keeps the item in the library',
    (words) => {
      expect(accepted(words).request.items[0]?.notForLoan).toBe(true)
      expect(refusal(accepted(words), 'patron_loan')).toBe('no item here is for loan')
    },
  )

  test('Overnight Only: due on the next open day, and no renewal', () => {
    const story = accepted('Overnight Only')
    const lent = does(story, 'patron_loan')
    expect(lent.request.items[0]?.patronDueDate).toBe('2026-03-03')
    expect(refusal(lent, 'renew')).toMatch(/allows no renewal/)
    const closed = { closures: [{ from: Day.parse('2026-03-03'), to: Day.parse('2026-03-05') }] }
    const later = does({ ...story, context: { ...story.context, calendar: closed } }, 'patron_loan')
    expect(later.request.items[0]?.patronDueDate).toBe('2026-03-06')
    const named = does(story, { type: 'patron_loan', dueDate: Day.parse('2026-03-09') })
    expect(named.request.items[0]?.patronDueDate).toBe('2026-03-09')
  })

  test('are no reason to lose a loan that the library’s own system made: it is recorded, and asks', () => {
    const reported = (story: Story) => answers(story, { type: 'loan_reported', item: 1 })
    for (const code of ['LibraryUseOnly', 'SignatureRequired', 'Only with gloves']) {
      const lent = reported(accepted(code))
      expect(lent.request).toMatchObject({
        stage: 'on_loan',
        attention: [{ kind: 'condition_stated', conditions: [code] }],
      })
      expect(lent.request.attention[0]).not.toHaveProperty('informs')
    }
    expect(reported(accepted('NoReproduction')).request.attention).toEqual([])
    expect(reported(shipped()).last.kind).toBe('ignored')
  })

  test('end by waive_condition alone, and the items are for loan again once none is left that forbids it', () => {
    const both = accepted('LibraryUseOnly', 'WatchLibraryUseOnly', 'NoRenewals')
    const waive = (story: Story, code: string) =>
      does(story, { type: 'waive_condition', code, note: 'Ms North, by phone' })
    const one = waive(both, 'LibraryUseOnly')
    expect(one.request.items[0]?.notForLoan).toBe(true)
    const free = waive(one, 'WatchLibraryUseOnly')
    expect(free.request.items[0]?.notForLoan).toBeUndefined()
    const lent = does(free, 'patron_loan')
    expect(lent.request.stage).toBe('on_loan')
    expect(refusal(lent, 'renew')).toContain('allows no renewal')
    expect(does(waive(lent, 'NoRenewals'), 'renew').status).toBe('renew_requested')
    expect(refusal(free, { type: 'waive_condition', code: 'LibraryUseOnly' })).toContain('name a condition')
    expect(refusal(received(), { type: 'waive_condition', code: 'LibraryUseOnly' })).toContain('no condition')
    const again = hears(free, { type: 'shipped', items: [], conditions: ['LibraryUseOnly'] })
    expect([again.request.items[0]?.notForLoan, again.request.attention]).toEqual([undefined, []])
    const undone = does(free, 'undo')
    expect(undone.request.items[0]?.notForLoan).toBe(true)
  })

  test('a condition that is waived asks no more', () => {
    const lent = does(received(), 'patron_loan')
    const stated = hears(lent, { type: 'conditional', conditions: ['LibraryUseOnly', 'NoReproduction'] })
    const waived = does(stated, { type: 'waive_condition', code: 'LibraryUseOnly' })
    expect(waived.request.attention).toMatchObject([
      { kind: 'condition_stated', conditions: ['NoReproduction'] },
    ])
    const settled = does(waived, { type: 'waive_condition', code: 'NoReproduction' })
    expect(settled.request.attention).toEqual([])
  })

  test('that nobody accepted inform with the shipment, and ask where the item is used against them', () => {
    const said = ({ request }: Story) =>
      request.attention.flatMap((each) =>
        each.kind === 'condition_stated'
          ? [`${each.informs === true ? '?' : '!'}${each.conditions.join()}`]
          : [],
      )
    const library: PartnerEvent = { type: 'conditional', conditions: ['LibraryUseOnly'] }
    const firm: PartnerEvent = { type: 'conditional', conditions: ['NoRenewals'] }
    const gloves: PartnerEvent = { type: 'shipped', items: [], conditions: ['Only with gloves'] }
    expect(said(shipped({}, gloves))).toEqual(['?Only with gloves'])
    expect(said(hears(hears(sent(), library), 'shipped'))).toEqual(['?LibraryUseOnly'])
    expect(said(accepted('LibraryUseOnly'))).toEqual([])
    expect(said(hears(received(), library))).toEqual(['?LibraryUseOnly'])
    expect(said(hears(does(received(), 'place_on_shelf'), library))).toEqual(['!LibraryUseOnly'])
    expect(said(hears(does(received(), 'patron_loan'), library))).toEqual(['!LibraryUseOnly'])
    expect(said(hears(does(received(), 'renew'), firm))).toEqual(['!NoRenewals'])
    const both = hears(hears(received(), library), firm)
    expect(said(both)).toEqual(['?LibraryUseOnly,NoRenewals'])
    expect(said(hears(both, firm))).toEqual(said(both))
    expect(said(does(both, 'mark_read'))).toEqual([])
  })

  test('add up: a second one does not replace the first', () => {
    const first = does(hears(sent(), conditional('LibraryUseOnly')), 'accept_condition')
    const both = does(hears(first, conditional('NoReproduction')), 'accept_condition')
    expect(both.request.rota[0]?.accepted?.conditions).toEqual(['LibraryUseOnly', 'NoReproduction'])
  })

  test('of one supplier behind a broker do not hold for another one', () => {
    const one = { type: 'ISIL', value: 'ONE' }
    const first = hears(sent(), { ...conditional('NoReproduction'), supplier: one })
    const agreed = does(first, 'accept_condition')
    const next = hears(agreed, { type: 'will_supply', supplier: { type: 'ISIL', value: 'TWO' } })
    expect([agreed.request.rota[0]?.accepted?.conditions, next.request.rota[0]?.accepted]).toEqual([
      ['NoReproduction'],
      undefined,
    ])
  })
})

describe('an item for special collections', () => {
  const at = (pickupLocation: string | undefined, listed: readonly string[] | undefined): Story => {
    const before = shipped({ create: { pickupLocation } }, 'will_supply')
    return hears(
      { ...before, context: { ...before.context, specialCollections: listed } },
      { type: 'shipped', items: [], conditions: ['SpecCollSupervReq'] },
    )
  }
  const attention = ({ request }: Story) =>
    request.attention.map((each) =>
      each.kind === 'condition_stated' ? [each.misplaced, each.informs] : each.kind,
    )

  test('asks where it is to be picked up at a place that the library does not list for it, until that is fixed', () => {
    const story = at('Branch', ['Rare books'])
    expect(attention(story)).toEqual([[true, undefined]])
    expect(story.request.next).toMatchObject({ who: 'library', for: 'edit', attention: 'condition_stated' })
    expect(attention(does(story, { type: 'edit', pickupLocation: 'Rare books' }))).toEqual([])
    const read = does(does(story, 'mark_read'), 'receive')
    expect(attention(read)).toEqual([])
    expect(attention(does(read, { type: 'edit', pickupLocation: 'Main' }))).toEqual([[true, undefined]])
  })

  test('informs at a place that is listed, and where the library lists none', () => {
    expect(attention(at('Rare books', ['Rare books']))).toEqual([[undefined, true]])
    expect(attention(at('Branch', undefined))).toEqual([[undefined, true]])
    expect(attention(at(undefined, ['Rare books']))).toEqual([[true, undefined]])
  })
})

describe('a due date that is stamped again', () => {
  const first = Day.parse('2026-05-01')
  const later = Day.parse('2026-06-01')
  const loaned = (dueDate: Day, asOf?: string): PartnerEvent => ({
    type: 'shipped',
    items: [],
    dueDate,
    ...(asOf === undefined ? {} : { asOf: Instant.parse(asOf) }),
  })

  test('does not come back once a renewal, a recall or a person replaced it, and the renewal stays', () => {
    const renewed = hears(does(shipped({}, loaned(first)), 'receive'), { type: 'renewed', dueDate: later })
    const again = hears(renewed, loaned(first))
    expect([again.request.items[0]?.dueDate, again.status]).toEqual(['2026-06-01', 'renewed_by_partner'])
    const corrected = does(shipped({}, loaned(first)), { type: 'correct_item', item: 1, dueDate: later })
    expect(hears(corrected, loaned(first)).request.items[0]?.dueDate).toBe('2026-06-01')
    expect(hears(corrected, { type: 'overdue', dueDate: first }).request.items[0]?.dueDate).toBe('2026-06-01')
  })

  test('is not applied where the partner’s record had it before the one that stands', () => {
    const story = shipped({}, loaned(later, '2026-03-02T08:00:00.000Z'))
    expect(hears(story, loaned(first, '2026-03-01T08:00:00.000Z')).request.items[0]?.dueDate).toBe(
      '2026-06-01',
    )
    expect(hears(story, loaned(first, '2026-03-02T08:30:00.000Z')).request.items[0]?.dueDate).toBe(
      '2026-05-01',
    )
  })

  test('is applied by a gateway whose clock is behind, too: its own clock makes nothing older', () => {
    const before = sent()
    const promised = hears(waits(before, 2), {
      type: 'will_supply',
      asOf: Instant.parse('2026-03-03T08:00:00.000Z'),
    })
    const slow = { ...promised, context: before.context }
    const refused = (asOf?: string) =>
      hears(slow, { type: 'unfilled', ...(asOf === undefined ? {} : { asOf: Instant.parse(asOf) }) }).request
        .rota[0]?.state
    expect([refused(), refused('2026-03-03T09:00:00.000Z'), refused('2026-03-02T09:00:00.000Z')]).toEqual([
      'rejected',
      'rejected',
      'active',
    ])
  })
})
