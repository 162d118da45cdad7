import type { Language } from '../../translations/language.ts'

/** The actions of a patron on a request: at most one way to give it up, and renewal. */
export type PatronAction = 'request' | 'unwanted' | 'hold' | 'renew'

type ActionWords = {
  readonly link: string
  readonly title: string
  readonly text: string
  readonly button: string
  /** Leaves everything as it is. */
  readonly keep: string
  /** The message after it was done. */
  readonly done: string
}

type RequestWords = {
  readonly next: string
  readonly cost: string
  readonly maximumCost: string
  readonly conditions: string
  readonly actions: Readonly<Record<PatronAction, ActionWords>>
}

const en: RequestWords = {
  next: 'What happens next',
  cost: 'Cost',
  maximumCost: 'You agreed to pay at most',
  conditions: 'Conditions of the lending library',
  actions: {
    request: {
      link: 'Cancel the request',
      title: 'Cancel the request?',
      text: 'The library will stop looking for the item.',
      button: 'Yes, cancel it',
      keep: 'No, keep the request',
      done: 'Your request is being cancelled.',
    },
    unwanted: {
      link: 'I no longer need it',
      title: 'Do you no longer need it?',
      text: 'The item is on its way. It will not be held for you, and goes back when it arrives.',
      button: 'Yes, I no longer need it',
      keep: 'No, I still need it',
      done: 'The item will go back when it arrives.',
    },
    hold: {
      link: 'Cancel the hold',
      title: 'Cancel the hold?',
      text: 'The item is then no longer held for you. The request stays open until the library has settled it.',
      button: 'Yes, cancel the hold',
      keep: 'No, keep it for me',
      done: 'The item is no longer held for you.',
    },
    renew: {
      link: 'Renew',
      title: 'Ask for more time?',
      text: 'Your library asks the library that lent the item. Until it agrees, the due date stays as it is.',
      button: 'Yes, ask for more time',
      keep: 'No, not now',
      done: 'We have asked for more time.',
    },
  },
}

const de: RequestWords = {
  next: 'Wie es weitergeht',
  cost: 'Kosten',
  maximumCost: 'Sie sind bereit zu zahlen höchstens',
  conditions: 'Bedingungen der gebenden Bibliothek',
  actions: {
    request: {
      link: 'Bestellung stornieren',
      title: 'Bestellung stornieren?',
      text: 'Die Bibliothek sucht dann nicht weiter.',
      button: 'Ja, stornieren',
      keep: 'Nein, behalten',
      done: 'Ihre Bestellung wird storniert.',
    },
    unwanted: {
      link: 'Ich brauche den Titel nicht mehr',
      title: 'Brauchen Sie den Titel nicht mehr?',
      text: 'Der Titel ist unterwegs. Er wird nicht für Sie bereitgelegt und geht nach dem Eintreffen zurück.',
      button: 'Ja, ich brauche ihn nicht mehr',
      keep: 'Nein, ich brauche ihn noch',
      done: 'Der Titel geht nach dem Eintreffen zurück.',
    },
    hold: {
      link: 'Bereitstellung stornieren',
      title: 'Bereitstellung stornieren?',
      text: 'Der Titel liegt dann nicht mehr für Sie bereit. Die Bestellung bleibt offen, bis die Bibliothek sie abgeschlossen hat.',
      button: 'Ja, Bereitstellung stornieren',
      keep: 'Nein, weiter bereithalten',
      done: 'Der Titel liegt nicht mehr für Sie bereit.',
    },
    renew: {
      link: 'Verlängern',
      title: 'Um mehr Zeit bitten?',
      text: 'Ihre Bibliothek fragt die Bibliothek, die den Titel verliehen hat. Bis diese zustimmt, gilt die bisherige Frist.',
      button: 'Ja, um mehr Zeit bitten',
      keep: 'Nein, jetzt nicht',
      done: 'Wir haben um mehr Zeit gebeten.',
    },
  },
}

/** The words about one request, of each language. */
export const requestWords: Readonly<Record<Language, RequestWords>> = { en, de }
