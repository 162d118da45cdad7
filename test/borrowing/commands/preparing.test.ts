import { describe, expect, test } from 'vitest'
import { Day } from '../../../src/borrowing/values.ts'
import { leftButShipped, received, sent } from '../begun-stories.ts'
import { begin, delivers, does, hears, passes, refusal, waits } from '../story.ts'
import { attention, deadlines, rota, sentOperations } from '../story-views.ts'
import { codes } from '../world.ts'

describe('edit', () => {
  test('before sent and in unfilled: citation, service, notes', () => {
    const edited = does(begin(), { type: 'edit', citation: { title: 'Doppler' }, staffNote: 'for Kari' })
    expect([edited.request.citation, edited.request.staffNote]).toEqual([{ title: 'Doppler' }, 'for Kari'])
    expect(does(begin({ rota: [] }), { type: 'edit', staffNote: 'x' }).status).toBe('created')
    const unfilled = hears(sent({ rota: ['ALPHA'] }), 'unfilled')
    expect(does(unfilled, { type: 'edit', staffNote: 'x' }).status).toBe('rejected_by_partner')
  })

  test('fields that are not named stay unchanged', () => {
    expect(does(begin(), { type: 'edit', staffNote: 'x' }).request.citation.title).toBe('Naiv. Super.')
  })

  test('once it was sent, only what no partner knows; once closed, only what is for staff', () => {
    const noted = does(sent(), { type: 'edit', pickupLocation: 'North desk', staffNote: 'x' })
    expect(noted.request).toMatchObject({ pickupLocation: 'North desk', staffNote: 'x', stage: 'sent' })
    expect(refusal(sent(), { type: 'edit', citation: { title: 'Another' } })).toMatch(
      /^once a partner is asked/,
    )
    const closed = does(received(), 'complete')
    expect(does(closed, { type: 'edit', labels: ['urgent'], assignee: 'anna' }).request).toMatchObject({
      labels: ['urgent'],
      assignee: 'anna',
    })
    expect(refusal(closed, { type: 'edit', pickupLocation: 'x' })).toMatch(/^once the request is closed/)
  })

  test('a date of interest becomes its deadline; one that has passed is refused', () => {
    const service = { type: 'loan', dateOfInterest: Day.parse('2026-04-01') } as const
    expect(deadlines(does(begin(), { type: 'edit', service }))).toEqual(['date_of_interest'])
    const past = { type: 'loan', dateOfInterest: Day.parse('2026-03-01') } as const
    expect(refusal(begin(), { type: 'edit', service: past })).toMatch(/date of interest has passed/)
    const without = does(does(begin(), { type: 'edit', service }), {
      type: 'edit',
      service: { type: 'loan' },
    })
    expect(deadlines(without)).toEqual([])
  })
})

describe('approve and decline', () => {
  const held = { workflow: { steps: { approval: true } } } as const

  test('approve goes on as in create: created, locating, ready, sent', () => {
    expect(does(begin({ ...held, rota: [] }), 'approve').status).toBe('created')
    expect(does(begin(held), 'approve').status).toBe('ready_to_send')
    const locates = { workflow: { ...held.workflow, automaticLocate: true } }
    expect(does(begin(locates), 'approve').status).toBe('locate_in_process')
    const sends = { workflow: { ...held.workflow, automaticSend: true } }
    expect(does(begin(sends), 'approve').status).toBe('request_sent')
  })

  test('approve leaves a day to wait for standing', () => {
    const story = does(begin({ ...held, create: { hold: { until: '2026-03-09' } } }), 'approve')
    expect([story.status, deadlines(story)]).toEqual(['scheduled', ['until']])
  })

  test('approve releases what waits for staff, or for a day, in ready', () => {
    const staff = begin({ create: { hold: 'staff' } })
    expect(does(staff, 'approve').status).toBe('ready_to_send')
    const day = does(begin({ create: { hold: { until: '2026-03-09' } } }), 'approve')
    expect([day.status, deadlines(day)]).toEqual(['ready_to_send', []])
    expect(refusal(begin(), 'approve')).toBe('it waits for no approval')
  })

  test('decline: closed declined', () => {
    const story = does(begin(held), 'decline')
    expect([story.status, story.request.outcome, rota(story)]).toEqual([
      'declined',
      { kind: 'declined' },
      ['skipped', 'skipped'],
    ])
    expect(refusal(begin(), 'decline')).toBe('only in stage: waiting for approval; now: ready to send')
  })
})

