import { type Fault, openCodes, type PartialMessage, readMessage } from '@lendwire/iso18626'
import { LenderError } from '../lender-error.ts'
import type { Confirm } from '../scenario.ts'
import type { ParsedMessage, WireProtocol } from '../wire-protocol.ts'
import { type Iso18626Message, readResult } from './incoming.ts'
import { writeKoha } from './koha-xml.ts'
import { toMessage } from './outgoing.ts'
import { readConfirmation } from './reply.ts'
import type { Status } from './vocabulary.ts'

/** Koha as a lender: 26.05, which knows no envelope, and main later in 2026. Source: its own code, as it ran (interop recordings, iso18626/koha). */
export type KohaSystem = 'koha' | 'koha-26.05'

type Loan = { readonly requestId: string; status: Status }

/** The statuses after which Koha takes nothing more about a loan. */
const final: readonly Status[] = [
  'CopyCompleted',
  'LoanCompleted',
  'CompletedWithoutReturn',
  'Unfilled',
  'Cancelled',
]

const agencyTypes = ['ISIL', 'DNUCNI', 'ICOLC']
const actions = ['StatusRequest', 'Received', 'Cancel', 'ShippedReturn']
const lists = openCodes['2021-2']
const enumerated = [
  ['serviceLevel', lists.serviceLevel],
  ['publicationType', lists.publicationType],
  ['bibliographicItemIdentifierCode', lists.bibliographicItemIdCode],
  ['bibliographicRecordIdentifierCode', lists.bibliographicRecordIdCode],
] as const

const error = (errorType: string, errorValue: string): Confirm => ({
  answer: 'error',
  errorType: errorType === 'UnsupportedActionType' ? errorType : 'BadlyFormedMessage',
  errorValue,
})

/** Returns every value of an element in a message that was read, wherever it stands. */
const valuesOf = (part: unknown, element: string): readonly unknown[] => {
  if (Array.isArray(part)) return part.flatMap((each) => valuesOf(each, element))
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) => [
    ...(name === element ? [value].flat() : []),
    ...valuesOf(value, element),
  ])
}

const groups = ['publicationInfo', 'billingInfo', 'patronInfo', 'requestingAgencyInfo']

const isEmptyGroup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every((member) => member === undefined)

/** The account of a requesting agency, as Koha has it. */
export type KohaAccount = { readonly accountId: string; readonly securityCode: string }

/** K59-acceptance: what Koha says to an account that it does not have. */
const authenticationFailed = {
  errorMessage: 'Invalid accountId or securityCode provided.',
  errorValue: 'AuthenticationFailed',
}

/** Its own spelling of an error type (K59-cancel-before-any-message). */
const spelled = (errorType: string): string => errorType.replace('Unrecognised', 'Unrecognized')

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : String(value)

const textsOf = (message: PartialMessage, element: string): readonly string[] =>
  valuesOf(message.body, element).map(textOf)

/** The types of agency ids in any message (K59-acceptance: agency of type OCLC). */
const unlistedAgency = (message: PartialMessage): string | undefined =>
  textsOf(message, 'agencyIdType').every((type) => agencyTypes.includes(type))
    ? undefined
    : `agencyIdType: enum, enum, ${agencyTypes.join(', ')}`

/** What Koha's schema refuses of a Request, each rule with the recording that shows it (interop recordings, iso18626/koha). */
const schemaRules: readonly {
  readonly source: string
  /** Returns the words of the refusal. */
  readonly refuses: (request: PartialMessage) => string | undefined
}[] = [
  {
    source: 'K26A-request-as-documented: one of either is no array to it',
    refuses: (request) =>
      ['requestedDeliveryInfo', 'supplierInfo']
        .filter((part) => valuesOf(request.body, part).length === 1)
        .map((part) => `/request/${part}: array, type, object`)[0],
  },
  {
    source:
      'K59-acceptance: any address, preferredEdition and preferredFormat are elements that its schema lacks',
    refuses: (request) =>
      ['physicalAddress', 'electronicAddress', 'preferredEdition', 'preferredFormat']
        .filter((part) => valuesOf(request.body, part).length > 0)
        .map((part) => `object, additionalProperties, ${part}`)[0],
  },
  {
    source:
      'its code as it ran on 1 December 2026: an element that lost its only member is a text to it, and no object',
    refuses: (request) =>
      groups
        .filter((group) => valuesOf(request.body, group).some((value) => isEmptyGroup(value)))
        .map((group) => `/request/${group}: object, type, string`)[0],
  },
  {
    source: 'K59-acceptance: a day without a time',
    refuses: (request) =>
      textsOf(request, 'needBeforeDate').every((day) => day.includes('T'))
        ? undefined
        : '/request/serviceInfo/needBeforeDate: format, date-time',
  },
  {
    source: 'K26A-loan-with-every-detail: codes out of the lists of the standard',
    refuses: (request) =>
      enumerated
        .filter(([element, values]) =>
          textsOf(request, element).some((value) => !values.some((each) => each === value)),
        )
        .map(([element, values]) => `${element}: enum, enum, ${values.join(', ')}`)[0],
  },
]

const isTolerated = ({ kind, path }: Fault): boolean =>
  kind === 'wrong_namespace' ||
  path.endsWith('/anyEdition') ||
  path === '@version' ||
  path.endsWith('@version')

