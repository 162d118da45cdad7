import type { Next } from '../../borrowing/request/next.ts'
import type { Language } from '../../notices/words.ts'

/** What a patron can do with a request: at most one way to give it up, and to renew. */
export type PatronAction = 'request' | 'unwanted' | 'hold' | 'renew'

type ActionWords = {
  readonly link: string
  readonly title: string
  readonly text: string
  readonly button: string
  /** What is said once it is done. */
  readonly done: string
}

type RequestWords = {
  readonly next: string
  /** What happens next, by whose turn it is; the day is the one on which the wait ends. */
  readonly turns: Readonly<Record<Next['who'], (day: string | undefined) => string>>
  readonly collect: (day: string | undefined) => string
  readonly cost: string
  readonly maximumCost: string
  readonly actions: Readonly<Record<PatronAction, ActionWords>>
}

const en: RequestWords = {
  next: 'What happens next',
  turns: {
    library: () => 'Your library is looking after your request.',
    partner: (day) =>
      day === undefined
        ? 'We are waiting for the other library.'
        : `We are waiting for the other library. If nothing comes by ${day}, your library takes the next step.`,
    patron: (day) =>
      day === undefined ? 'Please bring the item back in time.' : `Please bring the item back by ${day}.`,
    ils: () => 'The item is being prepared for you.',
    gateway: () => 'Your request goes on by itself.',
  },
  collect: (day) => (day === undefined ? 'Please collect the item.' : `Please collect the item by ${day}.`),
  cost: 'Cost',
  maximumCost: 'You agreed to pay at most',
  actions: {
    request: {
      link: 'Cancel the request',
      title: 'Cancel the request?',
      text: 'The library will stop looking for the item.',
      button: 'Yes, cancel it',
      done: 'Your request is being cancelled.',
    },
    unwanted: {
      link: 'I no longer need it',
      title: 'Do you no longer need it?',
      text: 'The item is on its way. It will not be held for you, and goes back when it arrives.',
      button: 'Yes, I no longer need it',
      done: 'The item will go back when it arrives.',
    },
    hold: {
      link: 'Give up the item that has arrived',
      title: 'Give up the item that has arrived?',
      text: 'It is no longer held for you. The request stays open.',
      button: 'Yes, give it up',
      done: 'The item is no longer held for you.',
    },
    renew: {
      link: 'Renew',
      title: 'Ask for more time?',
      text: 'Your library asks the library that lent the item. Until it agrees, the due date stays as it is.',
      button: 'Yes, ask for more time',
      done: 'We have asked for more time.',
    },
  },
}

const de: RequestWords = {
  next: 'Wie es weitergeht',
  turns: {
    library: () => 'Ihre Bibliothek kümmert sich um Ihre Bestellung.',
    partner: (day) =>
      day === undefined
        ? 'Wir warten auf die andere Bibliothek.'
        : `Wir warten auf die andere Bibliothek. Kommt bis zum ${day} nichts, geht Ihre Bibliothek den nächsten Schritt.`,
    patron: (day) =>
      day === undefined
        ? 'Bitte bringen Sie den Titel rechtzeitig zurück.'
        : `Bitte bringen Sie den Titel bis zum ${day} zurück.`,
    ils: () => 'Der Titel wird für Sie vorbereitet.',
    gateway: () => 'Ihre Bestellung geht von selbst weiter.',
  },
  collect: (day) =>
    day === undefined ? 'Bitte holen Sie den Titel ab.' : `Bitte holen Sie den Titel bis zum ${day} ab.`,
  cost: 'Kosten',
  maximumCost: 'Sie sind bereit zu zahlen höchstens',
  actions: {
    request: {
      link: 'Bestellung stornieren',
      title: 'Bestellung stornieren?',
      text: 'Die Bibliothek sucht dann nicht weiter.',
      button: 'Ja, stornieren',
      done: 'Ihre Bestellung wird storniert.',
    },
    unwanted: {
      link: 'Ich brauche den Titel nicht mehr',
      title: 'Brauchen Sie den Titel nicht mehr?',
      text: 'Der Titel ist unterwegs. Er wird nicht für Sie bereitgelegt und geht nach dem Eintreffen zurück.',
      button: 'Ja, ich brauche ihn nicht mehr',
      done: 'Der Titel geht nach dem Eintreffen zurück.',
    },
    hold: {
      link: 'Auf den eingetroffenen Titel verzichten',
      title: 'Auf den eingetroffenen Titel verzichten?',
      text: 'Er liegt dann nicht mehr für Sie bereit. Die Bestellung bleibt offen.',
      button: 'Ja, verzichten',
      done: 'Der Titel liegt nicht mehr für Sie bereit.',
    },
    renew: {
      link: 'Verlängern',
      title: 'Um mehr Zeit bitten?',
      text: 'Ihre Bibliothek fragt die Bibliothek, die den Titel verliehen hat. Bis diese zustimmt, gilt die bisherige Frist.',
      button: 'Ja, um mehr Zeit bitten',
      done: 'Wir haben um mehr Zeit gebeten.',
    },
  },
}

/** The words about one request, of each language. */
export const requestWords: Readonly<Record<Language, RequestWords>> = { en, de }
