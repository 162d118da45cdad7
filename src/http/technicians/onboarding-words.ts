import type { Language } from '../../translations/language.ts'

/** The steps of the simulated loan, in their order. */
export const trialSteps = ['request', 'answered', 'shipped', 'received', 'returned', 'completed'] as const
export type TrialStep = (typeof trialSteps)[number]

const en = {
  title: (partner: string) => `Connect ${partner}`,
  hint: 'This page connects your system with ours, step by step. You need no account. Keep the address of the page to yourself.',
  until: (time: string) => `The page is open until ${time}.`,
  active: 'The library uses this connection already: its settings can be changed by the library only.',
  ours: {
    title: '1. What to enter in your system',
    address: 'Our address for your messages',
    libraries: 'Our agency ids',
    protocol: 'Protocol',
    sample: 'A sample of our request, to try in your system',
    credentials: 'Secret address',
    make: 'Make the secret address',
    madeHint: 'Copy it now: it is shown this once. Your system needs no other password.',
    made: (time: string) =>
      `It was made on ${time}. It is not shown again: ask the library for a new link if it is lost.`,
    makeHint: 'Anybody who posts to the secret address speaks for you. It is shown once.',
  },
  yours: {
    title: '2. What we need from you',
    url: 'The address that receives our messages',
    agencyType: 'Type of your agency id',
    agencyValue: 'Your agency id',
    system: 'Your system',
    token: 'Bearer token that you ask for (leave empty for none, or to keep the one that is set)',
    save: 'Save',
    saved: 'Saved.',
    refused: 'This cannot be saved:',
    forbidden: 'An address in a private network is set by the library only.',
    unknown: 'The form has a field that this page does not know. Load the page again.',
  },
  out: {
    title: '3. Do our messages reach you?',
    hint: 'We ask for the status of a request that does not exist. Nothing changes in your system.',
    run: 'Test now',
    sent: 'What we sent',
    answer: 'What your system answered',
  },
  in: {
    title: '4. Do your messages reach us?',
    hint: 'Send any message to our address. What arrives is listed here, also where it is refused, and why.',
    open: 'See what arrived',
  },
  trial: {
    title: '5. A simulated loan',
    hint: 'We send a request that is marked as a test. Answer it in your system as you answer any other. Nothing is lent.',
    start: 'Send the test request',
    again: 'Begin again',
    received: 'Say that we received it',
    returned: 'Say that we sent it back',
    cancel: 'Cancel the test request',
    reload: 'The page reads itself again every ten seconds while the loan is played.',
    id: 'Request id',
    steps: {
      request: 'Our request was confirmed',
      answered: 'You answered (will supply, or your first message)',
      shipped: 'You said that it was shipped (Loaned, ItemShipped)',
      received: 'Our “received” was confirmed',
      returned: 'Our “shipped back” was confirmed',
      completed: 'You said that it is back (LoanCompleted, ItemCheckedIn)',
    } satisfies Record<TrialStep, string>,
    messages: 'Messages of the test',
    taken: 'taken',
    refused: 'refused',
    sentWords: 'sent',
    receivedWords: 'received',
    done: 'Everything works. The library can now activate the connection.',
  },
  print: 'Print this page to keep it with your records: it holds no secret.',
}

export type OnboardingWords = typeof en

const de: OnboardingWords = {
  title: (partner) => `${partner} verbinden`,
  hint: 'Diese Seite verbindet Ihr System mit unserem, Schritt für Schritt. Sie brauchen kein Konto. Geben Sie die Adresse der Seite nicht weiter.',
  until: (time) => `Die Seite ist bis ${time} offen.`,
  active: 'Die Bibliothek nutzt diese Verbindung bereits: Nur sie kann die Einstellungen ändern.',
  ours: {
    title: '1. Was Sie in Ihrem System eintragen',
    address: 'Unsere Adresse für Ihre Nachrichten',
    libraries: 'Unsere Kennungen',
    protocol: 'Protokoll',
    sample: 'Ein Muster unserer Bestellung, zum Probieren in Ihrem System',
    credentials: 'Geheime Adresse',
    make: 'Geheime Adresse erzeugen',
    madeHint:
      'Kopieren Sie sie jetzt: Sie wird nur dieses eine Mal gezeigt. Ein anderes Passwort braucht Ihr System nicht.',
    made: (time) =>
      `Sie wurde am ${time} erzeugt und wird nicht noch einmal gezeigt. Ist sie verloren, bitten Sie die Bibliothek um einen neuen Link.`,
    makeHint: 'Wer an die geheime Adresse sendet, spricht für Sie. Sie wird einmal gezeigt.',
  },
  yours: {
    title: '2. Was wir von Ihnen brauchen',
    url: 'Die Adresse, die unsere Nachrichten annimmt',
    agencyType: 'Art Ihrer Kennung',
    agencyValue: 'Ihre Kennung',
    system: 'Ihr System',
    token: 'Bearer-Token, das Sie verlangen (leer lassen für keines, oder um das gesetzte zu behalten)',
    save: 'Speichern',
    saved: 'Gespeichert.',
    refused: 'Das kann nicht gespeichert werden:',
    forbidden: 'Eine Adresse in einem privaten Netz setzt nur die Bibliothek.',
    unknown: 'Das Formular hat ein Feld, das diese Seite nicht kennt. Laden Sie die Seite neu.',
  },
  out: {
    title: '3. Erreichen unsere Nachrichten Sie?',
    hint: 'Wir fragen nach dem Stand einer Bestellung, die es nicht gibt. In Ihrem System ändert sich nichts.',
    run: 'Jetzt testen',
    sent: 'Was wir gesendet haben',
    answer: 'Was Ihr System geantwortet hat',
  },
  in: {
    title: '4. Erreichen Ihre Nachrichten uns?',
    hint: 'Senden Sie irgendeine Nachricht an unsere Adresse. Was ankommt, steht hier, auch wenn es abgelehnt wird, und warum.',
    open: 'Ansehen, was ankam',
  },
  trial: {
    title: '5. Eine simulierte Ausleihe',
    hint: 'Wir senden eine Bestellung, die als Test gekennzeichnet ist. Beantworten Sie sie in Ihrem System wie jede andere. Es wird nichts verliehen.',
    start: 'Testbestellung senden',
    again: 'Von vorn beginnen',
    received: 'Empfang melden',
    returned: 'Rücksendung melden',
    cancel: 'Testbestellung stornieren',
    reload: 'Die Seite lädt sich alle zehn Sekunden neu, solange die Ausleihe gespielt wird.',
    id: 'Bestellnummer',
    steps: {
      request: 'Unsere Bestellung wurde bestätigt',
      answered: 'Sie haben geantwortet (wird geliefert, oder Ihre erste Nachricht)',
      shipped: 'Sie haben den Versand gemeldet (Loaned, ItemShipped)',
      received: 'Unsere Empfangsmeldung wurde bestätigt',
      returned: 'Unsere Rücksendung wurde bestätigt',
      completed: 'Sie haben die Rückgabe gemeldet (LoanCompleted, ItemCheckedIn)',
    },
    messages: 'Nachrichten des Tests',
    taken: 'angenommen',
    refused: 'abgelehnt',
    sentWords: 'gesendet',
    receivedWords: 'empfangen',
    done: 'Alles funktioniert. Die Bibliothek kann die Verbindung jetzt aktivieren.',
  },
  print: 'Drucken Sie diese Seite für Ihre Unterlagen: Sie enthält kein Geheimnis.',
}

/** The words of the page that connects a partner, by language. */
export const onboardingWords: Readonly<Record<Language, OnboardingWords>> = { en, de }
