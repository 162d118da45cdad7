import type { mailReviewEn } from './en.ts'

/** Die deutschen Wörter der Durchsicht von Mails, die nur ihre Seite hat. */
export const mailReviewDe: typeof mailReviewEn = {
  about: 'Gehört wohl zu',
  aboutNone: 'Zu welcher Bestellung gehört sie?',
  another: 'Eine andere Bestellung …',
  titleFits: 'Titel',
  senderFits: 'Absender',
  numberFits: 'Nummer',
  openAt: (count, lender) => `1 von ${count} offenen bei ${lender}`,
  neededBy: (day) => `gebraucht bis ${day}`,
  seems: 'Sie scheint zu bedeuten',
  means: 'Was sagt sie?',
  more: (count) => `${count} weitere Bedeutungen`,
  asRead: 'wie gelesen',
  trusted: 'Absender geprüft',
  unknown: 'Unbekannter Absender',
  address: (lender) => `Adresse von ${lender}, nicht geprüft`,
  records: (meaning, title) => `Vermerkt „${meaning}“ bei ${title}.`,
  sends: 'Ihre Antwort geht als Nachricht zu der Bestellung hinaus.',
  reply: (to) => `Antwort an ${to}`,
  fills: 'füllt das Feld',
  fillsIn: (language) => `füllt das Feld, Sprache: ${language}`,
  templates: {
    label: 'Antwort einfügen',
    yes: 'Ja, bitte senden',
    no: 'Nein, danke',
    wait: 'Wir warten',
  },
  record: 'Vermerken',
  recordReply: 'Vermerken und antworten',
  recordOnly: 'Nur vermerken',
  nothing: 'Nichts zu tun',
  recorded: (title) => `Vermerkt: ${title}`,
  replied: (title) => `Vermerkt und beantwortet: ${title}`,
  notReplied:
    'Die Bedeutung ist vermerkt, aber die Antwort ging nicht hinaus. Senden Sie sie bei der Bestellung.',
}
