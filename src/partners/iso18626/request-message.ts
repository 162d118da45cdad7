import type { Edition12, Edition20212, Writable } from '@lendwire/iso18626'
import type { Operation } from '../../borrowing/request/operation.ts'
import type { Service } from '../../borrowing/request/service.ts'
import type { Address } from '../../borrowing/values.ts'
import type { Subject } from '../rendered-message.ts'
import { requestedItem, wantsFile } from '../requested-item.ts'
import { joinNoteLines } from '../text.ts'
import { address12, address20212, addressWords, deliveryMethodOf } from './addresses.ts'
import {
  bibliographicInfo12,
  bibliographicInfo20212,
  publicationInfo,
  unknownIdentifiers,
} from './bibliographic.ts'
import { wireDay } from './calendar.ts'
import { openCode, serviceLevel } from './codes.ts'
import { agencyId, header12, partnerSymbol, requestHeader20212 } from './header.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/**
 * Lists the addresses to which the item shall go, the best first: the request's own addresses, else the library's. A loan goes to a
 * place. A copy goes to an electronic address, and to a place only where the request names one or nothing else is known.
 */
const deliveryAddresses = ({ request, library }: Subject, service: Service): readonly Address[] => {
  const requestAddresses = request.deliveryAddresses ?? []
  const all = requestAddresses.length > 0 ? requestAddresses : library.addresses
  const places = all.filter(({ kind }) => kind === 'physical')
  const named = all.filter(({ kind }) => kind === 'electronic')
  const electronic =
    named.length > 0 || requestAddresses.length > 0 || library.email === undefined
      ? named
      : [{ kind: 'electronic', type: 'Email', value: library.email } as const]
  if (service.type === 'loan' || service.form === 'physical')
    return places.length > 0 || request.pickupLocation === undefined
      ? places
      : [pickup(request.pickupLocation)]
  if (service.type !== 'copy' && !wantsFile(service)) return [...places, ...electronic]
  return requestAddresses.length > 0 || electronic.length === 0 ? [...electronic, ...places] : electronic
}

const pickup = (line1: string): Address => ({ kind: 'physical', line1 })

/** The operations that are a Request on the wire. */
export type RequestOperation = Extract<Operation, { kind: 'request' | 'retry' | 'reminder' }>

const requestTypes = { request: 'New', retry: 'Retry', reminder: 'Reminder' } as const

/** Returns the requestType of an operation. */
export const requestTypeOf = ({ kind }: RequestOperation): Edition12.RequestType => requestTypes[kind]

/** Renders a Request in 1.2 (ISO 18626:2017, request). */
export const request12 = (
  operation: RequestOperation,
  subject: Subject,
  vendor: Vendor,
): Writable<Edition12.Request> => {
  const { library } = subject
  const { citation, service } = requestedItem(subject)
  return {
    header: header12(subject),
    bibliographicInfo: bibliographicInfo12(citation, subject.entry, vendor),
    publicationInfo: publicationInfo(citation),
    serviceInfo: {
      ...serviceInfo(operation, subject, vendor),
      preferredFormat: formatOf(service),
      anyEdition: service.anyEdition === undefined ? undefined : service.anyEdition ? 'Y' : 'N',
    },
    supplierInfo: supplierInfo(subject),
    requestedDeliveryInfo: deliveryAddresses(subject, service).map((address, index) => ({
      sortOrder: String(index + 1),
      address: address12(address),
    })),
    requestingAgencyInfo: {
      name: library.name,
      contactName: library.contact,
      address: ownAddresses(subject).map(address12),
    },
    patronInfo: patronInfo(subject, service, address12),
    billingInfo: billingInfo(service),
  }
}

/** Renders a Request in 2021-2 (ISO 18626:2021, request). */
export const request20212 = (
  operation: RequestOperation,
  subject: Subject,
  vendor: Vendor,
): Writable<Edition20212.Request> => {
  const { library } = subject
  const { citation, service } = requestedItem(subject)
  return {
    header: requestHeader20212(subject),
    bibliographicInfo: bibliographicInfo20212(citation, subject.entry, vendor),
    publicationInfo: publicationInfo(citation),
    serviceInfo: {
      ...serviceInfo(operation, subject, vendor),
      itemFormat: formatOf(service),
      preferredEdition:
        service.anyEdition === undefined ? undefined : service.anyEdition ? 'AnyEdition' : 'ThisEdition',
    },
    supplierInfo: supplierInfo(subject),
    requestedDeliveryInfo: requestedDelivery20212(subject, service),
    requestingAgencyInfo: {
      name: library.name,
      contactName: library.contact,
      address: ownAddresses(subject).map(address20212),
    },
    patronInfo: patronInfo(subject, service, address20212),
    billingInfo: billingInfo(service),
  }
}

