// Written by scripts/generate-ncip-messages.ts from content-model.ts. Do not edit.

import type { RawElement } from '@lendwire/xml'

/** Answered by `AcceptItemResponse`. */
export type AcceptItem = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly RequestId: RequestId
  readonly RequestedActionType: SchemeValuePair
  readonly UserId?: UserId | undefined
  readonly ItemId?: ItemId | undefined
  readonly DateForReturn?: string | undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: undefined
  readonly RenewalNotPermitted?: true | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly RequestId: RequestId
  readonly RequestedActionType: SchemeValuePair
  readonly UserId?: UserId | undefined
  readonly ItemId?: ItemId | undefined
  readonly DateForReturn?: undefined
  readonly IndeterminateLoanPeriodFlag?: true | undefined
  readonly NonReturnableFlag?: undefined
  readonly RenewalNotPermitted?: true | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly RequestId: RequestId
  readonly RequestedActionType: SchemeValuePair
  readonly UserId?: UserId | undefined
  readonly ItemId?: ItemId | undefined
  readonly DateForReturn?: undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: true | undefined
  readonly RenewalNotPermitted?: true | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `AcceptItem`. */
export type AcceptItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly RequestId?: undefined
  readonly ItemId?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly RequestId: RequestId
  readonly ItemId?: ItemId | undefined
  readonly Ext?: Ext | undefined
}

export type AccountBalance = {
  readonly CurrencyCode: SchemeValuePair
  readonly MonetaryValue: string
  readonly Ext?: Ext | undefined
}

export type AccountDetails = {
  readonly AccrualDate: string
  readonly FiscalTransactionInformation: FiscalTransactionInformation
  readonly Ext?: Ext | undefined
}

export type AcknowledgedFeeAmount = {
  readonly CurrencyCode: SchemeValuePair
  readonly MonetaryValue: string
  readonly Ext?: Ext | undefined
}

export type AddAgencyFields = {
  readonly OrganizationNameInformation?: readonly OrganizationNameInformation[] | undefined
  readonly AgencyAddressInformation?: readonly AgencyAddressInformation[] | undefined
  readonly AuthenticationPrompt?: readonly AuthenticationPrompt[] | undefined
  readonly ApplicationProfileSupportedType?: readonly SchemeValuePair[] | undefined
  readonly ConsortiumAgreement?: readonly SchemeValuePair[] | undefined
  readonly AgencyUserPrivilegeType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

export type AddItemFields = {
  readonly BibliographicDescription?: BibliographicDescription | undefined
  readonly ItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemDescription?: ItemDescription | undefined
  readonly Location?: readonly Location[] | undefined
  readonly PhysicalCondition?: PhysicalCondition | undefined
  readonly SecurityMarker?: SchemeValuePair | undefined
  readonly SensitizationFlag?: true | undefined
  readonly Ext?: Ext | undefined
}

export type AddRequestFields = {
  readonly UserId?: UserId | undefined
  readonly ItemId?: ItemId | undefined
  readonly RequestType?: SchemeValuePair | undefined
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly RequestStatusType?: SchemeValuePair | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly DateOfUserRequest?: string | undefined
  readonly DateAvailable?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly Ext?: Ext | undefined
}

export type AddUserFields = {
  readonly AuthenticationInput?: readonly AuthenticationInput[] | undefined
  readonly NameInformation?: NameInformation | undefined
  readonly UserAddressInformation?: readonly UserAddressInformation[] | undefined
  readonly DateOfBirth?: string | undefined
  readonly UserLanguage?: readonly SchemeValuePair[] | undefined
  readonly UserPrivilege?: readonly UserPrivilege[] | undefined
  readonly BlockOrTrap?: readonly BlockOrTrap[] | undefined
  readonly Ext?: Ext | undefined
}

export type AgencyAddressInformation = 
  | {
  readonly AgencyAddressRoleType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly PhysicalAddress: PhysicalAddress
  readonly ElectronicAddress?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly AgencyAddressRoleType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly PhysicalAddress?: undefined
  readonly ElectronicAddress: ElectronicAddress
  readonly Ext?: Ext | undefined
}

/** Answered by `AgencyCreatedResponse`. */
export type AgencyCreated = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly AgencyId: SchemeValuePair
  readonly OrganizationNameInformation: readonly OrganizationNameInformation[]
  readonly AgencyAddressInformation?: readonly AgencyAddressInformation[] | undefined
  readonly AuthenticationPrompt?: readonly AuthenticationPrompt[] | undefined
  readonly ApplicationProfileSupportedType?: readonly SchemeValuePair[] | undefined
  readonly ConsortiumAgreement?: readonly SchemeValuePair[] | undefined
  readonly AgencyUserPrivilegeType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `AgencyCreated`. */
export type AgencyCreatedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `AgencyUpdatedResponse`. */
export type AgencyUpdated = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly AgencyId: SchemeValuePair
  readonly DeleteAgencyFields?: DeleteAgencyFields | undefined
  readonly AddAgencyFields?: AddAgencyFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `AgencyUpdated`. */
export type AgencyUpdatedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

export type Amount = {
  readonly CurrencyCode: SchemeValuePair
  readonly MonetaryValue: string
  readonly Ext?: Ext | undefined
}

export type AuthenticationInput = {
  readonly AuthenticationInputData: string
  readonly AuthenticationDataFormatType: SchemeValuePair
  readonly AuthenticationInputType: SchemeValuePair
  readonly Ext?: Ext | undefined
}

export type AuthenticationPrompt = {
  readonly PromptOutput: PromptOutput
  readonly PromptInput: PromptInput
  readonly Ext?: Ext | undefined
}

export type BibInformation = 
  | {
  readonly BibliographicId?: BibliographicId | undefined
  readonly BibliographicDescription?: BibliographicDescription | undefined
  readonly TitleHoldQueueLength?: string | undefined
  readonly CurrentRequester?: readonly CurrentRequester[] | undefined
  readonly HoldingsSet: readonly HoldingsSet[]
  readonly Problem?: undefined
}
  | {
  readonly BibliographicId?: BibliographicId | undefined
  readonly BibliographicDescription?: undefined
  readonly TitleHoldQueueLength?: undefined
  readonly CurrentRequester?: undefined
  readonly HoldingsSet?: undefined
  readonly Problem: readonly Problem[]
}

export type BibliographicDescription = {
  readonly Author?: string | undefined
  readonly AuthorOfComponent?: string | undefined
  readonly BibliographicItemId?: BibliographicItemId | undefined
  readonly BibliographicRecordId?: readonly BibliographicRecordId[] | undefined
  readonly ComponentId?: ComponentId | undefined
  readonly Edition?: string | undefined
  readonly Pagination?: string | undefined
  readonly PlaceOfPublication?: string | undefined
  readonly PublicationDate?: string | undefined
  readonly PublicationDateOfComponent?: string | undefined
  readonly Publisher?: string | undefined
  readonly SeriesTitleNumber?: string | undefined
  readonly Title?: string | undefined
  readonly TitleOfComponent?: string | undefined
  readonly BibliographicLevel?: SchemeValuePair | undefined
  readonly SponsoringBody?: string | undefined
  readonly ElectronicDataFormatType?: SchemeValuePair | undefined
  readonly Language?: SchemeValuePair | undefined
  readonly MediumType?: SchemeValuePair | undefined
  readonly Ext?: Ext | undefined
}

export type BibliographicId = 
  | {
  readonly BibliographicItemId: BibliographicItemId
  readonly BibliographicRecordId?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly BibliographicItemId?: undefined
  readonly BibliographicRecordId: BibliographicRecordId
  readonly Ext?: Ext | undefined
}

export type BibliographicItemId = {
  readonly BibliographicItemIdentifier: string
  readonly BibliographicItemIdentifierCode?: SchemeValuePair | undefined
  readonly Ext?: Ext | undefined
}

export type BibliographicRecordId = 
  | {
  readonly BibliographicRecordIdentifier: string
  readonly AgencyId: SchemeValuePair
  readonly BibliographicRecordIdentifierCode?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly BibliographicRecordIdentifier: string
  readonly AgencyId?: undefined
  readonly BibliographicRecordIdentifierCode: SchemeValuePair
  readonly Ext?: Ext | undefined
}

export type BlockOrTrap = {
  readonly AgencyId: SchemeValuePair
  readonly BlockOrTrapType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `CancelRecallItemResponse`. */
export type CancelRecallItem = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `CancelRecallItem`. */
export type CancelRecallItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly ItemId?: undefined
  readonly UserId?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId: ItemId
  readonly UserId?: UserId | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `CancelRequestItemResponse`. */
export type CancelRequestItem = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly ItemId: ItemId
  readonly RequestId?: undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly ItemId?: ItemId | undefined
  readonly RequestId: RequestId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemId: ItemId
  readonly RequestId?: undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemId?: ItemId | undefined
  readonly RequestId: RequestId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `CancelRequestItem`. */
export type CancelRequestItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly ItemId?: undefined
  readonly RequestId?: undefined
  readonly UserId?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId: ItemId
  readonly RequestId?: undefined
  readonly UserId: UserId
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId?: ItemId | undefined
  readonly RequestId: RequestId
  readonly UserId: UserId
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `CheckInItemResponse`. */
export type CheckInItem = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `CheckInItem`. */
export type CheckInItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly ItemId?: undefined
  readonly UserId?: undefined
  readonly RoutingInformation?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId: ItemId
  readonly UserId?: UserId | undefined
  readonly RoutingInformation?: RoutingInformation | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `CheckOutItemResponse`. */
export type CheckOutItem = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly ItemId: ItemId
  readonly RequestId?: RequestId | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ResourceDesired?: true | undefined
  readonly DesiredDateDue?: string | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemId: ItemId
  readonly RequestId?: RequestId | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ResourceDesired?: true | undefined
  readonly DesiredDateDue?: string | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `CheckOutItem`. */
export type CheckOutItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly RequiredFeeAmount?: RequiredFeeAmount | undefined
  readonly RequiredItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemId?: undefined
  readonly UserId?: undefined
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: undefined
  readonly RenewalCount?: undefined
  readonly ElectronicResource?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly ItemId: ItemId
  readonly UserId: UserId
  readonly DateDue: string
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: undefined
  readonly RenewalCount?: string | undefined
  readonly ElectronicResource?: ElectronicResource | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly ItemId: ItemId
  readonly UserId: UserId
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag: true
  readonly NonReturnableFlag?: undefined
  readonly RenewalCount?: string | undefined
  readonly ElectronicResource?: ElectronicResource | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly ItemId: ItemId
  readonly UserId: UserId
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag: true
  readonly RenewalCount?: string | undefined
  readonly ElectronicResource?: ElectronicResource | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

export type ChronologyLevelInstance = 
  | {
  readonly ChronologyCaption: string
  readonly ChronologyLevel?: undefined
  readonly ChronologyValue: string
  readonly Ext?: Ext | undefined
}
  | {
  readonly ChronologyCaption?: string | undefined
  readonly ChronologyLevel: string
  readonly ChronologyValue: string
  readonly Ext?: Ext | undefined
}

/** Answered by `CirculationStatusChangeReportedResponse`. */
export type CirculationStatusChangeReported = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly ItemId: ItemId
  readonly UserId: UserId
  readonly ItemReportedReturned: ItemReportedReturned
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing?: undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly ItemId: ItemId
  readonly UserId: UserId
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed: true
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing?: undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly ItemId: ItemId
  readonly UserId: UserId
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost: true
  readonly ItemReportedMissing?: undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly ItemId: ItemId
  readonly UserId: UserId
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing: true
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `CirculationStatusChangeReported`. */
export type CirculationStatusChangeReportedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `CirculationStatusUpdatedResponse`. */
export type CirculationStatusUpdated = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly ItemId: ItemId
  readonly CirculationStatus: SchemeValuePair
  readonly Ext?: Ext | undefined
}

/** Answers `CirculationStatusUpdated`. */
export type CirculationStatusUpdatedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

export type ComponentId = {
  readonly ComponentIdentifierType: SchemeValuePair
  readonly ComponentIdentifier: string
  readonly Ext?: Ext | undefined
}

/** Answered by `CreateAgencyResponse`. */
export type CreateAgency = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly AgencyId?: SchemeValuePair | undefined
  readonly OrganizationNameInformation: readonly OrganizationNameInformation[]
  readonly AgencyAddressInformation?: readonly AgencyAddressInformation[] | undefined
  readonly AuthenticationPrompt?: readonly AuthenticationPrompt[] | undefined
  readonly ApplicationProfileSupportedType?: readonly SchemeValuePair[] | undefined
  readonly ConsortiumAgreement?: readonly SchemeValuePair[] | undefined
  readonly AgencyUserPrivilegeType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `CreateAgency`. */
export type CreateAgencyResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly AgencyId?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly AgencyId: SchemeValuePair
  readonly Ext?: Ext | undefined
}

