import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import type { Language } from '../../translations/language.ts'

const en = {
  inbound: {
    title: (partner: string) => `What arrived from ${partner}`,
    hint: (minutes: number) =>
      `Messages of the last ${minutes} minutes, the newest first. The page reads itself again every ten seconds. Secrets and the content of messages are not shown.`,
    addresses: 'Messages are taken at',
    connect: 'How to connect your system',
    none: 'Nothing arrived yet.',
    noneHint: 'Send a message to the address above: it appears here, also where it is refused.',
    taken: 'Taken',
    refused: 'Refused',
    possible: 'Nothing says whose message it is: it may be yours.',
    status: 'Answer',
    from: 'From',
    path: 'Address',
    summary: 'Message',
    reason: 'Reason',
    headers: 'Headers',
    until: (time: string) => `This page can be read until ${time}.`,
    gone: 'This page is closed',
    goneHint: 'The link is over, or it was withdrawn. Ask the library for a new one.',
  },
  letter: {
    title: 'Did our letter arrive?',
    text: 'You opened the link of a test letter. Press the button to confirm that it arrived. Nothing else is needed.',
    button: 'The letter arrived',
    thanks: 'Thank you',
    thanksText: 'It is noted that our letters reach you. You can close this page.',
    gone: 'This link is over',
    goneHint: 'A newer test letter was sent: use the link in that one.',
  },
  tooMany: 'This page was read very often. Try again in a minute.',
}

export type TechnicianWords = typeof en

const de: TechnicianWords = {
  inbound: {
    title: (partner) => `Was von ${partner} ankam`,
    hint: (minutes) =>
      `Nachrichten der letzten ${minutes} Minuten, die neueste zuerst. Die Seite lädt sich alle zehn Sekunden neu. Geheimnisse und Inhalte werden nicht gezeigt.`,
    addresses: 'Nachrichten werden angenommen unter',
    connect: 'Wie Sie Ihr System verbinden (Englisch)',
    none: 'Es kam noch nichts an.',
    noneHint:
      'Senden Sie eine Nachricht an die Adresse oben: Sie erscheint hier, auch wenn sie abgelehnt wird.',
    taken: 'Angenommen',
    refused: 'Abgelehnt',
    possible: 'Nichts sagt, von wem diese Nachricht ist: Sie könnte Ihre sein.',
    status: 'Antwort',
    from: 'Von',
    path: 'Adresse',
    summary: 'Nachricht',
    reason: 'Grund',
    headers: 'Kopfzeilen',
    until: (time) => `Diese Seite ist bis ${time} zu lesen.`,
    gone: 'Diese Seite ist geschlossen',
    goneHint: 'Der Link ist abgelaufen oder wurde zurückgezogen. Bitten Sie die Bibliothek um einen neuen.',
  },
  letter: {
    title: 'Kam unser Brief an?',
    text: 'Sie haben den Link eines Testbriefs geöffnet. Drücken Sie den Knopf, um zu bestätigen, dass er ankam. Mehr ist nicht nötig.',
    button: 'Der Brief kam an',
    thanks: 'Vielen Dank',
    thanksText: 'Es ist vermerkt, dass unsere Briefe bei Ihnen ankommen. Sie können diese Seite schließen.',
    gone: 'Dieser Link ist abgelaufen',
    goneHint: 'Es wurde ein neuerer Testbrief gesendet: Nehmen Sie den Link in diesem.',
  },
  tooMany: 'Diese Seite wurde sehr oft gelesen. Versuchen Sie es in einer Minute wieder.',
}

const catalogues: Readonly<Record<Language, TechnicianWords>> = { en, de }

/** Returns the words for people at a partner, in the language that their browser asks for. */
export const technicianWords = (
  context: Context,
): { readonly language: Language; readonly words: TechnicianWords } => {
  const wanted = accepts(context, { header: 'Accept-Language', supports: ['en', 'de'], default: 'en' })
  const language = wanted === 'de' ? 'de' : 'en'
  return { language, words: catalogues[language] }
}
