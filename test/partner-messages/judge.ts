import type { LenderMessage } from './lender-message.ts'

/** A value of a message that matters to a librarian: what holds it, and the text to look for, or as data holds it. */
export type Informative = { readonly element: string; readonly value: string; readonly or?: string }

/** Elements that hold a day, which counts as it is written. */
const days = ['dueDate', 'expectedDeliveryDate', 'DateDue', 'DesiredDateDue', 'DateAvailable']

/** Elements that hold a time. */
const times = ['retryAfter', 'retryBefore']

/** Elements that name the message, its parties and its times; dateSent is that of the first shipment alone. */
const ignored = [
  'agencyIdType',
  'agencyIdValue',
  'timestamp',
  'requestingAgencyRequestId',
  'supplyingAgencyRequestId',
  'reasonForMessage',
  'status',
  'answerYesNo',
  'lastChange',
  'dateSent',
  'currencyCode',
  'AgencyId',
  'RequestIdentifierValue',
  'DateShipped',
  'CurrencyCode',
  'DateReceived',
  'UserIdentifierValue',
  'PhysicalAddressType',
  'FiscalActionType',
  'FiscalTransactionType',
  'RequestType',
  'RequestStatusType',
]

const leaf = /<(?:\w+:)?(\w+)[^<>]*>([^<>]+)<\//g

/** Marks in a note by which systems speak to each other. */
const mark = /#[^#\s]*#/g

const read = (element: string, text: string): string => {
  if (days.includes(element)) return text.slice(0, 10)
  if (element === 'MonetaryValue') return text.replace(/^(\d+)(\d\d)$/, '$1.$2')
  return times.includes(element) ? text.slice(0, 19) : text.replaceAll(mark, '').trim()
}

const readElements = (xml: string): readonly Informative[] =>
  [...xml.matchAll(leaf)].flatMap(([, element = '', text = '']) =>
    ignored.includes(element) ? [] : [{ element, value: read(element, text) }],
  )

/** Values in the text of a mail: days, amounts, addresses, and words that the generator makes unique. */
const inText =
  /https?:\/\/\S+|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d+[.,]\d\d\b|\b[A-Z][a-z]*q\d+z\b/g

/** Returns a day or an amount as data holds it. */
const plainValue = (text: string): string => {
  const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  if (year !== undefined) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^\d+,\d\d$/.test(text) ? text.replace(',', '.') : text
}

const readText = (text: string): readonly Informative[] =>
  [...text.matchAll(inText)].map(([found]) => ({
    element: 'text',
    value: found,
    ...(plainValue(found) === found ? {} : { or: plainValue(found) }),
  }))

/** The inputs of the form that name no value of their own. */
const choices = /^answer$|\.(?:currency|sentAs|conditions|reason)$/

/** Returns the day before in UTC, late in the evening: there a day of the library begins, whose clock is an hour or two ahead. */
const startOfDay = (day: string): string =>
  `${new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)}T2`

const readInputs = (form: string): readonly Informative[] =>
  [...new URLSearchParams(form)]
    .filter(([name]) => !choices.test(name))
    .flatMap(([element, value]) =>
      value.split('; ').map((each) => {
        const plain = plainValue(each)
        return { element, value: each, or: element.endsWith('.after') ? startOfDay(plain) : plain }
      }),
    )

const readers = { iso18626: readElements, ncip: readElements, mail: readText, page: readInputs } as const

/** Reads from a message as it came every value that matters. It knows no codec, and no rules for words. */
export const readInformative = ({ way, text }: LenderMessage): readonly Informative[] => readers[way](text)

/** Members of the public view that nobody is shown: a copy of a note, and what undoes the last command. */
const unseen = ['lastNote', 'undo']

/** Writes what the API shows of a request as one text to look in. */
export const textOfView = (view: unknown): string =>
  JSON.stringify(view, (name, value: unknown) => (unseen.includes(name) ? undefined : value))

/** Returns the values of a message that a view lacks. What neither view has, before it and after, is lost. */
export const lostValues = (values: readonly Informative[], view: string): readonly Informative[] =>
  values.filter(({ value, or = value }) => !view.includes(value) && !view.includes(or))
