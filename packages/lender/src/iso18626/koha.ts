import { type Fault, openCodes, type PartialMessage, readMessage } from '@lendwire/iso18626'
import { LenderError } from '../lender-error.ts'
import type { Confirm } from '../scenario.ts'
import type { ParsedMessage, WireProtocol } from '../wire-protocol.ts'
import { type Iso18626Message, readResult } from './incoming.ts'
import { writeKoha } from './koha-xml.ts'
import { toMessage } from './outgoing.ts'
import { readConfirmation } from './reply.ts'
import type { Status } from './vocabulary.ts'

/** Koha as a lender: 26.05, which knows no envelope, and main later in 2026. Source: its own code, as it ran (shared recordings, iso18626/koha). */
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

const valuesOf = (xml: string, element: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, value = '']) => value)

/** Refuses what Koha's schema refuses of a Request. */
const faultIn = (xml: string): string | undefined => {
  const count = (element: string) => xml.split(`<${element}>`).length - 1
  for (const part of ['requestedDeliveryInfo', 'supplierInfo'])
    if (count(part) === 1) return `/request/${part}: array, type, object`
  for (const part of ['physicalAddress', 'electronicAddress'])
    if (count(part) > 0) return `object, additionalProperties, ${part}`
  for (const part of ['preferredEdition', 'preferredFormat'])
    if (count(part) > 0) return `/request/serviceInfo: object, additionalProperties, ${part}`
  for (const type of valuesOf(xml, 'agencyIdType'))
    if (!agencyTypes.includes(type)) return `agencyIdType: enum, enum, ${agencyTypes.join(', ')}`
  for (const day of valuesOf(xml, 'needBeforeDate'))
    if (!day.includes('T')) return '/request/serviceInfo/needBeforeDate: format, date-time'
  for (const [element, values] of enumerated)
    for (const value of valuesOf(xml, element))
      if (!values.some((each) => each === value)) return `${element}: enum, enum, ${values.join(', ')}`
  return undefined
}

const isTolerated = ({ kind, path }: Fault): boolean =>
  kind === 'wrong_namespace' ||
  path.endsWith('/anyEdition') ||
  path === '@version' ||
  path.endsWith('@version')

type KohaMessage = Iso18626Message & { readonly xml: string }
const received = new WeakMap<PartialMessage, string>()

const kohaMessage = (incoming: ParsedMessage): KohaMessage => {
  if (incoming.protocol !== 'iso18626') throw new LenderError('internal', 'a message of another protocol')
  return { ...incoming, xml: received.get(incoming.message) ?? '' }
}

const numberIn = ({ xml }: KohaMessage): string => valuesOf(xml, 'supplyingAgencyRequestId')[0] ?? ''

/**
 * Returns ISO 18626 as Koha lends by it: it finds a request by its own number alone, makes a new loan of each Request, and
 * takes less than the standard.
 */
export function kohaProtocol(system: KohaSystem): WireProtocol {
  const loans = new Map<string, Loan>()
  const envelope = system === 'koha'

  const refusalOf = (message: KohaMessage): Confirm | undefined => {
    if (!envelope && message.xml.includes('ISO18626Message'))
      return {
        answer: 'http',
        status: 400,
        body: 'Invalid message type ISO18626Message',
        contentType: 'text/html',
      }
    if (message.kind === 'request') {
      const fault = faultIn(message.xml)
      return fault === undefined ? undefined : error('BadlyFormedMessage', fault)
    }
    const [action = ''] = valuesOf(message.xml, 'action')
    if (!actions.includes(action)) return error('UnsupportedActionType', `action: ${action}`)
    const number = numberIn(message)
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
      received.set(incoming.message, new TextDecoder().decode(bytes))
      const faults = incoming.faults.filter((fault) => !isTolerated(fault))
      return { ...incoming, edition: '2021-2', faults, refused: undefined }
    },
    refusalOf: (incoming) => refusalOf(kohaMessage(incoming)),
    unknownRequest: () => undefined,
    newRequest: (incoming, terms) => {
      const number = String(loans.size + 1)
      loans.set(number, { requestId: incoming.requestId, status: 'RequestReceived' })
      return { ...terms, supplierRequestId: number, edition: '2021-2', multipleItemRequestId: '' }
    },
    repeatsAreNew: (trigger) => trigger === 'request' || trigger === 'retry',
    repeatsMakeLoans: true,
    answersInReply: () => false,
    answer: (incoming, { refusal }, now) => {
      const { kind, xml } = kohaMessage(incoming)
      const time = `${now.toISOString().slice(0, 19)}Z`
      const [action] = valuesOf(xml, 'action')
      const confirmed = {
        ...(kind === 'request' || action === undefined ? {} : { action }),
        ...(refusal && { errorData: { errorValue: refusal.errorValue, errorType: refusal.errorType } }),
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
