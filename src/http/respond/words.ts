import type { AnswerName } from '../../partners/answer-link.ts'

/** Why an item is not supplied, or not now: open codes of ISO 18626 (ReasonUnfilled, ReasonRetry). */
export const reasons = {
  unfilled: [
    'NotHeld',
    'NotOnShelf',
    'OnLoan',
    'NonCirculating',
    'NotAvailableForILL',
    'PoorCondition',
    'PolicyProblem',
  ],
  retry_possible: ['OnLoan', 'NotOnShelf', 'AtBindery', 'OnOrder'],
} as const
type Reason = (typeof reasons)['unfilled' | 'retry_possible'][number]

/** On what conditions an item is lent: open codes of ISO 18626 (LoanCondition). */
export const conditions = [
  'LibraryUseOnly',
  'NoReproduction',
  'SignatureRequired',
  'SpecCollSupervReq',
  'WatchLibraryUseOnly',
] as const
type ConditionCode = (typeof conditions)[number]

/** What is filled in with an answer. */
export const fieldNames = [
  'dueDate',
  'items',
  'sentAs',
  'url',
  'file',
  'reason',
  'conditions',
  'otherCondition',
  'amount',
  'currency',
  'after',
  'note',
] as const
export type FieldName = (typeof fieldNames)[number]

/** Everything that the page says in one language. */
export type PageWords = {
  readonly code: string
  readonly title: (library: string) => string
  readonly request: string
  readonly labels: {
    readonly reference: string
    readonly title: string
    readonly author: string
    readonly wanted: string
    readonly neededBy: string
    readonly library: string
  }
  readonly wanted: { readonly loan: string; readonly copy: string; readonly copy_or_loan: string }
  readonly question: string
  readonly answers: Readonly<Record<AnswerName, string>>
  readonly fields: Readonly<Record<FieldName, string>>
  readonly hints: Readonly<Partial<Record<FieldName, string>>>
  readonly reasons: Readonly<Record<Reason, string>>
  readonly noReason: string
  readonly conditions: Readonly<Record<ConditionCode, string>>
  readonly sentAs: { readonly physical: string; readonly digital: string }
  readonly send: string
  readonly nothingYet: string
  readonly notOpen: string
  readonly settled: {
    readonly answered: (answer: string, when: string) => string
    readonly asked_anew: string
    readonly closed: string
  }
  readonly furthermore: string
  readonly done: (answer: string, when: string) => string
  readonly late: (answer: string) => string
  readonly errors: {
    readonly heading: string
    readonly choose: string
    readonly notOffered: string
    readonly date: string
    readonly amount: string
    readonly currency: string
    readonly url: string
    readonly tooLong: string
    readonly terms: string
    readonly note: string
    readonly fileType: string
    readonly fileSize: (megabytes: number) => string
    readonly form: string
  }
  readonly refused: {
    readonly heading: string
    readonly forged: string
    readonly expired: string
    readonly gone: string
    readonly tooMany: string
    readonly unavailable: string
  }
}

