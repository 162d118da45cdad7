/** An answer of a made-up lender. */
export type Answer = { readonly status: number; readonly contentType: string; readonly text: string }

/** What a made-up lender remembers of a request. */
export type Memory = { received: number; isCompleted: boolean }

/** One way in which a lender departs: as it was seen somewhere, or as nobody has seen it yet. */
export type Departure = {
  readonly name: string
  /** The case that finds it; undefined where it departs from nothing that a case looks at: the suite and lendwire must live with it. */
  readonly finds?: string
  /** The case that cannot show another departure beside this one. */
  readonly hides?: string
  /** Refuses a message of the library: with errorType and errorValue, or with an answer of its own. */
  readonly refuses?: (
    xml: string,
    memory: Memory,
    contentType: string,
  ) => readonly [string, string] | Answer | undefined
  /** Changes its answers. */
  readonly answers?: (answer: Answer) => Answer
  /** Changes its messages. */
  readonly says?: (xml: string) => string
  /** Writes answers and messages in ISO 8859-1. */
  readonly isLatin1?: boolean
  /** Sends each message so often; never again after a failure where `isOnce`. */
  readonly copies?: number
  readonly isOnce?: boolean
}

const refusing = (
  name: string,
  finds: string,
  on: RegExp,
  ...refusal: readonly [errorType: string, errorValue: string]
): Departure => ({ name, finds, refuses: (xml) => (on.test(xml) ? refusal : undefined) })

const inText = (change: (text: string) => string): Pick<Departure, 'answers' | 'says'> => ({
  answers: (answer) => ({ ...answer, text: change(answer.text) }),
  says: change,
})
const answering = (name: string, finds: string, change: (text: string) => string): Departure => ({
  name,
  finds,
  answers: (answer) => ({ ...answer, text: change(answer.text) }),
})

