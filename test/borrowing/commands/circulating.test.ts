import { describe, expect, test } from 'vitest'
import { Day } from '../../../src/borrowing/values.ts'
import { received, sent, shipped } from '../begun-stories.ts'
import { delivers, does, hears, refusal, type Story } from '../story.ts'
import { deadlines, items, operations, question, sentOperations } from '../story-views.ts'

const onLoan = () => does(received(), 'patron_loan')
const wanted = { type: 'renew', dueDate: Day.parse('2026-05-20') } as const

describe('patron_loan, patron_return', () => {
  test('mirror the loan and the return', () => {
    expect(onLoan().status).toBe('loaned_to_patron')
    const back = does(onLoan(), 'patron_return')
    expect(back.status).toBe('returned_by_patron')
    expect(does(back, 'patron_loan').status).toBe('loaned_to_patron')
    expect([sentOperations(onLoan()), sentOperations(back)]).toEqual([[], []])
  })

  test('the patron’s due date does not take the place of the partner’s', () => {
    const here = received({}, { type: 'shipped', items: [], dueDate: Day.parse('2026-05-01') })
    const story = does(here, { type: 'patron_loan', dueDate: Day.parse('2026-04-20') })
    expect(story.request.items[0]).toMatchObject({ dueDate: '2026-05-01', patronDueDate: '2026-04-20' })
  })

  test('several items: the stage is that of the least advanced', () => {
    const two = received({ create: { items: 2 } })
    const one = does(two, { type: 'patron_loan', items: [2] })
    expect([one.status, items(one)]).toEqual(['received_physically', ['received', 'on_loan']])
    const back = does(does(one, 'patron_loan'), { type: 'patron_return', items: [1] })
    expect([back.status, items(back)]).toEqual(['loaned_to_patron', ['patron_returned', 'on_loan']])
  })

  test('not for items that are not for loan, not for files', () => {
    const use = does(shipped(), { type: 'receive', notForLoan: true })
    expect(refusal(use, 'patron_loan')).toBe('no item here is for loan')
    expect(refusal(does(shipped(), { type: 'receive', form: 'digital' }), 'patron_loan')).toBe(
      'no item here is for loan',
    )
    expect(refusal(received(), 'patron_return')).toBe('no item is on loan')
    expect(refusal(received(), { type: 'patron_loan', items: [7] })).toMatch(/cannot be loaned now/)
  })
})

describe('renew', () => {
  test('the partner is asked, with the date wanted', () => {
    for (const story of [received(), onLoan()]) {
      const renewing = does(story, wanted)
      expect([renewing.status, operations(renewing)]).toEqual([
        'renew_requested',
        [{ kind: 'renew', dueDateWanted: '2026-05-20' }],
      ])
      expect(deadlines(delivers(renewing, 'renew'))).toEqual(['renewal_answer'])
    }
  })

  test('mediated: staff approve, then the partner is asked; or decline, and the partner gets no message', () => {
    const world = { workflow: { steps: { mediatedRenewal: true } } }
    const review = does(received(world), wanted)
    expect([review.status, sentOperations(review)]).toEqual(['mediated_renewal', []])
    const approved = does(review, 'approve_renewal')
    expect([approved.status, operations(approved)]).toEqual([
      'renew_requested',
      [{ kind: 'renew', dueDateWanted: '2026-05-20' }],
    ])
    const declined = does(review, 'decline_renewal')
    expect([declined.status, sentOperations(declined)]).toEqual(['received_physically', []])
  })

  test('with the step off it is sent, and no answer is waited for', () => {
    const world = { workflow: { steps: { renew: false } } }
    const story = does(received(world), wanted)
    expect([story.status, question(story), sentOperations(story)]).toEqual([
      'received_physically',
      null,
      ['renew to 1'],
    ])
    const renewed = hears(story, { type: 'renewed', dueDate: Day.parse('2026-05-20') })
    expect([renewed.status, renewed.request.items[0]?.dueDate]).toEqual(['received_physically', '2026-05-20'])
    const refused = hears(story, 'renew_refused')
    expect([refused.status, refused.request.attention]).toMatchObject([
      'received_physically',
      [{ kind: 'message_received', reason: { code: 'attention.renewal_refused' }, informs: true }],
    ])
  })

  test('not before it is here, not twice, not once it came back from the patron', () => {
    expect(refusal(sent(), 'renew')).toBe('only in stage: received and on loan to the patron; now: sent')
    expect(refusal(does(received(), wanted), 'renew')).toBe('not while this is open: the renewal')
    expect(refusal(does(onLoan(), 'patron_return'), 'renew')).toBe(
      'only in stage: received and on loan to the patron; now: returned by the patron',
    )
    expect(refusal(received(), 'approve_renewal')).toBe('only while this is open: the patron’s wish to renew')
  })
})

describe('use in the library', () => {
  const turn = ({ request: { next } }: Story) => `${next?.who} ${next?.for}`
  const here = (more = {}) =>
    does(shipped(more, { type: 'shipped', items: [], conditions: ['LibraryUseOnly'] }), 'receive')

  test('what must not leave the building is used there: no loan is awaited that would be refused', () => {
    const shelf = does(here(), 'place_on_shelf')
    expect([turn(shelf), refusal(shelf, 'patron_loan')]).toEqual([
      'patron in_library_use',
      'no item here is for loan',
    ])
    const used = does(shelf, 'start_in_library_use')
    expect([used.status, turn(used), used.request.items[0]?.hold]).toEqual([
      'in_library_use',
      'patron end_of_use',
      'in_use',
    ])
    expect(used.allowed).toContain('renew')
    expect(refusal(used, 'start_in_library_use')).toMatch(/library only/)
    const done = does(used, 'end_in_library_use')
    expect([done.status, turn(done)]).toEqual(['received_not_for_loan', 'library return'])
    expect(turn(does(done, 'place_on_shelf'))).toBe('patron in_library_use')
    expect(does(used, 'undo').request.items[0]?.hold).toBe('on_shelf')
  })

  test('an item that may be lent is not used in the library', () => {
    expect(refusal(received(), 'start_in_library_use')).toMatch(/library only/)
    expect(refusal(received(), 'end_in_library_use')).toMatch(/no item is in use/)
  })

  test('what the partner asked to keep waits for its release once the patron has brought it', () => {
    const held = does(hears(does(received(), 'patron_loan'), 'hold_return'), 'patron_return')
    expect(turn(held)).toBe('partner release')
    expect(turn(hears(held, 'release_hold_return'))).toBe('library return')
  })

  test('the end of the loan ends a renewal that was open', () => {
    const renewing = delivers(does(does(received(), 'patron_loan'), 'renew'), 'renew')
    expect([turn(renewing), turn(hears(renewing, 'checked_in'))]).toEqual([
      'partner renewal_answer',
      'patron patron_return',
    ])
  })
})
