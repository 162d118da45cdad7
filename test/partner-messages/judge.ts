/** A value of a message that matters to a librarian: the element that holds it, and the text to look for. */
export type Informative = { readonly element: string; readonly value: string }

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

/** Reads from the bytes of a message every value that matters. It knows no codec: it takes the text of each element. */
export const readInformative = (xml: string): readonly Informative[] =>
  [...xml.matchAll(leaf)].flatMap(([, element = '', text = '']) =>
    ignored.includes(element) ? [] : [{ element, value: read(element, text) }],
  )

/** Members of the public view that nobody is shown: a copy of a note, and what undoes the last command. */
const unseen = ['lastNote', 'undo']

/** Writes what the API shows of a request as one text to look in. */
export const textOfView = (view: unknown): string =>
  JSON.stringify(view, (name, value: unknown) => (unseen.includes(name) ? undefined : value))

/** Returns the values of a message that a view lacks. What neither view has, before it and after, is lost. */
export const lostValues = (values: readonly Informative[], view: string): readonly Informative[] =>
  values.filter(({ value }) => !view.includes(value))
