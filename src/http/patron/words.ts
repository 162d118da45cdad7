import type { Service } from '../../borrowing/request/service.ts'
import type { Language } from '../../translations/language.ts'
import type { FieldName, Kind } from './fields.ts'

/** All that the pages for patrons say, besides the sentences of statuses. */
export type Words = {
  readonly otherLanguage: { readonly code: Language; readonly name: string; readonly label: string }
  readonly skip: string
  readonly menu: string
  readonly home: string
  readonly find: string
  readonly signedInAs: string
  readonly leave: string
  readonly left: { readonly title: string; readonly text: string }
  readonly requests: {
    readonly title: string
    readonly none: string
    readonly since: string
    readonly more: string
  }
  readonly kinds: Readonly<
    Record<Kind, { readonly link: string; readonly title: string; readonly legend: string }>
  >
  readonly otherKinds: string
  readonly findPage: {
    readonly title: string
    readonly label: string
    readonly hint: string
    readonly button: string
    readonly instead: string
  }
  readonly fields: Readonly<
    Record<FieldName, Readonly<Partial<Record<Kind, string>>> & { readonly any: string }>
  >
  readonly required: string
  readonly wish: {
    readonly legend: string
    readonly service: string
    readonly services: Readonly<Record<Service['type'], string>>
    readonly neededBy: string
    readonly neededByHint: string
    readonly pickup: string
    readonly choose: string
    readonly choosePlace: string
    readonly anyEdition: string
    readonly note: string
    readonly declaration: string
    readonly declare: string
    readonly declareFirst: string
  }
  readonly send: string
  /** Above the numbers that no field shows. */
  readonly furtherNumbers: string
  readonly filledFrom: (source: string) => string
  readonly from: (source: string) => string
  readonly sources: Readonly<Record<'crossref' | 'pubmed' | 'sru', string>>
  readonly looked: {
    readonly filledIn: string
    readonly notFound: string
    readonly fromLink: string
    readonly badLink: string
  }
  readonly faults: {
    readonly title: string
    readonly missing: string
    readonly neededBy: string
    readonly tooLong: string
    readonly patron: string
    readonly duplicate: string
    readonly unavailable: string
    readonly other: string
  }
  readonly request: {
    readonly made: string
    readonly status: string
    readonly item: string
    readonly number: string
    readonly createdOn: string
    readonly neededBy: string
    readonly dueBack: string
    readonly pickup: string
    readonly nothingToDo: string
    readonly alsoWaits: string
    readonly notHeld: string
  }
  readonly cancel: {
    readonly tooLate: string
  }
  readonly problems: Readonly<
    Record<
      | 'signIn'
      | 'signInFailed'
      | 'badToken'
      | 'notFound'
      | 'notHere'
      | 'oldForm'
      | 'tooLarge'
      | 'tooMany'
      | 'failed',
      { readonly title: string; readonly text: string }
    >
  >
  readonly signIn: string
  readonly signInOpenId: string
}

