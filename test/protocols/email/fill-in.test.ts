import { classify, readFillIn, readReply, writeFillIn } from '@lendwire/email'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillInLanguages, fillInQuestions, fillInWords } from '../../../protocols/email/src/fill-in-words.ts'
import { draws } from '../../support/draws.ts'
import { situations } from './situations.ts'

const questions = ['loan', 'copy', 'cancel', 'cancel_copy', 'renew', 'return', 'item'] as const
const reference = 'LIBA-7K2MQ4X9-1.3'

/** Breaks text anew at a width, as mail programs do: all lines run together, words kept whole. */
function reflow(text: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

function quote(text: string, depth: number): string {
  return text
    .split('\n')
    .map((line) => `${'> '.repeat(depth)}${line}`)
    .join('\n')
}

test('an empty block says nothing', () => {
  for (const language of fillInLanguages) {
    for (const question of questions)
      expect(readFillIn(writeFillIn(language, question, reference))).toBeUndefined()
  }
})

test('a block is short lines of plain text', () => {
  expect(writeFillIn('en', 'renew', reference)).toBe(
    [
      '=== Answer form (put an x between the brackets) ===',
      'Reference: LIBA-7K2MQ4X9-1.3',
      'Answer: [ ] renewed',
      'Answer: [ ] cannot renew',
      'Answer: [ ] recalled',
      'Answer: [ ] only a message',
      'Due date:',
      'Reason:',
      'Note:',
      '=== End of answer form ===',
    ].join('\n'),
  )
})

test('every answer comes back, quoted at any depth and broken at any width', () => {
  const arbitrary = fc.record({
    language: fc.constantFrom(...fillInLanguages),
    question: fc.constantFrom(...questions),
    pick: fc.nat(20),
    tick: fc.constantFrom('x', 'X', ' x ', '✓', 'xx', 'ja'),
    depth: fc.nat(3),
    width: fc.option(fc.integer({ min: 20, max: 120 }), { nil: undefined }),
    note: fc.option(fc.constantFrom('see you', 'Gruß an alle', 'call 12:30'), { nil: undefined }),
  })
  fc.assert(
    fc.property(arbitrary, ({ language, question, pick, tick, depth, width, note }) => {
      const { answers } = fillInQuestions[question]
      const answer = answers[pick % answers.length] ?? 'message'
      const words = fillInWords[language]
      const filled = writeFillIn(language, question, reference)
        .replace(`[ ] ${words.answers[answer]}\n`, `[${tick}] ${words.answers[answer]}\n`)
        .replace(`\n${words.fields.note}${words.colon}`, `\n${words.fields.note}${words.colon} ${note ?? ''}`)
      const text = `Hello.\n\n${quote(width === undefined ? filled : reflow(filled, width), depth)}\n\nBye`
      expect(readFillIn(text)).toEqual({
        answers: [answer],
        unknownAnswer: false,
        fields: { reference, ...(note === undefined ? {} : { note }) },
      })
    }),
    { numRuns: draws(1500) },
  )
})

describe('odd ways to fill it', () => {
  const block = writeFillIn('en', 'loan', reference)
  const tick = (answer: string, text = block): string => text.replace(`[ ] ${answer}\n`, `[x] ${answer}\n`)

  test.each([
    [
      'the brackets taken away',
      block.replace(/Answer: \[ \](?! shipped).*\n/g, '').replace('[ ] shipped', 'shipped'),
      ['shipped'],
    ],
    ['the x behind', block.replace('[ ] shipped', '[ ] shipped x'), ['shipped']],
    ['round brackets', block.replace('[ ] shipped', '(x) shipped'), ['shipped']],
    ['two ticks', tick('shipped', tick('cannot supply')), ['shipped', 'unfilled']],
    ['the first line lost', tick('shipped').split('\n').slice(1).join('\n'), ['shipped']],
    ['the last line lost', `${tick('shipped').split('\n').slice(0, -1).join('\n')}\n\nRegards`, ['shipped']],
    ['a bar as the mark of quotation', quote(tick('shipped'), 1).replaceAll('> ', '| '), ['shipped']],
    ['a copy above, an empty one quoted', `${tick('shipped')}\n\n${quote(block, 1)}`, ['shipped']],
    ['the same letter twice, the second filled', `${block}\n\n${tick('shipped')}`, ['shipped']],
  ])('%s', (_, text, answers) => {
    expect(readFillIn(text)?.answers).toEqual(answers)
  })

  test('umlauts written as two letters, or lost', () => {
    const german = writeFillIn('de', 'renew', reference).replace('[ ] verlängert', '[x] verlaengert')
    expect(readFillIn(german)?.answers).toEqual(['renewed'])
    expect(readFillIn(german.replace('verlaengert', 'verl\ufffdngert'))?.answers).toEqual(['renewed'])
  })

  test.each([
    ['quoted more deeply', `${quote(block, 1)}\n${quote(tick('shipped', block.replace('.3', '.1')), 2)}`],
    ['of an older letter below', `${block}\n\n${tick('shipped', block.replace('.3', '.1'))}`],
  ])('an old block does not count: %s', (_, text) => {
    expect(readFillIn(text)).toBeUndefined()
  })

  test('a word that is no answer is said to be one', () => {
    expect(readFillIn(block.replace('[ ] shipped', '[x] lost it'))).toMatchObject({
      answers: [],
      unknownAnswer: true,
    })
  })

  test('fields', () => {
    const text = tick('shipped')
      .replace('Due date:', 'Due date: 12 May\n 2026')
      .replace('Item number:', 'Item number: 4711')
      .replace('Note:', 'Note: take care:\nit is old. Reason: age')
    expect(readFillIn(text)?.fields).toEqual({
      reference,
      dueDate: '12 May 2026',
      itemNumber: '4711',
      note: 'take care: it is old. Reason: age',
    })
  })
})

describe('meanings of a ticked block', () => {
  const block = writeFillIn('en', 'loan', reference)
  const meaning = (text: string, facts = {}) =>
    classify(readReply({ text, attachments: [], notes: [] }), { ...situations.loan, ...facts })
  const shipped = block.replace('[ ] shipped', '[x] shipped')

  test('the event, with its fields', () => {
    const text = shipped
      .replace('Due date:', 'Due date: 30.04.2026')
      .replace('Item number:', 'Item number: A-17')
      .replace('Note:', 'Note: handle with care')
    expect(meaning(text, { reference })).toMatchObject({
      event: 'shipped',
      confidence: 0.99,
      details: {
        dueDate: '2026-04-30',
        form: 'physical',
        items: [{ partnerItemId: 'A-17' }],
        note: 'handle with care',
      },
      because: ['fill_in.shipped'],
    })
  })

  test('will supply and conditions come to conditional', () => {
    const text = block.replace('[ ] will', '[x] will').replace('[ ] can supply on', '[x] can supply on')
    expect(meaning(text.replace('Cost:', 'Cost: EUR 5'))).toMatchObject({
      event: 'conditional',
      details: { cost: { amount: '5', currency: 'EUR' } },
    })
  })

  test.each(['recalled', 'overdue', 'checked_in', 'completed_without_return'] as const)(
    'a loan of which no reply said that it was shipped is %s',
    (answer) => {
      const text = block.replace(
        `[ ] ${fillInWords.en.answers[answer]}\n`,
        `[x] ${fillInWords.en.answers[answer]}\n`,
      )
      expect(meaning(text)).toMatchObject({ event: answer })
      expect(meaning(text, { openQuestions: ['request', 'cancel'] })).toMatchObject({ event: answer })
      expect(meaning(text, { service: 'copy' })).toMatchObject({ review: 'does_not_fit' })
    },
  )

  test.each([
    ['another reference', shipped, { reference: 'LIBA-7K2MQ4X9-1.4' }, 'does_not_fit'],
    ['a question that is not open', shipped, { openQuestions: ['renew'], itemsOut: true }, 'does_not_fit'],
    ['words against it', `We could not find it.\n\n${quote(shipped, 1)}`, {}, 'contradictory'],
    [
      'words that seem to be against it',
      `We are afraid it may not be shipped.\n\n${quote(shipped, 1)}`,
      {},
      'contradictory',
    ],
    ['a note against it', shipped.replace('Note:', 'Note: sorry, it is missing'), {}, 'contradictory'],
    ['two ticks', shipped.replace('[ ] cannot', '[x] cannot'), {}, 'contradictory'],
    ['something taken back', `Please ignore my last mail.\n\n${quote(shipped, 1)}`, {}, 'not_final'],
  ])('left to a person: %s', (_, text, facts, reason) => {
    expect(meaning(text, facts)).toMatchObject({ review: reason })
  })

  test('fields without a tick belong to the words', () => {
    const renew = writeFillIn('en', 'renew', reference).replace('Due date:', 'Due date: 30 June 2026')
    expect(
      classify(
        readReply({ text: `Renewed.\n\n${quote(renew, 1)}`, attachments: [], notes: [] }),
        situations.renew,
      ),
    ).toMatchObject({ event: 'renewed', details: { dueDate: '2026-06-30' } })
  })
})