const english: PageWords = {
  code: 'en',
  title: (library) => `Answer to ${library}`,
  request: 'The request',
  labels: {
    reference: 'Reference',
    title: 'Title',
    author: 'Author',
    wanted: 'Wanted',
    neededBy: 'Needed by',
    library: 'Library',
  },
  wanted: { loan: 'a loan', copy: 'a copy', copy_or_loan: 'a copy or a loan' },
  question: 'Your answer',
  answers: {
    request_received: 'We have the request and are looking',
    will_supply: 'We will supply it',
    shipped: 'It has been sent',
    conditional: 'We can supply it, on conditions',
    retry_possible: 'We can supply it later',
    unfilled: 'We cannot supply it',
    cancel_accepted: 'It is cancelled',
    cancel_refused: 'We cannot cancel any more',
    renewed: 'It is renewed',
    renew_refused: 'We cannot renew it',
    checked_in: 'We have received it back',
    recalled: 'We need it back',
    overdue: 'It is overdue',
    message: 'Only a message',
  },
  fields: {
    dueDate: 'Due back on',
    items: 'Item number or barcode',
    sentAs: 'Sent',
    url: 'Web address of the file',
    file: 'File',
    reason: 'Reason',
    conditions: 'Conditions',
    otherCondition: 'Another condition',
    amount: 'Cost',
    currency: 'Currency',
    after: 'From',
    note: 'Message',
  },
  hints: {
    items: 'Several are parted by semicolons.',
    file: 'A PDF file.',
    amount: 'Such as 12.50.',
    currency: 'Three letters, such as EUR.',
  },
  reasons: {
    NotHeld: 'We do not have it',
    NotOnShelf: 'It is not in its place',
    OnLoan: 'It is on loan',
    NonCirculating: 'It is not lent',
    NotAvailableForILL: 'It is not lent to other libraries',
    PoorCondition: 'Its condition is too poor',
    PolicyProblem: 'Our rules forbid it',
    AtBindery: 'It is being bound',
    OnOrder: 'It is on order',
  },
  noReason: 'Another reason, or none',
  conditions: {
    LibraryUseOnly: 'Use in the library only',
    NoReproduction: 'No copies',
    SignatureRequired: 'The reader signs for it',
    SpecCollSupervReq: 'Use under supervision in special collections',
    WatchLibraryUseOnly: 'Use in the library under supervision',
  },
  sentAs: { physical: 'by post or courier', digital: 'as a file' },
  send: 'Send answer',
  nothingYet: 'Nothing has been sent yet. Your answer goes out when you press the button at the end.',
  notOpen: 'There is nothing to answer.',
  settled: {
    answered: (answer, when) => `This has been answered: “${answer}”, on ${when}.`,
    asked_anew: 'The library has asked again since. Please use the link in its latest mail.',
    closed: 'This is settled: the library no longer waits for an answer.',
  },
  furthermore: 'Something else to say?',
  done: (answer, when) => `Thank you. Your answer was taken: “${answer}”, ${when}.`,
  late: (answer) =>
    `Your answer “${answer}” has arrived, but it no longer changes anything. The library can read it.`,
  errors: {
    heading: 'Please correct the following',
    choose: 'Choose an answer.',
    notOffered: 'This answer is no longer possible: something has changed since the page was opened.',
    date: 'Enter a date, such as 2027-03-31.',
    amount: 'Enter an amount, such as 12.50.',
    currency: 'Enter three letters, such as EUR.',
    url: 'Enter a web address that begins with https:// or http://.',
    tooLong: 'This is too long.',
    terms: 'Name a condition or a cost.',
    note: 'Write a message.',
    fileType: 'This file is not of a kind that can be taken: send a PDF.',
    fileSize: (megabytes) => `The file is too large: at most ${megabytes} MB.`,
    form: 'The form did not arrive whole. Please fill it in again.',
  },
  refused: {
    heading: 'This link cannot be used',
    forged: 'The address is not complete, or not one of ours. Please open the link in the mail again.',
    expired: 'The link has expired. Please answer by mail.',
    gone: 'The request is not there any more, or it is no longer answered here. Please answer by mail.',
    tooMany: 'Too many calls in a short time. Please wait a minute and try again.',
    unavailable: 'Your answer could not be kept just now. Please try again in a minute.',
  },
}