describe('reopen', () => {
  test('declined: pending_approval', () => {
    const story = does(does(begin({ workflow: { steps: { approval: true } } }), 'decline'), 'reopen')
    expect([story.status, rota(story)]).toEqual(['pending_approval', ['pending', 'pending']])
    expect(does(story, 'approve').status).toBe('ready_to_send')
  })

  test('a request that was never sent goes on as a new one does; its rota is there again', () => {
    const world = { create: { service: { type: 'loan', dateOfInterest: '2026-03-10' } } } as const
    const expired = passes(begin(world), 'date_of_interest')
    expect(expired.status).toBe('expired')
    expect(refusal(waits(expired, 10), 'reopen')).toMatch(/date of interest has passed/)
    const story = does(waits(expired, 10), {
      type: 'reopen',
      dateOfInterest: Day.parse('2026-05-01'),
      neededBy: Day.parse('2026-04-20'),
    })
    expect([story.status, rota(story), deadlines(story)]).toEqual([
      'ready_to_send',
      ['pending', 'pending'],
      ['date_of_interest'],
    ])
    expect(story.request.service).toMatchObject({ dateOfInterest: '2026-05-01', neededBy: '2026-04-20' })
    expect(story.allowed).toEqual(expect.arrayContaining(['send', 'locate']))
    expect(sentOperations(does(story, 'send'))).toEqual(['request to 1'])
  })

  test('a request that was never sent: created without a partner, located or sent where that is automatic', () => {
    const create = { service: { type: 'loan', dateOfInterest: '2026-03-10' } } as const
    const again = (world: Parameters<typeof begin>[0]) =>
      does(passes(begin({ create, ...world }), 'date_of_interest'), {
        type: 'reopen',
        dateOfInterest: Day.parse('2026-05-01'),
      })
    expect(again({ rota: [] }).status).toBe('created')
    const held = { create: { ...create, hold: 'staff' } } as const
    expect(again({ workflow: { automaticLocate: true } }).status).toBe('locate_in_process')
    expect(again({ ...held, workflow: { automaticSend: true } }).status).toBe('request_sent')
  })

  test('else unfilled: from unfilled, expired and cancelled by partner', () => {
    const closing = { rota: ['ALPHA'], workflow: { onRotaUsedUp: 'close', onExpiry: 'close' } } as const
    const unfilled = hears(sent(closing), 'unfilled')
    expect([unfilled.status, does(unfilled, 'reopen').status]).toEqual(['unfilled', 'rejected_by_partner'])
    const expired = hears(sent({ ...closing, rota: ['ALPHA', 'BETA'] }), 'expired')
    const again = does(expired, 'reopen')
    expect([expired.status, again.status, rota(again)]).toEqual([
      'expired',
      'unfilled',
      ['expired', 'pending'],
    ])
    expect(sentOperations(does(again, 'send'))).toEqual(['request to 2'])
    const cancelled = hears(sent(closing), 'cancelled_by_partner')
    expect([cancelled.status, does(cancelled, 'reopen').status]).toEqual(['cancelled_by_partner', 'unfilled'])
  })

  test('other outcomes cannot be reopened', () => {
    expect(does(does(begin(), 'cancel'), 'reopen').request.stage).toBe('created')
    expect(refusal(does(received(), 'complete'), 'reopen')).toMatch(/only unfilled, expired, declined/)
    expect(refusal(begin(), 'reopen')).toBe('only in stage: closed; now: ready to send')
  })

  test('attention of a closed request stays', () => {
    const world = { rota: ['ALPHA', 'BETA'], workflow: { onRotaUsedUp: 'close' } } as const
    const closed = hears(leftButShipped(world), 'unfilled', { entry: 2 })
    expect([closed.request.outcome?.kind, attention(closed)]).toEqual(['unfilled', ['stale_shipment']])
    expect(attention(does(closed, 'reopen'))).toEqual(['stale_shipment'])
  })
})

test('a request that was asked, delivered and reopened is sent again under its next id', () => {
  const closed = hears(sent({ rota: ['ALPHA'], workflow: { onRotaUsedUp: 'close' } }), 'unfilled')
  const again = does(does(does(closed, 'reopen'), { type: 'add_partners', partners: codes('BETA') }), 'send')
  expect(again.request.rota[1]?.requestIds).toEqual(['OSLO-7K2MQ4X9-2'])
  expect(delivers(again, 'request').status).toBe('request_sent')
})
