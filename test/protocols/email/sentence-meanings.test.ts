import { classify, readReply } from '@lendwire/email'
import { expect, test } from 'vitest'
import { situations } from './situations.ts'

const facts = { ...situations.loan, today: '2026-11-30', currency: 'EUR', dateOrder: 'day_first' } as const

const read = (text: string) => classify(readReply({ text, attachments: [], notes: [] }), facts)

test('each sentence of a mail says what it became', () => {
  const sentences = [
    ['Dear colleague,', 'courtesy'],
    ['the book was sent today.', 'answer'],
    ['Please return it by 1 March 2027.', 'due_date'],
    ['Postage: 8 EUR.', 'cost'],
    ['No renewals.', 'condition'],
    ['Barcode: 4711.', 'items'],
    ['It is insured for 200 EUR.', 'aside'],
    ['The snow is quite deep here.', 'information'],
    ['Did our last parcel arrive?', 'unclear'],
  ] as const
  const result = read(sentences.map(([text]) => text).join('\n\n'))
  expect(result).toMatchObject({ event: 'shipped' })
  expect(result.sentences).toEqual(sentences.map(([text, means]) => ({ text, means: [means] })))
})

test.each([
  ['due_date', 'Back before Christmas please.', {}],
  ['due_date', 'You can have it for 28 days.', { readings: ['2026-12-28'] }],
  ['cost', 'A scan would cost 35 EUR.', { amounts: [{ amount: '35', currency: 'EUR' }] }],
  ['question', 'Did our last parcel arrive?', {}],
  ['condition', 'The reader must wear gloves.', {}],
  ['items', 'Volume 2 comes later.', {}],
])('what staff must read is there with its sentence: %s: %s', (about, text, more) => {
  const { unclear } = read(`The book was sent today. ${text} Thank you.`)
  expect(unclear).toContainEqual(expect.objectContaining({ about, text, ...more }))
})

test('a mail that waits for review shows which sentence is the reason', () => {
  const { sentences } = read(
    'The book was sent today, or so I think. Postage would be about 8 EUR. Kind regards.',
  )
  expect(sentences).toMatchObject([{ means: ['unclear'] }, { means: ['unclear'] }, { means: ['courtesy'] }])
})

test('the title of what was asked for is the item', () => {
  const named = (text: string) =>
    classify(readReply({ text, attachments: [], notes: [] }), {
      ...facts,
      citation: 'Harbour Lights Mason, Ann',
    })
  expect(named('Just a note that Harbour Lights left us by DHL this morning.')).toMatchObject({
    event: 'shipped',
  })
  expect(named('The letter about Harbour Lights was sent today.')).toHaveProperty('review')
})
