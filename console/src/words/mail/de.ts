import type { mailEn } from './en.ts'

/** The German words for mails that came, and their review. */
export const mailDe: typeof mailEn = {
  mail: {
    from: 'Von',
    to: 'An',
    subject: 'Betreff',
    answerLink: 'der Link zur Seite für die Antwort',
  },
  mailReview: {
    title: 'Mails prüfen',
    hint: 'Mails, die nicht von selbst zugeordnet, geglaubt oder verstanden werden konnten. Sagen Sie, was jede bedeutet.',
    none: 'Keine Mail wartet auf Sie.',
    empty: 'Hier erscheinen Mails, wenn lendwire nicht erkennt, was sie bedeuten.',
    why: 'Warum sie hier ist',
    from: 'Von',
    sender: (partner: string) => `die Adresse von ${partner}`,
    request: 'Die Bestellung, um die es geht',
    requestNumber: 'Bestellnummer',
    noRequest: 'Sie nennt keine bekannte Bestellung. Geben Sie die Nummer der Bestellung ein.',
    meaning: 'Was sagt sie?',
    meanings: {
      will_supply: 'Wird liefern',
      shipped: 'Hat geliefert',
      unfilled: 'Kann nicht liefern',
      recalled: 'Will den Titel zurück',
      overdue: 'Der Titel ist überfällig',
      checked_in: 'Hat den Titel zurück',
      renewed: 'Hat verlängert',
      cancel_accepted: 'Hat storniert',
      message: 'Nur eine Nachricht',
    },
    dismiss: 'Nichts zu tun: von der Liste nehmen',
    quoted: 'Die ganze Mail mit den Zitaten zeigen',
    unquoted: 'Nur das Geschriebene zeigen',
    attachments: 'Anhänge',
    deliver: 'Mit „Hat geliefert“ sind diese Dateien die Lieferung',
    done: 'Die Mail ist zugeordnet',
    dismissed: 'Die Mail ist von der Liste',
    unreadable: 'Diese Nachricht lässt sich nicht als Mail zeigen.',
  },
}
