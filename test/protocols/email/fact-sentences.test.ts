import { classify, readReply } from '@lendwire/email'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../support/draws.ts'
import { outcomeWords } from './outcome-words.ts'
import { situations } from './situations.ts'

/** Sentences that say what a loan is, and what each adds to the outcome. */
const dueDates = [
  ['Due date: 15 February 2027.', 'due=2027-02-15'],
  ['Please return it by 1 March 2027.', 'due=2027-03-01'],
  ['The due date is 28.02.2027.', 'due=2027-02-28'],
  ['Rückgabe bis 26.02.2027.', 'due=2027-02-26'],
  ['Leihfrist bis 15.03.2027.', 'due=2027-03-15'],
  ['It is due back on 22 February 2027.', 'due=2027-02-22'],
  ['Due: 2027-02-24', 'due=2027-02-24'],
  ['Back by 12 March 2027 please.', 'due=2027-03-12'],
  ['Return date: 31/03/2027.', 'due=2027-03-31'],
  ['You may keep the book until 5 March 2027.', 'due=2027-03-05'],
  ['Loan period until 18 February 2027.', 'due=2027-02-18'],
  ['Bitte geben Sie das Buch bis zum 19.02.2027 zurück.', 'due=2027-02-19'],
  ['Die Leihfrist endet am 03.03.2027.', 'due=2027-03-03'],
  ['Rückgabedatum: 10.03.2027', 'due=2027-03-10'],
  ['Fällig am 25.02.2027.', 'due=2027-02-25'],
  ['Bitte bis 11.03.2027 zurücksenden.', 'due=2027-03-11'],
  ['', ''],
] as const
const charges = [
  ['Postage: 8 EUR.', 'cost=8EUR'],
  ['We charge 15 EUR for this loan.', 'cost=15EUR'],
  ['Die Versandkosten betragen 9,50 EUR.', 'cost=9.50EUR'],
  ['Die Fernleihgebühr beträgt 5 EUR.', 'cost=5EUR'],
  ['The loan fee is 12 EUR.', 'cost=12EUR'],
  ['Handling fee: 7.50 EUR.', 'cost=7.50EUR'],
  ['This costs 11 EUR.', 'cost=11EUR'],
  ['We will invoice you 20 EUR for postage.', 'cost=20EUR'],
  ['Wir berechnen 4 EUR Porto.', 'cost=4EUR'],
  ['Porto: 3,50 EUR.', 'cost=3.50EUR'],
  ['Die Rechnung über 16 EUR liegt bei.', 'cost=16EUR'],
  ['Gebühr: 1,50 EUR.', 'cost=1.50EUR'],
  ['We credit you 12 EUR.', 'credit=12EUR'],
  ['We refund 12 EUR for the postage.', 'credit=12EUR'],
  ['A credit of EUR 12.00 has been applied to your account.', 'credit=12.00EUR'],
  ['Credit note: 12 EUR.', 'credit=12EUR'],
  ['Gutschrift: 12 EUR.', 'credit=12EUR'],
  ['Wir schreiben Ihnen 12 EUR gut.', 'credit=12EUR'],
  ['Anbei eine Gutschrift in Höhe von 12,00 €.', 'credit=12.00EUR'],
  ['Der Betrag von 12 EUR wird Ihnen zurückerstattet.', 'credit=12EUR'],
  ['', ''],
] as const
const conditions = [
  ['Library use only.', 'conditions=LibraryUseOnly'],
  ['No renewals.', 'conditions=NoRenewals'],
  ['Keine Kopien.', 'conditions=NoReproduction'],
  ['In-library use only.', 'conditions=LibraryUseOnly'],
  ['Nur zur Benutzung im Lesesaal.', 'conditions=LibraryUseOnly'],
  ['Please do not photocopy.', 'conditions=NoReproduction'],
  ['Keine Verlängerung möglich.', 'conditions=NoRenewals'],
  ['Signature required.', 'conditions=SignatureRequired'],
  ['', ''],
] as const
const shipments = [
  'The book was sent today.',
  'We have shipped the book this morning.',
  'Shipped today.',
  'Das Buch wurde heute verschickt.',
  'Wir haben das Buch heute an Sie versandt.',
  'The item was dispatched yesterday.',
  'Your book is on its way.',
  'It was posted this morning.',
  'We have sent you the volume.',
  'The book is in the post.',
  'Status: shipped',
  'Wir haben das Buch zur Post gegeben.',
  'Gestern verschickt.',
  'Der Band ist unterwegs zu Ihnen.',
  'Das Buch wurde gestern abgeschickt.',
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
  'Im Verlustfall berechnen wir 120 EUR.',
  'The original price was 65 EUR.',
  'Our office is closed on 24 December 2026.',
  'Unser Urlaub endet am 11.01.2027.',
  'Track it at https://carrier.example/AB123.',
  'We wish you a happy new year.',
  'Unsere neue Telefonnummer lautet 030 123456.',
  'Der Kopierer ist repariert.',
  'The weather has been fine.',
]

/** Sentences that change nothing either, and about which staff may be asked. */
const distractions = [
  'The last delivery of another parcel was on 3 November 2026.',
  'Why do librarians like winter? Because of the long nights!',
  'Our library cat sends its regards.',
]

const signatures = [
  '',
  'Kind regards\nTom Miller\nInterlibrary Loan',
  'Mit freundlichen Grüßen\nIhre Fernleihe',
  'Kind regards\nTom Miller\n\nThis message is confidential.',
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
    filling: fc.subarray([...fillers, ...distractions], { maxLength: 4 }),
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
    { numRuns: draws(2000) },
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

test('there are fifty facts and forty fillers', () => {
  const facts = [...shipments, ...[...dueDates, ...charges, ...conditions].map(([text]) => text)].filter(
    (text) => text !== '',
  )
  expect(facts.length).toBeGreaterThanOrEqual(50)
  expect(fillers.length + distractions.length).toBeGreaterThanOrEqual(40)
})
