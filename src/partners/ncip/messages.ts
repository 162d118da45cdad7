import type { ItemId } from 'node-ncip'
import type { Subject } from '../rendered-message.ts'
import { returnTo } from './addresses.ts'
import { wireDay, wireInstant } from './calendar.ts'
import { extOf } from './ext.ts'
import { initiationHeader, userId } from './header.ts'
import { requestId } from './item-ids.ts'
import { type RequestOperation, requestItem, requestType } from './request-item.ts'
import type { Code, Vendor } from './vendors/vendor-settings.ts'
import type { Message2 } from './write-message.ts'

/** Renders RequestItem: a request, or one more try under a new id. */
export const request = (operation: RequestOperation, subject: Subject, vendor: Vendor): Message2 => ({
  edition: '2',
  kind: 'RequestItem',
  body: requestItem(operation, subject, vendor),
})

/** Renders CancelRequestItem by the library. */
export const cancel = (note: string | undefined, subject: Subject, vendor: Vendor): Message2 => ({
  edition: '2',
  kind: 'CancelRequestItem',
  body: {
    InitiationHeader: initiationHeader(subject, vendor),
    UserId: userId(subject),
    RequestId: requestId(subject),
    RequestType: requestType(subject, vendor),
    RequestScopeType: vendor.requestScope,
    Ext: extOf(vendor, { notice: 'CancelledBy.Borrower', note }),
  },
})

/** Renders ItemReceived: an item has come to the library. */
export const itemReceived = (
  id: ItemId,
  note: string | undefined,
  subject: Subject,
  vendor: Vendor,
): Message2 => ({
  edition: '2',
  kind: 'ItemReceived',
  body: {
    InitiationHeader: initiationHeader(subject, vendor),
    ItemId: id,
    UserId: userId(subject),
    RequestId: requestId(subject),
    DateReceived: wireInstant(subject.now, vendor.times, subject.library.timeZone),
    Ext: extOf(vendor, { notice: 'ReceivedBy.Borrower', note }),
  },
})

/** Renders ItemShipped: an item goes back; without an id the request stands for what came with it. */
export const itemShipped = (
  id: ItemId | undefined,
  note: string | undefined,
  subject: Subject,
  vendor: Vendor,
): Message2 => ({
  edition: '2',
  kind: 'ItemShipped',
  body: {
    InitiationHeader: initiationHeader(subject, vendor),
    RequestId: requestId(subject),
    ItemId: id,
    UserId: userId(subject),
    DateShipped: wireInstant(subject.now, vendor.times, subject.library.timeZone),
    ShippingInformation: returnTo(subject),
    Ext: extOf(vendor, { notice: 'ShippedBy.Borrower', note }),
  },
})

/** Renders RenewItem. It names no request: the item stands for it. */
export const renewItem = (
  id: ItemId,
  dueDateWanted: Parameters<typeof wireDay>[0] | undefined,
  subject: Subject,
  vendor: Vendor,
): Message2 => ({
  edition: '2',
  kind: 'RenewItem',
  body: {
    InitiationHeader: initiationHeader(subject, vendor),
    UserId: userId(subject),
    ItemId: id,
    DesiredDateDue:
      dueDateWanted === undefined
        ? undefined
        : wireDay(dueDateWanted, vendor.times, subject.library.timeZone),
  },
})

/** The elements of a request that are asked for when its status is. */
const requestElements = ['Request Status Type', 'Date Available']

/** Renders LookupRequest, which asks for the status of the request. */
export const lookupRequest = (subject: Subject, vendor: Vendor): Message2 => ({
  edition: '2',
  kind: 'LookupRequest',
  body: {
    InitiationHeader: initiationHeader(subject, vendor),
    RequestId: requestId(subject),
    RequestElementType: requestElements.map((value) => ({ value })),
  },
})

/** Renders ItemRequestUpdated: words about the request. */
export const itemRequestUpdated = (note: string, subject: Subject, vendor: Vendor): Message2 => ({
  edition: '2',
  kind: 'ItemRequestUpdated',
  body: {
    InitiationHeader: initiationHeader(subject, vendor),
    RequestId: requestId(subject),
    Ext: extOf(vendor, { note }),
  },
})

/** Renders ReportCirculationStatusChange: an item is lost. */
export const itemLost = (
  id: ItemId,
  note: string | undefined,
  subject: Subject,
  vendor: Vendor,
): Message2 => ({
  edition: '2',
  kind: 'ReportCirculationStatusChange',
  body: {
    InitiationHeader: initiationHeader(subject, vendor),
    ItemId: id,
    UserId: userId(subject),
    ItemReportedLost: true,
    Ext: extOf(vendor, { note }),
  },
})

/** Renders ItemUpdated: an item is damaged, by the partner's own code for it. */
export const itemDamaged = (
  id: ItemId,
  condition: Code,
  note: string | undefined,
  subject: Subject,
  vendor: Vendor,
): Message2 => ({
  edition: '2',
  kind: 'ItemUpdated',
  body: {
    InitiationHeader: initiationHeader(subject, vendor),
    ItemId: id,
    AddItemFields: {
      PhysicalCondition: { PhysicalConditionType: condition, PhysicalConditionDetails: note },
    },
  },
})
