import { classify, type EventWord, type Facts, readReply } from '@lendwire/email'
import { describe, expect, test } from 'vitest'
import { appliedLanguages } from '../../../protocols/email/src/classify/applied-languages.ts'
import { languages } from '../../../protocols/email/src/classify/language-words.ts'
import { languageTrials } from './language-trials.ts'
import { outcomeWords } from './outcome-words.ts'
import { situations } from './situations.ts'

const situationOf: Readonly<Partial<Record<EventWord, Facts>>> = {
  cancel_accepted: situations.cancel,
  renewed: situations.renew,
  renew_refused: situations.renew,
  checked_in: situations.return,
}

const classified = (text: string, facts: Facts = situations.loan) => {
  const result = classify(readReply({ text, attachments: [], notes: [] }), facts)
  return 'review' in result
    ? { applied: undefined, proposed: result.probable?.event }
    : { applied: result.event, proposed: undefined }
}

describe.each(languages)('$name', ({ name, answers, traps }) => {
  test.each(answers.flatMap(({ event, examples }) => examples.map((text) => [event, text] as const)))(
    'proposes %s: %s',
    (event, text) => {
      const { applied, proposed } = classified(text, situationOf[event])
      expect(applied ?? proposed).toBe(event)
      if (!Object.hasOwn(appliedLanguages, name)) expect(applied).toBeUndefined()
    },
  )
  test.each(traps)('neither applies nor proposes: %s', (text) => {
    expect(classified(text)).toEqual({ applied: undefined, proposed: undefined })
  })
})

describe.each(Object.keys(appliedLanguages))('the trial of %s', (name) => {
  const rows = (languageTrials[name] ?? '')
    .trim()
    .split('\n')
    .map((row) => {
      const [situation = '', text = '', means = ''] = row.split(' | ')
      const facts = Object.entries(situations).find(([each]) => each === situation)?.[1] ?? situations.loan
      const reply = readReply({ text, attachments: [], notes: [] })
      const result = classify(reply, { ...facts, today: '2026-11-30', dateOrder: 'day_first' })
      return { text, means, outcome: outcomeWords(result) }
    })
  const plain = rows.filter(({ means }) => means !== 'review')

  test('has fifty phrases, half of them traps', () => {
    expect(rows.length).toBeGreaterThanOrEqual(50)
    expect(rows.length - plain.length).toBeGreaterThanOrEqual(25)
  })

  test('takes none for something else', () => {
    const isLeftToStaff = (outcome: string): boolean => outcome === 'review' || outcome.endsWith(' asks')
    expect(rows.filter(({ means, outcome }) => !isLeftToStaff(outcome) && outcome !== means)).toEqual([])
  })

  test('applies most of what is plain', () => {
    const applied = plain.filter(({ means, outcome }) => outcome === means)
    expect(applied.length).toBeGreaterThan(plain.length / 2)
  })
})

test.each([
  '这本书今天寄出了。谢谢。',
  '책을 오늘 보냈습니다. 감사합니다.',
  'Σας ευχαριστούμε. Το βιβλίο στάλθηκε σήμερα.',
  'شكرا لكم. تم إرسال الكتاب اليوم.',
  'תודה. הספר נשלח היום.',
  'धन्यवाद। पुस्तक आज भेज दी गई है।',
  'ขอบคุณ ส่งหนังสือแล้ววันนี้',
  'Спасибо. Книга отправлена сегодня.',
  'Dziękujemy. Książka została wysłana.',
  'Könyvet elküldtük.',
])('what is in no language that is read is not understood: %s', (text) => {
  expect(classified(text)).toEqual({ applied: undefined, proposed: undefined })
})
