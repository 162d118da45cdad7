import {
  type Edition,
  elementAt,
  elementsAt,
  type PartialMessage,
  type ReadResult,
  readNcip,
  textAt,
  textInExt,
  textOf,
  toVersion2,
} from 'node-ncip'
import type { Cost } from '../../borrowing/values.ts'
import { cleanText, readWebUrl } from '../text.ts'
import { type Charge, readAmount, readCharge } from './costs.ts'

/** An agency as a header names it: a value, and at times the scheme that it is of. */
export type ParsedAgency = { readonly value: string; readonly scheme: string | undefined }

/** A parsed message, the same for both versions: white space and empty elements are removed. */
export type ParsedMessage = {
  readonly edition: Edition
  readonly version: string | undefined
  /** The name of the message, such as `ItemShipped`. */
  readonly kind: string
  /** The content in the names of version 2. */
  readonly body: unknown
  readonly fromAgency: ParsedAgency | undefined
  readonly toAgency: ParsedAgency | undefined
  readonly requestId: string | undefined
  /** The agency that the request's id is of; it may be missing or wrong. */
  readonly requestAgency: string | undefined
  /** The id of an item as it is written; it may name several. */
  readonly itemId: string | undefined
  readonly itemAgency: string | undefined
  readonly userId: string | undefined
  readonly requestType: string | undefined
  /** The act and its actor, in the words of NNCIPP. */
  readonly notice: string | undefined
  readonly note: string | undefined
  readonly dueDate: string | undefined
  readonly expectedDelivery: string | undefined
  readonly status: string | undefined
  readonly restrictions: readonly string[]
  /** The demands of a refusal that can become an acceptance: a fee, and conditions of use. */
  readonly requiredFee: Cost | undefined
  /**
   * The charge of the lender: FiscalTransactionInformation, or a fee in Ext, which is the only place for it in
   * ItemShipped.
   */
  readonly charge: Charge | undefined
  readonly requiredRestrictions: readonly string[]
  readonly callNumber: string | undefined
  readonly volume: string | undefined
  readonly title: string | undefined
  readonly url: string | undefined
  /** Whether it is sent to an electronic address, or to a place. */
  readonly electronic: boolean | undefined
  readonly via: string | undefined
  readonly pending: boolean
}

/** Returns the message that a document holds, as far as it could be read. */
export const messageIn = (result: ReadResult): PartialMessage | undefined =>
  result.ok ? result.message : result.partial

/** Returns the content of a message in the names of version 2. */
export const bodyOf = (message: PartialMessage): unknown => (toVersion2(message)?.message ?? message).body

/** Reads who sent a document, without believing it. */
export const senderOf = (body: Uint8Array): ParsedAgency | undefined => {
  const message = messageIn(readNcip(body, { reader: 'scan' }))
  return message === undefined ? undefined : agencyAt(bodyOf(message), 'FromAgencyId')
}

/**
 * Returns whether the id of an item is one of its title: a lender repeats so what the request asked for, and other copies have it
 * too (NNCIPP 1.0, koha-illbackend-nncipp).
 */
const namesTitle = (body: unknown): boolean =>
  /^(?:ISBN|ISSN|EAN|OwnerLocalRecordID)$/i.test(textAt(body, 'ItemId', 'ItemIdentifierType') ?? '')

const headers = ['InitiationHeader', 'ResponseHeader'] as const

const agencyAt = (body: unknown, name: 'FromAgencyId' | 'ToAgencyId'): ParsedAgency | undefined => {
  for (const header of headers) {
    const agency = elementAt(body, header, name, 'AgencyId')
    const value = textOf(agency, 120)
    if (value !== undefined) return { value, scheme: textAt(agency, 'Scheme') ?? undefined }
  }
  return undefined
}

/** Returns a fee that is in Ext, where the message has no element for one. */
const amountInExt = (ext: readonly unknown[]): Charge | undefined =>
  readCharge({
    CurrencyCode: textInExt(ext, 'CurrencyCode'),
    MonetaryValue: textInExt(ext, 'MonetaryValue'),
  })

/** Takes from a message what either version can say, in the places where it says it. */
export const parseMessage = (message: PartialMessage, version: string | undefined): ParsedMessage => {
  const { edition, kind } = message
  const body = bodyOf(message)
  const ext = [
    ...elementsAt(body, 'Ext'),
    ...elementsAt(body, 'ItemOptionalFields', 'Ext'),
    ...elementsAt(body, 'InitiationHeader', 'Ext'),
  ]
  const shipping = elementAt(body, 'ShippingInformation')
  const fields = elementAt(body, 'ItemOptionalFields')
  return {
    edition,
    version,
    kind,
    body,
    fromAgency: agencyAt(body, 'FromAgencyId'),
    toAgency: agencyAt(body, 'ToAgencyId'),
    requestId: textAt(body, 'RequestId', 'RequestIdentifierValue'),
    requestAgency: textAt(body, 'RequestId', 'AgencyId'),
    itemId: namesTitle(body) ? undefined : textOf(elementAt(body, 'ItemId', 'ItemIdentifierValue'), 2000),
    itemAgency: textAt(body, 'ItemId', 'AgencyId'),
    userId: textAt(body, 'UserId', 'UserIdentifierValue'),
    requestType: textAt(body, 'RequestType'),
    notice: textInExt(ext, 'NoticeContent'),
    note:
      [textInExt(ext, 'ItemNote'), textOf(elementAt(shipping, 'ShippingNote'), 4000)]
        .filter((words) => words !== undefined)
        .join('\n') || undefined,
    dueDate:
      textAt(body, 'DateDue') ??
      textAt(fields, 'DateDue') ??
      textAt(body, 'DesiredDateDue') ??
      textInExt(ext, 'DateDue'),
    expectedDelivery: textAt(body, 'DateAvailable') ?? textAt(body, 'AddRequestFields', 'DateAvailable'),
    status:
      textAt(body, 'RequestStatusType') ??
      textAt(body, 'AddRequestFields', 'RequestStatusType') ??
      textAt(fields, 'CirculationStatus'),
    restrictions: elementsAt(fields, 'ItemUseRestrictionType')
      .slice(0, 20)
      .flatMap((each) => textOf(each) ?? []),
    requiredFee: readAmount(elementAt(body, 'RequiredFeeAmount')),
    charge: readCharge(elementAt(body, 'FiscalTransactionInformation', 'Amount')) ?? amountInExt(ext),
    requiredRestrictions: elementsAt(body, 'RequiredItemUseRestrictionType')
      .slice(0, 20)
      .flatMap((each) => textOf(each) ?? []),
    callNumber: textAt(fields, 'ItemDescription', 'CallNumber'),
    volume: textAt(fields, 'ItemDescription', 'HoldingsInformation', 'UnstructuredHoldingsData'),
    title: textAt(fields, 'BibliographicDescription', 'Title'),
    url: [
      textOf(elementAt(fields, 'ElectronicResource', 'ReferenceToResource'), 2000),
      textOf(elementAt(shipping, 'ElectronicAddress', 'ElectronicAddressData'), 2000),
      textInExt(ext, 'ReferenceToResource'),
    ]
      .map(readWebUrl)
      .find((url) => url !== undefined),
    electronic:
      elementAt(shipping, 'ElectronicAddress') !== undefined
        ? true
        : elementAt(shipping, 'PhysicalAddress') === undefined
          ? undefined
          : false,
    via: cleanText(textAt(shipping, 'ShippingInstructions')),
    pending: elementAt(body, 'Pending') !== undefined,
  }
}
