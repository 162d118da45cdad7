import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import {
  alerts,
  delivers,
  does,
  hears,
  items,
  received,
  returned,
  rota,
  sent,
  shipped,
  told,
} from '../support.ts'

const volumes: PartnerEvent = {
  type: 'shipped',
  items: [{ partnerItemId: 'A1' }, { partnerItemId: 'A2' }],
}
const back = (name: string): PartnerEvent => ({ type: 'checked_in', items: [{ partnerItemId: name }] })

describe('checked_in', () => {
  test('from shipped on: closed completed, the entry has supplied', () => {
    for (const story of [shipped(), received(), does(received(), 'patron_loan'), returned()]) {
      const done = hears(story, 'checked_in')
      expect([done.status, rota(done)[0], items(done)]).toEqual([
        'request_completed',
        'supplied',
        ['returned'],
      ])
    }
    expect(hears(sent(), 'checked_in').last.kind).toBe('ignored')
  })

  test('per item; with the last one closed', () => {
    const both = delivers(does(received({}, volumes), 'return'), 'shipped_return')
    const one = hears(both, back('A1'))
    expect([one.status, one.last.event.explanations]).toEqual([
      'lender_check_in',
      ['1 more to be checked in'],
    ])
    expect(hears(one, back('A2')).status).toBe('request_completed')
  })

  test('of one while another is still here: the stage follows the other', () => {
    const one = hears(does(received({}, volumes), 'patron_loan'), back('A1'))
    expect([one.status, items(one)]).toEqual(['loaned_to_patron', ['returned', 'on_loan']])
    expect(told(does(one, 'return'))).toEqual(['shipped_return to 1'])
  })

  test('under a name that the library does not know: the only item there is', () => {
    expect(hears(returned(), back('ZZ')).status).toBe('request_completed')
  })

  test('what was lost has come back', () => {
    const lost = does(received(), 'report_lost')
    expect([hears(lost, 'checked_in').status, alerts(hears(lost, 'checked_in'))]).toEqual([
      'request_completed',
      [],
    ])
  })

  test('one that never arrived is not waited for', () => {
    const one = does(does(shipped({}, volumes), { type: 'receive', missing: [2] }), 'return')
    expect(hears(one, 'checked_in').status).toBe('request_completed')
  })

  test('closed with items out: per item', () => {
    const closed = does(received(), 'complete')
    const done = hears(closed, 'checked_in', { entry: 1 })
    expect([done.last.kind, items(done)]).toEqual(['applied', ['returned']])
    expect(hears(done, 'checked_in', { entry: 1 }).last.kind).toBe('ignored')
  })
})

describe('completed_without_return', () => {
  test('after report_lost: closed lost', () => {
    const story = hears(does(received(), 'report_lost'), 'completed_without_return')
    expect([story.status, story.request.outcome, alerts(story)]).toEqual(['lost', { kind: 'lost' }, []])
  })

  test('a copy: closed completed', () => {
    const copy = received({ create: { service: { type: 'copy', form: 'physical' } } })
    const story = hears(copy, { type: 'completed_without_return', reason: 'kept' })
    expect([story.status, story.request.outcome]).toEqual([
      'request_completed',
      { kind: 'completed', reason: 'kept' },
    ])
    expect(hears(shipped({ create: { service: { type: 'copy' } } }), 'completed_without_return').status).toBe(
      'request_completed',
    )
  })

  test('else alert lost by partner, closed lost', () => {
    for (const story of [shipped(), received(), returned()]) {
      const lost = hears(story, 'completed_without_return')
      expect([lost.status, lost.request.outcome, lost.request.alerts]).toEqual([
        'declared_lost_by_partner',
        { kind: 'lost' },
        [{ kind: 'lost', by: 'partner' }],
      ])
    }
    expect(hears(sent(), 'completed_without_return').last.kind).toBe('ignored')
  })

  test('with the declared lost step off: closed lost, no status of its own', () => {
    const story = hears(
      received({ workflow: { steps: { declaredLost: false } } }),
      'completed_without_return',
    )
    expect([story.status, alerts(story)]).toEqual(['lost', []])
  })

  test('of what another partner had sent does not change how the request ended', () => {
    const rejected = does(received(), { type: 'reject_shipment', reason: 'wrong item' })
    const done = does(hears(rejected, 'shipped'), 'complete')
    const story = hears(done, 'completed_without_return', { entry: 1 })
    expect(story.request.outcome).toEqual({ kind: 'completed' })
  })
})
