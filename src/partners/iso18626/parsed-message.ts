import { openCodes, type PartialMessage, spelledCode } from '@lendwire/iso18626'
import type { RetryOffer } from '../../borrowing/request/retry-offer.ts'
import type { AgencyId } from '../../borrowing/values.ts'
import { cleanText } from '../text.ts'
import { agencyOf } from './agency.ts'
import { type Price, priceOf } from './costs.ts'
import { cleanId, codeOf, listedCodeOf } from './text.ts'

/** A supplying agency message as it was read, in either edition. */
export type SupplyingMessage = Extract<PartialMessage, { readonly kind: 'supplyingAgencyMessage' }>

/** A parsed supplying agency message, the same for both editions: white space and empty elements are removed. */
export type ParsedMessage = {
  readonly requestId: string | undefined
  readonly partnerRequestId: string | undefined
  readonly supplyingAgency: AgencyId | undefined
  readonly requestingAgency: AgencyId | undefined
  readonly reason: string | undefined
  readonly status: string | undefined
  /** When the partner's record got this status (lastChange), as it is written. */
  readonly changedAt: string | undefined
  readonly answer: string | undefined
  readonly note: string | undefined
  readonly reasonUnfilled: string | undefined
  readonly reasonRetry: string | undefined
  readonly conditions: readonly string[]
  readonly offered: Price | undefined
  /** The costs of delivery and of insurance of the parcel (2021-2). */
  readonly charged: Price | undefined
  readonly insured: Price | undefined
  readonly retryAfter: string | undefined
  readonly retryBefore: string | undefined
  /** The further amounts of a list (2021-2), which may be in other currencies. */
  readonly furtherPrices: readonly {
    readonly kind: 'offered' | 'delivery' | 'insurance'
    readonly price: Price
  }[]
  /** The alternatives that the lender offers (2021-2). */
  readonly offer: RetryOffer | undefined
  /** What is said of payment and insurance, in words (2021-2). */
  readonly remarks: readonly string[]
  readonly sentOn: string | undefined
  readonly expectedDelivery: string | undefined
  readonly dueDate: string | undefined
  readonly itemIds: readonly string[]
  /** Where a digital item may be, if these are addresses of the web. */
  readonly places: readonly string[]
  readonly via: string | undefined
  readonly format: string | undefined
  readonly courier: string | undefined
  readonly trackingIds: readonly string[]
  readonly sentToPatron: boolean | undefined
  /** Where the item must go back to, a line each. */
  readonly returnTo: readonly string[]
}

/** Takes from a message what either edition can say, in the places where it says it. */
export const parseMessage = (message: SupplyingMessage): ParsedMessage => {
  const { header, messageInfo, statusInfo, returnInfo } = message.body
  return {
    requestId: cleanId(header?.requestingAgencyRequestId),
    partnerRequestId: cleanId(header?.supplyingAgencyRequestId),
    supplyingAgency: agencyOf(header?.supplyingAgencyId),
    requestingAgency: agencyOf(header?.requestingAgencyId),
    reason: spelledCode('reasonForMessage', cleanText(messageInfo?.reasonForMessage)),
    status: spelledCode('status', cleanText(statusInfo?.status)),
    changedAt: cleanText(statusInfo?.lastChange),
    answer: spelledCode('yesNo', cleanText(messageInfo?.answerYesNo)),
    note: cleanText(messageInfo?.note, 20_000),
    reasonUnfilled: listedCodeOf(messageInfo?.reasonUnfilled, openCodes[message.edition].reasonUnfilled),
    reasonRetry: listedCodeOf(messageInfo?.reasonRetry, openCodes[message.edition].reasonRetry),
    expectedDelivery: cleanText(statusInfo?.expectedDeliveryDate),
    dueDate: cleanText(statusInfo?.dueDate),
    returnTo: [
      returnInfo?.name,
      returnInfo?.physicalAddress?.line1,
      returnInfo?.physicalAddress?.line2,
      [returnInfo?.physicalAddress?.postalCode, returnInfo?.physicalAddress?.locality]
        .filter(Boolean)
        .join(' '),
      regionOf(returnInfo?.physicalAddress?.region),
      codeOf(returnInfo?.physicalAddress?.country),
    ].flatMap((text) => present(text)),
    ...(message.edition === '1.2' ? parse12(message) : parse20212(message)),
  }
}

type EditionParts = Pick<
  ParsedMessage,
  | 'conditions'
  | 'offered'
  | 'charged'
  | 'insured'
  | 'retryAfter'
  | 'retryBefore'
  | 'furtherPrices'
  | 'offer'
  | 'remarks'
  | 'sentOn'
  | 'itemIds'
  | 'places'
  | 'via'
  | 'format'
  | 'courier'
  | 'trackingIds'
  | 'sentToPatron'
>

const parse12 = ({ body }: Extract<SupplyingMessage, { edition: '1.2' }>): EditionParts => {
  const { messageInfo, deliveryInfo } = body
  return {
    conditions: present(listedCodeOf(deliveryInfo?.loanCondition, openCodes['1.2'].loanCondition)),
    offered: priceOf(messageInfo?.offeredCosts),
    charged: priceOf(deliveryInfo?.deliveryCosts),
    insured: undefined,
    retryAfter: cleanText(messageInfo?.retryAfter),
    retryBefore: cleanText(messageInfo?.retryBefore),
    furtherPrices: [],
    offer: undefined,
    remarks: [],
    sentOn: cleanText(deliveryInfo?.dateSent),
    itemIds: present(deliveryInfo?.itemId),
    places: present(deliveryInfo?.itemId),
    via: codeOf(deliveryInfo?.sentVia),
    format: codeOf(deliveryInfo?.deliveredFormat),
    courier: undefined,
    trackingIds: [],
    sentToPatron: deliveryInfo?.sentToPatron,
  }
}

