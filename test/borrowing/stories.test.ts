import { describe, expect, test } from 'vitest'
import { textReason } from '../../src/translations/reason.ts'
import { received, returned, sent, shipped } from './begun-stories.ts'
import {
  answers,
  apply,
  begin,
  continuing,
  deadLetter,
  delivers,
  does,
  hears,
  passes,
  refusal,
  refused,
  settles,
  unconfirmed,
  waits,
} from './story.ts'
import {
  attention,
  dayOfDeadline,
  deadlines,
  items,
  operations,
  question,
  rota,
  sentOperations,
} from './story-views.ts'

describe('a loan', () => {
  test('goes from the request to completed', () => {
    const story = returned()
    expect(story.status).toBe('lender_check_in')
    expect(deadlines(story)).toEqual(['check_in'])
    const done = hears(story, 'checked_in')
    expect(done.status).toBe('request_completed')
    expect(rota(done)).toEqual(['supplied', 'skipped'])
    expect(items(done)).toEqual(['returned'])
  })

  test('is refused in words what it cannot do now', () => {
    expect(refusal(sent(), 'patron_loan')).toContain(
      'only in stage: received, on loan to the patron and returned by the patron; now: sent',
    )
    expect(refusal(sent(), 'cancel')).toBeUndefined()
  })

  test('expires a week after nobody answered, and the partner gets a cancel', () => {
    const story = sent()
    expect(dayOfDeadline(story, 'response')).toBe(7)
    const next = passes(waits(story, 8), 'response')
    expect(rota(next)).toEqual(['expired', 'active'])
    expect(sentOperations(next)).toEqual(['cancel to 1', 'request to 2'])
  })
})

describe('a request that may not have arrived', () => {
  test('held where it surely did not, and sent again as it was', () => {
    const story = settles(does(begin(), 'send'), 'request', deadLetter())
    expect(attention(story)).toEqual(['send_failed'])
    const again = does(story, 'resend')
    expect(again.last.effects).toMatchObject([{ kind: 'requeue' }])
    expect(again.status).toBe('request_sent')
  })

  test('written again after a refusal', () => {
    const story = settles(does(begin(), 'send'), 'request', refused())
    expect(attention(story)).toEqual(['send_failed'])
    expect(operations(does(story, 'resend'))).toEqual([{ kind: 'request' }])
  })

  test.each([deadLetter(true), unconfirmed])(
    'is looked for by a status request, and nobody else is asked: %o',
    (result) => {
      const story = settles(does(begin(), 'send'), 'request', result)
      expect(question(story)).toBe('unconfirmed')
      expect(sentOperations(story)).toEqual(['status_request to 1'])
      expect(rota(story)).toEqual(['active', 'pending'])
      const unknown = settles(story, 'status_request', refused('unknown_request'))
      expect(question(unknown)).toBeNull()
      expect(question(hears(story, 'will_supply'))).toBeNull()
      expect(attention(passes(story, 'unconfirmed'))).toEqual(['no_answer'])
    },
  )
})

describe('a cancel', () => {
  test('is withdrawn from a partner that never heard of the request', () => {
    const story = does(does(begin(), 'send'), 'cancel')
    expect(story.status).toBe('cancelled_by_staff')
    expect(sentOperations(story)).toEqual([])
    expect(story.last.effects).toContainEqual({
      kind: 'withdraw',
      entry: 1,
      operations: 'all',
      required: true,
    })
  })

  test('that was refused gives back what it had set aside', () => {
    const conditional = hears(sent(), 'conditional')
    const cancelled = does(conditional, { type: 'cancel', by: 'patron' })
    expect(question(cancelled)).toBe('cancel')
    const goesOn = hears(delivers(cancelled, 'cancel'), 'cancel_refused')
    expect(question(goesOn)).toBe('condition')
    expect(goesOn.request.lastAnswer).toBe('cancel_refused')
  })

  test('loses against a shipment that crossed it', () => {
    const crossed = hears(does(sent(), 'cancel'), 'shipped')
    expect(crossed.status).toBe('shipped_physically')
    expect(question(crossed)).toBeNull()
  })
})

describe('a shipment of a partner that was left', () => {
  test('raises attention, and can be adopted', () => {
    const next = hears(sent(), 'unfilled')
    const late = apply(next, {
      kind: 'partner_event',
      entry: 1,
      requestId: next.request.rota[0]?.requestIds[0] ?? next.request.rota[1]?.requestIds[0] ?? fail(),
      event: { type: 'shipped', items: [{ partnerItemId: 'X1' }] },
    })
    expect(late.status).toBe('shipped_by_other_partner')
    const adopted = does(late, { type: 'adopt', entry: 1 })
    expect(adopted.status).toBe('shipped_physically')
    expect(rota(adopted)).toEqual(['active', 'cancelled'])
  })
})

const fail = (): never => {
  throw new Error('the entry was never asked')
}

describe('the library’s own side', () => {
  test('locate leaves a request with nobody to ask to staff', () => {
    const story = answers(does(begin(), 'locate'), {
      type: 'located',
      entries: [
        { entry: 1, located: false, reason: textReason('not held') },
        { entry: 2, located: false, reason: textReason('not held') },
      ],
    })
    expect(story.status).toBe('locate_failed')
    expect(rota(story)).toEqual(['not_located', 'not_located'])
  })

  test('a lost item that is found is out again', () => {
    const lost = does(received(), 'report_lost')
    expect(attention(lost)).toEqual(['lost'])
    expect(items(does(lost, 'found'))).toEqual(['received'])
  })

  test('a request that is stored goes on as it was', () => {
    const story = shipped()
    expect(does(continuing(story, structuredClone(story.request)), 'receive').status).toBe(
      'received_physically',
    )
  })
})
