import { describe, expect, test } from 'vitest'
import { Cost, Day, Instant } from '../../src/borrowing/values.ts'
import { sent, shipped } from './begun-stories.ts'
import { does, hears, passes, refusal, type Story } from './story.ts'
import { allAttention, dayOfDeadline, question } from './story-views.ts'
import type { World } from './world.ts'

const ask = { type: 'ask_patron', question: 'It costs 25 EUR. Do you agree?' } as const
const answer = { type: 'answer_question', answer: 'Yes, please.' } as const
const open = (workflow: NonNullable<World['workflow']> = {}): Story =>
  hears(sent({ workflow }), {
    type: 'conditional',
    conditions: ['NoReproduction'],
    cost: Cost.parse({ amount: '25', currency: 'EUR' }),
  })
const turn = ({ request: { next } }: Story) => `${next?.who} ${next?.for}`

describe('a question to the patron', () => {
  test('makes it the patron’s turn: the offer waits, and the patron is told by mail', () => {
    const asked = does(open(), { ...ask, until: Day.parse('2026-03-05') })
    expect(asked.request.patronQuestion).toMatchObject({ text: ask.question, until: '2026-03-05' })
    expect([turn(asked), question(asked)]).toEqual(['patron patron_answer', 'condition'])
    expect(dayOfDeadline(asked, 'patron_answer')).toBe(3)
    expect(asked.last.effects).toContainEqual({ kind: 'notice', status: 'question', note: ask.question })
    expect(refusal(asked, ask)).toMatch(/asked already/)
  })

  test('is answered in words, which ask staff beside the offer and decide nothing', () => {
    const answered = does(does(open(), ask), answer)
    expect(answered.request.patronQuestion).toBeUndefined()
    expect(question(answered)).toBe('condition')
    expect(answered.request.attention).toContainEqual(
      expect.objectContaining({ kind: 'message_received', by: 'patron', text: 'Yes, please.' }),
    )
    expect(turn(answered)).toBe('library accept_condition')
    expect(allAttention(does(answered, { type: 'message', note: 'Soon.' }))).toContain('message_received')
    expect(allAttention(does(answered, 'mark_read'))).not.toContain('message_received')
  })

  test('ends with its day, or the offer, whichever is earlier: then it is the library’s turn', () => {
    const late = does(open(), { ...ask, until: Day.parse('2026-05-01') })
    expect(dayOfDeadline(late, 'patron_answer')).toBe(dayOfDeadline(late, 'offer'))
    const before = Instant.parse('2026-03-04T12:00:00.000Z')
    const retry = does(hears(sent(), { type: 'retry_possible', before }), ask)
    expect(dayOfDeadline(retry, 'patron_answer')).toBe(2)
    const over = passes(late, 'patron_answer')
    expect([turn(over), over.request.patronQuestion]).toEqual(['library accept_condition', undefined])
    expect(dayOfDeadline(does(open(), ask), 'patron_answer')).toBe(3)
    const short = does(open({ deadlines: { patronAnswer: 'P1D' } }), ask)
    expect(dayOfDeadline(short, 'patron_answer')).toBe(1)
  })

  test('ends with what it is about: the lender ships, or staff decide before the answer', () => {
    expect(hears(does(open(), ask), 'unfilled').request.patronQuestion).toBeUndefined()
    expect(does(does(open(), ask), 'decline_condition').request.patronQuestion).toBeUndefined()
  })

  test('is undone until the patron has answered', () => {
    const asked = does(open(), ask)
    expect(does(asked, 'undo').request).toMatchObject({ next: { who: 'library' } })
    expect(refusal(does(asked, answer), 'undo')).toMatch(/nothing was done/)
  })

  test('is only about what is open, to a patron that there is', () => {
    expect(refusal(sent(), ask)).toMatch(/no offer, cost or day/)
    expect(refusal(sent(), answer)).toMatch(/asked nothing/)
    expect(refusal(open(), { ...ask, until: Day.parse('2026-03-01') })).toMatch(/has passed/)
    const charged = shipped(
      {},
      { type: 'shipped', items: [], cost: Cost.parse({ amount: '9', currency: 'EUR' }) },
    )
    expect(turn(does(charged, ask))).toBe('patron patron_answer')
  })
})
