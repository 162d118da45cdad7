import { describe, expect, test } from 'vitest'
import { returned, sent } from './begun-stories.ts'
import { begin, delivers, does, hears, passes, waits } from './story.ts'
import { attention, dayOfDeadline, deadlines, rota, sentOperations } from './story-views.ts'
import type { World } from './world.ts'

const _silent: World = { partners: { ALPHA: { takesStatusRequest: false } } }

describe('deadlines of a partner’s profile', () => {
  const of = (alpha: NonNullable<World['partners']>[string], world: World = {}): World => ({
    ...world,
    partners: { ALPHA: alpha },
  })
  const neededBy = { create: { service: { type: 'loan', neededBy: '2026-03-20' } } } as const

  test('expiry none: its answer has no deadline', () => {
    const story = sent(of({ expiry: { kind: 'none' } }))
    expect(deadlines(story)).toEqual([])
    expect(deadlines(hears(story, 'request_received'))).toEqual([])
    expect(deadlines(hears(story, 'will_supply'))).toEqual(['will_supply'])
  })

  test('expiry date_of_interest: the end of the day at the library that the request is needed by', () => {
    const story = sent(of({ expiry: { kind: 'date_of_interest' } }, neededBy))
    expect(story.request.deadlines).toMatchObject([{ kind: 'response', at: '2026-03-20T22:59:59.000Z' }])
    expect(rota(passes(story, 'response'))).toEqual(['expired', 'active'])
  })

  test('expiry date_of_interest: of a request that names no day to come, the workflow’s deadline', () => {
    const interest = of({ expiry: { kind: 'date_of_interest' } })
    expect(dayOfDeadline(sent(interest), 'response')).toBe(7)
    const late = delivers(does(waits(begin({ ...interest, ...neededBy }), 30), 'send'), 'request')
    expect(dayOfDeadline(late, 'response')).toBe(37)
  })

  test('expiry date_of_interest: the date of interest ends the request, so the entry needs no deadline', () => {
    const create = { service: { type: 'loan', dateOfInterest: '2026-03-20' } } as const
    const story = sent(of({ expiry: { kind: 'date_of_interest' } }, { create }))
    expect(deadlines(story)).toEqual(['date_of_interest'])
    expect(passes(story, 'date_of_interest').status).toBe('expired')
  })

  test.each([
    ['the workflow’s', {}, 14],
    ['its own time to supply', { supplyDays: 3 }, 3],
    ['a day at least', { supplyDays: 0 }, 1],
    ['the way here on top', { deliveryDelayDays: 2.5 }, 17],
    ['both', { supplyDays: 3, deliveryDelayDays: 2 }, 5],
  ])('a promised shipment is due after %s', (_name, facts, day) => {
    expect(dayOfDeadline(hears(sent(of(facts)), 'will_supply'), 'will_supply')).toBe(day)
  })

  test('a deadline for shipments that the workflow has turned off stays off', () => {
    const world = of({ supplyDays: 3 }, { workflow: { deadlines: { willSupply: null } } })
    expect(deadlines(hears(sent(world), 'will_supply'))).toEqual([])
  })

  test('automatic cancel off: no answer in time calls staff; what they put aside is awaited again', () => {
    const story = passes(sent(of({ automaticCancel: false })), 'response')
    expect([story.status, rota(story), sentOperations(story), deadlines(story)]).toEqual([
      'no_answer',
      ['active', 'pending'],
      [],
      [],
    ])
    expect(story.allowed).toContain('cancel_partner')
    expect(deadlines(does(story, { type: 'dismiss', attention: 'no_answer' }))).toEqual(['response'])
  })

  test('automatic cancel off: the date of interest cancels, since nobody waits any more', () => {
    const create = { service: { type: 'loan', dateOfInterest: '2026-03-20' } } as const
    const story = passes(sent(of({ automaticCancel: false }, { create })), 'date_of_interest')
    expect([story.status, sentOperations(story)]).toEqual(['expired', ['cancel to 1']])
  })

  test('automatic claim on: claimed before it expires, though the workflow does not', () => {
    expect(sentOperations(passes(sent(of({ automaticClaim: true })), 'response'))).toEqual([
      'status_request to 1',
    ])
  })

  test('automatic claim off: staff are called in place of each claim', () => {
    const never = of({ automaticClaim: false }, { workflow: { claimBeforeExpiry: true, reminder: true } })
    const stories = [
      passes(sent(never), 'response'),
      passes(hears(sent(never), 'will_supply'), 'will_supply'),
      passes(returned(never), 'check_in'),
      passes(delivers(does(sent(never), 'claim'), 'status_request'), 'claim'),
    ]
    for (const story of stories)
      expect([attention(story), sentOperations(story)]).toEqual([['no_answer'], []])
  })

  test('automatic claim off: where the workflow claims nobody before expiry, it expires', () => {
    expect(rota(passes(sent(of({ automaticClaim: false })), 'response'))).toEqual(['expired', 'active'])
  })
})
