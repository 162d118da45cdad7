import type { Call } from '../profile.ts'

/** How one maker's system wants NCIP, as data: `outgoing.ts` reads it. */
export type Dialect = {
  /** Version 2 (an XML schema) or version 1 (a DTD). */
  readonly edition: '1' | '2'
  /** What the version attribute says; that of the schema or DTD where null. */
  readonly version: string | null
  /** The prefix of element names; none where null. */
  readonly prefix: string | null
  /** Does it read elements of the NCIP namespace, or only bare names? */
  readonly namespace: boolean
  /** The calls that it takes: the profile can switch each on or off. */
  readonly calls: readonly Call[]
  /** RequestedActionType in AcceptItem: what happens with the item. */
  readonly action: string
  /** ApplicationProfileType, where the profile names none. */
  readonly applicationProfileType: string | null
  /** The types of ids: UserIdentifierType, ItemIdentifierType; none where null. */
  readonly userIdType: string | null
  readonly itemIdType: string | null
  /** Do ids of items, users and requests name the agency? */
  readonly idsNameAgency: boolean
  /** What a hold is cancelled by, and its RequestType. */
  readonly cancelBy: 'request' | 'item'
  readonly requestType: string
  /** What a patron's barcode and PIN are called in AuthenticationInput. */
  readonly barcodeInput: string
  readonly pinInput: string
}
