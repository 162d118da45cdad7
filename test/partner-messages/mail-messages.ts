import { plainPhrasings } from '../protocols/email/plain-phrasings.ts'
import { type Situation, situations } from '../protocols/email/situations.ts'
import { trickyPhrasings } from '../protocols/email/tricky-phrasings.ts'
import type { LenderMessage } from './lender-message.ts'
import type { Random } from './random.ts'

/** Sentences whose meaning is known, by situation: those that name no value, since each value is to be unique. */
const statuses = new Map<Situation, readonly string[]>(
  (Object.keys(situations) as Situation[]).map((situation) => [
    situation,
    [...plainPhrasings, ...trickyPhrasings].flatMap(([where, text, event]) =>
      where === situation && event !== 'review' && !/[\d?\n]/.test(text) && text.endsWith('.') ? [text] : [],
    ),
  ]),
)

/** The ways in which people write a day. */
const written = (random: Random): string => {
  const day = random.day()
  const [year = '', month = '', date = ''] = day.split('-')
  return random.pick([day, `${date}.${month}.${year}`, `${Number(date)}.${Number(month)}.${year}`])
}

const values: readonly ((random: Random) => string)[] = [
  (random) => `Due date: ${written(random)}.`,
  (random) => `Please return it by ${written(random)}.`,
  (random) => `Die Leihfrist endet am ${written(random)}.`,
  (random) => `Postage: ${random.amount()} EUR.`,
  (random) => `We charge ${random.amount()} USD for this loan.`,
  (random) => `Die Versandkosten betragen ${random.amount().replace('.', ',')} EUR.`,
  (random) => `That would be about ${random.amount()} EUR.`,
  (random) => `We refund ${random.amount()} EUR for the postage.`,
  (random) => `Wir schreiben Ihnen ${random.amount()} EUR gut.`,
  (random) => `The reader must wear ${random.word('Gloves')}.`,
  (random) => `Barcode: ${random.word('B')}.`,
  (random) => `Item number: ${random.word('N')}.`,
  (random) => `Tracking number: ${random.word('T')}.`,
  (random) => `You can download it here: https://files.example.org/${random.word('File')}`,
  (random) => `Our ${random.word('Invoice')} follows.`,
  (random) => `Bitte beachten Sie ${random.word('Hinweis')}.`,
  () => 'Library use only.',
  () => 'No renewals.',
  () => 'We are closed on Monday.',
  () => 'Thank you for your request.',
]

/**
 * Writes the text of a mail: a sentence whose meaning is known, and some with values, in any order. Each amount, day and
 * id is unique. It knows nothing of the rules that read it.
 *
 * @param situation what the mail may be about
 */
export const writeMail = (random: Random, situation: Situation): LenderMessage => {
  const status = random.pick(statuses.get(situation) ?? [])
  const said = Array.from({ length: random.below(5) }, () => random.pick(values)(random))
  const sentences = random.oneIn(2) ? [status, ...said] : [...said, status]
  const text = [
    ...(random.oneIn(3) ? ['Dear colleagues,'] : []),
    sentences.join(random.pick([' ', '\n', '\n\n'])),
    ...(random.oneIn(3) ? ['Kind regards\nTom Miller'] : []),
  ].join('\n\n')
  return { text, way: 'mail', vendor: random.pick(['en', 'de']), title: status }
}
