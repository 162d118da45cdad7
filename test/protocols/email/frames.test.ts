import type { Facts } from '@lendwire/email'
import { describe, expect, test } from 'vitest'
import { readByClasses } from '../../../protocols/email/src/classify/by-classes.ts'
import { frameOf, frames } from '../../../protocols/email/src/classify/frames.ts'
import { sentencesOf } from '../../../protocols/email/src/classify/plain-form.ts'
import { classWords } from '../../../protocols/email/src/classify/word-classes.ts'
import { situations } from './situations.ts'

const situationOf = {
  request: situations.loan,
  supply: situations.loan,
  cancel: situations.cancel,
  renew: situations.renew,
  return: situations.return,
  loan: situations.out,
  any: situations.loan,
} as const satisfies Record<string, Facts>

const plainOf = (text: string, facts: Facts): string => sentencesOf(text, facts)?.[0]?.plain ?? ''

const read = (text: string, facts: Facts) => readByClasses(plainOf(text, facts), facts)?.means

test.each(frames.map((frame) => [frame[4], frame] as const))(
  'a frame reads its example: %s',
  (example, frame) => {
    const facts = situationOf[frame[1]]
    const others = frames.filter((each) => each !== frame)
    const words = classWords(plainOf(example, facts), new Set())
    expect(words.unknown).toEqual([])
    expect(frameOf(words, facts)).toBe(frame[0])
    expect(frameOf(words, facts, others), 'without the frame').not.toBe(frame[0])
  },
)

describe('words that belong to frames say nothing in another order, with others, or of others', () => {
  test.each([
    ['loan', 'The invoice was sent.'],
    ['loan', 'You sent the book.'],
    ['loan', 'Haben Sie das Buch verschickt'],
    ['loan', 'The book was sent to the bindery.'],
    ['loan', 'The book was sent back to us.'],
    ['loan', 'Please send it tomorrow.'],
    ['loan', 'We will not send it until Monday.'],
    ['loan', 'We have not sent it.'],
    ['loan', 'Our van goes on Monday.'],
    ['loan', 'Only volume 2 was sent.'],
    ['loan', 'We cannot send it tomorrow.'],
    ['loan', 'It is not so that we do not lend this title.'],
    ['loan', 'Das Buch wurde an eine andere Bibliothek verschickt.'],
    ['cancel', 'You cancelled it.'],
    ['cancel', 'We have not cancelled it.'],
    ['renew', 'We have not extended it.'],
    ['renew', 'You have extended it.'],
    ['return', 'The book is not back.'],
    ['return', 'The book was returned to you.'],
    ['return', 'The book must be back by 3 May 2026.'],
    ['out', 'We do not need the book back urgently.'],
    ['out', 'You need it urgently.'],
    ['out', 'Your student needs it urgently.'],
    ['loan', 'The van left today.'],
    ['loan', 'Das Buch ist unterwegs zu uns.'],
    ['loan', 'Wir haben das Buch heute zurückgeschickt.'],
    ['renew', 'Nobody is waiting.'],
    ['renew', 'We moved the loan desk on 3 March 2027.'],
    ['return', 'The parcel came today, without the book.'],
    ['cancel', 'The book stays with you.'],
  ] as const)('%s: %s', (situation, text) => {
    expect((read(text, situations[situation]) ?? []).filter((each) => each !== 'due')).toEqual([])
  })
})