/** Answered by `CreateItemResponse`. */
export type CreateItem = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId?: ItemId | undefined
  readonly RequestId?: RequestId | undefined
  readonly BibliographicDescription: BibliographicDescription
  readonly ItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly CirculationStatus?: SchemeValuePair | undefined
  readonly ItemDescription?: ItemDescription | undefined
  readonly Location?: readonly Location[] | undefined
  readonly PhysicalCondition?: PhysicalCondition | undefined
  readonly SecurityMarker?: SchemeValuePair | undefined
  readonly SensitizationFlag?: true | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `CreateItem`. */
export type CreateItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly ItemId?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId: ItemId
  readonly Ext?: Ext | undefined
}

/** Answered by `CreateUserResponse`. */
export type CreateUser = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: UserId | undefined
  readonly AuthenticationInput?: undefined
  readonly NameInformation: NameInformation
  readonly UserAddressInformation?: readonly UserAddressInformation[] | undefined
  readonly DateOfBirth?: string | undefined
  readonly UserLanguage?: readonly SchemeValuePair[] | undefined
  readonly UserPrivilege?: readonly UserPrivilege[] | undefined
  readonly BlockOrTrap?: readonly BlockOrTrap[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput?: readonly AuthenticationInput[] | undefined
  readonly NameInformation: NameInformation
  readonly UserAddressInformation?: readonly UserAddressInformation[] | undefined
  readonly DateOfBirth?: string | undefined
  readonly UserLanguage?: readonly SchemeValuePair[] | undefined
  readonly UserPrivilege?: readonly UserPrivilege[] | undefined
  readonly BlockOrTrap?: readonly BlockOrTrap[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `CreateUserFiscalTransactionResponse`. */
export type CreateUserFiscalTransaction = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly FiscalTransactionInformation: FiscalTransactionInformation
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly FiscalTransactionInformation: FiscalTransactionInformation
  readonly Ext?: Ext | undefined
}

/** Answers `CreateUserFiscalTransaction`. */
export type CreateUserFiscalTransactionResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly UserId?: undefined
  readonly FiscalTransactionReferenceId?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly UserId: UserId
  readonly FiscalTransactionReferenceId: FiscalTransactionReferenceId
  readonly Ext?: Ext | undefined
}

/** Answers `CreateUser`. */
export type CreateUserResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly UserId?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly UserId: UserId
  readonly Ext?: Ext | undefined
}

export type CurrentBorrower = {
  readonly UserId: UserId
  readonly Ext?: Ext | undefined
}

export type CurrentRequester = {
  readonly UserId: UserId
  readonly Ext?: Ext | undefined
}

export type DeleteAgencyFields = {
  readonly OrganizationNameInformation?: readonly OrganizationNameInformation[] | undefined
  readonly AgencyAddressInformation?: readonly AgencyAddressInformation[] | undefined
  readonly AuthenticationPrompt?: readonly AuthenticationPrompt[] | undefined
  readonly ApplicationProfileSupportedType?: readonly SchemeValuePair[] | undefined
  readonly ConsortiumAgreement?: readonly SchemeValuePair[] | undefined
  readonly AgencyUserPrivilegeType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `DeleteItemResponse`. */
export type DeleteItem = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly Ext?: Ext | undefined
}

export type DeleteItemFields = {
  readonly BibliographicDescription?: BibliographicDescription | undefined
  readonly ItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemDescription?: ItemDescription | undefined
  readonly Location?: readonly Location[] | undefined
  readonly PhysicalCondition?: PhysicalCondition | undefined
  readonly SecurityMarker?: SchemeValuePair | undefined
  readonly SensitizationFlag?: true | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `DeleteItem`. */
export type DeleteItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly ItemId?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId: ItemId
  readonly Ext?: Ext | undefined
}

export type DeleteRequestFields = {
  readonly UserId?: UserId | undefined
  readonly ItemId?: ItemId | undefined
  readonly RequestType?: SchemeValuePair | undefined
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly RequestStatusType?: SchemeValuePair | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly DateOfUserRequest?: string | undefined
  readonly DateAvailable?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `DeleteUserResponse`. */
export type DeleteUser = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly Ext?: Ext | undefined
}

