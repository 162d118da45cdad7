import { classify, readReply } from '@lendwire/email'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outcomeWords } from './outcome-words.ts'
import { situations } from './situations.ts'

/** Sentences that say what a loan is, and what each adds to the outcome. */
const dueDates = [
  ['Due date: 15 February 2027.', 'due=2027-02-15'],
  ['Please return it by 1 March 2027.', 'due=2027-03-01'],
  ['The due date is 28.02.2027.', 'due=2027-02-28'],
  ['Rückgabe bis 26.02.2027.', 'due=2027-02-26'],
  ['Leihfrist bis 15.03.2027.', 'due=2027-03-15'],
  ['', ''],
] as const
const charges = [
  ['Postage: 8 EUR.', 'cost=8EUR'],
  ['We charge 15 EUR for this loan.', 'cost=15EUR'],
  ['Die Versandkosten betragen 9,50 EUR.', 'cost=9.50EUR'],
  ['Die Fernleihgebühr beträgt 5 EUR.', 'cost=5EUR'],
  ['', ''],
] as const
const conditions = [
  ['Library use only.', 'conditions=LibraryUseOnly'],
  ['No renewals.', 'conditions=NoRenewals'],
  ['Keine Kopien.', 'conditions=NoReproduction'],
  ['', ''],
] as const
const shipments = [
  'The book was sent today.',
  'We have shipped the book this morning.',
  'Shipped today.',
  'Das Buch wurde heute verschickt.',
  'Wir haben das Buch heute an Sie versandt.',
]

/** Sentences that change nothing, whatever they name. */
const fillers = [
  'We are closed from 20 December 2026 until 7 January 2027.',
  'Wir haben vom 20.12.2026 bis 07.01.2027 geschlossen.',
  'Our library is open again on 8 January 2027.',
  'The parcel can be tracked until 31 January 2027.',
  'Die Sendung kann bis 31.01.2027 verfolgt werden.',
  'Replacement value 250 EUR.',
  'Wert: 300 EUR.',
  'It is insured for 200 EUR.',
  'Versichert über 500 EUR.',
  'Overdue fine is 1 EUR per day.',
  'Mahngebühr 2 EUR pro Woche.',
  'In case of loss we charge 80 EUR.',
  'Bei Verlust berechnen wir 80 EUR.',
  'We normally charge 12 EUR.',
  'Thank you for your request.',
  'Vielen Dank für Ihre Bestellung.',
  'Best wishes for the new year!',
  'Have a nice day!',
  'Hope all is well with you.',
  'The snow is quite deep here.',
  'Heute scheint die Sonne.',
  'If you have any questions, please do not hesitate to contact us.',
  'Bei Fragen melden Sie sich gerne.',
  'It should arrive by 4 December 2026.',
  'Our telephone number is +44 20 7946 0001.',
  'IBAN DE89 3704 0044 0532 0130 00.',
  'Our opening hours are 9 to 17.',
  'Ticket number 4711.',
  'Please use the enclosed label.',
]

const signatures = [
  '',
  'Kind regards\nTom Miller\nInterlibrary Loan',
  'Mit freundlichen Grüßen\nIhre Fernleihe',
]
const quotes = [
  '',
  'On 30 November 2026, Abc Library wrote:\n> Please lend us this.\n> We pay at most 40 EUR.',
]

test('what a mail gives is what its fact sentences say, whatever stands around them', () => {
  const facts = { ...situations.loan, today: '2026-11-30', currency: 'EUR', dateOrder: 'day_first' } as const
  const mails = fc.record({
    shipment: fc.constantFrom(...shipments),
    dueDate: fc.constantFrom(...dueDates),
    charge: fc.constantFrom(...charges),
    condition: fc.constantFrom(...conditions),
    filling: fc.subarray(fillers, { maxLength: 4 }),
    order: fc.array(fc.nat({ max: 1000 }), { minLength: 8, maxLength: 8 }),
    breaks: fc.constantFrom(' ', '\n', '\n\n'),
    signature: fc.constantFrom(...signatures),
    quote: fc.constantFrom(...quotes),
  })
  fc.assert(
    fc.property(
      mails,
      ({ shipment, dueDate, charge, condition, filling, order, breaks, signature, quote }) => {
        const sentences = [shipment, dueDate[0], charge[0], condition[0], ...filling].filter(
          (each) => each !== '',
        )
        const mixed = sentences
          .map((text, index) => ({ text, at: order[index] ?? 0 }))
          .sort((one, other) => one.at - other.at)
          .map(({ text }) => text)
        const text = [mixed.join(breaks), signature, quote].filter((each) => each !== '').join('\n\n')
        const outcome = outcomeWords(classify(readReply({ text, attachments: [], notes: [] }), facts))
        const said = ['shipped', dueDate[1], charge[1], condition[1]].filter((each) => each !== '').join(' ')
        if (outcome !== 'review' && !outcome.endsWith(' asks')) expect(outcome, text).toBe(said)
        for (const word of outcome.replace('review', '').replace(' asks', '').split(' '))
          expect(said, text).toContain(word)
      },
    ),
    { numRuns: 400 },
  )
})

test('hardly any such mail is left to staff', () => {
  const facts = { ...situations.loan, today: '2026-11-30', currency: 'EUR', dateOrder: 'day_first' } as const
  const left = shipments.flatMap((shipment) =>
    fillers.filter((filler) => {
      const text = `${shipment} Due date: 15 February 2027. ${filler}`
      const outcome = outcomeWords(classify(readReply({ text, attachments: [], notes: [] }), facts))
      return outcome !== 'shipped due=2027-02-15'
    }),
  )
  expect([...new Set(left)]).toEqual([])
})
