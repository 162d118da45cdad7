import type { Language } from '../../translations/language.ts'

type UnsubscribeWords = {
  readonly otherLanguage: { readonly code: Language; readonly name: string }
  /** Before anything is chosen. */
  readonly ask: {
    readonly title: string
    readonly text: (library: string) => string
    readonly button: string
  }
  readonly unsubscribed: {
    readonly title: string
    readonly text: (library: string) => string
    readonly stillSent: string
    readonly button: string
  }
  readonly subscribed: { readonly title: string; readonly text: (library: string) => string }
  readonly refused: { readonly title: string; readonly text: string }
  readonly tooMany: { readonly title: string; readonly text: string }
  readonly unclear: { readonly title: string; readonly text: string }
}

const en: UnsubscribeWords = {
  otherLanguage: { code: 'de', name: 'Deutsch' },
  ask: {
    title: 'Unsubscribe from mails about your requests?',
    text: (library) =>
      `You then get no more mails from ${library} about your interlibrary loan requests: not when an item arrives, and not before it is due.`,
    button: 'Unsubscribe',
  },
  unsubscribed: {
    title: 'You are unsubscribed',
    text: (library) => `${library} sends you no more mails about your interlibrary loan requests.`,
    stillSent: 'Files that you asked for are still sent to you.',
    button: 'Subscribe again',
  },
  subscribed: {
    title: 'You are subscribed again',
    text: (library) => `${library} sends you mails about your interlibrary loan requests.`,
  },
  refused: {
    title: 'This link cannot be used',
    text: 'The address is not complete, or not one of ours. Please open the link in the mail again.',
  },
  tooMany: { title: 'Too many calls', text: 'Please wait a minute and try again.' },
  unclear: {
    title: 'Nothing was changed',
    text: 'The form did not arrive whole. Please open the link in the mail again.',
  },
}

const de: UnsubscribeWords = {
  otherLanguage: { code: 'en', name: 'English' },
  ask: {
    title: 'Keine Mails mehr zu Ihren Bestellungen?',
    text: (library) =>
      `Sie erhalten dann von der Bibliothek (${library}) keine Mails mehr zu Ihren Fernleihbestellungen: nicht, wenn ein Titel eintrifft, und nicht vor dem Ende der Leihfrist.`,
    button: 'Abbestellen',
  },
  unsubscribed: {
    title: 'Sie haben die Mails abbestellt',
    text: (library) =>
      `Die Bibliothek (${library}) schickt Ihnen keine Mails mehr zu Ihren Fernleihbestellungen.`,
    stillSent: 'Dateien, die Sie bestellt haben, erhalten Sie weiterhin.',
    button: 'Wieder abonnieren',
  },
  subscribed: {
    title: 'Sie erhalten wieder Mails',
    text: (library) => `Die Bibliothek (${library}) schickt Ihnen Mails zu Ihren Fernleihbestellungen.`,
  },
  refused: {
    title: 'Dieser Link ist nicht gültig',
    text: 'Die Adresse ist unvollständig oder nicht von uns. Bitte öffnen Sie den Link in der Mail noch einmal.',
  },
  tooMany: {
    title: 'Zu viele Aufrufe',
    text: 'Bitte warten Sie eine Minute und versuchen Sie es noch einmal.',
  },
  unclear: {
    title: 'Es wurde nichts geändert',
    text: 'Das Formular ist nicht vollständig angekommen. Bitte öffnen Sie den Link in der Mail noch einmal.',
  },
}

/** The words of the page on which a patron unsubscribes from notices, of each language. */
export const unsubscribeWords: Readonly<Record<Language, UnsubscribeWords>> = { en, de }