const en: Words = {
  otherLanguage: { code: 'de', name: 'Deutsch', label: 'Diese Seite auf Deutsch' },
  skip: 'Skip to the content',
  menu: 'Interlibrary loan',
  home: 'My requests',
  find: 'Find by number or reference',
  signedInAs: 'Signed in as',
  leave: 'Sign out',
  left: { title: 'You have signed out', text: 'Close this window if others use this computer.' },
  requests: {
    title: 'My requests',
    none: 'You have no requests yet.',
    since: 'Asked for on',
    more: 'Only the newest 50 requests are shown.',
  },
  kinds: {
    book: { link: 'Request a book', title: 'Request a book', legend: 'The book' },
    article: { link: 'Request an article', title: 'Request an article', legend: 'The article' },
    chapter: { link: 'Request a chapter', title: 'Request a chapter of a book', legend: 'The chapter' },
  },
  otherKinds: 'Is it something else?',
  findPage: {
    title: 'Find by number or reference',
    label: 'DOI, PMID, ISBN, ISSN or a whole reference',
    hint: 'For example 10.1000/182, or a reference copied from an article',
    button: 'Continue',
    instead: 'Or fill in the form yourself:',
  },
  fields: {
    titleOfComponent: { any: 'Title of the article', chapter: 'Title of the chapter' },
    authorOfComponent: { any: 'Author of the article', chapter: 'Author of the chapter' },
    title: { any: 'Title', article: 'Title of the journal', chapter: 'Title of the book' },
    author: { any: 'Author', chapter: 'Author or editor of the book' },
    volume: { any: 'Volume' },
    issue: { any: 'Issue' },
    publicationDate: { any: 'Year' },
    pagesRequested: { any: 'Pages' },
    edition: { any: 'Edition' },
    publisher: { any: 'Publisher' },
    isbn: { any: 'ISBN' },
    issn: { any: 'ISSN' },
    doi: { any: 'DOI' },
    pmid: { any: 'PubMed id (PMID)' },
  },
  required: 'required',
  wish: {
    legend: 'Your wishes',
    service: 'What do you want?',
    services: { loan: 'To borrow it', copy: 'A copy', copy_or_loan: 'Either will do' },
    neededBy: 'Needed by',
    neededByHint: 'Leave it empty if there is no hurry.',
    pickup: 'Where will you pick it up?',
    choose: 'Please choose',
    choosePlace: 'Choose where you will pick it up.',
    anyEdition: 'Any edition will do',
    note: 'Note for the library',
    declaration: 'Declaration for copies',
    declare: 'I declare this',
    declareFirst: 'For a copy this declaration is needed.',
  },
  send: 'Send the request',
  furtherNumbers: 'The library also gets these numbers',
  filledFrom: (source) => `Filled in from ${source}: please check.`,
  from: (source) => `from ${source}`,
  sources: { crossref: 'Crossref', pubmed: 'PubMed', sru: 'a library catalogue' },
  looked: {
    filledIn: 'We have looked it up and filled in what we found. Please check it, then send the request.',
    notFound: 'We could not look it up. Please fill in what you know.',
    fromLink:
      'The form is filled in from the page that you come from. Please check it, then send the request.',
    badLink:
      'The page that you come from did not say what you are looking for. Please fill in what you know.',
  },
  faults: {
    title: 'Please correct this:',
    missing: 'Give a title, or a number such as an ISBN or DOI.',
    neededBy: 'This must be a day from today on.',
    tooLong: 'This is too long.',
    patron: 'The library does not let you borrow at the moment. Please ask at the library.',
    duplicate: 'You have an open request for the same item already.',
    unavailable: 'The library’s system does not answer at the moment. Please try again later.',
    other: 'The request could not be made. Please ask at the library.',
  },
  request: {
    made: 'Your request has been made.',
    status: 'Status',
    item: 'What you asked for',
    number: 'Request number',
    createdOn: 'Asked for on',
    neededBy: 'Needed by',
    dueBack: 'Due back',
    pickup: 'To be picked up at',
    nothingToDo: 'There is nothing that you need to do now.',
    notHeld: 'The item has arrived. It is not held for you.',
    alsoWaits: 'You have another open request for the same item:',
  },
  cancel: {
    tooLate: 'This can no longer be done: the request has moved on.',
  },
  problems: {
    signIn: {
      title: 'Please sign in',
      text: 'These pages are for the library’s patrons. Come here from your library’s website.',
    },
    signInFailed: {
      title: 'Signing in did not work',
      text: 'Please try again. If it fails again, ask at the library.',
    },
    badToken: {
      title: 'This link is no longer valid',
      text: 'Links like this one last only a short time. Come here again from your library’s website.',
    },
    notFound: { title: 'There is no such request', text: 'It may be another’s, or the address is wrong.' },
    notHere: { title: 'There is no such page', text: 'Please check the address.' },
    oldForm: {
      title: 'The form is too old',
      text: 'Nothing was changed. Go back, load the page again, and send the form once more.',
    },
    tooLarge: { title: 'The form is too long', text: 'Please shorten what you entered.' },
    tooMany: {
      title: 'Too many requests today',
      text: 'Please try again tomorrow, or ask at the library.',
    },
    failed: {
      title: 'The page cannot be shown now',
      text: 'Please try again a little later, or ask at the library.',
    },
  },
  signIn: 'Sign in at the library',
  signInOpenId: 'Sign in with your institution’s account',
}

