import type { offerEn } from './en.ts'

/** Die deutschen Wörter des Dialogs, in dem über Kosten entschieden wird. */
export const offerDe: typeof offerEn = {
  title: (sum, lender) => `${sum} an ${lender} zahlen?`,
  offered: 'angeboten',
  limit: 'Grenze',
  over: (sum) => `${sum} darüber`,
  within: 'innerhalb der Grenze',
  noLimit: 'keine Grenze gesetzt',
  choices: 'Was ist zu tun?',
  pay: (sum) => `${sum} zahlen`,
  payHint: 'Gilt nur für diese Bibliothek und wird als von Ihnen vereinbart vermerkt.',
  payOverHint:
    'Über der Grenze dieser Bestellung. Gilt nur für diese Bibliothek und wird als von Ihnen vereinbart vermerkt.',
  askFirst: (patron) => `Zuerst ${patron} fragen`,
  askHint: 'Die Antwort kommt über die Seite der Bestellung auf Heute; das Angebot wartet so lange.',
  question: 'Frage an die Person',
  ask: 'Person fragen',
  declineNext: (lender) => `Ablehnen und ${lender} fragen`,
  decline: 'Ablehnen',
  declineHint: 'Die Bibliothek erfährt es. Danach ist niemand mehr zu fragen.',
  declineNextHint: 'Die Bibliothek erfährt es, und die nächste des Leitwegs wird gefragt.',
  note: 'Notiz an die gebende Bibliothek (optional)',
  told: (lender, sum) => `${lender} erfährt: höchstens ${sum}`,
  paySend: (sum) => `${sum} zahlen und senden`,
  signed: (sum, isMore) => `${isMore ? '+' : '−'}${sum}`,
  from: { limit: 'über der Grenze', agreedBefore: 'gegenüber der Zusage' },
  promises: (lender, facts) => `${lender}: ${facts}`,
  reasonExample: 'Budget, wer es genehmigt hat',
  noteHint: 'Geht mit der Antwort hinaus',
}
