import { describe, expect, test } from 'vitest'
import { Day } from '../../src/borrowing/values.ts'
import { returned, sent } from './begun-stories.ts'
import { begin, delivers, does, hears, passes, type Story, waits } from './story.ts'
import { attention, dayOfDeadline, deadlines, rota, sentOperations } from './story-views.ts'
import { contextOf, type World } from './world.ts'

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

const closure = (from: string, to: string, kind?: 'not_lending') => ({
  from: Day.parse(from),
  to: Day.parse(to),
  ...(kind === undefined ? {} : { kind }),
})
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const

describe('calendars: the stories begin on Monday, 2 March', () => {
  const counting = { workflow: { countOpenDays: true } } as const
  const of = (
    calendar: NonNullable<NonNullable<World['partners']>[string]['calendar']>,
    world: World = {},
  ): World => ({ ...world, partners: { ALPHA: { calendar } } })
  const holiday = { closures: [closure('2026-03-09', '2026-03-10')] }

  test.each([
    ['every day is open', {}, { closures: [] }, 7],
    ['it ends on a closed day: the first open one', {}, holiday, 9],
    ['open days count: weekends do not', counting, { openingDays: weekdays, closures: [] }, 9],
    ['open days count: nor do closures', counting, { openingDays: weekdays, ...holiday }, 11],
    [
      'nobody lends: an answer to a request waits',
      {},
      { closures: [closure('2026-03-09', '2026-03-10', 'not_lending')] },
      9,
    ],
  ] as const)('the answer of a partner is due where %s', (_name, world, calendar, day) => {
    expect(dayOfDeadline(sent(of(calendar, world)), 'response')).toBe(day)
  })

  test('a partner that lends nothing still answers for what it has', () => {
    const calendar = { closures: [closure('2026-03-09', '2026-03-20', 'not_lending')] }
    const story = delivers(does(sent(of(calendar)), 'cancel'), 'cancel')
    expect(dayOfDeadline(story, 'cancel_reply')).toBe(7)
  })

  test('a deadline waits for a partner that has closed meanwhile, unless the item would come too late', () => {
    const calendar = { closures: [closure('2026-03-04', '2026-03-31')] }
    const closedSince = (story: Story): Story => {
      const world = { ...story.world, partners: { ALPHA: { calendar } } }
      return { ...story, world, context: contextOf(world, story.context.now) }
    }
    const waiting = passes(closedSince(sent()), 'response')
    expect([rota(waiting), dayOfDeadline(waiting, 'response')]).toEqual([['active', 'pending'], 30])
    const soon = sent({ create: { service: { type: 'loan', neededBy: '2026-03-20' } } })
    expect(rota(passes(closedSince(soon), 'response'))).toEqual(['expired', 'active'])
  })

  test('what the library must do is due on a day on which it is open', () => {
    const story = sent()
    const library = { ...story.context, calendar: holiday }
    expect(dayOfDeadline(hears({ ...story, context: library }, 'conditional'), 'offer')).toBe(9)
  })
})

describe('a partner that is about to close', () => {
  const vacation = { closures: [closure('2026-03-05', '2026-03-20')] }
  const world = (alpha: NonNullable<World['partners']>, more: World = {}): World => ({
    ...more,
    partners: alpha,
  })
  const reasons = (story: {
    readonly request: { readonly rota: readonly { readonly reason?: unknown }[] }
  }) => story.request.rota.map(({ reason }) => Object(reason).code)

  test('is passed over, and the rota says why', () => {
    const story = does(begin(world({ ALPHA: { calendar: vacation } })), 'send')
    expect([rota(story), reasons(story)[0]]).toEqual([['skipped', 'active'], 'rota.closes_on'])
  })

  test('is asked where nobody else is left, and for a holiday', () => {
    expect(
      rota(does(begin({ ...world({ ALPHA: { calendar: vacation } }), rota: ['ALPHA'] }), 'send')),
    ).toEqual(['active'])
    const day = { closures: [closure('2026-03-05', '2026-03-05')] }
    expect(rota(does(begin(world({ ALPHA: { calendar: day } })), 'send'))).toEqual(['active', 'pending'])
  })

  test('is never asked in a rush', () => {
    const rush = { create: { service: { type: 'loan', level: 'Rush' } } } as const
    const day = { closures: [closure('2026-03-03', '2026-03-03')] }
    const story = does(begin({ ...world({ ALPHA: { calendar: day } }, rush), rota: ['ALPHA'] }), 'send')
    expect(rota(story)).toEqual(['skipped'])
  })
})

describe('what is needed soon', () => {
  const needed = (neededBy: string, facts = {}): World => ({
    create: { service: { type: 'loan', neededBy } },
    partners: { ALPHA: facts },
  })
  const level = (name: string, facts = {}): World => ({
    create: { service: { type: 'loan', level: name } },
    partners: { ALPHA: facts },
  })

  test.each([
    ['the profile’s time, where that is earlier', needed('2026-04-30'), 7],
    [
      'the day less the days to supply and to deliver',
      needed('2026-03-09', { supplyDays: 2, deliveryDelayDays: 1 }),
      4,
    ],
    ['a day at least', needed('2026-03-03', { supplyDays: 10 }), 1],
    ['the profile’s time, where the day has passed', needed('2026-02-27'), 7],
    ['a day for Rush', level('Rush'), 1],
    ['a day for Express, however it is written', level('EXPRESS'), 1],
    [
      'what the profile says of a level',
      { ...level('Urgent'), workflow: { byServiceLevel: { urgent: { response: 'P2D' } } } },
      2,
    ],
    ['the profile’s time for another level', level('Core'), 7],
  ])('an answer has %s', (_name, world, day) => {
    expect(dayOfDeadline(sent(world), 'response')).toBe(day)
  })

  test('a promise in a rush is due in two days, though the partner usually takes longer', () => {
    expect(dayOfDeadline(hears(sent(level('Rush', { supplyDays: 9 })), 'will_supply'), 'will_supply')).toBe(2)
  })

  test('staff are told where it is likely to come too late', () => {
    const late = does(begin(needed('2026-03-09', { supplyDays: 10 })), 'send')
    expect(attention(late)).toEqual(['needed_by_at_risk'])
    expect(attention(does(begin(needed('2026-03-09', { supplyDays: 3 })), 'send'))).toEqual([])
  })
})
