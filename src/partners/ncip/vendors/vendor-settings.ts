import { z } from 'zod'
import { XmlType } from '../../http-route.ts'
import { Pattern } from '../../vendor-use.ts'
import { services } from '../services.ts'

/** A code, with the scheme that it is taken from where there is one. */
const Code = z.strictObject({
  value: z.string().min(1).max(120).describe('The code.'),
  Scheme: z.string().max(300).optional().describe('The scheme that the code is taken from.'),
})
export type Code = z.output<typeof Code>

/** The events that a status can stand for. */
const StatusName = z.enum([
  'request_received',
  'will_supply',
  'unfilled',
  'shipped',
  'overdue',
  'recalled',
  'checked_in',
  'cancelled_by_partner',
])
export type StatusName = z.output<typeof StatusName>

/** Names of problem types, as the standard's lists have them. */
const Problems = z.array(z.string().max(120)).max(50)

/** The settings of a profile of NCIP between libraries. Where a setting is left out, NCIP 2.02 holds. */
export const NcipVendor = z.strictObject({
  // What the partner is sent (outgoing.ts, request-item.ts, header.ts, item-ids.ts, calendar.ts).

  takes: z
    .array(z.enum(services))
    .max(20)
    .prefault([...services])
    .describe('The services that it has; what needs another one is not sent.'),
  contentType: XmlType,
  prefix: z.string().max(31).prefault('ncip').describe('The prefix of element names.'),
  schemes: z.boolean().prefault(true).describe('Whether values name the lists that they come from (Scheme).'),
  schemeAddresses: z
    .record(z.string().max(60), z.string().max(300))
    .prefault({})
    .describe('Lists that it knows by another address, by the name of the element.'),
  takesRepeats: z
    .boolean()
    .prefault(true)
    .describe('False: each RequestItem is a new hold there, so none is sent again without a person.'),
  notes: z
    .enum(['ext', 'none'])
    .prefault('ext')
    .describe('Whether notes are sent in Ext/ItemNote, or left out: only NCIP 2.02 has that element.'),
  requestTypes: z
    .strictObject({
      loan: Code.describe('The request type of a loan.'),
      copy: Code.describe('The request type of a copy.'),
      digital: Code.describe('The request type of a digital copy.'),
    })
    .prefault({
      loan: { value: 'Loan' },
      copy: { value: 'Non-returnable Copy' },
      digital: { value: 'Non-returnable Copy' },
    })
    .describe('RequestType of a loan, of a copy on paper or for good, of a file.'),
  requestScope: Code.prefault({ value: 'Bibliographic Item' }).describe('RequestScopeType.'),
  identifiersAs: z
    .enum(['item', 'record'])
    .prefault('item')
    .describe('Whether ISBN and their like identify an item or a record there.'),
  identifiers: z
    .enum(['all', 'first'])
    .prefault('all')
    .describe('Whether a request names all identifiers of a title or the surest alone: NCIP 2.0 takes one.'),
  findsBy: z
    .array(z.string().min(1).max(60))
    .max(20)
    .nullable()
    .prefault(null)
    .describe('The types of identifiers by which it finds a title: they go first; null for all.'),
  unlistedIdentifiers: z
    .enum(['in_words', 'as_code'])
    .prefault('in_words')
    .describe(
      'Identifiers of a type that the lists of the standard lack, such as PMID: in words without a code, or with their type as code.',
    ),
  localRecordCode: z
    .string()
    .max(60)
    .nullable()
    .prefault(null)
    .describe('The code of the lender’s own record number; null names the lender’s agency instead.'),
  fromAgency: z
    .enum(['agency', 'institution_and_library'])
    .prefault('agency')
    .describe(
      'FromAgencyId: the library’s agency id, or that and the library’s code with `||` between them.',
    ),
  fromSystemId: z.string().max(120).nullable().prefault(null).describe('FromSystemId.'),
  namesLibrary: z
    .boolean()
    .prefault(false)
    .describe('Whether the partner’s holding code is sent in OnBehalfOfAgency.'),
  times: z
    .enum(['utc', 'zoneless'])
    .prefault('utc')
    .describe('Times in UTC, or as the library’s clock shows them, without a zone.'),
  noticeContent: z.boolean().prefault(false).describe('Whether a NoticeContent in Ext says who did what.'),
  damaged: Code.nullable()
    .prefault(null)
    .describe(
      'PhysicalConditionType of a damaged item, in ItemUpdated. The list of the standard has no such value: where null, a note tells of the damage.',
    ),
  itemIdType: z.string().max(60).nullable().prefault(null).describe('ItemIdentifierType; none where null.'),
  itemIdSeparator: z
    .string()
    .max(5)
    .nullable()
    .prefault(null)
    .describe('What separates the ids of several items in one message; null sends a message for each item.'),
  cancelSettledBy: z
    .enum(['message', 'response'])
    .prefault('message')
    .describe(
      'What settles a cancel: an ItemRequestCancelled, or the response to CancelRequestItem already.',
    ),

  // How the partner writes (interpret.ts).

  reasons: z
    .record(z.string().max(60), z.string().max(60))
    .prefault({})
    .describe('What numbers in an ItemNote say of a request that is not filled: codes of ReasonUnfilled.'),
  expired: Pattern.prefault('\\bexpired?\\b|\\bran out of time\\b|\\btimed? ?out\\b').describe(
    'What in a note or notice of a lender’s CancelRequestItem says that the request ran out of time.',
  ),
  statuses: z
    .array(
      z.strictObject({
        pattern: Pattern.describe('A regular expression that the status matches.'),
        means: StatusName.describe('The event that the status stands for.'),
      }),
    )
    .max(50)
    .prefault([
      { pattern: 'recall', means: 'recalled' },
      { pattern: 'overdue', means: 'overdue' },
      { pattern: '\\b(returned|checked ?in|completed?|discharged)\\b', means: 'checked_in' },
      { pattern: '\\b(cancel|withdrawn)', means: 'cancelled_by_partner' },
      {
        pattern:
          "\\b(cannot|can't|un(able|filled|fulfilled)|not (fill|suppl|available)|reject|denied|expired)",
        means: 'unfilled',
      },
      {
        pattern: '\\b(shipped|in transit|on loan|loaned|checked ?out|charged|issued)\\b',
        means: 'shipped',
      },
      {
        pattern:
          '\\b(will supply|available for pickup|on hold ?shelf|ready|waiting for (pickup|collection))\\b',
        means: 'will_supply',
      },
      {
        pattern: '\\b(in process|pending|requested|received|accepted|placed|queued|searching|new)\\b',
        means: 'request_received',
      },
    ])
    .describe(
      'What a RequestStatusType or CirculationStatus means, the more particular before the more general.',
    ),
  conditions: z
    .record(z.string().max(100), z.string().max(60))
    .prefault({
      'in library use only': 'LibraryUseOnly',
      'supervision required': 'WatchLibraryUseOnly',
      'special collections supervision required': 'SpecCollSupervReq',
      'no reproduction': 'NoReproduction',
      'user signature required': 'SignatureRequired',
    })
    .describe('ItemUseRestrictionType in small letters, as a code of ISO 18626, LoanCondition.'),

  // How the partner refuses (reply.ts).

  passing: Problems.prefault([
    'Item Not Available By Need Before Date',
    'Maximum Check Outs Exceeded',
  ]).describe('Problems of a RequestItem that pass: it can be asked again.'),
  lasting: Problems.prefault([
    'Item Does Not Circulate',
    'Unknown Item',
    'No available items',
    'Non-Unique Item',
    'Item Access Denied',
    'Resource Cannot Be Provided',
    'User Ineligible To Request This Item',
    'User Ineligible To Check Out This Item',
  ]).describe('Problems of a RequestItem that last: the lender will not supply.'),
  notRenewed: Problems.prefault([
    'Item Not Renewable',
    'Maximum Renewals Exceeded',
    'Renewal Not Allowed - Item Has Outstanding Requests',
    'User Ineligible To Renew This Item',
    'User Blocked',
  ]).describe('Problems of a RenewItem that answer it.'),
  notCancelled: Problems.prefault(['Request Already Processed']).describe(
    'Problems of a CancelRequestItem that answer it.',
  ),
  done: Problems.prefault(['Item Not Checked Out', 'Request Already Processed']).describe(
    'Problems that say: that is done already.',
  ),
  notNow: Problems.prefault(['Temporary Processing Failure', 'Invalid Message Syntax Error']).describe(
    'Problems that say: not now, and nothing was taken. The message is sent again; staff are told where that keeps failing. Systems say of their own faults, too, that they could not parse a message.',
  ),
})
export type Vendor = z.output<typeof NcipVendor>