export type DeleteUserFields = {
  readonly AuthenticationInput?: readonly AuthenticationInput[] | undefined
  readonly NameInformation?: NameInformation | undefined
  readonly UserAddressInformation?: readonly UserAddressInformation[] | undefined
  readonly DateOfBirth?: string | undefined
  readonly UserLanguage?: readonly SchemeValuePair[] | undefined
  readonly UserPrivilege?: readonly UserPrivilege[] | undefined
  readonly BlockOrTrap?: readonly BlockOrTrap[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `DeleteUser`. */
export type DeleteUserResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly UserId?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly UserId: UserId
  readonly Ext?: Ext | undefined
}

export type Destination = 
  | {
  readonly Location: Location
  readonly BinNumber?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly Location?: Location | undefined
  readonly BinNumber: string
  readonly Ext?: Ext | undefined
}

export type ElectronicAddress = {
  readonly ElectronicAddressType: SchemeValuePair
  readonly ElectronicAddressData: string
  readonly Ext?: Ext | undefined
}

export type ElectronicResource = 
  | {
  readonly ElectronicDataFormatType: SchemeValuePair
  readonly ActualResource: string
  readonly ReferenceToResource?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ElectronicDataFormatType?: undefined
  readonly ActualResource?: undefined
  readonly ReferenceToResource: string
  readonly Ext?: Ext | undefined
}

export type EnumerationLevelInstance = 
  | {
  readonly EnumerationCaption: string
  readonly EnumerationLevel?: undefined
  readonly Ext?: Ext | undefined
  readonly EnumerationValue: string
}
  | {
  readonly EnumerationCaption?: string | undefined
  readonly EnumerationLevel: string
  readonly Ext?: Ext | undefined
  readonly EnumerationValue: string
}

export type Ext = readonly RawElement[]

export type FiscalTransactionInformation = {
  readonly FiscalActionType: SchemeValuePair
  readonly FiscalTransactionReferenceId?: FiscalTransactionReferenceId | undefined
  readonly RelatedFiscalTransactionReferenceId?: readonly RelatedFiscalTransactionReferenceId[] | undefined
  readonly FiscalTransactionType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly Amount: Amount
  readonly PaymentMethodType?: SchemeValuePair | undefined
  readonly FiscalTransactionDescription?: string | undefined
  readonly RequestId?: RequestId | undefined
  readonly ItemDetails?: ItemDetails | undefined
  readonly Ext?: Ext | undefined
}

export type FiscalTransactionReferenceId = {
  readonly AgencyId: SchemeValuePair
  readonly FiscalTransactionIdentifierValue: string
  readonly Ext?: Ext | undefined
}

export type FromAgencyId = {
  readonly AgencyId: SchemeValuePair
  readonly Ext?: Ext | undefined
}

export type HoldingsChronology = {
  readonly ChronologyLevelInstance: readonly ChronologyLevelInstance[]
  readonly Ext?: Ext | undefined
}

export type HoldingsEnumeration = {
  readonly EnumerationLevelInstance: readonly EnumerationLevelInstance[]
  readonly Ext?: Ext | undefined
}

export type HoldingsInformation = 
  | {
  readonly StructuredHoldingsData: readonly StructuredHoldingsData[]
  readonly UnstructuredHoldingsData?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly StructuredHoldingsData?: undefined
  readonly UnstructuredHoldingsData: string
  readonly Ext?: Ext | undefined
}

export type HoldingsSet = 
  | {
  readonly HoldingsSetId?: string | undefined
  readonly BibliographicDescription?: BibliographicDescription | undefined
  readonly Location?: Location | undefined
  readonly CallNumber?: string | undefined
  readonly SummaryHoldingsInformation?: SummaryHoldingsInformation | undefined
  readonly ElectronicResource?: ElectronicResource | undefined
  readonly ItemInformation: readonly ItemInformation[]
  readonly Ext?: Ext | undefined
  readonly Problem?: undefined
}
  | {
  readonly HoldingsSetId?: string | undefined
  readonly BibliographicDescription?: undefined
  readonly Location?: undefined
  readonly CallNumber?: undefined
  readonly SummaryHoldingsInformation?: undefined
  readonly ElectronicResource?: undefined
  readonly ItemInformation?: undefined
  readonly Ext?: undefined
  readonly Problem: readonly Problem[]
}

export type InitiationHeader = {
  readonly FromSystemId?: SchemeValuePair | undefined
  readonly FromSystemAuthentication?: string | undefined
  readonly FromAgencyId: FromAgencyId
  readonly FromAgencyAuthentication?: string | undefined
  readonly OnBehalfOfAgency?: OnBehalfOfAgency | undefined
  readonly ToSystemId?: SchemeValuePair | undefined
  readonly ToAgencyId: ToAgencyId
  readonly ApplicationProfileType?: SchemeValuePair | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `ItemCheckedInResponse`. */
export type ItemCheckedIn = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId?: UserId | undefined
  readonly ItemId: ItemId
  readonly RoutingInformation?: RoutingInformation | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ItemCheckedIn`. */
export type ItemCheckedInResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `ItemCheckedOutResponse`. */
export type ItemCheckedOut = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly ItemId: ItemId
  readonly RequestId?: RequestId | undefined
  readonly DateDue: string
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: undefined
  readonly ElectronicResourceProvidedFlag?: true | undefined
  readonly RenewalCount?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly ItemId: ItemId
  readonly RequestId?: RequestId | undefined
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag: true
  readonly NonReturnableFlag?: undefined
  readonly ElectronicResourceProvidedFlag?: true | undefined
  readonly RenewalCount?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly ItemId: ItemId
  readonly RequestId?: RequestId | undefined
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag: true
  readonly ElectronicResourceProvidedFlag?: true | undefined
  readonly RenewalCount?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ItemCheckedOut`. */
export type ItemCheckedOutResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `ItemCreatedResponse`. */
export type ItemCreated = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly ItemId: ItemId
  readonly RequestId?: RequestId | undefined
  readonly BibliographicDescription: BibliographicDescription
  readonly ItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly CirculationStatus?: SchemeValuePair | undefined
  readonly ItemDescription?: ItemDescription | undefined
  readonly Location?: readonly Location[] | undefined
  readonly PhysicalCondition?: PhysicalCondition | undefined
  readonly SecurityMarker?: SchemeValuePair | undefined
  readonly SensitizationFlag?: true | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ItemCreated`. */
export type ItemCreatedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

export type ItemDescription = {
  readonly CallNumber?: string | undefined
  readonly CopyNumber?: string | undefined
  readonly ItemDescriptionLevel?: SchemeValuePair | undefined
  readonly HoldingsInformation?: HoldingsInformation | undefined
  readonly NumberOfPieces?: string | undefined
  readonly Ext?: Ext | undefined
}

export type ItemDetails = 
  | {
  readonly ItemId: ItemId
  readonly BibliographicDescription: BibliographicDescription
  readonly DateCheckedOut?: string | undefined
  readonly DateRenewed?: readonly string[] | undefined
  readonly DateDue?: string | undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: undefined
  readonly DateReturned?: string | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ItemId: ItemId
  readonly BibliographicDescription: BibliographicDescription
  readonly DateCheckedOut?: string | undefined
  readonly DateRenewed?: readonly string[] | undefined
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag?: true | undefined
  readonly NonReturnableFlag?: undefined
  readonly DateReturned?: string | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ItemId: ItemId
  readonly BibliographicDescription: BibliographicDescription
  readonly DateCheckedOut?: string | undefined
  readonly DateRenewed?: readonly string[] | undefined
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: true | undefined
  readonly DateReturned?: string | undefined
  readonly Ext?: Ext | undefined
}

export type ItemId = {
  readonly AgencyId?: SchemeValuePair | undefined
  readonly ItemIdentifierType?: SchemeValuePair | undefined
  readonly ItemIdentifierValue: string
  readonly Ext?: Ext | undefined
}

export type ItemInformation = 
  | {
  readonly ItemId?: ItemId | undefined
  readonly RequestId?: readonly RequestId[] | undefined
  readonly CurrentBorrower?: CurrentBorrower | undefined
  readonly CurrentRequester?: readonly CurrentRequester[] | undefined
  readonly DateDue?: string | undefined
  readonly DateRecalled?: string | undefined
  readonly HoldPickupDate?: string | undefined
  readonly ItemTransaction?: ItemTransaction | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly ItemNote?: string | undefined
  readonly Ext?: Ext | undefined
  readonly Problem?: undefined
}
  | {
  readonly ItemId?: ItemId | undefined
  readonly RequestId?: undefined
  readonly CurrentBorrower?: undefined
  readonly CurrentRequester?: undefined
  readonly DateDue?: undefined
  readonly DateRecalled?: undefined
  readonly HoldPickupDate?: undefined
  readonly ItemTransaction?: undefined
  readonly ItemOptionalFields?: undefined
  readonly ItemNote?: undefined
  readonly Ext?: undefined
  readonly Problem: readonly Problem[]
}

export type ItemOptionalFields = {
  readonly BibliographicDescription?: BibliographicDescription | undefined
  readonly ItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly CirculationStatus?: SchemeValuePair | undefined
  readonly HoldQueueLength?: string | undefined
  readonly ItemDescription?: ItemDescription | undefined
  readonly Location?: readonly Location[] | undefined
  readonly PhysicalCondition?: PhysicalCondition | undefined
  readonly ElectronicResource?: ElectronicResource | undefined
  readonly SecurityMarker?: SchemeValuePair | undefined
  readonly SensitizationFlag?: true | undefined
  readonly DateDue?: string | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `ItemRecallCancelledResponse`. */
export type ItemRecallCancelled = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId?: UserId | undefined
  readonly ItemId: ItemId
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ItemRecallCancelled`. */
export type ItemRecallCancelledResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `ItemRecalledResponse`. */
export type ItemRecalled = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId?: UserId | undefined
  readonly ItemId: ItemId
  readonly DateDue: string
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ItemRecalled`. */
export type ItemRecalledResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `ItemReceivedResponse`. */
export type ItemReceived = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly ItemId: ItemId
  readonly UserId?: UserId | undefined
  readonly RequestId?: RequestId | undefined
  readonly DateReceived: string
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ItemReceived`. */
export type ItemReceivedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `ItemRenewedResponse`. */
export type ItemRenewed = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId?: UserId | undefined
  readonly ItemId: ItemId
  readonly DateDue: string
  readonly RenewalCount?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ItemRenewed`. */
export type ItemRenewedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

export type ItemReportedReturned = {
  readonly DateReportedReturned: string
  readonly Ext?: Ext | undefined
}

/** Answered by `ItemRequestCancelledResponse`. */
export type ItemRequestCancelled = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly ItemId: ItemId
  readonly RequestId?: undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly ItemId?: ItemId | undefined
  readonly RequestId: RequestId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ItemRequestCancelled`. */
export type ItemRequestCancelledResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `ItemRequestUpdatedResponse`. */
export type ItemRequestUpdated = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly ItemId: ItemId
  readonly RequestType: SchemeValuePair
  readonly RequestId?: undefined
  readonly DeleteRequestFields?: DeleteRequestFields | undefined
  readonly AddRequestFields?: AddRequestFields | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId?: undefined
  readonly ItemId?: undefined
  readonly RequestType?: undefined
  readonly RequestId: RequestId
  readonly DeleteRequestFields?: DeleteRequestFields | undefined
  readonly AddRequestFields?: AddRequestFields | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ItemRequestUpdated`. */
export type ItemRequestUpdatedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `ItemRequestedResponse`. */
export type ItemRequested = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly ItemId: ItemId
  readonly BibliographicId?: undefined
  readonly RequestId?: undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly DateOfUserRequest?: string | undefined
  readonly DateAvailable?: string | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly ItemId?: undefined
  readonly BibliographicId: BibliographicId
  readonly RequestId: RequestId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly DateOfUserRequest?: string | undefined
  readonly DateAvailable?: string | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ItemRequested`. */
export type ItemRequestedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `ItemShippedResponse`. */
export type ItemShipped = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly ItemId: ItemId
  readonly RequestId?: undefined
  readonly UserId?: UserId | undefined
  readonly DateShipped: string
  readonly ShippingInformation: ShippingInformation
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly ItemId?: ItemId | undefined
  readonly RequestId: RequestId
  readonly UserId?: UserId | undefined
  readonly DateShipped: string
  readonly ShippingInformation: ShippingInformation
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ItemShipped`. */
export type ItemShippedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

export type ItemTransaction = {
  readonly CurrentBorrower?: CurrentBorrower | undefined
  readonly CurrentRequester?: readonly CurrentRequester[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `ItemUpdatedResponse`. */
export type ItemUpdated = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly ItemId: ItemId
  readonly DeleteItemFields?: DeleteItemFields | undefined
  readonly AddItemFields?: AddItemFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ItemUpdated`. */
export type ItemUpdatedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

export type LoanedItem = 
  | {
  readonly ItemId: ItemId
  readonly BibliographicId?: readonly BibliographicId[] | undefined
  readonly ReminderLevel?: string | undefined
  readonly DateDue: string
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly Amount?: Amount | undefined
  readonly Title?: string | undefined
  readonly MediumType?: SchemeValuePair | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ItemId: ItemId
  readonly BibliographicId?: readonly BibliographicId[] | undefined
  readonly ReminderLevel?: string | undefined
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag: true
  readonly Amount?: Amount | undefined
  readonly Title?: string | undefined
  readonly MediumType?: SchemeValuePair | undefined
  readonly Ext?: Ext | undefined
}

export type LoanedItemsCount = 
  | {
  readonly CirculationStatus: SchemeValuePair
  readonly ItemUseRestrictionType?: undefined
  readonly LoanedItemCountValue: string
  readonly Ext?: Ext | undefined
}
  | {
  readonly CirculationStatus?: undefined
  readonly ItemUseRestrictionType: SchemeValuePair
  readonly LoanedItemCountValue: string
  readonly Ext?: Ext | undefined
}

export type Location = {
  readonly LocationType: SchemeValuePair
  readonly LocationName: LocationName
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly Ext?: Ext | undefined
}

export type LocationName = {
  readonly LocationNameInstance: readonly LocationNameInstance[]
  readonly Ext?: Ext | undefined
}

export type LocationNameInstance = {
  readonly LocationNameLevel: string
  readonly LocationNameValue: string
  readonly Ext?: Ext | undefined
}

/** Answered by `LookupAgencyResponse`. */
export type LookupAgency = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly AgencyId: SchemeValuePair
  readonly AgencyElementType: readonly SchemeValuePair[]
  readonly Ext?: Ext | undefined
}

/** Answers `LookupAgency`. */
export type LookupAgencyResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly AgencyId?: undefined
  readonly OrganizationNameInformation?: undefined
  readonly AgencyAddressInformation?: undefined
  readonly AuthenticationPrompt?: undefined
  readonly ApplicationProfileSupportedType?: undefined
  readonly ConsortiumAgreement?: undefined
  readonly AgencyUserPrivilegeType?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly AgencyId: SchemeValuePair
  readonly OrganizationNameInformation?: readonly OrganizationNameInformation[] | undefined
  readonly AgencyAddressInformation?: readonly AgencyAddressInformation[] | undefined
  readonly AuthenticationPrompt?: readonly AuthenticationPrompt[] | undefined
  readonly ApplicationProfileSupportedType?: readonly SchemeValuePair[] | undefined
  readonly ConsortiumAgreement?: readonly SchemeValuePair[] | undefined
  readonly AgencyUserPrivilegeType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `LookupItemResponse`. */
export type LookupItem = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly ItemId: ItemId
  readonly RequestId?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly CurrentBorrowerDesired?: true | undefined
  readonly CurrentRequestersDesired?: true | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly ItemId?: undefined
  readonly RequestId: RequestId
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly CurrentBorrowerDesired?: true | undefined
  readonly CurrentRequestersDesired?: true | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `LookupItem`. */
export type LookupItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly ItemId?: undefined
  readonly RequestId?: undefined
  readonly HoldPickupDate?: undefined
  readonly DateRecalled?: undefined
  readonly ItemTransaction?: undefined
  readonly ItemOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId: ItemId
  readonly RequestId?: undefined
  readonly HoldPickupDate?: string | undefined
  readonly DateRecalled?: string | undefined
  readonly ItemTransaction?: ItemTransaction | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId?: ItemId | undefined
  readonly RequestId: RequestId
  readonly HoldPickupDate?: string | undefined
  readonly DateRecalled?: string | undefined
  readonly ItemTransaction?: ItemTransaction | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `LookupItemSetResponse`. */
export type LookupItemSet = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly BibliographicId: readonly BibliographicId[]
  readonly HoldingsSetId?: undefined
  readonly ItemId?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly CurrentBorrowerDesired?: true | undefined
  readonly CurrentRequestersDesired?: true | undefined
  readonly MaximumItemsCount?: string | undefined
  readonly NextItemToken?: string | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly BibliographicId?: undefined
  readonly HoldingsSetId: readonly string[]
  readonly ItemId?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly CurrentBorrowerDesired?: true | undefined
  readonly CurrentRequestersDesired?: true | undefined
  readonly MaximumItemsCount?: string | undefined
  readonly NextItemToken?: string | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly BibliographicId?: undefined
  readonly HoldingsSetId?: undefined
  readonly ItemId: readonly ItemId[]
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly CurrentBorrowerDesired?: true | undefined
  readonly CurrentRequestersDesired?: true | undefined
  readonly MaximumItemsCount?: string | undefined
  readonly NextItemToken?: string | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `LookupItemSet`. */
export type LookupItemSetResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly BibInformation?: undefined
  readonly NextItemToken?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly BibInformation: readonly BibInformation[]
  readonly NextItemToken?: string | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `LookupRequestResponse`. */
export type LookupRequest = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly ItemId: ItemId
  readonly RequestType: SchemeValuePair
  readonly RequestId?: undefined
  readonly RequestElementType?: readonly SchemeValuePair[] | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemId: ItemId
  readonly RequestType: SchemeValuePair
  readonly RequestId?: undefined
  readonly RequestElementType?: readonly SchemeValuePair[] | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput?: undefined
  readonly ItemId?: undefined
  readonly RequestType?: undefined
  readonly RequestId: RequestId
  readonly RequestElementType?: readonly SchemeValuePair[] | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `LookupRequest`. */
export type LookupRequestResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly ItemId?: undefined
  readonly RequestId?: undefined
  readonly UserId?: undefined
  readonly RequestType?: undefined
  readonly RequestScopeType?: undefined
  readonly RequestStatusType?: undefined
  readonly HoldQueuePosition?: undefined
  readonly ShippingInformation?: undefined
  readonly EarliestDateNeeded?: undefined
  readonly NeedBeforeDate?: undefined
  readonly PickupDate?: undefined
  readonly PickupLocation?: undefined
  readonly PickupExpiryDate?: undefined
  readonly DateOfUserRequest?: undefined
  readonly DateAvailable?: undefined
  readonly AcknowledgedFeeAmount?: undefined
  readonly PaidFeeAmount?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId: ItemId
  readonly RequestId?: undefined
  readonly UserId?: UserId | undefined
  readonly RequestType?: SchemeValuePair | undefined
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly RequestStatusType?: SchemeValuePair | undefined
  readonly HoldQueuePosition?: string | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupDate?: string | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly DateOfUserRequest?: string | undefined
  readonly DateAvailable?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId?: ItemId | undefined
  readonly RequestId: RequestId
  readonly UserId?: UserId | undefined
  readonly RequestType?: SchemeValuePair | undefined
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly RequestStatusType?: SchemeValuePair | undefined
  readonly HoldQueuePosition?: string | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupDate?: string | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly DateOfUserRequest?: string | undefined
  readonly DateAvailable?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `LookupUserResponse`. */
export type LookupUser = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly LoanedItemsDesired?: true | undefined
  readonly RequestedItemsDesired?: true | undefined
  readonly UserFiscalAccountDesired?: true | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly LoanedItemsDesired?: true | undefined
  readonly RequestedItemsDesired?: true | undefined
  readonly UserFiscalAccountDesired?: true | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `LookupUser`. */
export type LookupUserResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly UserId?: undefined
  readonly UserFiscalAccount?: undefined
  readonly LoanedItemsCount?: undefined
  readonly LoanedItem?: undefined
  readonly RequestedItemsCount?: undefined
  readonly RequestedItem?: undefined
  readonly UserOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly UserId: UserId
  readonly UserFiscalAccount?: readonly UserFiscalAccount[] | undefined
  readonly LoanedItemsCount?: readonly LoanedItemsCount[] | undefined
  readonly LoanedItem?: readonly LoanedItem[] | undefined
  readonly RequestedItemsCount?: readonly RequestedItemsCount[] | undefined
  readonly RequestedItem?: readonly RequestedItem[] | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

export type MandatedAction = {
  readonly DateEventOccurred: string
  readonly Ext?: Ext | undefined
}

export type NameInformation = 
  | {
  readonly PersonalNameInformation: PersonalNameInformation
  readonly OrganizationNameInformation?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly PersonalNameInformation?: undefined
  readonly OrganizationNameInformation: readonly OrganizationNameInformation[]
  readonly Ext?: Ext | undefined
}

export type NoticeItem = {
  readonly ItemDetails: ItemDetails
  readonly Amount?: Amount | undefined
  readonly Ext?: Ext | undefined
}

export type OnBehalfOfAgency = {
  readonly AgencyId: SchemeValuePair
  readonly Ext?: Ext | undefined
}

export type OrganizationNameInformation = {
  readonly OrganizationNameType: SchemeValuePair
  readonly OrganizationName: string
  readonly Ext?: Ext | undefined
}

export type PaidFeeAmount = {
  readonly CurrencyCode: SchemeValuePair
  readonly MonetaryValue: string
  readonly Ext?: Ext | undefined
}

export type Pending = {
  readonly DateOfExpectedReply?: string | undefined
  readonly Ext?: Ext | undefined
}

export type PersonalNameInformation = 
  | {
  readonly UnstructuredPersonalUserName: string
  readonly StructuredPersonalUserName?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly UnstructuredPersonalUserName?: string | undefined
  readonly StructuredPersonalUserName: StructuredPersonalUserName
  readonly Ext?: Ext | undefined
}

export type PhysicalAddress = 
  | {
  readonly StructuredAddress: StructuredAddress
  readonly UnstructuredAddress?: undefined
  readonly PhysicalAddressType: SchemeValuePair
  readonly Ext?: Ext | undefined
}
  | {
  readonly StructuredAddress?: undefined
  readonly UnstructuredAddress: UnstructuredAddress
  readonly PhysicalAddressType: SchemeValuePair
  readonly Ext?: Ext | undefined
}

export type PhysicalCondition = {
  readonly PhysicalConditionType: SchemeValuePair
  readonly PhysicalConditionDetails?: string | undefined
  readonly Ext?: Ext | undefined
}

export type PreviousUserId = {
  readonly AgencyId: SchemeValuePair
  readonly UserIdentifierValue: string
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly Ext?: Ext | undefined
}

export type Problem = {
  readonly ProblemType: SchemeValuePair
  readonly ProblemDetail?: string | undefined
  readonly ProblemElement?: string | undefined
  readonly ProblemValue?: string | undefined
  readonly Ext?: Ext | undefined
}

export type PromptInput = {
  readonly AuthenticationInputType: SchemeValuePair
  readonly AuthenticationDataFormatType: SchemeValuePair
  readonly SensitiveDataFlag?: true | undefined
  readonly Ext?: Ext | undefined
}

export type PromptOutput = {
  readonly AuthenticationPromptData: string
  readonly AuthenticationPromptType: SchemeValuePair
  readonly Ext?: Ext | undefined
}

/** Answered by `RecallItemResponse`. */
export type RecallItem = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly DesiredDateDue?: string | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `RecallItem`. */
export type RecallItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly ItemId?: undefined
  readonly UserId?: undefined
  readonly DateDue?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId: ItemId
  readonly UserId?: UserId | undefined
  readonly DateDue?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

export type RelatedFiscalTransactionReferenceId = {
  readonly AgencyId: SchemeValuePair
  readonly FiscalTransactionIdentifierValue: string
  readonly Ext?: Ext | undefined
}

/** Answered by `RenewItemResponse`. */
export type RenewItem = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly ItemId: ItemId
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly DesiredDateDue?: string | undefined
  readonly DesiredDateForReturn?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemId: ItemId
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly DesiredDateDue?: string | undefined
  readonly DesiredDateForReturn?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `RenewItem`. */
export type RenewItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly RequiredFeeAmount?: RequiredFeeAmount | undefined
  readonly RequiredItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly Pending?: undefined
  readonly ItemId?: undefined
  readonly UserId?: undefined
  readonly DateDue?: undefined
  readonly DateForReturn?: undefined
  readonly RenewalCount?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly Pending: Pending
  readonly ItemId?: undefined
  readonly UserId?: undefined
  readonly DateDue?: undefined
  readonly DateForReturn?: undefined
  readonly RenewalCount?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly Pending?: undefined
  readonly ItemId: ItemId
  readonly UserId?: UserId | undefined
  readonly DateDue?: string | undefined
  readonly DateForReturn?: string | undefined
  readonly RenewalCount?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `ReportCirculationStatusChangeResponse`. */
export type ReportCirculationStatusChange = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly ItemReportedReturned: ItemReportedReturned
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed: true
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost: true
  readonly ItemReportedMissing?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing: true
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemReportedReturned: ItemReportedReturned
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed: true
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost: true
  readonly ItemReportedMissing?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing: true
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `ReportCirculationStatusChange`. */
export type ReportCirculationStatusChangeResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly ItemId?: undefined
  readonly UserId?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId: ItemId
  readonly UserId?: UserId | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

export type RequestId = {
  readonly AgencyId?: SchemeValuePair | undefined
  readonly RequestIdentifierType?: SchemeValuePair | undefined
  readonly RequestIdentifierValue: string
  readonly Ext?: Ext | undefined
}

/** Answered by `RequestItemResponse`. */
export type RequestItem = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly ItemId: readonly ItemId[]
  readonly BibliographicId?: undefined
  readonly RequestId?: RequestId | undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly ItemId?: readonly ItemId[] | undefined
  readonly BibliographicId: readonly BibliographicId[]
  readonly RequestId?: RequestId | undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemId: readonly ItemId[]
  readonly BibliographicId?: undefined
  readonly RequestId?: RequestId | undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemId?: readonly ItemId[] | undefined
  readonly BibliographicId: readonly BibliographicId[]
  readonly RequestId?: RequestId | undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `RequestItem`. */
export type RequestItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly RequiredFeeAmount?: RequiredFeeAmount | undefined
  readonly RequiredItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemId?: undefined
  readonly RequestId?: undefined
  readonly UserId?: undefined
  readonly RequestType?: undefined
  readonly RequestScopeType?: undefined
  readonly ShippingInformation?: undefined
  readonly DateAvailable?: undefined
  readonly HoldPickupDate?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly ItemId: ItemId
  readonly RequestId?: undefined
  readonly UserId: UserId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly DateAvailable?: string | undefined
  readonly HoldPickupDate?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly ItemId?: ItemId | undefined
  readonly RequestId: RequestId
  readonly UserId: UserId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly DateAvailable?: string | undefined
  readonly HoldPickupDate?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

export type RequestedItem = 
  | {
  readonly ItemId: ItemId
  readonly RequestId?: undefined
  readonly BibliographicId?: readonly BibliographicId[] | undefined
  readonly RequestType: SchemeValuePair
  readonly RequestStatusType: SchemeValuePair
  readonly DatePlaced: string
  readonly PickupDate?: string | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly ReminderLevel?: string | undefined
  readonly HoldQueuePosition?: string | undefined
  readonly Title?: string | undefined
  readonly MediumType?: SchemeValuePair | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ItemId?: ItemId | undefined
  readonly RequestId: RequestId
  readonly BibliographicId?: readonly BibliographicId[] | undefined
  readonly RequestType: SchemeValuePair
  readonly RequestStatusType: SchemeValuePair
  readonly DatePlaced: string
  readonly PickupDate?: string | undefined
  readonly PickupLocation?: SchemeValuePair | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly ReminderLevel?: string | undefined
  readonly HoldQueuePosition?: string | undefined
  readonly Title?: string | undefined
  readonly MediumType?: SchemeValuePair | undefined
  readonly Ext?: Ext | undefined
}

export type RequestedItemsCount = 
  | {
  readonly RequestType: SchemeValuePair
  readonly CirculationStatus?: undefined
  readonly ItemUseRestrictionType?: undefined
  readonly RequestedItemCountValue: string
  readonly Ext?: Ext | undefined
}
  | {
  readonly RequestType?: undefined
  readonly CirculationStatus: SchemeValuePair
  readonly ItemUseRestrictionType?: undefined
  readonly RequestedItemCountValue: string
  readonly Ext?: Ext | undefined
}
  | {
  readonly RequestType?: undefined
  readonly CirculationStatus?: undefined
  readonly ItemUseRestrictionType: SchemeValuePair
  readonly RequestedItemCountValue: string
  readonly Ext?: Ext | undefined
}

export type RequiredFeeAmount = {
  readonly CurrencyCode: SchemeValuePair
  readonly MonetaryValue: string
  readonly Ext?: Ext | undefined
}

export type ResponseHeader = {
  readonly FromSystemId?: SchemeValuePair | undefined
  readonly FromSystemAuthentication?: string | undefined
  readonly FromAgencyId: FromAgencyId
  readonly FromAgencyAuthentication?: string | undefined
  readonly ToSystemId?: SchemeValuePair | undefined
  readonly ToAgencyId: ToAgencyId
  readonly Ext?: Ext | undefined
}

export type RoutingInformation = {
  readonly RoutingInstructions: string
  readonly Destination: Destination
  readonly RequestType?: SchemeValuePair | undefined
  readonly UserId?: UserId | undefined
  readonly NameInformation?: NameInformation | undefined
  readonly Ext?: Ext | undefined
}

export type SchemeValuePair = {
  readonly value: string
  readonly Scheme?: string | undefined
}

/** Answered by `SendUserNoticeResponse`. */
export type SendUserNotice = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId: UserId
  readonly DateToSend?: string | undefined
  readonly UserNoticeDetails: UserNoticeDetails
  readonly Ext?: Ext | undefined
}

