import { type ProblemTypeName, parseInstant, readNcip, textAt, toVersion2 } from 'node-ncip'
import { dayOf, instantOf } from '../borrowing/time.ts'
import { Day } from '../borrowing/values.ts'
import type { Reply } from '../partners/incoming-message.ts'
import { classifyWithoutMessage } from '../partners/ncip-without-message.ts'
import { faultLine, textFault } from '../problem.ts'
import type { IlsIncoming, IlsMessage, IlsNews, IlsVerdict } from './ils.ts'
import { problemAlone, type ReceivedMessage, type Refusal, response } from './response.ts'

type Body = unknown

/** Returns the calendar day of a date on the wire; one without a zone means the day that is written. */
const dayIn = (text: string | undefined, timeZone: string): Day | undefined => {
  const time = text === undefined ? undefined : parseInstant(text)?.getTime()
  if (text === undefined || time === undefined || time < 0 || time > Date.UTC(9998, 0, 1)) return undefined
  const written = /^(\d{4}-\d\d-\d\d)(?:T[\d:.]+)?$/.exec(text)?.[1]
  return written === undefined ? dayOf(instantOf(time), timeZone) : Day.parse(written)
}

const loan = (body: Body, element: string, timeZone: string): IlsNews => {
  const dueDate = dayIn(textAt(body, element), timeZone)
  return { kind: 'loan', ...(dueDate === undefined ? {} : { dueDate }) }
}

/** The meaning of the states of items and holds, in the words of the standard's schemes and of known systems. */
const states: readonly (readonly [RegExp, IlsNews])[] = [
  [/^(available for pickup|on hold ?shelf|awaiting pickup)$/i, { kind: 'hold', hold: 'on_shelf' }],
  [/^(expired|hold expired|unclaimed)$/i, { kind: 'hold', hold: 'expired' }],
  [/^cancell?ed$/i, { kind: 'hold', hold: 'cancelled' }],
  [/^(on loan|checked out|charged)$/i, { kind: 'loan' }],
  [/^(returned|checked in|discharged)$/i, { kind: 'return' }],
]

const newsOf = (state: string | undefined): IlsNews | undefined =>
  states.find(([named]) => named.test(state ?? ''))?.[1]

type Service = {
  /** True where the ILS asks lendwire to act; otherwise it reports what happened. */
  readonly asks: boolean
  /** Returns the meaning of a message; undefined if it does not concern a borrowed item. */
  readonly news: (body: Body, timeZone: string) => IlsNews | undefined
}

/** The services that mirror what happens in the library's own system. */
const services: Readonly<Record<string, Service>> = {
  CheckOutItem: { asks: true, news: (body, zone) => loan(body, 'DesiredDateDue', zone) },
  CheckInItem: { asks: true, news: () => ({ kind: 'return' }) },
  CancelRequestItem: { asks: true, news: () => ({ kind: 'hold', hold: 'cancelled' }) },
  ItemCheckedOut: { asks: false, news: (body, zone) => loan(body, 'DateDue', zone) },
  ItemCheckedIn: { asks: false, news: () => ({ kind: 'return' }) },
  ItemRequestCancelled: { asks: false, news: () => ({ kind: 'hold', hold: 'cancelled' }) },
  ItemRequestUpdated: {
    asks: false,
    news: (body) => newsOf(textAt(body, 'AddRequestFields', 'RequestStatusType')),
  },
  CirculationStatusUpdated: { asks: false, news: (body) => newsOf(textAt(body, 'CirculationStatus')) },
}

/** The services by which a library's own system tells what happens. */
export const ilsServices: readonly string[] = Object.keys(services)

const isInitiation = (kind: string): boolean =>
  kind !== 'Problem' && kind !== 'Ext' && !kind.endsWith('Response')

const rejected = (
  received: ReceivedMessage,
  refusal: Refusal,
): Extract<IlsIncoming, { kind: 'rejected' }> => ({
  kind: 'rejected',
  summary: received.message.kind,
  reason: refusal.element === undefined ? refusal.type : `${refusal.type}: ${refusal.element}`,
  reply: isInitiation(received.message.kind)
    ? response(received, refusal)
    : problemAlone(refusal, received.version),
})

/**
 * Reads a message of the library's own system; never throws. A message needs a service that says what happens
 * to an item, and the item or the request. Other faults are noted and tolerated.
 *
 * @param timeZone the library's, in which days are meant
 */
