import { type Edition12, writeMessage } from '@lendwire/iso18626'
import { type Message, writeNcip } from 'node-ncip'
import type { Language, Target } from './scene.ts'

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

/** Messages of a lender about a loan that the patron has. They can be repeated, and each one changes the request. */
const bodies: readonly Omit<Body, 'header'>[] = [
  {
    messageInfo: { reasonForMessage: 'StatusChange', note: `Sent on ${time} with the courier of the week` },
    statusInfo: { status: 'Loaned', dueDate: '2027-01-04T23:59:59Z', lastChange },
    deliveryInfo: { dateSent: time, itemId: '@item@', sentVia: { value: 'Mail' } },
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

/** Returns messages of NCIP 2.02 that say the same of the same loan; Ext holds the note. */
const ncipMessages = (): readonly string[] => {
  const InitiationHeader = {
    FromAgencyId: { AgencyId: { value: '@agency@' } },
    ToAgencyId: { AgencyId: { value: 'BENCH' } },
  }
  const RequestId = { AgencyId: { value: 'BENCH' }, RequestIdentifierValue: '@request@' }
  const ItemId = { AgencyId: { value: '@agency@' }, ItemIdentifierValue: '@item@' }
  const note = (text: string) => [{ name: 'ItemNote', content: [text] }]
  const renewed = (text: string): Message => ({
    edition: '2',
    kind: 'ItemRenewed',
    body: { InitiationHeader, ItemId, DateDue: later, Ext: note(text) },
  })
  const updated = (text: string, status?: string): Message => ({
    edition: '2',
    kind: 'ItemRequestUpdated',
    body: {
      InitiationHeader,
      RequestId,
      ...(status === undefined ? {} : { AddRequestFields: { RequestStatusType: { value: status } } }),
      Ext: note(text),
    },
  })
  const messages: readonly Message[] = [
    {
      edition: '2',
      kind: 'ItemShipped',
      body: {
        InitiationHeader,
        RequestId,
        ItemId,
        DateShipped: time,
        ShippingInformation: {
          ShippingInstructions: 'Mail',
          PhysicalAddress: {
            StructuredAddress: { Line1: '1 Stack Street', Locality: 'Bookham', PostalCode: '1000', Country: 'NO' },
            PhysicalAddressType: { value: 'Postal Address' },
          },
        },
        ItemOptionalFields: { DateDue: '2027-01-04T23:59:59Z' },
        Ext: note(`Sent on ${time} with the courier of the week`),
      },
    },
    updated(`The item is overdue since ${time}`, 'Overdue'),
    renewed(`Renewed at ${time}`),
    updated(`Handle the map in the back with care (${time})`),
    {
      edition: '2',
      kind: 'RecallItem',
      body: {
        InitiationHeader,
        ItemId,
        DesiredDateDue: '2027-01-11T23:59:59Z',
        Ext: note(`Another reader wants it (${time})`),
      },
    },
    renewed(`The other can wait: ${time}`),
  ]
  return messages.map((message) => writeNcip(message))
}

/** Messages about an item on loan, with places to fill in: SupplyingAgencyMessages of edition 1.2, and NCIP 2.02. */
export const messageTemplates: Readonly<Record<Language, readonly string[]>> = {
  iso18626: bodies.map((body) =>
    writeMessage({ edition: '1.2', kind: 'supplyingAgencyMessage', body: { header, ...body } }),
  ),
  ncip: ncipMessages(),
}

/**
 * Fills in a template.
 *
 * @param template one of `messageTemplates`
 * @param place the request id, the item, the agency that speaks, and when
 */
export const fillTemplate = (
  template: string,
  place: Pick<Target, 'request' | 'item' | 'agency'> & { readonly time: string },
): string =>
  template
    .replaceAll('@request@', place.request)
    .replaceAll('@item@', place.item)
    .replaceAll('@agency@', place.agency)
    .replaceAll(time, place.time)
