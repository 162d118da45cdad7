import { describe, expect, test } from 'vitest'
import { Day } from '../../src/borrowing/values.ts'
import { textReason } from '../../src/translations/reason.ts'
import { shipped } from './begun-stories.ts'
import { answers, does, hears, type Story } from './story.ts'
import { allAttention } from './story-views.ts'
import type { World } from './world.ts'

const renewed = { type: 'renewed', dueDate: Day.parse('2026-05-01') } as const
const recalled = { type: 'recalled', dueDate: Day.parse('2026-03-20') } as const
const takesBoth = { renewItem: true, recallItem: true }

const calls = (story: Story): readonly string[] =>
  story.last.effects.flatMap((each) => (each.kind === 'ils' ? [`${each.call} ${each.items.join(',')}`] : []))

/** Returns a volume on loan to a patron, recorded in the ILS. */
const onLoan = (ilsTakes = takesBoth, world: World = { recordsInIls: true }): Story => {
  const story = shipped(world)
  const received = answers(does({ ...story, context: { ...story.context, ilsTakes } }, 'receive'), {
    type: 'ils_accepted',
    item: 1,
    id: 'R-1',
  })
  return does(received, 'patron_loan')
}

describe('a new due date', () => {
  test('goes to the patron’s loan in the ILS: by renewal, by recall', () => {
    expect(calls(hears(onLoan(), renewed))).toEqual(['renew_items 1'])
    expect(calls(hears(onLoan(), recalled))).toEqual(['recall_items 1'])
  })

  test('goes nowhere while nobody has the item on loan, or where no day is named', () => {
    const here = answers(does(shipped({ recordsInIls: true }), 'receive'), {
      type: 'ils_accepted',
      item: 1,
      id: 'R-1',
    })
    expect(calls(hears(here, renewed))).toEqual([])
    expect(calls(hears(onLoan(), 'renewed'))).toEqual([])
  })

  test('is for staff where the ILS does not take it', () => {
    const story = hears(onLoan({ renewItem: false, recallItem: false }), renewed)
    expect([calls(story), allAttention(story)]).toEqual([[], ['ils_refused']])
    expect(allAttention(does(story, 'skip_ils'))).toEqual([])
  })

  test('that the ILS refuses is tried again, or left to staff', () => {
    const refused = answers(hears(onLoan(), renewed), {
      type: 'ils_refused',
      reason: textReason('RenewItem: Item Not Renewable'),
      item: 1,
      dueDate: 'renew_items',
    })
    expect(refused.request.attention).toMatchObject([
      { kind: 'ils_refused', reason: textReason('RenewItem: Item Not Renewable') },
    ])
    const again = does(refused, 'retry_ils')
    expect([calls(again), allAttention(again)]).toEqual([['renew_items 1'], []])
    expect([calls(does(refused, 'skip_ils')), allAttention(does(refused, 'skip_ils'))]).toEqual([[], []])
  })

  test('matters no more once the patron has brought the item back', () => {
    const story = hears(onLoan({ renewItem: false, recallItem: false }), renewed)
    expect(allAttention(does(story, 'patron_return'))).toEqual([])
  })
})
