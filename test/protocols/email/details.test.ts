import { classify, type Details, type Facts, readReply } from '@lendwire/email'
import { describe, expect, test } from 'vitest'
import { findDates, findSpan } from '../../../protocols/email/src/dates.ts'
import { findLabelled, findLinks } from '../../../protocols/email/src/labelled.ts'
import { findMoney } from '../../../protocols/email/src/money.ts'
import { type Situation, situations } from './situations.ts'

const today = '2026-03-02'

describe('dates', () => {
  test.each([
    ['2026-03-12', '2026-03-12'],
    ['2026/03/12', '2026-03-12'],
    ['12.03.2026', '2026-03-12'],
    ['12. 3. 2026', '2026-03-12'],
    ['12.3.26', '2026-03-12'],
    ['12.3.', '2026-03-12'],
    ['am 1.12. zurück', '2026-12-01'],
    ['am 1.2. zurück', undefined],
    ['Donnerstag, 12. März 2026', '2026-03-12'],
    ['12. Maerz 2026', '2026-03-12'],
    ['12 March 2026', '2026-03-12'],
    ['12th of March, 2026', '2026-03-12'],
    ['the 3rd of April', '2026-04-03'],
    ['March 12, 2026', '2026-03-12'],
    ['Thu, Mar 12th', '2026-03-12'],
    ['12-Mar-2026', '2026-03-12'],
    ['31 Dez. 2026', '2026-12-31'],
    ['25/03/2026', '2026-03-25'],
    ['03/25/2026', '2026-03-25'],
    ['03/03/2026', '2026-03-03'],
    ['03/04/2026', undefined],
    ['3/4/26', undefined],
    ['31.02.2026', undefined],
    ['2026-13-01', undefined],
    ['29.2.2027', undefined],
    ['1. Februar', undefined],
  ])('%s', (text, day) => {
    expect(findDates(text, today).map((date) => date.day)).toEqual([day])
  })

  test.each([
    'ISBN 978-3-16-148410-0',
    'version 1.2.3.4',
    'page 12/13',
    'Bd. 3',
    '30112098765432',
    'May I?',
    '2026',
  ])('none in %s', (text) => {
    expect(findDates(text, today)).toEqual([])
  })

  test.each([
    ['in two weeks', '2026-03-16'],
    ['in 14 Tagen', '2026-03-16'],
    ['nach vier Wochen', '2026-03-30'],
    ['in about 3 days', '2026-03-05'],
    ['in einem Monat', '2026-04-01'],
    ['in a while', undefined],
  ])('spans: %s', (text, day) => {
    expect(findSpan(text, today)).toBe(day)
  })
})

test.each([
  ['EUR 12.50', '12.50', 'EUR'],
  ['12,50 €', '12.50', 'EUR'],
  ['15,- Euro', '15', 'EUR'],
  ['€20', '20', 'EUR'],
  ['1.234,50 EUR', '1234.50', 'EUR'],
  ['USD 1,000', '1000', 'USD'],
  ['US$ 25', '25', 'USD'],
  ['12,500 EUR', undefined, 'EUR'],
  ['£5.5', '5.50', 'GBP'],
  ['SFr. 30', '30', 'CHF'],
  ['200 SEK', '200', 'SEK'],
  ['$20', '20', undefined],
  ['150 kr', '150', undefined],
])('money: %s', (text, amount, currency) => {
  expect(findMoney(text)).toMatchObject([{ amount, currency }])
})

test.each(['20 pages', 'Europe 5', 'ISBN 3', 'room 12.50'])('no money: %s', (text) => {
  expect(findMoney(text)).toEqual([])
})

test('numbers behind their labels', () => {
  expect(
    findLabelled(
      'Barcode: 30112098765432\nBarcode no. 4711\nMediennummer 12/345\nItem number is A-17\nCall number: PT 2621 .A26\nSignatur: A 1234/5\nTracking: 1Z999AA10123456784\nSendungsnummer: 00340434161094042557\nbarcode is missing',
    ),
  ).toEqual({
    barcodes: ['30112098765432', '4711'],
    itemNumbers: ['12/345', 'A-17'],
    callNumbers: ['PT 2621 .A26', 'A 1234/5'],
    trackingNumbers: ['1Z999AA10123456784', '00340434161094042557'],
    couriers: [],
  })
})

