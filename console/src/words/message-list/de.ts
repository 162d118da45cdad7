import type { messageListEn } from './en.ts'

/** The German words of the page of messages. */
export const messageListDe: typeof messageListEn = {
  title: 'Nachrichten',
  lending: 'Verleih',
  description: 'Alles, was Partner gesendet haben, und alles, was an sie gesendet wurde.',
  direction: 'Richtung',
  directions: { in: 'Von Partnern', out: 'An Partner' },
  state: 'Jeder Zustand',
  partner: 'Jeder Partner',
  find: 'Titel, Nummer, Wörter, Grund suchen',
  none: 'Keine Nachricht passt',
  noneHint: 'Ändern Sie die Filter, oder sehen Sie in die andere Richtung.',
  searchGoesOn: 'Ältere Nachrichten sind noch nicht durchsucht: „Mehr laden“ sucht weiter.',
  columns: {
    at: 'Zeit',
    partner: 'Partner',
    summary: 'Nachricht',
    request: 'Bestellung',
    state: 'Zustand',
  },
  source: 'Nachricht',
  answer: 'Antwort',
  noAnswer: 'Es gibt keine Antwort.',
  attempts: (count) => (count === 1 ? '1 Versuch' : `${count} Versuche`),
  actions: {
    in: {
      one: 'Noch einmal lesen',
      alike: (count) => `Alle ${count} gleichartigen noch einmal lesen`,
    },
    out: {
      one: 'Noch einmal senden',
      alike: (count) => `Alle ${count} gleichartigen noch einmal senden`,
    },
  },
  alikeText: (count, partner) =>
    `${count} Nachrichten von ${partner} sind aus demselben Grund im selben Zustand. Es geschieht mit jeder davon.`,
  repeated: (done, refused) =>
    refused === 0 ? `Erledigt: ${done}` : `Erledigt: ${done}; abgelehnt: ${refused}`,
}
