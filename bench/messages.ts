import { type Edition12, writeMessage } from '@lendwire/iso18626'

type Body = Edition12.SupplyingAgencyMessage

/** Stands in the templates for the time of a message. */
const time = '2000-01-01T00:00:00.000Z'

const header: Body['header'] = {
  supplyingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: '@agency@' },
  requestingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'BENCH' },
  multipleItemRequestId: '',
  timestamp: time,
  requestingAgencyRequestId: '@request@',
  supplyingAgencyRequestId: 'lender-@request@',
}
const returnInfo: Body['returnInfo'] = {
  returnAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: '@agency@' },
  name: 'Interlibrary lending desk',
  physicalAddress: {
    line1: '1 Stack Street',
    locality: 'Bookham',
    postalCode: '1000',
    country: { value: 'NO' },
  },
}
const lastChange = time
const later = '2027-02-01T23:59:59Z'

/** What a lender says about a loan that the patron has: it can go on for ever, and each of them changes something. */
const bodies: readonly Omit<Body, 'header'>[] = [
  {
    messageInfo: { reasonForMessage: 'StatusChange', note: `Sent on ${time} with the courier of the week` },
    statusInfo: { status: 'Loaned', dueDate: '2027-01-04T23:59:59Z', lastChange },
    deliveryInfo: { dateSent: time, itemId: 'L-1001', sentVia: { value: 'Mail' } },
    returnInfo,
  },
  {
    messageInfo: { reasonForMessage: 'StatusChange', note: `The item is overdue since ${time}` },
    statusInfo: { status: 'Overdue', dueDate: '2027-01-04T23:59:59Z', lastChange },
    returnInfo,
  },
  {
    messageInfo: { reasonForMessage: 'RenewResponse', answerYesNo: 'Y', note: `Renewed at ${time}` },
    statusInfo: { status: 'Loaned', dueDate: later, lastChange },
    returnInfo,
  },
  {
    messageInfo: { reasonForMessage: 'Notification', note: `Handle the map in the back with care (${time})` },
    statusInfo: { status: 'Loaned', dueDate: later, lastChange },
    returnInfo,
  },
  {
    messageInfo: { reasonForMessage: 'StatusChange', note: `Another reader wants it (${time})` },
    statusInfo: { status: 'Recalled', dueDate: '2027-01-11T23:59:59Z', lastChange },
    returnInfo,
  },
  {
    messageInfo: { reasonForMessage: 'RenewResponse', answerYesNo: 'Y', note: `The other can wait: ${time}` },
    statusInfo: { status: 'Loaned', dueDate: later, lastChange },
    returnInfo,
  },
]

/** SupplyingAgencyMessages (ISO 18626, edition 1.2) about an item on loan, with places to fill in. */
export const messageTemplates: readonly string[] = bodies.map((body) =>
  writeMessage({ edition: '1.2', kind: 'supplyingAgencyMessage', body: { header, ...body } }),
)

/**
 * Fills in a template.
 *
 * @param template one of `messageTemplates`
 * @param place the request id, the agency that speaks, and when
 */
export const fillTemplate = (
  template: string,
  place: { readonly request: string; readonly agency: string; readonly time: string },
): string =>
  template
    .replaceAll('@request@', place.request)
    .replaceAll('@agency@', place.agency)
    .replaceAll(time, place.time)