/** Answers `SendUserNotice`. */
export type SendUserNoticeResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly UserId?: undefined
  readonly DateSent?: undefined
  readonly DateWillSend?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly UserId: UserId
  readonly DateSent?: string | undefined
  readonly DateWillSend?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly UserId: UserId
  readonly DateSent?: undefined
  readonly DateWillSend?: string | undefined
  readonly Ext?: Ext | undefined
}

export type ShippingInformation = 
  | {
  readonly ShippingInstructions?: string | undefined
  readonly ShippingNote?: string | undefined
  readonly PhysicalAddress: PhysicalAddress
  readonly ElectronicAddress?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ShippingInstructions?: string | undefined
  readonly ShippingNote?: string | undefined
  readonly PhysicalAddress?: undefined
  readonly ElectronicAddress: ElectronicAddress
  readonly Ext?: Ext | undefined
}

export type StructuredAddress = 
  | {
  readonly LocationWithinBuilding?: string | undefined
  readonly HouseName?: string | undefined
  readonly District: string
  readonly PostOfficeBox?: undefined
  readonly Street?: undefined
  readonly Line1?: undefined
  readonly Line2?: undefined
  readonly Locality?: string | undefined
  readonly Region?: string | undefined
  readonly Country?: string | undefined
  readonly PostalCode?: string | undefined
  readonly CareOf?: string | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly LocationWithinBuilding?: string | undefined
  readonly HouseName?: string | undefined
  readonly District?: string | undefined
  readonly PostOfficeBox: string
  readonly Street?: undefined
  readonly Line1?: undefined
  readonly Line2?: undefined
  readonly Locality?: string | undefined
  readonly Region?: string | undefined
  readonly Country?: string | undefined
  readonly PostalCode?: string | undefined
  readonly CareOf?: string | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly LocationWithinBuilding?: string | undefined
  readonly HouseName?: string | undefined
  readonly District?: string | undefined
  readonly PostOfficeBox?: string | undefined
  readonly Street: string
  readonly Line1?: undefined
  readonly Line2?: undefined
  readonly Locality?: string | undefined
  readonly Region?: string | undefined
  readonly Country?: string | undefined
  readonly PostalCode?: string | undefined
  readonly CareOf?: string | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly LocationWithinBuilding?: undefined
  readonly HouseName?: undefined
  readonly District?: undefined
  readonly PostOfficeBox?: undefined
  readonly Street?: undefined
  readonly Line1: string
  readonly Line2?: string | undefined
  readonly Locality?: string | undefined
  readonly Region?: string | undefined
  readonly Country?: string | undefined
  readonly PostalCode?: string | undefined
  readonly CareOf?: string | undefined
  readonly Ext?: Ext | undefined
}