test.each([
  ['Sent today by DHL, tracking number 00340434161094012345.', 'DHL', ['00340434161094012345']],
  ['Shipped via UPS 1Z999AA10123456784', 'UPS', ['1Z999AA10123456784']],
  ['Goes out with FedEx: 771234567890', 'FedEx', ['771234567890']],
  ['FedEx tracking no.: 7712 3456 7890', 'FedEx', ['771234567890']],
  ['Sent by DHL 7712 3456 7890. Due 1 March.', 'DHL', ['771234567890']],
  [
    'Heute verschickt mit der Deutsche Post, Sendungsnummer RR123456785DE.',
    'Deutsche Post',
    ['RR123456785DE'],
  ],
  ['DHL 00340434161094012345', 'DHL', ['00340434161094012345']],
  ['sent by courier DHL Express', 'DHL Express', []],
  ['Hermes und die Götter ist unterwegs', undefined, []],
  ['Hermes 1999', undefined, []],
])('the carrier of a parcel and its number: %s', (text, courier, numbers) => {
  const { couriers, trackingNumbers } = findLabelled(text)
  expect([couriers[0], trackingNumbers]).toEqual([courier, numbers])
})

test('a mail about a shipment names the carrier with the number; two carriers are left to the words', () => {
  const read = (text: string) => classify(readReply({ text, attachments: [], notes: [] }), situations.loan)
  expect(read('The book was sent today by DHL, tracking number 00340434161094012345.')).toMatchObject({
    event: 'shipped',
    details: { courier: 'DHL', trackingIds: ['00340434161094012345'] },
  })
  expect(read('The book was sent today by DHL and by UPS.')).not.toHaveProperty('details.courier')
})

test('links', () => {
  expect(
    findLinks(
      'See https://a.example/x?y=1. And (http://b.example/z), javascript:alert(1) ftp://c.example http://',
    ),
  ).toEqual(['https://a.example/x?y=1', 'http://b.example/z'])
})

describe('a charge without a currency', () => {
  const read = (text: string, currency?: string) =>
    classify(readReply({ text, attachments: [], notes: [] }), { ...situations.loan, currency })

  test('is in the lender’s currency', () => {
    expect(read('The book was sent today. We charge 12,50.', 'NOK')).toMatchObject({
      event: 'shipped',
      details: { cost: { amount: '12.50', currency: 'NOK' } },
    })
  })

  test.each(['The book was sent today. We charge 12,50.', 'Shipped. Costs: 3.00 and 4.50.'])(
    'is left to staff where that is not known, or there are two: %s',
    (text) => {
      const result = read(text)
      expect(result).toMatchObject({ event: 'shipped', details: { asks: ['cost'] } })
      expect(result).not.toHaveProperty('details.cost')
    },
  )
})

