import type { ProblemTypeName } from 'node-ncip'
import type { services, vendorNames } from '../connection.ts'

export type VendorName = (typeof vendorNames)[number]

/** A service that lendwire can ask of a lender. */
export type Service = (typeof services)[number]

/** A code, with the scheme that it is taken from where there is one. */
export type Code = { readonly value: string; readonly Scheme?: string }

/**
 * How a profile of NCIP between libraries fills the standard, as data. Each member is read in one place only, which the
 * comments here name.
 */
export type Vendor = {
  // What it wants to be told (outgoing.ts, request-item.ts, header.ts, item-ids.ts, calendar.ts).

  /** The services that it has; what needs another one is not told. */
  readonly takes: readonly Service[]
  /** The prefix of element names. */
  readonly prefix: string
  /** RequestType of a loan, of a copy on paper or for good, of a file. */
  readonly requestTypes: { readonly loan: Code; readonly copy: Code; readonly digital: Code }
  readonly requestScope: Code
  /** Whether ISBN and their like identify an item or a record there. */
  readonly identifiersAs: 'item' | 'record'
  /** The code of the lender's own record number; null names the lender's agency instead. */
  readonly localRecordCode: string | null
  /** FromAgencyId is the library's agency id, or that and the library's code with `||` between them. */
  readonly fromAgency: 'agency' | 'institution_and_library'
  readonly fromSystemId: string | null
  /** Whether the partner's holding code stands in OnBehalfOfAgency. */
  readonly namesLibrary: boolean
  /** Times in UTC, or as the library's clock shows them, without a zone. */
  readonly times: 'utc' | 'zoneless'
  /** Whether a NoticeContent in Ext says who did what. */
  readonly noticeContent: boolean
  readonly itemIdType: string | null
  /** What stands between the ids of several items in one message; null sends a message for each item. */
  readonly itemIdSeparator: string | null
  /** What settles a cancel (reply.ts). */
  readonly cancelSettledBy: 'message' | 'response'

  // How it speaks (interpret.ts).

  /** What numbers and words in an ItemNote say of a request that is not filled: codes of ISO 18626, ReasonUnfilled. */
  readonly reasons: Readonly<Record<string, string>>
  /** What in a note or notice of a lender's CancelRequestItem says that the request ran out of time. */
  readonly expired: RegExp
  /** What a RequestStatusType or CirculationStatus says has happened, the more particular before the more general. */
  readonly statuses: readonly (readonly [RegExp, StatusName])[]
  /** Conditions of use: what an ItemUseRestrictionType is as a code of ISO 18626, LoanCondition. */
  readonly conditions: Readonly<Record<string, string>>

  // How it refuses (reply.ts).

  /** Problems of a RequestItem that pass: it can be asked again. */
  readonly passing: readonly ProblemTypeName[]
  /** Problems of a RequestItem that last: the lender will not supply. */
  readonly lasting: readonly ProblemTypeName[]
  /** Problems of a RenewItem that answer it. */
  readonly notRenewed: readonly ProblemTypeName[]
  /** Problems of a CancelRequestItem that answer it. */
  readonly notCancelled: readonly ProblemTypeName[]
  /** Problems that say: that is done already. */
  readonly done: readonly ProblemTypeName[]
  /** Problems that say: not now, and nothing was taken. */
  readonly notNow: readonly ProblemTypeName[]
}

/** The events that a status can stand for. */
export type StatusName =
  | 'request_received'
  | 'will_supply'
  | 'unfilled'
  | 'shipped'
  | 'overdue'
  | 'recalled'
  | 'checked_in'
  | 'cancelled_by_partner'
