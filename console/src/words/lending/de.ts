import type { lendingEn } from './en.ts'

/** The German words of the page of loans that libraries here lend. */
export const lendingDe: typeof lendingEn = {
  title: 'Verleih',
  description:
    'Was andere Bibliotheken bei Ihrer bestellen: an Ihr Leihsystem weitergegeben, seine Antworten zurück. Das Leihsystem entscheidet.',
  all: 'Alle',
  waiting: 'Wartend',
  failed: 'Gescheitert',
  agency: 'Von',
  request: 'Deren Bestellung',
  status: 'Letzte Antwort',
  changed: 'Letzte Nachricht',
  state: 'Nachrichten',
  noAnswer: 'noch keine',
  waitingCount: (count) => (count === 1 ? '1 wartet' : `${count} warten`),
  failedCount: (count) => `${count} gescheitert`,
  through: 'Alle weitergegeben',
  none: 'Noch keine Bibliothek hat Ihre über lendwire gefragt',
  noneHint:
    'Bestellungen erscheinen hier, sobald ein Partnerprofil das Leihsystem einer Bibliothek ist: siehe „Lend through lendwire“ im Handbuch.',
  noneOfKind: 'Keine solchen Bestellungen',
  back: 'Alle Bestellungen',
  toSystem: 'An das Leihsystem',
  toRequester: 'An den Besteller',
  own: 'von lendwire geschrieben',
  attempts: (count) => (count === 1 ? '1 Versuch' : `${count} Versuche`),
  next: (when) => `nächster Versuch ${when}`,
  possiblyTaken: 'Der Empfänger hat sie vielleicht, obwohl keine Bestätigung kam.',
  read: 'Nachricht lesen',
  resend: 'Noch einmal senden',
  drop: 'Aufgeben',
  resent: 'Sie wird noch einmal gesendet.',
  dropped: 'Sie ist aufgegeben. Was dahinter wartete, geht weiter.',
  dropTitle: 'Diese Nachricht aufgeben?',
  dropText: 'Sie wird nie weitergegeben, und niemand erfährt davon. Was dahinter wartet, geht weiter.',
  resendTitle: 'Diese Bestellung noch einmal senden?',
  resendText:
    'Das Leihsystem hat sie vielleicht schon und könnte eine zweite Leihe anlegen. Sehen Sie zuerst dort nach.',
  messageStates: {
    waiting: 'Wartend',
    sending: 'Wird gesendet',
    delivered: 'Weitergegeben',
    refused: 'Abgelehnt',
    dead: 'Gescheitert',
    dropped: 'Aufgegeben',
  },
}