const german: PageWords = {
  code: 'de',
  title: (library) => `Antwort an ${library}`,
  request: 'Die Bestellung',
  labels: {
    reference: 'Zeichen',
    title: 'Titel',
    author: 'Verfasser',
    wanted: 'Gewünscht',
    neededBy: 'Benötigt bis',
    library: 'Bibliothek',
  },
  wanted: { loan: 'eine Ausleihe', copy: 'eine Kopie', copy_or_loan: 'eine Kopie oder Ausleihe' },
  question: 'Ihre Antwort',
  answers: {
    request_received: 'Die Bestellung ist in Bearbeitung',
    will_supply: 'Wir liefern',
    shipped: 'Es wurde versandt',
    conditional: 'Wir liefern unter Bedingungen',
    retry_possible: 'Wir können später liefern',
    unfilled: 'Wir können nicht liefern',
    cancel_accepted: 'Die Bestellung ist storniert',
    cancel_refused: 'Wir können nicht mehr stornieren',
    renewed: 'Die Ausleihe ist verlängert',
    renew_refused: 'Wir können nicht verlängern',
    checked_in: 'Wir haben es zurückerhalten',
    recalled: 'Wir brauchen es zurück',
    overdue: 'Es ist überfällig',
    message: 'Nur eine Mitteilung',
  },
  fields: {
    dueDate: 'Rückgabe bis',
    items: 'Mediennummer oder Barcode',
    sentAs: 'Versandt',
    url: 'Internetadresse der Datei',
    file: 'Datei',
    reason: 'Grund',
    conditions: 'Bedingungen',
    otherCondition: 'Eine andere Bedingung',
    amount: 'Kosten',
    currency: 'Währung',
    after: 'Ab',
    note: 'Mitteilung',
  },
  hints: {
    items: 'Mehrere werden durch Strichpunkte getrennt.',
    file: 'Eine PDF-Datei.',
    amount: 'Zum Beispiel 12,50.',
    currency: 'Drei Buchstaben, zum Beispiel EUR.',
  },
  reasons: {
    NotHeld: 'Nicht im Bestand',
    NotOnShelf: 'Nicht am Standort',
    OnLoan: 'Ausgeliehen',
    NonCirculating: 'Nicht ausleihbar',
    NotAvailableForILL: 'Nicht in der Fernleihe',
    PoorCondition: 'Der Zustand erlaubt es nicht',
    PolicyProblem: 'Unsere Richtlinien erlauben es nicht',
    AtBindery: 'Beim Buchbinder',
    OnOrder: 'Bestellt',
  },
  noReason: 'Ein anderer Grund, oder keiner',
  conditions: {
    LibraryUseOnly: 'Nur zur Benutzung in der Bibliothek',
    NoReproduction: 'Keine Kopien',
    SignatureRequired: 'Gegen Unterschrift',
    SpecCollSupervReq: 'Benutzung unter Aufsicht im Sonderlesesaal',
    WatchLibraryUseOnly: 'Benutzung in der Bibliothek unter Aufsicht',
  },
  sentAs: { physical: 'per Post oder Kurier', digital: 'als Datei' },
  send: 'Antwort senden',
  nothingYet: 'Noch wurde nichts gesendet. Ihre Antwort geht ab, wenn Sie die Schaltfläche am Ende drücken.',
  notOpen: 'Es gibt nichts zu beantworten.',
  settled: {
    answered: (answer, when) => `Das wurde beantwortet: „${answer}“, am ${when}.`,
    asked_anew:
      'Die Bibliothek hat inzwischen noch einmal gefragt. Bitte nehmen Sie den Link in ihrer letzten Mail.',
    closed: 'Das ist erledigt: Die Bibliothek wartet nicht mehr auf eine Antwort.',
  },
  furthermore: 'Noch etwas mitzuteilen?',
  done: (answer, when) => `Vielen Dank. Ihre Antwort ist angekommen: „${answer}“, ${when}.`,
  late: (answer) =>
    `Ihre Antwort „${answer}“ ist angekommen, ändert aber nichts mehr. Die Bibliothek kann sie lesen.`,
  errors: {
    heading: 'Bitte berichtigen Sie Folgendes',
    choose: 'Wählen Sie eine Antwort.',
    notOffered: 'Diese Antwort ist nicht mehr möglich: Seit dem Öffnen der Seite hat sich etwas geändert.',
    date: 'Geben Sie ein Datum an, zum Beispiel 2027-03-31.',
    amount: 'Geben Sie einen Betrag an, zum Beispiel 12,50.',
    currency: 'Geben Sie drei Buchstaben an, zum Beispiel EUR.',
    url: 'Geben Sie eine Internetadresse an, die mit https:// oder http:// beginnt.',
    tooLong: 'Das ist zu lang.',
    terms: 'Nennen Sie eine Bedingung oder Kosten.',
    note: 'Schreiben Sie eine Mitteilung.',
    fileType: 'Diese Datei kann nicht angenommen werden: Senden Sie ein PDF.',
    fileSize: (megabytes) => `Die Datei ist zu groß: höchstens ${megabytes} MB.`,
    form: 'Das Formular ist nicht vollständig angekommen. Bitte füllen Sie es noch einmal aus.',
  },
  refused: {
    heading: 'Dieser Link kann nicht benutzt werden',
    forged:
      'Die Adresse ist nicht vollständig, oder sie ist nicht von uns. Bitte öffnen Sie den Link in der Mail noch einmal.',
    expired: 'Der Link ist abgelaufen. Bitte antworten Sie per Mail.',
    gone: 'Die Bestellung gibt es nicht mehr, oder sie wird hier nicht mehr beantwortet. Bitte antworten Sie per Mail.',
    tooMany:
      'Zu viele Aufrufe in kurzer Zeit. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.',
    unavailable:
      'Ihre Antwort konnte gerade nicht aufbewahrt werden. Bitte versuchen Sie es in einer Minute noch einmal.',
  },
}

const languages: Readonly<Record<string, PageWords>> = { en: english, de: german }

/** The words in a language; in English where there are none in it. */
export const wordsIn = (language: string): PageWords => languages[language.split('-')[0] ?? ''] ?? english
