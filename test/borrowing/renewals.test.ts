import { describe, expect, test } from 'vitest'
import { renewalLimits } from '../../src/borrowing/items/renewal-limits.ts'
import { Day, Duration } from '../../src/borrowing/values.ts'
import { sent } from './begun-stories.ts'
import { does, hears, refusal, type Story, waits } from './story.ts'
import type { World } from './world.ts'

const due = (day: string) => Day.parse(day)

const lent = (
  workflow: NonNullable<World['workflow']>,
  facts: Partial<Story['context']['partners'][string]> = {},
): Story => {
  const before = sent({ workflow })
  const { partners } = before.context
  const ALPHA = { ...partners.ALPHA, ...facts } as NonNullable<typeof partners.ALPHA>
  const asked = { ...before, context: { ...before.context, partners: { ...partners, ALPHA } } }
  const loaned = hears(asked, { type: 'shipped', items: [], dueDate: due('2026-05-01') })
  return does(does(loaned, 'receive'), 'patron_loan')
}

const renewed = (story: Story, dueDate: string): Story =>
  hears(does(story, { type: 'renew', override: true }), { type: 'renewed', dueDate: due(dueDate) })

describe('a renewal', () => {
  test('is asked for from the day that the profile counts back from the due date; staff may ask before', () => {
    const story = lent({ renewFrom: 'P7D' })
    expect(renewalLimits(story)).toEqual({ from: '2026-04-24', tooEarly: true })
    expect(refusal(story, 'renew')).toMatch(/too early/)
    expect(does(story, { type: 'renew', override: true }).status).toBe('renew_requested')
    const later = waits(story, 53)
    expect(renewalLimits(later)).toEqual({ from: '2026-04-24' })
    expect(does(later, 'renew').status).toBe('renew_requested')
  })

  test('is asked for as often as the profile allows; a repeated answer counts once', () => {
    const once = renewed(lent({ maxRenewals: 2 }), '2026-06-01')
    expect([once.request.rota[0]?.renewals, renewalLimits(once).left]).toEqual([1, 1])
    const again = hears(once, { type: 'renewed', dueDate: due('2026-06-01') })
    expect(again.request.rota[0]?.renewals).toBe(1)
    const twice = renewed(again, '2026-07-01')
    expect(renewalLimits(twice).left).toBe(0)
    expect(refusal(twice, 'renew')).toMatch(/as often as is allowed/)
    expect(does(twice, { type: 'renew', override: true }).status).toBe('renew_requested')
  })

  test('follows the partner’s own profile before the workflow profile', () => {
    const story = lent(
      { renewFrom: 'P7D', maxRenewals: 2 },
      {
        renewals: { from: Duration.parse('P60D'), most: 0 },
      },
    )
    expect(renewalLimits(story)).toEqual({ from: '2026-03-02', left: 0 })
  })

  test('has no limits where nobody sets any, and none of a request without items', () => {
    expect(renewalLimits(lent({}))).toEqual({})
    expect(renewalLimits(sent({ workflow: { maxRenewals: 1 } }))).toEqual({})
  })
})
