import type { Edition } from '@lendwire/iso18626'
import { type Content, element } from '../xml.ts'

/** An agency id. */
export type Agency = { readonly type: string; readonly value: string }

/** How messages are written to a partner: as the standard says, until a case shows that the partner takes less. */
export type Form = { readonly edition: Edition; readonly envelope: boolean }

/** The members of a Request, by the names and in the order of the standard. */
export type RequestParts = {
  readonly bibliographicInfo: { readonly [name: string]: Content }
  readonly publicationInfo?: Content
  readonly serviceInfo: { readonly [name: string]: Content }
  readonly supplierInfo?: Content
  readonly requestedDeliveryInfo?: Content
  readonly requestingAgencyInfo?: Content
  readonly patronInfo?: Content
  readonly billingInfo?: Content
}

/** The header of a message. */
export type Header = {
  readonly supplier: Agency
  readonly requester: Agency
  readonly timestamp: string
  readonly requestId: string
  readonly number?: string | undefined
  readonly account?: { readonly accountId: string; readonly securityCode: string } | undefined
}

const agencyId = ({ type, value }: Agency): Content => ({ agencyIdType: type, agencyIdValue: value })

const header = ({ supplier, requester, timestamp, requestId, number, account }: Header, edition: Edition): Content => ({
  supplyingAgencyId: agencyId(supplier),
  requestingAgencyId: agencyId(requester),
  multipleItemRequestId: edition === '1.2' ? '' : undefined,
  timestamp,
  requestingAgencyRequestId: requestId,
  supplyingAgencyRequestId: number,
  requestingAgencyAuthentication: account,
})

const namespace = 'http://illtransactions.org/2013/iso18626'

const inEnvelope = (message: string, { edition, envelope }: Form): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${
    envelope
      ? `<ISO18626Message xmlns="${namespace}" xmlns:ill="${namespace}" ill:version="${edition}">${message}</ISO18626Message>`
      : message
  }`

/** Writes a Request. */
export const writeRequest = (about: Header, parts: RequestParts, form: Form): string => {
  const { bibliographicInfo, publicationInfo, serviceInfo, supplierInfo, requestedDeliveryInfo } = parts
  const { requestingAgencyInfo, patronInfo, billingInfo } = parts
  return inEnvelope(
    element('request', {
      header: header(about, form.edition),
      bibliographicInfo,
      publicationInfo,
      serviceInfo,
      supplierInfo,
      requestedDeliveryInfo,
      requestingAgencyInfo,
      patronInfo,
      billingInfo,
    }),
    form,
  )
}

/** Writes a RequestingAgencyMessage. */
export const writeAction = (about: Header, action: string, note: string | undefined, form: Form): string =>
  inEnvelope(
    element('requestingAgencyMessage', { header: header(about, form.edition), action, note }),
    form,
  )

/** The members of a SupplyingAgencyMessage behind its header. */
export type SupplierSays = {
  readonly messageInfo: Content
  readonly statusInfo: Content
  readonly deliveryInfo?: Content
}

/** Writes a SupplyingAgencyMessage. */
export const writeSupplierMessage = (about: Header, says: SupplierSays, form: Form): string =>
  inEnvelope(
    element('supplyingAgencyMessage', {
      header: header(about, form.edition),
      messageInfo: says.messageInfo,
      statusInfo: says.statusInfo,
      deliveryInfo: says.deliveryInfo,
    }),
    form,
  )

/** Writes the confirmation of a message of the partner. */
export const writeConfirmation = (
  kind: 'requestConfirmation' | 'requestingAgencyMessageConfirmation' | 'supplyingAgencyMessageConfirmation',
  about: Header,
  detail: { readonly action?: string | undefined; readonly reasonForMessage?: string | undefined },
  form: Form,
): string => {
  const confirmationHeader: Content = {
    supplyingAgencyId: agencyId(about.supplier),
    requestingAgencyId: agencyId(about.requester),
    multipleItemRequestId: form.edition === '1.2' ? '' : undefined,
    timestamp: about.timestamp,
    requestingAgencyRequestId: about.requestId,
    timestampReceived: `${new Date().toISOString().slice(0, 19)}Z`,
    messageStatus: 'OK',
  }
  return inEnvelope(element(kind, { confirmationHeader, ...detail }), form)
}
