import { niso } from '../schemes.ts'
import type { Vendor } from './vendor.ts'

/** A system that keeps to NCIP 2.02 (ANSI/NISO Z39.83-1 and -2) and takes all that lendwire can say. */
export const standard: Vendor = {
  takes: [
    'RequestItem',
    'CancelRequestItem',
    'RenewItem',
    'ItemShipped',
    'ItemReceived',
    'LookupRequest',
    'ItemRequestUpdated',
    'ReportCirculationStatusChange',
    'ItemUpdated',
  ],
  prefix: 'ncip',
  requestTypes: {
    loan: niso('requesttype', 'Loan'),
    copy: niso('requesttype', 'Non-returnable Copy'),
    digital: niso('requesttype', 'Non-returnable Copy'),
  },
  requestScope: niso('requestscopetype', 'Bibliographic Item'),
  identifiersAs: 'item',
  localRecordCode: null,
  fromAgency: 'agency',
  fromSystemId: null,
  namesLibrary: false,
  times: 'utc',
  noticeContent: false,
  itemIdType: null,
  itemIdSeparator: null,
  cancelSettledBy: 'message',

  reasons: {},
  expired: /\bexpired?\b|\bran out of time\b|\btimed? ?out\b/i,
  statuses: [
    [/recall/i, 'recalled'],
    [/overdue/i, 'overdue'],
    [/\b(returned|checked ?in|completed?|discharged)\b/i, 'checked_in'],
    [/\b(cancel|withdrawn)/i, 'cancelled_by_partner'],
    [
      /\b(cannot|can't|un(able|filled|fulfilled)|not (fill|suppl|available)|reject|denied|expired)/i,
      'unfilled',
    ],
    [/\b(shipped|in transit|on loan|loaned|checked ?out|charged|issued)\b/i, 'shipped'],
    [
      /\b(will supply|available for pickup|on hold ?shelf|ready|waiting for (pickup|collection))\b/i,
      'will_supply',
    ],
    [/\b(in process|pending|requested|received|accepted|placed|queued|searching|new)\b/i, 'request_received'],
  ],
  conditions: {
    'in library use only': 'LibraryUseOnly',
    'supervision required': 'WatchLibraryUseOnly',
    'special collections supervision required': 'SpecCollSupervReq',
    'no reproduction': 'NoReproduction',
    'user signature required': 'SignatureRequired',
  },

  passing: [
    'Item Not Available By Need Before Date',
    'Maximum Check Outs Exceeded',
    'Temporary Processing Failure',
  ],
  lasting: [
    'Item Does Not Circulate',
    'Unknown Item',
    'Non-Unique Item',
    'Item Access Denied',
    'Resource Cannot Be Provided',
    'User Ineligible To Request This Item',
    'User Ineligible To Check Out This Item',
  ],
  notRenewed: [
    'Item Not Renewable',
    'Maximum Renewals Exceeded',
    'Renewal Not Allowed - Item Has Outstanding Requests',
    'User Ineligible To Renew This Item',
    'User Blocked',
  ],
  notCancelled: ['Request Already Processed'],
  done: ['Item Not Checked Out', 'Request Already Processed'],
  notNow: ['Temporary Processing Failure'],
}
