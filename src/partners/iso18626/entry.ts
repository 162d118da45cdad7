import type { Library } from '../../borrowing/library.ts'
import { type Fault, fault } from '../../problem.ts'
import type { Incoming } from '../incoming-message.ts'
import type { HttpRoute } from '../message-route.ts'
import type { Partner } from '../partner.ts'
import type { Protocol } from '../protocol.ts'
import type { ProtocolEntry } from '../protocol-entry.ts'
import { urlFaults } from '../url-faults.ts'
import { isAgencyOf } from './agency.ts'
import { codedElements } from './coded-elements.ts'
import { connectionOf, Iso18626Connection } from './connection.ts'
import { connectionTestQuestion } from './connection-test-question.ts'
import { answerMessage, type IsoContent, interpretMessage, read, sender } from './incoming.ts'
import { refusedOperations, render } from './outgoing.ts'
import { relay } from './relay.ts'
import { readReply } from './reply.ts'
import { route } from './route.ts'
import { iso18626Vendors } from './vendors/built-in-vendors.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'
import { editionFor } from './vendors/wire-form.ts'

/** ISO 18626 with a lending partner, in both editions and with the quirks of its vendor. */
export const iso18626: Protocol<HttpRoute, IsoContent, Incoming<IsoContent>> = {
  name: 'iso18626',
  capabilities: (partner) => {
    const { takesStatusRequest, takesReminder } = connectionOf(partner)
    const vendor = vendorOf(partner)
    return {
      takesStatusRequest: takesStatusRequest !== false && (vendor.takes?.includes('StatusRequest') ?? true),
      takesReminder: takesReminder !== false && vendor.takesReminder,
      retryKeepsId: vendor.retryKeepsId,
      isBroker: vendor.broker,
      retryEndsRequest: vendor.retryEndsRequest,
      repeatsMakeLoans: !vendor.takesRepeats,
      needsItsNumber: vendor.needsItsNumber,
      declinesSuppliers: vendor.supplierDeclineMarker !== null,
      takesOnce: vendor.takesOnce,
      sendsOnce: vendor.sendsOnce,
      finishedAfterCopy: vendor.finishedAfterCopy,
      refusedOperations: refusedOperations(vendor, editionFor(partner)),
    }
  },
  render: (operation, subject) =>
    render(operation, subject, editionFor(subject.partner), vendorOf(subject.partner)),
  route,
  readReply: (operation, answer, partner, requestId) =>
    readReply(operation, answer, vendorOf(partner), requestId),
  connectionTestQuestion,
  read: (body, partner, now) => read(body, vendorOf(partner), now, partner.timeZone),
  interpret: interpretMessage,
  answer: answerMessage,
  relay,
  isAgencyOf,
  sender,
}

/** Finds the libraries that cannot ask a partner, since it takes none of their agency ids. */
const agencyTypeFaults = (partner: Partner, libraries: readonly Library[]): readonly Fault[] => {
  const { agencyTypes } = vendorOf(partner)
  const cannotAsk = libraries
    .filter(({ code }) => (partner.overrides[code]?.status ?? partner.status) === 'active')
    .filter(({ symbols }) => agencyTypes !== null && !symbols.some(({ type }) => agencyTypes.includes(type)))
  const names = cannotAsk.map(({ code }) => code).join(', ')
  return agencyTypes === null || names === ''
    ? []
    : [fault('connection/vendor', 'fault.agency_types', { types: agencyTypes.join(', '), libraries: names })]
}

/** ISO 18626 as the registry lists it. */
export const iso18626Entry: ProtocolEntry = {
  name: iso18626.name,
  title: 'ISO 18626',
  connection: Iso18626Connection,
  endpoint: { path: 'iso18626', answer: 'The confirmation, OK or ERROR' },
  codedElements,
  vendors: { ...iso18626Vendors, codeOf: (partner) => connectionOf(partner).vendor, path: 'vendor' },
  connectionFaults: (partner, facts) => [
    ...urlFaults(
      'connection/url',
      { ...connectionOf(partner), allowPrivateNetwork: partner.allowPrivateNetwork },
      facts,
    ),
    ...agencyTypeFaults(partner, facts.libraries()),
  ],
  agencyTypes: (partner) => vendorOf(partner).agencyTypes,
  canRelay: true,
  create: () => iso18626,
}
