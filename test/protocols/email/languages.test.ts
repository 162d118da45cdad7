import { classify, type EventWord, type Facts, readReply } from '@lendwire/email'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../protocols/email/src/classify/language-words.ts'
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
    : { applied: result.event }
}

describe.each(languages)('$name', ({ answers, traps }) => {
  test.each(answers.flatMap(({ event, examples }) => examples.map((text) => [event, text] as const)))(
    'proposes %s: %s',
    (event, text) => {
      expect(classified(text, situationOf[event])).toEqual({ applied: undefined, proposed: event })
    },
  )
  test.each(traps)('neither applies nor proposes: %s', (text) => {
    expect(classified(text)).toEqual({ applied: undefined, proposed: undefined })
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