const de: Words = {
  otherLanguage: { code: 'en', name: 'English', label: 'This page in English' },
  skip: 'Zum Inhalt springen',
  menu: 'Fernleihe',
  home: 'Meine Bestellungen',
  find: 'Mit Nummer oder Literaturangabe suchen',
  signedInAs: 'Angemeldet als',
  leave: 'Abmelden',
  left: {
    title: 'Sie sind abgemeldet',
    text: 'Schließen Sie dieses Fenster, wenn andere diesen Rechner benutzen.',
  },
  requests: {
    title: 'Meine Bestellungen',
    none: 'Sie haben noch keine Bestellungen.',
    since: 'Bestellt am',
    more: 'Nur die neuesten 50 Bestellungen werden gezeigt.',
  },
  kinds: {
    book: { link: 'Buch bestellen', title: 'Ein Buch bestellen', legend: 'Das Buch' },
    article: { link: 'Aufsatz bestellen', title: 'Einen Aufsatz bestellen', legend: 'Der Aufsatz' },
    chapter: { link: 'Kapitel bestellen', title: 'Ein Kapitel eines Buchs bestellen', legend: 'Das Kapitel' },
  },
  otherKinds: 'Ist es etwas anderes?',
  findPage: {
    title: 'Mit Nummer oder Literaturangabe suchen',
    label: 'DOI, PMID, ISBN, ISSN oder eine ganze Literaturangabe',
    hint: 'Zum Beispiel 10.1000/182, oder eine aus einem Aufsatz kopierte Angabe',
    button: 'Weiter',
    instead: 'Oder füllen Sie das Formular selbst aus:',
  },
  fields: {
    titleOfComponent: { any: 'Titel des Aufsatzes', chapter: 'Titel des Kapitels' },
    authorOfComponent: { any: 'Verfasser des Aufsatzes', chapter: 'Verfasser des Kapitels' },
    title: { any: 'Titel', article: 'Titel der Zeitschrift', chapter: 'Titel des Buchs' },
    author: { any: 'Verfasser', chapter: 'Verfasser oder Herausgeber des Buchs' },
    volume: { any: 'Band' },
    issue: { any: 'Heft' },
    publicationDate: { any: 'Jahr' },
    pagesRequested: { any: 'Seiten' },
    edition: { any: 'Auflage' },
    publisher: { any: 'Verlag' },
    isbn: { any: 'ISBN' },
    issn: { any: 'ISSN' },
    doi: { any: 'DOI' },
    pmid: { any: 'PubMed-Nummer (PMID)' },
  },
  required: 'erforderlich',
  wish: {
    legend: 'Ihre Wünsche',
    service: 'Was möchten Sie?',
    services: { loan: 'Ausleihen', copy: 'Eine Kopie', copy_or_loan: 'Beides ist recht' },
    neededBy: 'Gebraucht bis',
    neededByHint: 'Lassen Sie es leer, wenn es nicht eilt.',
    pickup: 'Wo holen Sie es ab?',
    choose: 'Bitte wählen',
    choosePlace: 'Wählen Sie, wo Sie es abholen.',
    anyEdition: 'Jede Auflage ist recht',
    note: 'Bemerkung für die Bibliothek',
    declaration: 'Erklärung für Kopien',
    declare: 'Das erkläre ich',
    declareFirst: 'Für eine Kopie ist diese Erklärung nötig.',
  },
  send: 'Bestellung abschicken',
  furtherNumbers: 'Die Bibliothek erhält auch diese Nummern',
  filledFrom: (source) => `Ausgefüllt aus ${source}: bitte prüfen.`,
  from: (source) => `aus ${source}`,
  sources: { crossref: 'Crossref', pubmed: 'PubMed', sru: 'einem Bibliothekskatalog' },
  looked: {
    filledIn:
      'Wir haben nachgesehen und ausgefüllt, was wir fanden. Bitte prüfen Sie es und schicken Sie die Bestellung ab.',
    notFound: 'Wir konnten nichts dazu finden. Bitte füllen Sie aus, was Sie wissen.',
    fromLink:
      'Das Formular ist mit den Angaben der Seite ausgefüllt, von der Sie kommen. Bitte prüfen Sie es und schicken Sie die Bestellung ab.',
    badLink:
      'Die Seite, von der Sie kommen, hat nicht gesagt, was Sie suchen. Bitte füllen Sie aus, was Sie wissen.',
  },
  faults: {
    title: 'Bitte berichtigen Sie:',
    missing: 'Geben Sie einen Titel an, oder eine Nummer wie ISBN oder DOI.',
    neededBy: 'Das muss ein Tag von heute an sein.',
    tooLong: 'Das ist zu lang.',
    patron: 'Die Bibliothek lässt Sie im Augenblick nicht ausleihen. Bitte fragen Sie in der Bibliothek.',
    duplicate: 'Sie haben denselben Titel schon bestellt.',
    unavailable: 'Das System der Bibliothek antwortet im Augenblick nicht. Bitte versuchen Sie es später.',
    other: 'Die Bestellung war nicht möglich. Bitte fragen Sie in der Bibliothek.',
  },
  request: {
    made: 'Ihre Bestellung ist eingegangen.',
    status: 'Stand',
    item: 'Was Sie bestellt haben',
    number: 'Bestellnummer',
    createdOn: 'Bestellt am',
    neededBy: 'Gebraucht bis',
    dueBack: 'Rückgabe bis',
    pickup: 'Abholung in',
    nothingToDo: 'Sie brauchen nichts zu tun.',
    notHeld: 'Der Titel ist da. Er liegt nicht für Sie bereit.',
    alsoWaits: 'Sie haben denselben Titel schon bestellt:',
  },
  cancel: {
    tooLate: 'Das geht nicht mehr: die Bestellung ist schon weiter.',
  },
  problems: {
    signIn: {
      title: 'Bitte melden Sie sich an',
      text: 'Diese Seiten sind für Leserinnen und Leser der Bibliothek. Kommen Sie über die Website Ihrer Bibliothek hierher.',
    },
    signInFailed: {
      title: 'Die Anmeldung hat nicht geklappt',
      text: 'Bitte versuchen Sie es noch einmal. Klappt es wieder nicht, fragen Sie in der Bibliothek.',
    },
    badToken: {
      title: 'Dieser Link gilt nicht mehr',
      text: 'Solche Links gelten nur kurz. Kommen Sie noch einmal über die Website Ihrer Bibliothek hierher.',
    },
    notFound: {
      title: 'Diese Bestellung gibt es nicht',
      text: 'Vielleicht gehört sie jemand anderem, oder die Adresse stimmt nicht.',
    },
    notHere: { title: 'Diese Seite gibt es nicht', text: 'Bitte prüfen Sie die Adresse.' },
    oldForm: {
      title: 'Das Formular ist zu alt',
      text: 'Es wurde nichts geändert. Gehen Sie zurück, laden Sie die Seite neu und schicken Sie das Formular noch einmal ab.',
    },
    tooLarge: { title: 'Das Formular ist zu lang', text: 'Bitte kürzen Sie Ihre Angaben.' },
    tooMany: {
      title: 'Zu viele Bestellungen heute',
      text: 'Bitte versuchen Sie es morgen noch einmal, oder fragen Sie in der Bibliothek.',
    },
    failed: {
      title: 'Die Seite kann gerade nicht angezeigt werden',
      text: 'Bitte versuchen Sie es etwas später noch einmal, oder fragen Sie in der Bibliothek.',
    },
  },
  signIn: 'In der Bibliothek anmelden',
  signInOpenId: 'Mit dem Konto Ihrer Einrichtung anmelden',
}

/** The words of each language. */
export const words: Readonly<Record<Language, Words>> = { en, de }