/** Its schema lacks this element in the header of a message alone (its code as it ran on 30 November and 2 December 2026). */
const unknownHeaderElement =
  '/requestingAgencyMessage/header: object, additionalProperties, multipleItemRequestId'

/** The messages that stood in an envelope. */
const enveloped = new WeakSet<PartialMessage>()

const isoMessage = (incoming: ParsedMessage): Iso18626Message => {
  if (incoming.protocol !== 'iso18626') throw new LenderError('internal', 'a message of another protocol')
  return incoming
}

const numberIn = ({ message }: Iso18626Message): string =>
  textsOf(message, 'supplyingAgencyRequestId')[0] ?? ''

const actionIn = ({ message }: Iso18626Message): string | undefined => textsOf(message, 'action')[0]

/**
 * Returns ISO 18626 as Koha lends by it: it finds a request by its own number alone, makes a new loan of each Request, and
 * takes less than the standard.
 *
 * @param account the account that a message must show; any where it is left out
 */
export function kohaProtocol(system: KohaSystem, account?: KohaAccount): WireProtocol {
  const loans = new Map<string, Loan>()
  const envelope = system === 'koha'

  const accountRefused = ({ message }: Iso18626Message): Confirm | undefined =>
    account === undefined ||
    (textsOf(message, 'accountId')[0] === account.accountId &&
      textsOf(message, 'securityCode')[0] === account.securityCode)
      ? undefined
      : error('BadlyFormedMessage', authenticationFailed.errorValue)

  /** Sources: K26-request-as-documented (envelope), K59-message-to-the-lender (actions), K26A-cancel-before-any-message (its number), K26A-copy-form-not-said (final statuses). */
  const refusalOf = (incoming: Iso18626Message): Confirm | undefined => {
    if (!envelope && enveloped.has(incoming.message))
      return {
        answer: 'http',
        status: 400,
        body: 'Invalid message type ISO18626Message',
        contentType: 'text/html',
      }
    const agency = unlistedAgency(incoming.message)
    if (agency !== undefined) return error('BadlyFormedMessage', agency)
    if (incoming.kind === 'request') {
      const [fault] = schemaRules.flatMap(({ refuses }) => refuses(incoming.message) ?? [])
      return fault === undefined ? accountRefused(incoming) : error('BadlyFormedMessage', fault)
    }
    if (valuesOf(incoming.message.body, 'multipleItemRequestId').length > 0)
      return error('BadlyFormedMessage', unknownHeaderElement)
    const refused = accountRefused(incoming)
    if (refused !== undefined) return refused
    const action = actionIn(incoming) ?? ''
    if (!actions.includes(action)) return error('UnsupportedActionType', `action: ${action}`)
    const number = numberIn(incoming)
    const loan = loans.get(number)
    if (loan === undefined)
      return {
        answer: 'error',
        errorType: 'UnrecognisedDataValue',
        errorValue: `supplyingAgencyRequestId: ${number}`,
      }
    return final.includes(loan.status) ? error('UnsupportedActionType', `action: ${action}`) : undefined
  }

  return {
    path: '/iso18626',
    takes: 'Request or RequestingAgencyMessage of ISO 18626',
    contentType: 'application/xml',
    statusOf: (refused) => (refused ? 400 : 201),
    read: (bytes) => {
      const incoming = readResult(readMessage(bytes, { bare: true, edition: '2021-2' }))
      if ('unreadable' in incoming) return incoming
      if (!('unreadable' in readResult(readMessage(bytes)))) enveloped.add(incoming.message)
      const faults = incoming.faults.filter((fault) => !isTolerated(fault))
      return { ...incoming, edition: '2021-2', faults, refused: undefined }
    },
    refusalOf: (incoming) => refusalOf(isoMessage(incoming)),
    unknownRequest: () => undefined,
    newRequest: (incoming, terms) => {
      const number = String(loans.size + 1)
      loans.set(number, { requestId: incoming.requestId, status: 'RequestReceived' })
      return { ...terms, supplierRequestId: number, edition: '2021-2', multipleItemRequestId: '' }
    },
    repeatsAreNew: (trigger) => trigger === 'request' || trigger === 'retry',
    repeatsMakeLoans: true,
    sendsOnce: true,
    answersInReply: () => false,
    answer: (incoming, { refusal }, now) => {
      const { kind } = incoming
      const action = actionIn(isoMessage(incoming))
      const time = `${now.toISOString().slice(0, 19)}Z`
      const confirmed = {
        ...(kind === 'request' || action === undefined ? {} : { action }),
        ...(refusal && {
          errorData:
            refusal.errorValue === authenticationFailed.errorValue
              ? authenticationFailed
              : { errorValue: refusal.errorValue, errorType: spelled(refusal.errorType) },
        }),
        confirmationHeader: {
          timestampReceived: time,
          messageStatus: refusal === undefined ? 'OK' : 'ERROR',
          timestamp: time,
        },
      }
      return writeKoha(`${kind}Confirmation`, confirmed, envelope)
    },
    write: (message, { request, ...speaking }) => {
      if ('ncip' in request) throw new LenderError('internal', 'a request of another protocol')
      const { kind, body } = toMessage(message, { ...speaking, request })
      const loan = loans.get(request.supplierRequestId)
      if (loan !== undefined && message.status !== undefined) loan.status = message.status
      return [writeKoha(kind, body, envelope)]
    },
    readAnswer: (body) => readConfirmation(body, { bare: true }),
  }
}