describe('details of an event', () => {
  function detailsOf(situation: Situation, text: string): Details {
    const result = classify(readReply({ text, attachments: [], notes: [] }), situations[situation])
    if ('review' in result) throw new Error(`${result.review}: ${result.because.join(' ')}`)
    const { note: _, ...details } = result.details
    return details
  }

  test.each<[string, Situation, string, Details]>([
    [
      'the due date, not the day of shipping',
      'loan',
      'The book was shipped on 2 March 2026. Due date: 30 April 2026.',
      { form: 'physical', dueDate: '2026-04-30' },
    ],
    [
      'in one sentence',
      'loan',
      'Verschickt am 02.03.2026, Rückgabe bis 30.04.2026.',
      { form: 'physical', dueDate: '2026-04-30' },
    ],
    [
      'a charge beside the shipment, with the point that ends the sentence',
      'loan',
      'The book was sent today.\nThe charge is EUR 12.50.',
      { form: 'physical', cost: { amount: '12.50', currency: 'EUR' } },
    ],
    [
      'renewed on one day until another',
      'renew',
      'The book was renewed on 2 March 2026 until 30 June 2026.',
      { dueDate: '2026-06-30' },
    ],
    [
      'when to ask again',
      'loan',
      'The book is on loan. Please try again after 12 May 2026.',
      { reason: 'OnLoan', after: '2026-05-12' },
    ],
    [
      'a price and a condition',
      'loan',
      'We will lend it for in-library use only. The charge is GBP 12.',
      { conditions: ['LibraryUseOnly'], cost: { amount: '12', currency: 'GBP' } },
    ],
    ['lost', 'loan', 'Our copy is lost.', { reason: 'NotOnShelf' }],
    ['too fragile', 'loan', 'The volume is too fragile.', { reason: 'PoorCondition' }],
    ['bindery', 'loan', 'Das Buch ist beim Buchbinder.', { reason: 'AtBindery' }],
    ['reference', 'loan', 'Präsenzbestand.', { reason: 'NonCirculating' }],
    [
      'one item with two numbers',
      'loan',
      'Shipped.\n\nBarcode: 4711\nItem number: A-17',
      { form: 'physical', items: [{ barcode: '4711', partnerItemId: 'A-17' }] },
    ],
    [
      'two items',
      'loan',
      'The books were shipped.\n\nBarcode: 4711\nBarcode: 4712',
      { form: 'physical', items: [{ barcode: '4711' }, { barcode: '4712' }] },
    ],
  ])('%s', (_, situation, text, details) => {
    expect(detailsOf(situation, text)).toEqual(details)
  })

  const german = { dateOrder: 'day_first', currency: 'EUR' } as const
  const american = { dateOrder: 'month_first', currency: 'USD' } as const
  const swedish = { dateOrder: 'day_first', currency: 'SEK' } as const

  /** Returns a fill-in block of the English form. */
  const form = (answer: string, ...fields: readonly string[]) =>
    ['=== Answer form ===', `Answer: [x] ${answer}`, ...fields, '=== End of answer form ==='].join('\n')

  test.each<[string, Situation, string, Partial<Facts>, Details]>([
    ['a day before the month', 'renew', 'Renewed until 03/04/2026.', german, { dueDate: '2026-04-03' }],
    ['a month before the day', 'renew', 'Renewed until 03/04/2026.', american, { dueDate: '2026-03-04' }],
    ['a span of weeks', 'renew', 'Renewed, due in four weeks.', german, { dueDate: '2026-03-01' }],
    [
      'a sign of several currencies',
      'loan',
      'We can lend it. Our fee is kr 100.',
      swedish,
      { cost: { amount: '100', currency: 'SEK' } },
    ],
    [
      'dollars',
      'loan',
      'We can lend it. Our fee is $20.',
      american,
      { cost: { amount: '20', currency: 'USD' } },
    ],
    [
      'an amount without a currency in the form',
      'loan',
      form('can supply on conditions', 'Cost: 12,50'),
      german,
      { cost: { amount: '12.50', currency: 'EUR' } },
    ],
    [
      'a span in the form',
      'loan',
      form('shipped', 'Due date: in four weeks'),
      german,
      { form: 'physical', dueDate: '2026-03-01' },
    ],
  ])('reads %s by language, currency and day', (_, situation, text, context, details) => {
    const reply = readReply({ text, attachments: [], notes: [] })
    const result = classify(reply, { ...situations[situation], today: '2026-02-01', ...context })
    expect(result).toMatchObject({ details })
  })

  test.each<[string, Situation, string, Details]>([
    [
      'two due dates',
      'loan',
      'The books were shipped. Due date: 30.04.2026. Due date: 15.05.2026.',
      {
        form: 'physical',
        dueDateDoubt: { words: '30.04.2026, 15.05.2026', readings: ['2026-04-30', '2026-05-15'] },
        asks: ['due_date'],
      },
    ],
    [
      'a due date that is past',
      'loan',
      'Shipped. Due date: 2 February 2026.',
      {
        form: 'physical',
        dueDateDoubt: { words: '2 February 2026', readings: ['2026-02-02'] },
        asks: ['due_date'],
      },
    ],
    [
      'two readings',
      'renew',
      'Renewed until 03/04/2026.',
      { dueDateDoubt: { words: '03/04/2026', readings: ['2026-04-03', '2026-03-04'] }, asks: ['due_date'] },
    ],
    ['dollars of an unknown country', 'loan', 'We can lend it. Our fee is $20.', { asks: ['cost'] }],
    [
      'an amount in words',
      'loan',
      'We can lend it. The fee is twelve euros plus postage.',
      { asks: ['cost'] },
    ],
    ['a price without an amount', 'loan', 'Wir schicken das Buch. Es fallen Kosten an.', { asks: ['cost'] }],
    [
      'an amount without a currency',
      'loan',
      form('can supply on conditions', 'Cost: 12,50'),
      { asks: ['cost'] },
    ],
    [
      'a due date in other words',
      'loan',
      form('shipped', 'Due date: at the end of term'),
      { form: 'physical', dueDateDoubt: { words: 'the end of term', readings: [] }, asks: ['due_date'] },
    ],
  ])('applies the status beside %s, and leaves that to staff', (_, situation, text, details) => {
    expect(detailsOf(situation, text)).toEqual(details)
  })

  test('the title that was asked for is known', () => {
    const text = 'Der Zauberberg was shipped to you today.'
    const reply = readReply({ text, attachments: [], notes: [] })
    expect(classify(reply, situations.loan)).toMatchObject({ because: ['examples'] })
    expect(classify(reply, { ...situations.loan, citation: 'Mann, Thomas: Der Zauberberg' })).toMatchObject({
      because: [expect.stringMatching(/^(?:en|classes)\./)],
      event: 'shipped',
    })
  })
})
