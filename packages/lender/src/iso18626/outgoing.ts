import { closedCodes, type Edition12, type Edition20212, type Message } from '@lendwire/iso18626'
import { LenderError } from '../lender-error.ts'
import type { Iso18626Request } from '../register.ts'
import { type AgencyId, type LenderMessage, type Status, writeMoment } from './vocabulary.ts'

/** The light in which a message is written. */
export type Speaking = {
  readonly request: Iso18626Request
  /** The message's timestamp, as xs:dateTime. */
  readonly timestamp: string
  readonly now: Date
}

/**
 * Puts what the lender says into a SupplyingAgencyMessage of the request's edition.
 * @throws LenderError `invalid_input` for a status that the edition does not have
 */
export function toMessage(message: LenderMessage, speaking: Speaking): Message {
  return speaking.request.edition === '1.2'
    ? { edition: '1.2', kind: 'supplyingAgencyMessage', body: inEdition12(message, speaking) }
    : { edition: '2021-2', kind: 'supplyingAgencyMessage', body: inEdition20212(message, speaking) }
}

function inEdition12(message: LenderMessage, speaking: Speaking): Edition12.SupplyingAgencyMessage {
  const { request, now } = speaking
  const { delivery, retry, offeredCosts } = message
  const [loanCondition, ...furtherConditions] = delivery?.loanConditions ?? []
  const further = furtherConditions.length > 0 ? `Further conditions: ${furtherConditions.join(', ')}` : ''
  const status = message.status ?? request.status
  if (!isStatusOf12(status))
    throw new LenderError('invalid_input', `edition 1.2 has no status ${status}: send it in edition 2021-2`)
  return {
    header: { ...headerOf(message, speaking), multipleItemRequestId: request.multipleItemRequestId },
    messageInfo: {
      ...messageInfoOf(message),
      note: [message.note, further].filter(Boolean).join('\n') || undefined,
      offeredCosts: offeredCosts && costs(offeredCosts),
      retryAfter: retry?.after && writeMoment(retry.after, now),
      retryBefore: retry?.before && writeMoment(retry.before, now),
    },
    statusInfo: { ...statusInfoOf(message, speaking), status },
    deliveryInfo: delivery && {
      dateSent: writeMoment(delivery.dateSent ?? { seconds: 0 }, now),
      itemId: delivery.url ?? delivery.items?.join(','),
      sentVia: openCode(delivery.url === undefined ? delivery.via : 'URL'),
      sentToPatron: delivery.toPatron,
      loanCondition: openCode(loanCondition),
      deliveredFormat: openCode(delivery.format),
      deliveryCosts: delivery.costs && costs(delivery.costs),
    },
    returnInfo: returnInfoOf(message, openCode(message.returnTo?.region)),
  }
}

function inEdition20212(message: LenderMessage, speaking: Speaking): Edition20212.SupplyingAgencyMessage {
  const { request, now } = speaking
  const { delivery, retry, offeredCosts, shipping } = message
  return {
    header: headerOf(message, speaking),
    messageInfo: messageInfoOf(message),
    statusInfo: { ...statusInfoOf(message, speaking), status: message.status ?? request.status },
    retryInfo:
      retry === undefined && offeredCosts === undefined
        ? undefined
        : {
            loanCondition: retry?.loanConditions?.map(code),
            edition: retry?.editions,
            itemFormat: retry?.formats?.map(code),
            volume: retry?.volumes,
            serviceType: retry?.serviceType,
            serviceLevel: retry?.serviceLevels?.map(code),
            deliveryMethod: retry?.deliveryMethods?.map(code),
            courierName: retry?.couriers?.map(code),
            offeredCosts: offeredCosts && [costs(offeredCosts)],
            paymentMethod: retry?.paymentMethods?.map(code),
            retryAfter: retry?.after && writeMoment(retry.after, now),
            retryBefore: retry?.before && writeMoment(retry.before, now),
          },
    deliveryInfo: delivery && {
      dateSent: writeMoment(delivery.dateSent ?? { seconds: 0 }, now),
      itemId: delivery.items,
      URL: delivery.url,
      deliveryMethod: openCode(delivery.via ?? (delivery.url === undefined ? undefined : 'URL')),
      address:
        delivery.email === undefined
          ? undefined
          : {
              electronicAddress: {
                electronicAddressType: code('Email'),
                electronicAddressData: delivery.email,
              },
            },
      sentToPatron: delivery.toPatron,
      loanCondition: delivery.loanConditions?.map(code),
      itemFormat: openCode(delivery.format),
      serviceType: delivery.serviceType,
      deliveryCosts: delivery.costs && [costs(delivery.costs)],
      paymentMethod: openCode(delivery.paymentMethod),
    },
    shippingInfo: shipping && {
      courierName: openCode(shipping.courier),
      trackingId: shipping.trackingIds,
      insurance: shipping.insurance,
      insuranceThirdParty: shipping.insuranceThirdParty,
      thirdPartyName: shipping.thirdPartyName,
      insuranceCosts: shipping.insuranceCosts && [costs(shipping.insuranceCosts)],
    },
    returnInfo: returnInfoOf(message, message.returnTo?.region),
  }
}

const headerOf = ({ header = {} }: LenderMessage, { request, timestamp }: Speaking) => ({
  supplyingAgencyId: agencyId(header.supplyingAgency ?? request.supplyingAgency),
  requestingAgencyId: agencyId(header.requestingAgency ?? request.requestingAgency),
  timestamp,
  requestingAgencyRequestId: header.requestId ?? request.id,
  supplyingAgencyRequestId: header.supplierRequestId ?? request.supplierRequestId,
})

const messageInfoOf = ({ reason, answer, note, reasonUnfilled, reasonRetry }: LenderMessage) => ({
  reasonForMessage: reason,
  answerYesNo: answer,
  note,
  reasonUnfilled: openCode(reasonUnfilled),
  reasonRetry: openCode(reasonRetry),
})

const statusInfoOf = (message: LenderMessage, { request, timestamp, now }: Speaking) => ({
  expectedDeliveryDate: message.expectedDelivery && writeMoment(message.expectedDelivery, now),
  dueDate: message.dueDate ? writeMoment(message.dueDate, now) : request.dueDate,
  lastChange: message.lastChange
    ? writeMoment(message.lastChange, now)
    : (message.status ?? request.status) === request.status
      ? request.lastChange
      : timestamp,
})

const returnInfoOf = <Region>({ returnTo }: LenderMessage, region: Region) =>
  returnTo && {
    returnAgencyId: returnTo.agency && agencyId(returnTo.agency),
    name: returnTo.name,
    physicalAddress: {
      line1: returnTo.line1,
      line2: returnTo.line2,
      locality: returnTo.locality,
      postalCode: returnTo.postalCode,
      region,
      country: openCode(returnTo.country),
    },
  }

const code = (value: string) => ({ value })
const openCode = (value: string | undefined) => (value === undefined ? undefined : { value })
const costs = ({ currency, amount }: { readonly currency: string; readonly amount: string }) => ({
  currencyCode: { value: currency },
  monetaryValue: amount,
})
const isStatusOf12 = (status: Status): status is Edition12.Status => closedCodes('1.2', 'status').has(status)

/** Returns an agency's id as both editions write it. */
export function agencyId({ type, value }: AgencyId): Edition12.AgencyId {
  return { agencyIdType: { value: type }, agencyIdValue: value }
}