export const read = (bytes: Uint8Array, timeZone: string): IlsIncoming<ReceivedMessage> => {
  const result = readNcip(bytes, { reader: 'scan' })
  const faults = result.ok ? result.notes : result.faults
  const parsed = result.ok ? result.message : result.partial
  if (parsed === undefined)
    return classifyWithoutMessage(faults, (refusal) => problemAlone(refusal, result.version))
  const message = toVersion2(parsed)?.message ?? parsed
  const received: ReceivedMessage = { edition: parsed.edition, version: result.version, message }
  const { kind, body } = message
  const second = faults.find(({ kind: fault, path }) => fault === 'unexpected_element' && !path.includes('/'))
  if (second !== undefined)
    return rejected(received, {
      type: 'Invalid Message Syntax Error',
      element: second.path,
      detail: 'One message at a time.',
    })
  if (!isInitiation(kind))
    return rejected(received, {
      type: 'Protocol Error',
      element: kind,
      detail: 'This answers a message, it is none itself.',
    })
  const service = Object.hasOwn(services, kind) ? services[kind] : undefined
  if (service === undefined)
    return rejected(received, {
      type: 'Unsupported Service',
      element: kind,
      detail: 'Loans, returns and holds of borrowed items are received here.',
    })
  const itemId = textAt(body, 'ItemId', 'ItemIdentifierValue')
  const requestId = textAt(body, 'RequestId', 'RequestIdentifierValue')
  if (itemId === undefined && requestId === undefined)
    return rejected(received, {
      type: 'Needed Data Missing',
      service: kind,
      element: 'ItemId',
      detail: 'It names no item.',
    })
  const news = service.news(body, timeZone)
  if (news === undefined)
    return rejected(received, {
      type: 'Unknown Value From Known Scheme',
      element: kind === 'ItemRequestUpdated' ? 'RequestStatusType' : 'CirculationStatus',
      detail: 'It says nothing of a loan, a return or a hold.',
    })
  return {
    kind: 'message',
    summary: kind,
    itemId,
    requestId,
    news,
    asks: service.asks,
    notes: faults.map((each) => faultLine(textFault(each))),
    content: received,
  }
}

/** The problem for each service that cannot be followed now; the other services are about a request. */
const notNow: Readonly<Record<string, ProblemTypeName>> = {
  CheckOutItem: 'Item Does Not Circulate',
  CheckInItem: 'Item Not Checked Out',
}

/** Answers a message with its response, or with the Problem of a refusal. */
export const answer = (
  { content: received, itemId, requestId }: IlsMessage<ReceivedMessage>,
  verdict: IlsVerdict,
): Reply => {
  const { kind } = received.message
  switch (verdict.kind) {
    case 'taken':
      return response(received, undefined, elementsOf(received, verdict.dueDate))
    case 'unknown_item':
      return response(
        received,
        itemId === undefined
          ? { type: 'Unknown Request', service: kind, element: 'RequestIdentifierValue', value: requestId }
          : { type: 'Unknown Item', service: kind, element: 'ItemIdentifierValue', value: itemId },
      )
    case 'not_allowed':
      return response(received, {
        type: notNow[kind] ?? 'Request Already Processed',
        service: kind,
        element: itemId === undefined ? 'RequestId' : 'ItemId',
        value: itemId ?? requestId,
      })
  }
}

/**
 * Lists the elements of a response: the item of a check-out and a check-in, everything that a cancelled request named.
 */
const elementsOf = (
  { message: { kind, body } }: ReceivedMessage,
  dueDate: Day | undefined,
): Readonly<Record<string, unknown>> => {
  const ids = {
    ItemId: idOf('Item', body),
    UserId: idOf('User', body) ?? { UserIdentifierValue: '' },
    RequestId: idOf('Request', body),
  }
  switch (kind) {
    case 'CheckOutItem':
      return {
        ItemId: ids.ItemId ?? { ItemIdentifierValue: '' },
        UserId: ids.UserId,
        ...(dueDate === undefined
          ? { IndeterminateLoanPeriodFlag: true }
          : { DateDue: `${dueDate}T23:59:59` }),
      }
    case 'CheckInItem':
      return { ItemId: ids.ItemId ?? { ItemIdentifierValue: '' } }
    case 'CancelRequestItem':
      return ids.RequestId === undefined
        ? { ItemId: ids.ItemId, UserId: ids.UserId }
        : { RequestId: ids.RequestId, UserId: ids.UserId }
    default:
      return {}
  }
}

const idOf = (what: 'Item' | 'User' | 'Request', body: Body) => {
  const value = textAt(body, `${what}Id`, `${what}IdentifierValue`)
  const agency = textAt(body, `${what}Id`, 'AgencyId')
  return value === undefined
    ? undefined
    : {
        ...(agency === undefined ? {} : { AgencyId: { value: agency } }),
        [`${what}IdentifierValue`]: value,
      }
}
