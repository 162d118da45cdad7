import { describe, expect, test } from 'vitest'
import { readTypedAmount, readTypedDay } from '../../../src/partners/email/typed-values.ts'

const today = '2027-02-01'

describe('a day that a lender typed', () => {
  test.each([
    ['2027-03-31', undefined, '2027-03-31'],
    ['31.03.2027', undefined, '2027-03-31'],
    ['31 March 2027', undefined, '2027-03-31'],
    ['31. März', undefined, '2027-03-31'],
    ['25/03/2027', undefined, '2027-03-25'],
    ['03/04/2027', 'day_first', '2027-04-03'],
    ['03/04/2027', 'month_first', '2027-03-04'],
    ['in four weeks', undefined, '2027-03-01'],
    ['four weeks', undefined, '2027-03-01'],
    ['in vier Wochen', undefined, '2027-03-01'],
    ['innerhalb von 14 Tagen', undefined, '2027-02-15'],
    ['dans quatre semaines', undefined, '2027-03-01'],
    ['sous quinze jours', undefined, '2027-02-16'],
    ['dans les deux prochaines semaines', undefined, '2027-02-15'],
    ['d’ici un mois', undefined, '2027-03-03'],
    ['le 31 mars 2027', undefined, '2027-03-31'],
    ['mercredi 31 mars', undefined, '2027-03-31'],
    ['1er avril 2027', undefined, '2027-04-01'],
    ['within the next 10 days.', undefined, '2027-02-11'],
  ] as const)('%s, %s: %s', (text, order, day) => {
    expect(readTypedDay(text, today, order)).toEqual({ kind: 'day', day })
  })

  test('03/04/2027 is read in two ways where nothing says which part is the month', () => {
    expect(readTypedDay('03/04/2027', today, undefined)).toEqual({ kind: 'two_ways' })
  })

  test.each([
    'soon',
    '31.02.2027',
    'in 2 to 3 weeks',
    'in a week or two',
    'dans 2 à 3 semaines',
    'dans une semaine ou deux',
    '1 May or 2 May 2027',
    'not before 1 May 2027',
  ])('%s is not guessed', (text) => {
    expect(readTypedDay(text, today, 'day_first')).toEqual({ kind: 'unreadable' })
  })
})

describe('an amount that a lender typed', () => {
  test.each([
    ['12,50', 'EUR', undefined, '12.50', 'EUR'],
    ['12.5', 'usd', undefined, '12.50', 'USD'],
    ['1.250,00', 'EUR', undefined, '1250.00', 'EUR'],
    ['12,50 €', 'USD', undefined, '12.50', 'EUR'],
    ['kr 100', 'EUR', 'NOK', '100', 'NOK'],
    ['100', '€', undefined, '100', 'EUR'],
    ['15', '', undefined, undefined, undefined],
    ['15', '', 'NOK', '15', 'NOK'],
    ['kr 100', 'EUR', undefined, undefined, undefined],
  ])('%s beside %s, usual %s: %s %s', (text, currency, usual, amount, code) => {
    expect(readTypedAmount(text, currency, usual)).toEqual(
      amount === undefined ? { kind: 'no_currency' } : { kind: 'cost', cost: { amount, currency: code } },
    )
  })

  test.each(['ten', '10 or 12 EUR', '12,50 EUR each', 'free', '-5', '12,500', '12.500 EUR'])(
    '%s is not guessed',
    (text) => {
      expect(readTypedAmount(text, 'EUR', 'EUR')).toEqual({ kind: 'unreadable' })
    },
  )
})