export type StructuredHoldingsData = 
  | {
  readonly HoldingsChronology: HoldingsChronology
  readonly HoldingsEnumeration?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly HoldingsChronology?: HoldingsChronology | undefined
  readonly HoldingsEnumeration: HoldingsEnumeration
  readonly Ext?: Ext | undefined
}

export type StructuredPersonalUserName = {
  readonly Prefix?: string | undefined
  readonly GivenName?: string | undefined
  readonly Initials?: string | undefined
  readonly Surname: string
  readonly Suffix?: string | undefined
  readonly Ext?: Ext | undefined
}

export type SummaryHoldingsInformation = 
  | {
  readonly StructuredHoldingsData: readonly StructuredHoldingsData[]
  readonly UnstructuredHoldingsData?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly StructuredHoldingsData?: undefined
  readonly UnstructuredHoldingsData: string
  readonly Ext?: Ext | undefined
}

export type ToAgencyId = {
  readonly AgencyId: SchemeValuePair
  readonly Ext?: Ext | undefined
}

/** Answered by `UndoCheckOutItemResponse`. */
export type UndoCheckOutItem = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly UserId?: UserId | undefined
  readonly AuthenticationInput?: undefined
  readonly RequestId?: RequestId | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly UserId?: undefined
  readonly AuthenticationInput?: readonly AuthenticationInput[] | undefined
  readonly RequestId?: RequestId | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `UndoCheckOutItem`. */