/** Writes serviceInfo for both editions. */
const serviceInfo = (operation: RequestOperation, subject: Subject, vendor: Vendor) => {
  const { request } = subject
  const { citation, service } = requestedItem(subject)
  const until = service.neededBy ?? service.dateOfInterest
  return {
    requestType: requestTypeOf(operation),
    requestSubType:
      vendor.patronRequest && request.patron !== undefined ? (['PatronRequest'] as const) : undefined,
    // Also where the id is kept: some brokers find a retry by this element alone.
    requestingAgencyPreviousRequestId: operation.kind === 'retry' ? operation.previousId : undefined,
    serviceType: serviceTypes[service.type],
    serviceLevel: serviceLevel(service.level, vendor),
    needBeforeDate: until === undefined ? undefined : wireDay(until),
    copyrightCompliance: openCode('copyrightCompliance', service.copyrightCompliance),
    note: joinNoteLines([
      operation.kind === 'retry' ? operation.note : undefined,
      service.note,
      ...unknownIdentifiers(citation, vendor),
      ...(vendor.addressesAndCostsInNote ? addressesAndCosts(subject, service) : []),
    ]),
  }
}

const serviceTypes = { loan: 'Loan', copy: 'Copy', copy_or_loan: 'CopyOrLoan' } as const

/** Returns the format asked for; a copy of which only the form is known is wanted as a PDF, or on paper. */
const formatOf = (service: Service): { readonly value: string } | undefined => {
  if (service.format !== undefined) return openCode('format', service.format)
  if (wantsFile(service)) return { value: 'PDF' }
  return service.type === 'copy' && service.form === 'physical' ? { value: 'PaperCopy' } : undefined
}

const addressesAndCosts = (subject: Subject, service: Service): readonly string[] => [
  ...deliveryAddresses(subject, service)
    .slice(0, 1)
    .map((address) => `Deliver to: ${subject.library.name}, ${addressWords(address)}`),
  ...(service.maximumCost === undefined
    ? []
    : [`Cost: at most ${service.maximumCost.amount} ${service.maximumCost.currency}`]),
]

/** Writes where locate found the item on the lender's shelves. */
const supplierInfo = ({ entry, partner }: Subject): readonly Edition12.SupplierInfo[] | undefined =>
  entry.callNumber === undefined
    ? undefined
    : [
        {
          supplierCode: agencyId(partnerSymbol(partner)),
          callNumber: entry.callNumber,
        },
      ]

/**
 * Renders where a file or copy is to be delivered. 2021-2 names the way too; a file without an address to send it to is
 * wanted as a link.
 */
const requestedDelivery20212 = (
  subject: Subject,
  service: Service,
): readonly Edition20212.RequestedDeliveryInfo[] => {
  const addresses = deliveryAddresses(subject, service)
  const link = wantsFile(service) && !addresses.some(({ kind }) => kind === 'electronic')
  return [
    ...(link ? [{ deliveryMethod: { value: 'URL' } }] : []),
    ...addresses.map((address) => ({
      address: address20212(address),
      deliveryMethod: deliveryMethodOf(address),
    })),
  ].map((delivery, index) => ({ sortOrder: String(index + 1), ...delivery }))
}

const ownAddresses = ({ library }: Subject): readonly Address[] => [
  ...library.addresses,
  ...(library.email === undefined
    ? []
    : [{ kind: 'electronic', type: 'Email', value: library.email } as const]),
]

/**
 * Writes the patron's data: none unless the partner's profile allows it. The email address is sent only if the lender
 * may need it, for a file.
 */
const patronInfo = <Written>(
  { request, partner, digitalDelivery }: Subject,
  service: Service,
  write: (address: Address) => Written,
) => {
  const { patron } = request
  if (patron === undefined || !partner.sendsRequesterInformation) return undefined
  const mailed = wantsFile(service) && (digitalDelivery ?? 'to_patron') === 'to_patron'
  return {
    patronId: patron.id,
    surname: patron.surname,
    givenName: patron.givenName,
    patronType: openCode('patronType', patron.group),
    sendToPatron:
      mailed && patron.email !== undefined && digitalDelivery === 'to_patron' ? ('Y' as const) : undefined,
    address:
      mailed && patron.email !== undefined
        ? [write({ kind: 'electronic', type: 'Email', value: patron.email })]
        : undefined,
  }
}

const billingInfo = ({ maximumCost, paymentMethod }: Service) =>
  maximumCost === undefined && paymentMethod === undefined
    ? undefined
    : {
        paymentMethod: openCode('paymentMethod', paymentMethod),
        maximumCosts:
          maximumCost === undefined
            ? undefined
            : {
                currencyCode: { value: maximumCost.currency },
                monetaryValue: maximumCost.amount,
              },
      }
