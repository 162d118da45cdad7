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
    hint: 'Mails, die lendwire nicht selbst zuordnen konnte',
    somebody: 'jemand Unbekanntes',
    none: 'Keine Mail wartet auf Sie.',
    empty: 'Hier erscheinen Mails, wenn lendwire nicht erkennt, was sie bedeuten.',
    gone: 'Jemand hat diese Mail inzwischen erledigt. Wählen Sie die nächste.',
    why: 'Warum sie hier ist',
    request: 'Die Bestellung, um die es geht',
    requestNumber: 'Bestellnummer',
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
    quoted: 'Die ganze Mail mit den Zitaten zeigen',
    unquoted: 'Nur das Geschriebene zeigen',
    attachments: 'Anhänge',
    deliver: 'Mit „Hat geliefert“ sind diese Dateien die Lieferung',
    dismissed: 'Die Mail ist von der Liste',
    unreadable: 'Diese Nachricht lässt sich nicht als Mail zeigen.',
    wordsRemoved:
      'Der Wortlaut dieser Mail ist nicht gespeichert: die Person ist aus der Bestellung gelöscht. Fragen Sie den Partner, wenn Sie ihn brauchen.',
    sentences: {
      title: 'Die Sätze der Mail und was aus jedem wurde',
      means: {
        answer: 'die Antwort',
        due_date: 'Fälligkeit',
        day: 'Tag',
        cost: 'Kosten',
        condition: 'Bedingung',
        items: 'Exemplar oder Paket',
        unclear: 'zu lesen',
        aside: 'anderes Thema',
        courtesy: 'Höflichkeit',
        information: 'Hinweis',
      },
    },
    reading: {
      dueDate: (day: string) => `fällig am ${day}`,
      cost: (cost: string) => `kostet ${cost}`,
      items: (ids: string) => `Medien: ${ids}`,
      files: (count: string) => `Anhänge: ${count}`,
    },
  },
}