export type UndoCheckOutItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly ItemId?: undefined
  readonly UserId?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId: ItemId
  readonly UserId?: UserId | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly Ext?: Ext | undefined
}

export type UnstructuredAddress = {
  readonly UnstructuredAddressType: SchemeValuePair
  readonly UnstructuredAddressData: string
  readonly Ext?: Ext | undefined
}

/** Answered by `UpdateAgencyResponse`. */
export type UpdateAgency = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly AgencyId: SchemeValuePair
  readonly DeleteAgencyFields?: DeleteAgencyFields | undefined
  readonly AddAgencyFields?: AddAgencyFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `UpdateAgency`. */
export type UpdateAgencyResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly AgencyId?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly AgencyId: SchemeValuePair
  readonly Ext?: Ext | undefined
}

/** Answered by `UpdateCirculationStatusResponse`. */
export type UpdateCirculationStatus = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly CirculationStatus: SchemeValuePair
  readonly Ext?: Ext | undefined
}

/** Answers `UpdateCirculationStatus`. */
export type UpdateCirculationStatusResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly ItemId?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId: ItemId
  readonly Ext?: Ext | undefined
}

/** Answered by `UpdateItemResponse`. */
export type UpdateItem = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly ItemId: ItemId
  readonly DeleteItemFields?: DeleteItemFields | undefined
  readonly AddItemFields?: AddItemFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `UpdateItem`. */
export type UpdateItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly ItemId?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly ItemId: ItemId
  readonly Ext?: Ext | undefined
}