const parse20212 = ({ body }: Extract<SupplyingMessage, { edition: '2021-2' }>): EditionParts => {
  const { retryInfo, deliveryInfo, shippingInfo } = body
  const conditions = [...(deliveryInfo?.loanCondition ?? []), ...(retryInfo?.loanCondition ?? [])]
  const itemIds = deliveryInfo?.itemId ?? []
  return {
    conditions: [
      ...new Set(
        conditions.flatMap((code) => present(listedCodeOf(code, openCodes['2021-2'].loanCondition))),
      ),
    ].slice(0, 20),
    offered: firstPrice(retryInfo?.offeredCosts),
    charged: firstPrice(deliveryInfo?.deliveryCosts),
    insured: firstPrice(shippingInfo?.insuranceCosts),
    retryAfter: cleanText(retryInfo?.retryAfter),
    retryBefore: cleanText(retryInfo?.retryBefore),
    furtherPrices: [
      ...furtherPrices('offered', retryInfo?.offeredCosts),
      ...furtherPrices('delivery', deliveryInfo?.deliveryCosts),
      ...furtherPrices('insurance', shippingInfo?.insuranceCosts),
    ],
    offer: offerOf(retryInfo),
    remarks: [
      ...remark('Payment', codeOf(deliveryInfo?.paymentMethod)),
      ...remark('Insured', shippingInfo?.insurance),
      ...remark('Insured by a third party', shippingInfo?.insuranceThirdParty),
      ...remark('Third party', shippingInfo?.thirdPartyName),
    ],
    sentOn: cleanText(deliveryInfo?.dateSent),
    itemIds: itemIds.flatMap((text) => present(text)),
    places: [deliveryInfo?.URL, ...itemIds, deliveryInfo?.address?.electronicAddress?.electronicAddressData]
      .flatMap((text) => present(text))
      .slice(0, 10),
    via: codeOf(deliveryInfo?.deliveryMethod),
    format: codeOf(deliveryInfo?.itemFormat),
    courier: codeOf(shippingInfo?.courierName),
    trackingIds: (shippingInfo?.trackingId ?? []).flatMap((id) => present(id, 100)).slice(0, 20),
    sentToPatron: deliveryInfo?.sentToPatron,
  }
}

const present = (text: string | undefined, longest = 4000): readonly string[] => {
  const cleaned = cleanText(text, longest)
  return cleaned === undefined ? [] : [cleaned]
}

/** Returns a region as an edition has it: a code in 1.2, text in 2021-2. */
const regionOf = (
  region: string | { readonly value?: string | undefined } | undefined,
): string | undefined => (typeof region === 'string' ? region : codeOf(region))

/** Returns the first price. Of prices in several currencies the first one counts. */
const firstPrice = (costs: readonly Parameters<typeof priceOf>[0][] | undefined): Price | undefined =>
  costs?.map(priceOf).find((price) => price !== undefined)

type RetryInfo = Extract<SupplyingMessage, { edition: '2021-2' }>['body']['retryInfo']

const serviceTypes: Readonly<Record<string, RetryOffer['serviceType']>> = {
  Copy: 'copy',
  Loan: 'loan',
  CopyOrLoan: 'copy_or_loan',
}

/** Returns the alternatives that a lender offers; undefined where there are none. */
const offerOf = (info: RetryInfo): RetryOffer | undefined => {
  const choices = (name: keyof RetryOffer, values: readonly (string | undefined)[] | undefined) => {
    const named = (values ?? []).flatMap((value) => present(value, 200)).slice(0, 20)
    return named.length === 0 ? {} : { [name]: named }
  }
  const serviceType = serviceTypes[info?.serviceType ?? '']
  const offer: RetryOffer = {
    ...choices('editions', info?.edition),
    ...choices('volumes', info?.volume),
    ...choices('formats', info?.itemFormat?.map(codeOf)),
    ...(serviceType === undefined ? {} : { serviceType }),
    ...choices('serviceLevels', info?.serviceLevel?.map(codeOf)),
    ...choices('deliveryMethods', info?.deliveryMethod?.map(codeOf)),
    ...choices('couriers', info?.courierName?.map(codeOf)),
    ...choices('paymentMethods', info?.paymentMethod?.map(codeOf)),
  }
  return Object.keys(offer).length === 0 ? undefined : offer
}

/** Returns the prices behind the first one. */
const furtherPrices = (
  kind: ParsedMessage['furtherPrices'][number]['kind'],
  costs: readonly Parameters<typeof priceOf>[0][] | undefined,
): ParsedMessage['furtherPrices'] =>
  (costs ?? [])
    .flatMap((each) => priceOf(each) ?? [])
    .slice(1, 10)
    .map((price) => ({ kind, price }))

const remark = (title: string, words: string | undefined): readonly string[] =>
  present(words).map((each) => `${title}: ${each}`)
