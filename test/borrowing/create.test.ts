import { describe, expect, test } from 'vitest'
import { begin, contextOf, create, deadlines, does, passes, rota, told } from './support.ts'

describe('create', () => {
  test('without a rota: created, while no entry is pending', () => {
    const story = begin({ rota: [] })
    expect(story.request.stage).toBe('created')
    expect(story.status).toBe('created')
    expect(story.events.map((event) => event.input.name)).toEqual(['create'])
  })

  test('with a rota: ready', () => {
    const story = begin()
    expect([story.status, rota(story)]).toEqual(['ready_to_send', ['pending', 'pending']])
  })

  test('with a rota and automatic locate: locating, and the entries are looked for', () => {
    const story = begin({ workflow: { automaticLocate: true } })
    expect(story.status).toBe('locate_in_process')
    expect(story.last.effects).toEqual([{ kind: 'locate', entries: [1, 2] }])
    expect(deadlines(story)).toEqual(['locate'])
  })

  test('with a rota and automatic sending: sent, and said so', () => {
    const story = begin({ workflow: { automaticSend: true } })
    expect([story.status, told(story)]).toEqual(['request_sent', ['request to 1']])
    expect(story.last.event.explanations).toEqual(['sent by itself to ALPHA'])
  })

  test('with the approval step: pending_approval, also where it would be sent by itself', () => {
    const story = begin({ workflow: { automaticSend: true, steps: { approval: true } } })
    expect([story.status, story.request.stage]).toEqual(['pending_approval', 'pending_approval'])
    expect(does(story, 'approve').status).toBe('request_sent')
  })

  test('a duplicate that is to be held: pending_approval, and names the other request', () => {
    const story = begin({ duplicate: 'OSLO-AAAA1111' })
    expect([story.status, story.request.stage]).toEqual(['duplicate', 'pending_approval'])
    expect(story.request.waitingFor).toEqual([{ for: 'duplicate', request: 'OSLO-AAAA1111' }])
    expect(does(story, 'approve').status).toBe('ready_to_send')
  })

  test('where duplicates are refused: not allowed, naming the other request', () => {
    const world = { duplicate: 'OSLO-AAAA1111', workflow: { duplicates: { action: 'refuse' } } } as const
    expect(create(world)).toMatchObject({
      kind: 'not_allowed',
      reason: 'the patron has request OSLO-AAAA1111 for the same item',
    })
  })

  test('held for staff or until a day: ready, but not to be sent', () => {
    const staff = begin({ workflow: { automaticSend: true }, create: { hold: 'staff' } })
    expect([staff.request.stage, staff.status, staff.allowed.includes('send')]).toEqual([
      'ready',
      'waiting_for_staff',
      false,
    ])
    const scheduled = begin({ create: { hold: { until: '2026-03-09' } } })
    expect([scheduled.status, deadlines(scheduled)]).toEqual(['scheduled', ['until']])
    // A day begins at midnight in Oslo, an hour before it does in Greenwich.
    expect(scheduled.request.deadlines[0]?.at).toBe('2026-03-08T22:59:59.000Z')
    expect(passes(scheduled, 'until').status).toBe('ready_to_send')
  })

  test('held until a day and sent by itself then', () => {
    const story = begin({ workflow: { automaticSend: true }, create: { hold: { until: '2026-03-09' } } })
    expect(told(passes(story, 'until'))).toEqual(['request to 1'])
  })

  test('with a date of interest: its last second in the library’s time zone is a deadline', () => {
    const story = begin({ create: { service: { type: 'loan', dateOfInterest: '2026-07-01' } } })
    expect(story.request.deadlines).toEqual([{ kind: 'date_of_interest', at: '2026-07-01T21:59:59.000Z' }])
  })

  test('who made it is recorded', () => {
    const context = { ...contextOf({}), by: { kind: 'patron', id: 'p1' } } as const
    const made = create({}, context)
    expect(made.kind === 'applied' && [made.event.by, made.request.createdBy]).toEqual([
      context.by,
      context.by,
    ])
  })

  test('partners that are not asked now are skipped, with the reason', () => {
    const story = begin({
      workflow: { automaticSend: true },
      partners: { ALPHA: { skip: 'closed until 2026-03-20' } },
    })
    expect(rota(story)).toEqual(['skipped', 'active'])
    expect(story.request.rota[0]?.reason).toBe('closed until 2026-03-20')
    expect(story.last.event.explanations).toContain('partner ALPHA skipped: closed until 2026-03-20')
  })
})
