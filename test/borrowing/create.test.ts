import { describe, expect, test } from 'vitest'
import type { SendingDecision } from '../../src/borrowing/request/rota-build.ts'
import { Day, PartnerCode } from '../../src/borrowing/values.ts'
import { textReason } from '../../src/translations/reason.ts'
import { say } from '../support/say.ts'
import { begin, create, does, passes, refusal } from './story.ts'
import { allAttention, deadlines, rota, sentOperations } from './story-views.ts'
import { contextOf } from './world.ts'

const code = (name: string) => PartnerCode.parse(name)
const sendingOf = (decision: SendingDecision | null) => ({ verdicts: [], decision })

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
    expect(story.last.effects).toEqual([{ kind: 'locate', entries: [1, 2], own: false }])
    expect(deadlines(story)).toEqual(['locate'])
  })

  test('with a rota and automatic sending: sent, with an explanation', () => {
    const story = begin({ workflow: { automaticSend: true } })
    expect([story.status, sentOperations(story)]).toEqual(['request_sent', ['request to 1']])
    expect(story.last.event.explanations.map((each) => say(each))).toEqual(['sent automatically to ALPHA'])
  })

  test('with the approval step: pending_approval, also where it would be sent automatically', () => {
    const story = begin({ workflow: { automaticSend: true, steps: { approval: true } } })
    expect([story.status, story.request.stage]).toEqual(['pending_approval', 'pending_approval'])
    expect(does(story, 'approve').status).toBe('request_sent')
  })

  test('a duplicate that is to be held: pending_approval, and names the other request', () => {
    const story = begin({ duplicate: 'OSLO-AAAA1111' })
    expect([story.status, story.request.stage]).toEqual(['duplicate', 'pending_approval'])
    expect(story.request.waitingFor).toEqual([{ for: 'duplicate', request: 'OSLO-AAAA1111' }])
    expect(refusal(story, 'approve')).toBe('it waits for no approval')
    expect(does(story, 'keep_duplicate').status).toBe('ready_to_send')
  })

  test('approval and a duplicate are two questions, each settled on its own', () => {
    const both = begin({ duplicate: 'OSLO-AAAA1111', workflow: { steps: { approval: true } } })
    expect(allAttention(both)).toEqual(['approval', 'duplicate'])
    const approved = does(both, 'approve')
    expect([approved.status, allAttention(approved)]).toEqual(['duplicate', ['duplicate']])
    expect(does(approved, 'keep_duplicate').status).toBe('ready_to_send')
    const kept = does(both, 'keep_duplicate')
    expect([kept.status, allAttention(kept)]).toEqual(['pending_approval', ['approval']])
    expect(does(kept, 'approve').status).toBe('ready_to_send')
  })

  test('is refused for a duplicate where the library refuses those, naming the other request', () => {
    const world = { duplicate: 'OSLO-AAAA1111', workflow: { duplicates: { action: 'refuse' } } } as const
    expect(create(world)).toMatchObject({
      kind: 'not_allowed',
      reason: { code: 'refusal.duplicate_of', params: { request: 'OSLO-AAAA1111' } },
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

  test('held until a day and sent automatically then', () => {
    const story = begin({ workflow: { automaticSend: true }, create: { hold: { until: '2026-03-09' } } })
    expect(sentOperations(passes(story, 'until'))).toEqual(['request to 1'])
  })

  test('with a date of interest: its last second in the library’s time zone is a deadline', () => {
    const story = begin({ create: { service: { type: 'loan', dateOfInterest: '2026-07-01' } } })
    expect(story.request.deadlines.filter(({ kind }) => kind !== 'idle')).toEqual([
      { kind: 'date_of_interest', at: '2026-07-01T21:59:59.000Z' },
    ])
  })

  test('the creator is recorded', () => {
    const context = { ...contextOf({}), by: { kind: 'patron', id: 'p1' } } as const
    const made = create({}, context)
    expect(made.kind === 'applied' && [made.event.by, made.request.createdBy]).toEqual([
      context.by,
      context.by,
    ])
  })

  test('without a rota of its own: the one that rules plan, and says how it was made', () => {
    const story = begin({
      create: { rota: undefined },
      planned: {
        rules: [{ number: 3, name: 'Loans' }],
        leftOut: [
          { partner: code('GAMMA'), template: 'North', reason: textReason('closed until 2027-01-03') },
        ],
      },
    })
    expect(story.request.rota.map(({ partner }) => partner)).toEqual(['DELTA'])
    expect(story.status).toBe('ready_to_send')
    expect(story.last.event.explanations.map((each) => say(each))).toEqual([
      'rota: template North and rule 3 “Loans”',
      'GAMMA left out: closed until 2027-01-03',
    ])
    expect(story.request.rotaBuilds).toEqual([
      {
        rules: [{ number: 3, name: 'Loans' }],
        templates: ['North'],
        leftOut: [{ partner: 'GAMMA', template: 'North', reason: textReason('closed until 2027-01-03') }],
      },
    ])
  })

  test('a rota that it comes with counts, an empty one too', () => {
    expect(begin().request.rota.map(({ partner }) => partner)).toEqual(['ALPHA', 'BETA'])
    const empty = begin({ rota: [] })
    expect([empty.request.rota, empty.request.rotaBuilds]).toEqual([[], undefined])
  })

  test('rules that give no partner: created, with the reasons', () => {
    const story = begin({ create: { rota: undefined }, planned: { partners: [], templates: [] } })
    expect([story.status, story.last.event.explanations.map((each) => say(each))]).toEqual([
      'created',
      ['no rota rule matches'],
    ])
  })

  test.each([
    ['send', 'request_sent', {}],
    ['wait_for_approval', 'pending_approval', {}],
    ['wait_for_staff', 'waiting_for_staff', {}],
    ['hold_until', 'scheduled', { until: Day.parse('2026-03-09') }],
  ] as const)('a sending rule says %s', (action, status, more) => {
    const automatic = action === 'send' || action === 'hold_until'
    const sending = sendingOf({ rule: { number: 2, name: 'X' }, action, automatic, ...more })
    const story = begin({ sending })
    expect(story.status).toBe(status)
    expect(story.last.event.explanations.map((each) => say(each))[0]).toMatch(/^sending rule 2 “X”: /)
    expect(story.request.sending).toMatchObject({ action, automatic })
  })

  test('a request that a rule holds until a day is sent then; one that waits for staff continues by the profile', () => {
    const held = begin({
      sending: sendingOf({
        rule: { number: 1, name: 'X' },
        action: 'hold_until',
        until: Day.parse('2026-03-09'),
        automatic: true,
      }),
    })
    expect(sentOperations(passes(held, 'until'))).toEqual(['request to 1'])
    const staff = sendingOf({ rule: { number: 1, name: 'X' }, action: 'wait_for_staff', automatic: false })
    expect(does(begin({ sending: staff }), 'approve').status).toBe('ready_to_send')
    const automatic = begin({ sending: staff, workflow: { automaticSend: true } })
    expect(does(automatic, 'approve').status).toBe('request_sent')
  })

  test('a rule never lifts what holds it besides, and the later of two days counts', () => {
    const send = sendingOf({ rule: { number: 1, name: 'X' }, action: 'send', automatic: true })
    expect(begin({ sending: send, workflow: { steps: { approval: true } } }).status).toBe('pending_approval')
    expect(begin({ sending: send, create: { hold: 'staff' } }).status).toBe('waiting_for_staff')
    expect(begin({ sending: send, duplicate: 'OSLO-AAAA1111' }).status).toBe('duplicate')
    const until = (day: string) =>
      sendingOf({
        rule: { number: 1, name: 'X' },
        action: 'hold_until',
        until: Day.parse(day),
        automatic: true,
      })
    for (const day of ['2026-03-05', '2026-03-12']) {
      const story = begin({ sending: until(day), create: { hold: { until: '2026-03-09' } } })
      expect(story.request.waitingFor).toEqual([
        { for: 'until', date: day > '2026-03-09' ? day : '2026-03-09' },
      ])
      expect(deadlines(story)).toEqual(['until'])
    }
  })

  test('is sent as the profile says if no sending rule matches, and the timeline says so', () => {
    const story = begin({ sending: sendingOf(null) })
    expect(story.status).toBe('ready_to_send')
    expect(story.last.event.explanations.map((each) => say(each))).toEqual([
      'no sending rule matches: the workflow profile leaves the sending to staff',
    ])
  })

  test('partners that are not asked now are skipped, with the reason', () => {
    const story = begin({
      workflow: { automaticSend: true },
      partners: { ALPHA: { skip: textReason('closed until 2026-03-20') } },
    })
    expect(rota(story)).toEqual(['skipped', 'active'])
    expect(say(story.request.rota[0]?.reason)).toBe('closed until 2026-03-20')
    expect(story.last.event.explanations.map((each) => say(each))).toContain(
      'ALPHA skipped: closed until 2026-03-20',
    )
  })
})

test('a loan wants as many items as it names volumes; those of a copy say where the article stands', () => {
  const wanted = (type: 'loan' | 'copy', items?: number) =>
    begin({
      create: {
        citation: { title: 'Works', volumes: ['1', '2', '3'] },
        service: { type },
        ...(items === undefined ? {} : { items }),
      },
    }).request.itemsWanted
  expect([wanted('loan'), wanted('copy'), wanted('loan', 1)]).toEqual([3, 1, 1])
})