/** The departures that were seen: of Koha, CrossLink, ReShare, Alma and others. */
export const seenDepartures: readonly Departure[] = [
  {
    name: 'no envelope',
    finds: 'envelope',
    refuses: (xml) =>
      xml.includes('<ISO18626Message')
        ? { status: 400, contentType: 'text/plain', text: 'Invalid message type ISO18626Message' }
        : undefined,
  },
  {
    name: 'edition 1.2',
    finds: 'edition',
    // It has no such element that could be refused.
    hides: 'preferred-edition',
    refuses: (xml) =>
      xml.includes('<multipleItemRequestId') ? undefined : ['BadlyFormedMessage', 'Schema 1.2 erwartet'],
  },
  {
    name: 'HTTP 202',
    finds: 'http-status',
    answers: (answer) => (answer.status === 200 ? { ...answer, status: 202 } : answer),
  },
  {
    name: 'plain text',
    finds: 'content-type',
    answers: (answer) => ({ ...answer, contentType: 'text/plain' }),
  },
  {
    name: 'edition 2021-3',
    finds: 'version',
    ...inText((text) => text.replace(/:version="[^"]*"/, ':version="2021-3"')),
  },
  answering('confirmations without times', 'confirmation-valid', (text) =>
    text.replace(/<timestampReceived>[^<]*<\/timestampReceived>/, ''),
  ),
  answering('own words for unknown requests', 'unknown-request', (text) =>
    text.replace(
      /<errorValue>[^<]*requestingAgencyRequestId<\/errorValue>/,
      '<errorValue>Auftrag fehlt, prüfen</errorValue>',
    ),
  ),
  answering('own words for known requests', 'request-repeated', (text) =>
    text.replace(
      /<errorValue>[^<]*already exists<\/errorValue>/,
      '<errorValue>Auftrag liegt vor</errorValue>',
    ),
  ),
  refusing(
    'no notes, renewals and questions',
    'actions',
    /<action>(?:Notification|Renew|StatusRequest)</,
    'UnsupportedActionType',
    'nicht vorgesehen',
  ),
  refusing('no Reminder', 'reminder', /<requestType>Reminder</, 'UnrecognisedDataValue', 'Mahnung unbekannt'),
  refusing(
    'no addresses',
    'delivery-address',
    /<(?:physicalAddress|electronicAddress)>/,
    'UnrecognisedDataElement',
    'address',
  ),
  refusing(
    'listed levels alone',
    'unlisted-codes',
    /<serviceLevel>(?!Standard<|Express<|Rush<)/,
    'UnrecognisedDataValue',
    'serviceLevel',
  ),
  refusing(
    'listed identifiers alone',
    'identifier-codes',
    /IdentifierCode>(?:CertifyCode|XYZ)</,
    'UnrecognisedDataValue',
    'Kennzeichen',
  ),
  refusing(
    'no preferredEdition',
    'preferred-edition',
    /<preferredEdition>/,
    'UnrecognisedDataElement',
    'preferredEdition',
  ),
  refusing(
    'listed agencies alone',
    'agency-types',
    /<supplyingAgencyId><agencyIdType>(?!ISIL<|DNUCNI<|ICOLC<)/,
    'UnrecognisedDataValue',
    'agencyIdType',
  ),
  {
    name: 'its number in each message',
    finds: 'number-late',
    refuses: (xml) =>
      xml.includes('<requestingAgencyMessage>') && !xml.includes('<supplyingAgencyRequestId>')
        ? ['UnrecognisedDataElement', 'Nummer fehlt']
        : undefined,
  },
  {
    name: 'times without a zone',
    finds: 'timestamps',
    says: (xml) => xml.replace(/<timestamp>([^<]*?)(?:\.\d+)?Z<\/timestamp>/, '<timestamp>$1</timestamp>'),
  },
  {
    name: 'placeholders for agencies',
    finds: 'agency-ids',
    says: (xml) => xml.replaceAll(/<agencyIdValue>[^<]*</g, '<agencyIdValue>NOBODY<'),
  },
  {
    name: 'another order',
    finds: 'supplier-message-valid',
    says: (xml) => xml.replace(/(<messageInfo>.*<\/messageInfo>)(<statusInfo>.*<\/statusInfo>)/s, '$2$1'),
  },
  { name: 'each message twice', finds: 'sends-once', hides: 'supplier-repeats', copies: 2 },
  { name: 'no message again', finds: 'supplier-repeats', isOnce: true },
  {
    name: 'Received once',
    finds: 'received-twice',
    refuses: (xml, { received }) =>
      xml.includes('<action>Received<') && received > 0 ? ['UnrecognisedDataValue', 'schon da'] : undefined,
  },
  {
    name: 'nothing after the end',
    finds: 'after-completed',
    refuses: (xml, { isCompleted }) =>
      xml.includes('<requestingAgencyMessage>') && isCompleted
        ? ['UnrecognisedDataValue', 'Vorgang beendet']
        : undefined,
  },
]

/** Takes one content type alone. */
const taking = (name: string, taken: RegExp): Departure => ({
  name,
  finds: 'charset',
  refuses: (_, __, contentType) =>
    taken.test(contentType) ? undefined : { status: 415, contentType: 'text/plain', text: 'Typ?' },
})

/** Departures that no page and no recording has. */
export const newDepartures: readonly Departure[] = [
  taking('no charset in the content type', /^application\/xml$/),
  taking('text/xml alone', /^text\/xml$/),
  {
    name: 'ids in a text of its own',
    finds: 'request-id',
    says: (xml) => xml.replace(/(<requestingAgencyRequestId>)([^<]*)/, '$1ILL:$2 (eingegangen)'),
  },
  {
    name: 'ids in small letters',
    finds: 'request-id',
    says: (xml) => xml.replace(/(?<=<requestingAgencyRequestId>)[^<]*/, (id) => id.toLowerCase()),
  },
  {
    name: 'codes in words and capitals',
    finds: 'supplier-message-valid',
    says: (xml) =>
      xml.replace(/(?<=<(?:status|reasonForMessage)>)[^<]*/g, (code) =>
        code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase(),
      ),
  },
  {
    name: 'StatusChange for each answer',
    finds: 'reasons',
    says: (xml) => xml.replace(/(?<=<reasonForMessage>)(?!Notification)[^<]*/, 'StatusChange'),
  },
  {
    name: 'days without a time',
    finds: 'supplier-message-valid',
    says: (xml) => xml.replace(/(<dueDate>\d{4}-\d\d-\d\d)T[^<]*/, '$1'),
  },
  refusing(
    'an author in each request',
    'request',
    /<title>[^<]*<\/title>(?!<author>)/,
    'BadlyFormedMessage',
    'author',
  ),
  refusing('whole seconds alone', 'fractions', /<timestamp>[^<]*\.\d/, 'UnrecognisedDataValue', 'timestamp'),
  refusing(
    'no day beside a wanted edition',
    'whole-request',
    /<needBeforeDate>.*<(?:preferred|any)Edition>/s,
    'UnrecognisedDataElement',
    'entweder oder',
  ),
  refusing('no readers', 'patron', /<patronInfo>/, 'UnrecognisedDataElement', 'patronInfo'),
  refusing('no long titles', 'long-title', /<title>[^<]{100,}</, 'BadlyFormedMessage', 'Titel zu lang'),
  {
    name: 'a byte order mark and a comment',
    ...inText((text) => `\ufeff${text.replace('<ISO18626Message', '<!-- Ausgabe 7 --><ISO18626Message')}`),
  },
  {
    name: 'elements of its own',
    ...inText((text) =>
      text.replace(/<\/(header|confirmationHeader)>/, '<x:vendor xmlns:x="urn:new">7</x:vendor></$1>'),
    ),
  },
  {
    name: 'ISO 8859-1',
    ...inText((text) => text.replace(/encoding="UTF-8"/i, 'encoding="ISO-8859-1"')),
    isLatin1: true,
  },
  {
    name: 'a prefix for each element',
    ...inText((text) => text.replaceAll(/<(\/?)([a-z]\w*)(?=[\s>/])/g, '<$1ill:$2')),
  },
  {
    name: 'blanks around each value',
    ...inText((text) => text.replaceAll(/>([^<>\s][^<>]*)</g, '>\n  $1\n<')),
  },
]

/** The lender that the suite was tried with first. */
export const firstDraw: readonly Departure[] = [...seenDepartures, ...newDepartures].filter(({ name }) =>
  [
    'edition 1.2',
    'HTTP 202',
    'plain text',
    'own words for unknown requests',
    'own words for known requests',
    'no notes, renewals and questions',
    'no Reminder',
    'no addresses',
    'listed levels alone',
    'listed identifiers alone',
    'times without a zone',
    'an author in each request',
    'whole seconds alone',
    'no day beside a wanted edition',
  ].includes(name),
)