/** Answered by `UpdateRequestItemResponse`. */
export type UpdateRequestItem = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly ItemId: ItemId
  readonly RequestType: SchemeValuePair
  readonly RequestId?: undefined
  readonly DeleteRequestFields?: DeleteRequestFields | undefined
  readonly AddRequestFields?: AddRequestFields | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemId: ItemId
  readonly RequestType: SchemeValuePair
  readonly RequestId?: undefined
  readonly DeleteRequestFields?: DeleteRequestFields | undefined
  readonly AddRequestFields?: AddRequestFields | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput?: undefined
  readonly ItemId?: undefined
  readonly RequestType?: undefined
  readonly RequestId: RequestId
  readonly DeleteRequestFields?: DeleteRequestFields | undefined
  readonly AddRequestFields?: AddRequestFields | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `UpdateRequestItem`. */
export type UpdateRequestItemResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly RequiredFeeAmount?: RequiredFeeAmount | undefined
  readonly RequiredItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemId?: undefined
  readonly UserId?: undefined
  readonly RequestType?: undefined
  readonly RequestScopeType?: undefined
  readonly DateAvailable?: undefined
  readonly HoldPickupDate?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly ItemId: ItemId
  readonly UserId: UserId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly DateAvailable?: string | undefined
  readonly HoldPickupDate?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `UpdateUserResponse`. */
export type UpdateUser = 
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId: UserId
  readonly AuthenticationInput?: undefined
  readonly DeleteUserFields?: DeleteUserFields | undefined
  readonly AddUserFields?: AddUserFields | undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly MandatedAction?: MandatedAction | undefined
  readonly UserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly DeleteUserFields?: DeleteUserFields | undefined
  readonly AddUserFields?: AddUserFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `UpdateUser`. */
export type UpdateUserResponse = 
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem: readonly Problem[]
  readonly UserId?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: undefined
  readonly UserId: UserId
  readonly Ext?: Ext | undefined
}

export type UserAddressInformation = 
  | {
  readonly UserAddressRoleType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly PhysicalAddress: PhysicalAddress
  readonly ElectronicAddress?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly UserAddressRoleType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly PhysicalAddress?: undefined
  readonly ElectronicAddress: ElectronicAddress
  readonly Ext?: Ext | undefined
}

/** Answered by `UserCreatedResponse`. */
export type UserCreated = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly NameInformation: NameInformation
  readonly UserAddressInformation?: readonly UserAddressInformation[] | undefined
  readonly DateOfBirth?: string | undefined
  readonly UserLanguage?: readonly SchemeValuePair[] | undefined
  readonly UserPrivilege?: readonly UserPrivilege[] | undefined
  readonly BlockOrTrap?: readonly BlockOrTrap[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `UserCreated`. */
export type UserCreatedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

export type UserElementEnum = 'loaned items' | 'previous user id' | 'requested items' | 'user fiscal account'

export type UserFiscalAccount = {
  readonly AccountBalance: AccountBalance
  readonly AccountDetails?: readonly AccountDetails[] | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `UserFiscalTransactionCreatedResponse`. */
export type UserFiscalTransactionCreated = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly FiscalTransactionInformation: FiscalTransactionInformation
  readonly Ext?: Ext | undefined
}

/** Answers `UserFiscalTransactionCreated`. */
export type UserFiscalTransactionCreatedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

export type UserId = {
  readonly AgencyId?: SchemeValuePair | undefined
  readonly UserIdentifierType?: SchemeValuePair | undefined
  readonly UserIdentifierValue: string
  readonly Ext?: Ext | undefined
}

export type UserNoticeDetails = 
  | {
  readonly NoticeType: SchemeValuePair
  readonly NoticeContent?: string | undefined
  readonly NoticeItem: readonly NoticeItem[]
  readonly UserFiscalAccount?: undefined
  readonly UserPrivilege?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly NoticeType: SchemeValuePair
  readonly NoticeContent?: string | undefined
  readonly NoticeItem?: undefined
  readonly UserFiscalAccount: UserFiscalAccount
  readonly UserPrivilege?: undefined
  readonly Ext?: Ext | undefined
}
  | {
  readonly NoticeType: SchemeValuePair
  readonly NoticeContent?: string | undefined
  readonly NoticeItem?: undefined
  readonly UserFiscalAccount?: undefined
  readonly UserPrivilege: UserPrivilege
  readonly Ext?: Ext | undefined
}

/** Answered by `UserNoticeSentResponse`. */
export type UserNoticeSent = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly DateSent: string
  readonly UserNoticeDetails: UserNoticeDetails
  readonly Ext?: Ext | undefined
}

/** Answers `UserNoticeSent`. */
export type UserNoticeSentResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

export type UserOptionalFields = {
  readonly NameInformation?: NameInformation | undefined
  readonly UserAddressInformation?: readonly UserAddressInformation[] | undefined
  readonly DateOfBirth?: string | undefined
  readonly UserLanguage?: readonly SchemeValuePair[] | undefined
  readonly UserPrivilege?: readonly UserPrivilege[] | undefined
  readonly BlockOrTrap?: readonly BlockOrTrap[] | undefined
  readonly UserId?: readonly UserId[] | undefined
  readonly PreviousUserId?: readonly PreviousUserId[] | undefined
  readonly Ext?: Ext | undefined
}

export type UserPrivilege = {
  readonly AgencyId: SchemeValuePair
  readonly AgencyUserPrivilegeType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly UserPrivilegeFee?: UserPrivilegeFee | undefined
  readonly UserPrivilegeStatus?: UserPrivilegeStatus | undefined
  readonly UserPrivilegeDescription?: string | undefined
  readonly Ext?: Ext | undefined
}

export type UserPrivilegeFee = {
  readonly Amount: Amount
  readonly PaymentMethodType?: SchemeValuePair | undefined
  readonly Ext?: Ext | undefined
}

export type UserPrivilegeStatus = {
  readonly UserPrivilegeStatusType: SchemeValuePair
  readonly DateOfUserPrivilegeStatus?: string | undefined
  readonly Ext?: Ext | undefined
}

/** Answered by `UserUpdatedResponse`. */
export type UserUpdated = {
  readonly InitiationHeader?: InitiationHeader | undefined
  readonly UserId: UserId
  readonly DeleteUserFields?: DeleteUserFields | undefined
  readonly AddUserFields?: AddUserFields | undefined
  readonly Ext?: Ext | undefined
}

/** Answers `UserUpdated`. */
export type UserUpdatedResponse = {
  readonly ResponseHeader?: ResponseHeader | undefined
  readonly Problem?: readonly Problem[] | undefined
  readonly Ext?: Ext | undefined
}

