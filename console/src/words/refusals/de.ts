import type { RefusalWords } from './en.ts'
import { sentencesDe } from './sentences-de.ts'

/** The reasons against a command in German. */
export const refusalsDe: RefusalWords = {
  refusals: {
    sentences: sentencesDe,
    onlyInStage: (stages, now) => `nur, wenn sie so steht: ${stages}; sie steht so: ${now}`,
    onlyWithAttention: (attention) => `nur, solange dies Aufmerksamkeit braucht: ${attention}`,
    onlyWhileOpen: (questions) => `nur, solange dies offen ist: ${questions}`,
    notWhileOpen: (question) => `nicht, solange dies offen ist: ${question}`,
    notInStage: (stage) => `nicht, solange sie so steht: ${stage}`,
    stages: {
      created: 'angelegt',
      pending_approval: 'wartet auf Genehmigung',
      locating: 'wird im Bestand gesucht',
      locate_failed: 'nirgends gefunden',
      ready: 'bereit zum Senden',
      sent: 'gesendet',
      accepted: 'angenommen',
      will_supply: 'zugesagt',
      shipped: 'verschickt',
      received: 'eingegangen',
      on_loan: 'ausgeliehen',
      patron_returned: 'zurückgebracht',
      returned: 'zurückgeschickt',
      unfilled: 'nicht erfüllt',
      closed: 'abgeschlossen',
    },
    questions: {
      condition: 'die Bedingungen des Partners',
      retry: 'das Angebot des Partners',
      cancel: 'die Stornierung',
      renew: 'die Verlängerung',
      renew_review: 'der Wunsch nach Verlängerung',
      unconfirmed: 'ob der Partner die Bestellung hat',
      receiving: 'das Bibliothekssystem verbucht Medien',
      none: 'nichts',
    },
    aQuestion: 'eine Frage',
  },
}
