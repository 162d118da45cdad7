import { z } from 'zod'
import { calls } from '../calls.ts'

/** The settings of one vendor's library system for NCIP. Where a setting is left out, NCIP 2.02 holds, with the standard's values. */
export const DialectSettings = z.strictObject({
  edition: z.enum(['1', '2']).prefault('2').describe('Version 2 (an XML schema) or version 1 (a DTD).'),
  version: z
    .string()
    .max(200)
    .nullable()
    .prefault(null)
    .describe('The version attribute; that of the schema or DTD where null.'),
  prefix: z
    .string()
    .max(31)
    .nullable()
    .prefault(null)
    .describe('The prefix of element names; none where null.'),
  namespace: z
    .boolean()
    .prefault(true)
    .describe('Whether elements are in the NCIP namespace; false writes bare names.'),
  qualifiedAttributes: z
    .boolean()
    .prefault(true)
    .describe('Whether version and Scheme have the prefix of the namespace, as the schema wants it.'),
  calls: z
    .array(z.enum(calls))
    .max(20)
    .prefault([
      'lookup_user',
      'lookup_item',
      'accept_item',
      'check_in_item',
      'delete_item',
      'cancel_request_item',
      'renew_item',
      'recall_item',
    ])
    .describe('The calls that it takes: the settings of a library can switch each on or off.'),
  action: z
    .string()
    .max(100)
    .prefault('Hold For Pickup')
    .describe('RequestedActionType in AcceptItem: what happens with the item.'),
  applicationProfileType: z
    .string()
    .max(100)
    .nullable()
    .prefault(null)
    .describe('ApplicationProfileType, where the settings of the library name none.'),
  userIdType: z.string().max(60).nullable().prefault(null).describe('UserIdentifierType; none where null.'),
  itemIdType: z.string().max(60).nullable().prefault(null).describe('ItemIdentifierType; none where null.'),
  idsNameAgency: z
    .boolean()
    .prefault(true)
    .describe('Whether ids of items, users and requests name the agency.'),
  cancelBy: z
    .enum(['request', 'item', 'own_request'])
    .prefault('request')
    .describe(
      'What a hold is cancelled by: our request id, the item, or the id that the system gave the hold.',
    ),
  itemPolicyElement: z
    .enum(['ItemUseRestrictionType', 'MediumType', 'CirculationStatus'])
    .nullable()
    .prefault(null)
    .describe('The element of AcceptItem that holds the item policy of a receipt; none where null.'),
  locationType: z
    .string()
    .min(1)
    .max(60)
    .nullable()
    .prefault(null)
    .describe(
      'The LocationType, such as Temporary Location, of the Location in AcceptItem that holds the location of a receipt; none where null.',
    ),
  requestType: z.string().max(60).prefault('Hold').describe('The RequestType of a hold.'),
  schemes: z.boolean().prefault(true).describe('Whether values name the lists that they come from (Scheme).'),
  schemeAddresses: z
    .record(z.string().max(60), z.string().max(300))
    .prefault({})
    .describe('Lists that the system knows by another address, by the name of the element.'),
  barcodeInput: z
    .string()
    .max(60)
    .prefault('Barcode Id')
    .describe('What a patron’s barcode is called in AuthenticationInput.'),
  pinInput: z
    .string()
    .max(60)
    .prefault('PIN')
    .describe('What a patron’s PIN is called in AuthenticationInput.'),
  comparesPin: z
    .boolean()
    .prefault(true)
    .describe('Whether it compares the PIN that a patron shows; where it does not, no PIN lets anybody in.'),
})
export type Dialect = z.output<typeof DialectSettings>
