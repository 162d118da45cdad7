import { fieldsOf } from '../../src/http/respond/form.ts'
import type { AnswerName } from '../../src/partners/answer-name.ts'
import type { LenderMessage } from './lender-message.ts'
import type { Random } from './random.ts'

const day = (random: Random): string => {
  const [year = '', month = '', date = ''] = random.day().split('-')
  return random.pick([`${year}-${month}-${date}`, `${date}.${month}.${year}`])
}

/** What a lender writes into each input of the page. */
const inputs: Readonly<Record<string, (random: Random) => string>> = {
  dueDate: day,
  after: day,
  items: (random) => Array.from({ length: 1 + random.below(3) }, () => random.word('Item')).join('; '),
  sentAs: (random) => random.pick(['physical', 'digital']),
  url: (random) => `https://files.example.org/${random.word('File')}`,
  reason: (random) => random.pick(['NotOnShelf', 'OnLoan', 'PolicyProblem']),
  conditions: (random) => random.pick(['LibraryUseOnly', 'NoReproduction']),
  otherCondition: (random) => random.word('Condition'),
  amount: (random) => random.amount(),
  note: (random) => `${random.word('Note')} about the loan`,
}

/**
 * Fills the form of the answer page as a browser sends it: every input of the answer is filled in or not. Each text,
 * amount and day is unique.
 *
 * @param offers the answers that the page offers
 * @param isCopy whether the page asks for a copy
 */
export const fillPage = (random: Random, offers: readonly AnswerName[], isCopy: boolean): LenderMessage => {
  const answer = random.pick(offers)
  const fields = fieldsOf(answer, isCopy).flatMap((name) => {
    const write = inputs[name]
    return write !== undefined && random.oneIn(2) ? [[`${answer}.${name}`, write(random)] as const] : []
  })
  const form = new URLSearchParams([['answer', answer], ...fields.map(([name, value]) => [name, value])])
  form.set(`${answer}.currency`, random.pick(['EUR', 'USD']))
  return { text: form.toString(), way: 'page', vendor: 'en', title: answer }
}