/** Every message and confirmation of the edition. */
export type Message =
  | { readonly edition: '2'; readonly kind: 'AcceptItem'; readonly body: AcceptItem }
  | { readonly edition: '2'; readonly kind: 'AcceptItemResponse'; readonly body: AcceptItemResponse }
  | { readonly edition: '2'; readonly kind: 'AgencyCreated'; readonly body: AgencyCreated }
  | { readonly edition: '2'; readonly kind: 'AgencyCreatedResponse'; readonly body: AgencyCreatedResponse }
  | { readonly edition: '2'; readonly kind: 'AgencyUpdated'; readonly body: AgencyUpdated }
  | { readonly edition: '2'; readonly kind: 'AgencyUpdatedResponse'; readonly body: AgencyUpdatedResponse }
  | { readonly edition: '2'; readonly kind: 'CancelRecallItem'; readonly body: CancelRecallItem }
  | { readonly edition: '2'; readonly kind: 'CancelRecallItemResponse'; readonly body: CancelRecallItemResponse }
  | { readonly edition: '2'; readonly kind: 'CancelRequestItem'; readonly body: CancelRequestItem }
  | { readonly edition: '2'; readonly kind: 'CancelRequestItemResponse'; readonly body: CancelRequestItemResponse }
  | { readonly edition: '2'; readonly kind: 'CheckInItem'; readonly body: CheckInItem }
  | { readonly edition: '2'; readonly kind: 'CheckInItemResponse'; readonly body: CheckInItemResponse }
  | { readonly edition: '2'; readonly kind: 'CheckOutItem'; readonly body: CheckOutItem }
  | { readonly edition: '2'; readonly kind: 'CheckOutItemResponse'; readonly body: CheckOutItemResponse }
  | { readonly edition: '2'; readonly kind: 'CirculationStatusChangeReported'; readonly body: CirculationStatusChangeReported }
  | { readonly edition: '2'; readonly kind: 'CirculationStatusChangeReportedResponse'; readonly body: CirculationStatusChangeReportedResponse }
  | { readonly edition: '2'; readonly kind: 'CirculationStatusUpdated'; readonly body: CirculationStatusUpdated }
  | { readonly edition: '2'; readonly kind: 'CirculationStatusUpdatedResponse'; readonly body: CirculationStatusUpdatedResponse }
  | { readonly edition: '2'; readonly kind: 'CreateAgency'; readonly body: CreateAgency }
  | { readonly edition: '2'; readonly kind: 'CreateAgencyResponse'; readonly body: CreateAgencyResponse }
  | { readonly edition: '2'; readonly kind: 'CreateItem'; readonly body: CreateItem }
  | { readonly edition: '2'; readonly kind: 'CreateItemResponse'; readonly body: CreateItemResponse }
  | { readonly edition: '2'; readonly kind: 'CreateUser'; readonly body: CreateUser }
  | { readonly edition: '2'; readonly kind: 'CreateUserResponse'; readonly body: CreateUserResponse }
  | { readonly edition: '2'; readonly kind: 'CreateUserFiscalTransaction'; readonly body: CreateUserFiscalTransaction }
  | { readonly edition: '2'; readonly kind: 'CreateUserFiscalTransactionResponse'; readonly body: CreateUserFiscalTransactionResponse }
  | { readonly edition: '2'; readonly kind: 'DeleteItem'; readonly body: DeleteItem }
  | { readonly edition: '2'; readonly kind: 'DeleteItemResponse'; readonly body: DeleteItemResponse }
  | { readonly edition: '2'; readonly kind: 'DeleteUser'; readonly body: DeleteUser }
  | { readonly edition: '2'; readonly kind: 'DeleteUserResponse'; readonly body: DeleteUserResponse }
  | { readonly edition: '2'; readonly kind: 'ItemCheckedIn'; readonly body: ItemCheckedIn }
  | { readonly edition: '2'; readonly kind: 'ItemCheckedInResponse'; readonly body: ItemCheckedInResponse }
  | { readonly edition: '2'; readonly kind: 'ItemCheckedOut'; readonly body: ItemCheckedOut }
  | { readonly edition: '2'; readonly kind: 'ItemCheckedOutResponse'; readonly body: ItemCheckedOutResponse }
  | { readonly edition: '2'; readonly kind: 'ItemCreated'; readonly body: ItemCreated }
  | { readonly edition: '2'; readonly kind: 'ItemCreatedResponse'; readonly body: ItemCreatedResponse }
  | { readonly edition: '2'; readonly kind: 'ItemRecallCancelled'; readonly body: ItemRecallCancelled }
  | { readonly edition: '2'; readonly kind: 'ItemRecallCancelledResponse'; readonly body: ItemRecallCancelledResponse }
  | { readonly edition: '2'; readonly kind: 'ItemRecalled'; readonly body: ItemRecalled }
  | { readonly edition: '2'; readonly kind: 'ItemRecalledResponse'; readonly body: ItemRecalledResponse }
  | { readonly edition: '2'; readonly kind: 'ItemReceived'; readonly body: ItemReceived }
  | { readonly edition: '2'; readonly kind: 'ItemReceivedResponse'; readonly body: ItemReceivedResponse }
  | { readonly edition: '2'; readonly kind: 'ItemRenewed'; readonly body: ItemRenewed }
  | { readonly edition: '2'; readonly kind: 'ItemRenewedResponse'; readonly body: ItemRenewedResponse }
  | { readonly edition: '2'; readonly kind: 'ItemRequestCancelled'; readonly body: ItemRequestCancelled }
  | { readonly edition: '2'; readonly kind: 'ItemRequestCancelledResponse'; readonly body: ItemRequestCancelledResponse }
  | { readonly edition: '2'; readonly kind: 'ItemRequestUpdated'; readonly body: ItemRequestUpdated }
  | { readonly edition: '2'; readonly kind: 'ItemRequestUpdatedResponse'; readonly body: ItemRequestUpdatedResponse }
  | { readonly edition: '2'; readonly kind: 'ItemRequested'; readonly body: ItemRequested }
  | { readonly edition: '2'; readonly kind: 'ItemRequestedResponse'; readonly body: ItemRequestedResponse }
  | { readonly edition: '2'; readonly kind: 'ItemShipped'; readonly body: ItemShipped }
  | { readonly edition: '2'; readonly kind: 'ItemShippedResponse'; readonly body: ItemShippedResponse }
  | { readonly edition: '2'; readonly kind: 'ItemUpdated'; readonly body: ItemUpdated }
  | { readonly edition: '2'; readonly kind: 'ItemUpdatedResponse'; readonly body: ItemUpdatedResponse }
  | { readonly edition: '2'; readonly kind: 'LookupAgency'; readonly body: LookupAgency }
  | { readonly edition: '2'; readonly kind: 'LookupAgencyResponse'; readonly body: LookupAgencyResponse }
  | { readonly edition: '2'; readonly kind: 'LookupItem'; readonly body: LookupItem }
  | { readonly edition: '2'; readonly kind: 'LookupItemResponse'; readonly body: LookupItemResponse }
  | { readonly edition: '2'; readonly kind: 'LookupItemSet'; readonly body: LookupItemSet }
  | { readonly edition: '2'; readonly kind: 'LookupItemSetResponse'; readonly body: LookupItemSetResponse }
  | { readonly edition: '2'; readonly kind: 'LookupRequest'; readonly body: LookupRequest }
  | { readonly edition: '2'; readonly kind: 'LookupRequestResponse'; readonly body: LookupRequestResponse }
  | { readonly edition: '2'; readonly kind: 'LookupUser'; readonly body: LookupUser }
  | { readonly edition: '2'; readonly kind: 'LookupUserResponse'; readonly body: LookupUserResponse }
  | { readonly edition: '2'; readonly kind: 'RecallItem'; readonly body: RecallItem }
  | { readonly edition: '2'; readonly kind: 'RecallItemResponse'; readonly body: RecallItemResponse }
  | { readonly edition: '2'; readonly kind: 'RenewItem'; readonly body: RenewItem }
  | { readonly edition: '2'; readonly kind: 'RenewItemResponse'; readonly body: RenewItemResponse }
  | { readonly edition: '2'; readonly kind: 'ReportCirculationStatusChange'; readonly body: ReportCirculationStatusChange }
  | { readonly edition: '2'; readonly kind: 'ReportCirculationStatusChangeResponse'; readonly body: ReportCirculationStatusChangeResponse }
  | { readonly edition: '2'; readonly kind: 'RequestItem'; readonly body: RequestItem }
  | { readonly edition: '2'; readonly kind: 'RequestItemResponse'; readonly body: RequestItemResponse }
  | { readonly edition: '2'; readonly kind: 'SendUserNotice'; readonly body: SendUserNotice }
  | { readonly edition: '2'; readonly kind: 'SendUserNoticeResponse'; readonly body: SendUserNoticeResponse }
  | { readonly edition: '2'; readonly kind: 'UndoCheckOutItem'; readonly body: UndoCheckOutItem }
  | { readonly edition: '2'; readonly kind: 'UndoCheckOutItemResponse'; readonly body: UndoCheckOutItemResponse }
  | { readonly edition: '2'; readonly kind: 'UpdateAgency'; readonly body: UpdateAgency }
  | { readonly edition: '2'; readonly kind: 'UpdateAgencyResponse'; readonly body: UpdateAgencyResponse }
  | { readonly edition: '2'; readonly kind: 'UpdateCirculationStatus'; readonly body: UpdateCirculationStatus }
  | { readonly edition: '2'; readonly kind: 'UpdateCirculationStatusResponse'; readonly body: UpdateCirculationStatusResponse }
  | { readonly edition: '2'; readonly kind: 'UpdateItem'; readonly body: UpdateItem }
  | { readonly edition: '2'; readonly kind: 'UpdateItemResponse'; readonly body: UpdateItemResponse }
  | { readonly edition: '2'; readonly kind: 'UpdateRequestItem'; readonly body: UpdateRequestItem }
  | { readonly edition: '2'; readonly kind: 'UpdateRequestItemResponse'; readonly body: UpdateRequestItemResponse }
  | { readonly edition: '2'; readonly kind: 'UpdateUser'; readonly body: UpdateUser }
  | { readonly edition: '2'; readonly kind: 'UpdateUserResponse'; readonly body: UpdateUserResponse }
  | { readonly edition: '2'; readonly kind: 'UserCreated'; readonly body: UserCreated }
  | { readonly edition: '2'; readonly kind: 'UserCreatedResponse'; readonly body: UserCreatedResponse }
  | { readonly edition: '2'; readonly kind: 'UserFiscalTransactionCreated'; readonly body: UserFiscalTransactionCreated }
  | { readonly edition: '2'; readonly kind: 'UserFiscalTransactionCreatedResponse'; readonly body: UserFiscalTransactionCreatedResponse }
  | { readonly edition: '2'; readonly kind: 'UserNoticeSent'; readonly body: UserNoticeSent }
  | { readonly edition: '2'; readonly kind: 'UserNoticeSentResponse'; readonly body: UserNoticeSentResponse }
  | { readonly edition: '2'; readonly kind: 'UserUpdated'; readonly body: UserUpdated }
  | { readonly edition: '2'; readonly kind: 'UserUpdatedResponse'; readonly body: UserUpdatedResponse }
  | { readonly edition: '2'; readonly kind: 'Problem'; readonly body: readonly Problem[] }
  | { readonly edition: '2'; readonly kind: 'Ext'; readonly body: Ext }
