// Written by scripts/generate-ncip-messages.ts from content-model.ts. Do not edit.

/** Answered by `AcceptItemResponse`. */
export type AcceptItem = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly RequestedActionType: SchemeValuePair
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly DateForReturn?: string | undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: undefined
  readonly RenewalNotPermitted?: true | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly RequestedActionType: SchemeValuePair
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly DateForReturn?: undefined
  readonly IndeterminateLoanPeriodFlag?: true | undefined
  readonly NonReturnableFlag?: undefined
  readonly RenewalNotPermitted?: true | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly RequestedActionType: SchemeValuePair
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly DateForReturn?: undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: true | undefined
  readonly RenewalNotPermitted?: true | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answers `AcceptItem`. */
export type AcceptItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueRequestId?: undefined
  readonly UniqueItemId?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly UniqueItemId?: UniqueItemId | undefined
}

export type AccountBalance = {
  readonly CurrencyCode: SchemeValuePair
  readonly MonetaryValue: string
}

export type AccountDetails = {
  readonly AccrualDate: string
  readonly FiscalTransactionInformation: FiscalTransactionInformation
}

export type AcknowledgedFeeAmount = {
  readonly CurrencyCode: SchemeValuePair
  readonly MonetaryValue: string
}

export type AddAgencyFields = {
  readonly OrganizationNameInformation?: readonly OrganizationNameInformation[] | undefined
  readonly AgencyAddressInformation?: readonly AgencyAddressInformation[] | undefined
  readonly AuthenticationPrompt?: readonly AuthenticationPrompt[] | undefined
  readonly ApplicationProfileSupportedType?: readonly SchemeValuePair[] | undefined
  readonly ConsortiumAgreement?: readonly SchemeValuePair[] | undefined
  readonly AgencyUserPrivilegeType?: readonly SchemeValuePair[] | undefined
}

export type AddItemFields = {
  readonly BibliographicDescription?: BibliographicDescription | undefined
  readonly ItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemDescription?: ItemDescription | undefined
  readonly Location?: readonly Location[] | undefined
  readonly PhysicalCondition?: PhysicalCondition | undefined
  readonly SecurityMarker?: SchemeValuePair | undefined
  readonly SensitizationFlag?: true | undefined
}

export type AddRequestFields = {
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly RequestType?: SchemeValuePair | undefined
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly RequestStatusType?: SchemeValuePair | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly DateOfUserRequest?: string | undefined
  readonly DateAvailable?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
}

export type AddUserFields = {
  readonly VisibleUserId?: readonly VisibleUserId[] | undefined
  readonly AuthenticationInput?: readonly AuthenticationInput[] | undefined
  readonly NameInformation?: NameInformation | undefined
  readonly UserAddressInformation?: readonly UserAddressInformation[] | undefined
  readonly DateOfBirth?: string | undefined
  readonly UserLanguage?: readonly SchemeValuePair[] | undefined
  readonly UserPrivilege?: readonly UserPrivilege[] | undefined
  readonly BlockOrTrap?: readonly BlockOrTrap[] | undefined
}

export type AgencyAddressInformation = 
  | {
  readonly AgencyAddressRoleType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly PhysicalAddress: PhysicalAddress
  readonly ElectronicAddress?: undefined
}
  | {
  readonly AgencyAddressRoleType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly PhysicalAddress?: undefined
  readonly ElectronicAddress: ElectronicAddress
}

/** Answered by `AgencyCreatedResponse`. */
export type AgencyCreated = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueAgencyId: SchemeValuePair
  readonly OrganizationNameInformation: readonly OrganizationNameInformation[]
  readonly AgencyAddressInformation?: readonly AgencyAddressInformation[] | undefined
  readonly AuthenticationPrompt?: readonly AuthenticationPrompt[] | undefined
  readonly ApplicationProfileSupportedType?: readonly SchemeValuePair[] | undefined
  readonly ConsortiumAgreement?: readonly SchemeValuePair[] | undefined
  readonly AgencyUserPrivilegeType?: readonly SchemeValuePair[] | undefined
}

/** Answers `AgencyCreated`. */
export type AgencyCreatedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

/** Answered by `AgencyUpdatedResponse`. */
export type AgencyUpdated = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueAgencyId: SchemeValuePair
  readonly DeleteAgencyFields?: DeleteAgencyFields | undefined
  readonly AddAgencyFields?: AddAgencyFields | undefined
}

/** Answers `AgencyUpdated`. */
export type AgencyUpdatedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

export type Amount = {
  readonly CurrencyCode: SchemeValuePair
  readonly MonetaryValue: string
}

/** Answered by `AuthenticateUserResponse`. */
export type AuthenticateUser = {
  readonly InitiationHeader: InitiationHeader
  readonly AuthenticationInput: readonly AuthenticationInput[]
}

/** Answers `AuthenticateUser`. */
export type AuthenticateUserResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueUserId?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueUserId: UniqueUserId
}

export type AuthenticationInput = {
  readonly AuthenticationInputData: string
  readonly AuthenticationDataFormatType: SchemeValuePair
  readonly AuthenticationInputType: SchemeValuePair
}

export type AuthenticationPrompt = {
  readonly PromptOutput: PromptOutput
  readonly PromptInput: PromptInput
}

export type BibliographicDescription = {
  readonly Author?: string | undefined
  readonly AuthorOfComponent?: string | undefined
  readonly BibliographicItemId?: BibliographicItemId | undefined
  readonly BibliographicRecordId?: BibliographicRecordId | undefined
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
}

export type BibliographicItemId = {
  readonly BibliographicItemIdentifier: string
  readonly BibliographicItemIdentifierCode?: SchemeValuePair | undefined
}

export type BibliographicRecordId = 
  | {
  readonly BibliographicRecordIdentifier: string
  readonly UniqueAgencyId: SchemeValuePair
  readonly BibliographicRecordIdentifierCode?: undefined
}
  | {
  readonly BibliographicRecordIdentifier: string
  readonly UniqueAgencyId?: undefined
  readonly BibliographicRecordIdentifierCode: SchemeValuePair
}

export type BlockOrTrap = {
  readonly UniqueAgencyId: SchemeValuePair
  readonly BlockOrTrapType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
}

/** Answered by `CancelRecallItemResponse`. */
export type CancelRecallItem = {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}

/** Answers `CancelRecallItem`. */
export type CancelRecallItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueItemId?: undefined
  readonly UniqueUserId?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answered by `CancelRequestItemResponse`. */
export type CancelRequestItem = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}

/** Answers `CancelRequestItem`. */
export type CancelRequestItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueItemId?: undefined
  readonly UniqueRequestId?: undefined
  readonly UniqueUserId?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: undefined
  readonly UniqueUserId: UniqueUserId
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly UniqueUserId: UniqueUserId
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answered by `CheckInItemResponse`. */
export type CheckInItem = {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}

/** Answers `CheckInItem`. */
export type CheckInItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueItemId?: undefined
  readonly UniqueUserId?: undefined
  readonly RoutingInformation?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly RoutingInformation?: RoutingInformation | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answered by `CheckOutItemResponse`. */
export type CheckOutItem = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ResourceDesired?: true | undefined
  readonly DesiredDateDue?: string | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ResourceDesired?: true | undefined
  readonly DesiredDateDue?: string | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}

/** Answers `CheckOutItem`. */
export type CheckOutItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly RequiredFeeAmount?: RequiredFeeAmount | undefined
  readonly RequiredItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly UniqueItemId?: undefined
  readonly UniqueUserId?: undefined
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: undefined
  readonly RenewalCount?: undefined
  readonly ElectronicResource?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId: UniqueUserId
  readonly DateDue: string
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: undefined
  readonly RenewalCount?: string | undefined
  readonly ElectronicResource?: ElectronicResource | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId: UniqueUserId
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag: true
  readonly NonReturnableFlag?: undefined
  readonly RenewalCount?: string | undefined
  readonly ElectronicResource?: ElectronicResource | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId: UniqueUserId
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag: true
  readonly RenewalCount?: string | undefined
  readonly ElectronicResource?: ElectronicResource | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

export type ChronologyLevelInstance = 
  | {
  readonly ChronologyCaption: string
  readonly ChronologyLevel?: undefined
  readonly ChronologyValue: string
}
  | {
  readonly ChronologyCaption?: string | undefined
  readonly ChronologyLevel: string
  readonly ChronologyValue: string
}

/** Answered by `CirculationStatusChangeReportedResponse`. */
export type CirculationStatusChangeReported = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId: UniqueUserId
  readonly ItemReportedReturned: ItemReportedReturned
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing?: undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId: UniqueUserId
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed: true
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing?: undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId: UniqueUserId
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost: true
  readonly ItemReportedMissing?: undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId: UniqueUserId
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing: true
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
}

/** Answers `CirculationStatusChangeReported`. */
export type CirculationStatusChangeReportedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

/** Answered by `CirculationStatusUpdatedResponse`. */
export type CirculationStatusUpdated = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId: UniqueItemId
  readonly CirculationStatus: SchemeValuePair
}

/** Answers `CirculationStatusUpdated`. */
export type CirculationStatusUpdatedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

export type ComponentId = {
  readonly ComponentIdentifierType: SchemeValuePair
  readonly ComponentIdentifier: string
}

/** Answered by `CreateAgencyResponse`. */
export type CreateAgency = {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueAgencyId?: SchemeValuePair | undefined
  readonly OrganizationNameInformation: readonly OrganizationNameInformation[]
  readonly AgencyAddressInformation?: readonly AgencyAddressInformation[] | undefined
  readonly AuthenticationPrompt?: readonly AuthenticationPrompt[] | undefined
  readonly ApplicationProfileSupportedType?: readonly SchemeValuePair[] | undefined
  readonly ConsortiumAgreement?: readonly SchemeValuePair[] | undefined
  readonly AgencyUserPrivilegeType?: readonly SchemeValuePair[] | undefined
}

/** Answers `CreateAgency`. */
export type CreateAgencyResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueAgencyId?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueAgencyId: SchemeValuePair
}

/** Answered by `CreateItemResponse`. */
export type CreateItem = {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly BibliographicDescription: BibliographicDescription
  readonly ItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly CirculationStatus?: SchemeValuePair | undefined
  readonly ItemDescription?: ItemDescription | undefined
  readonly Location?: readonly Location[] | undefined
  readonly PhysicalCondition?: PhysicalCondition | undefined
  readonly SecurityMarker?: SchemeValuePair | undefined
  readonly SensitizationFlag?: true | undefined
}

/** Answers `CreateItem`. */
export type CreateItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueItemId?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueItemId: UniqueItemId
}

/** Answered by `CreateUserResponse`. */
export type CreateUser = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly AuthenticationInput?: undefined
  readonly VisibleUserId?: readonly VisibleUserId[] | undefined
  readonly NameInformation: NameInformation
  readonly UserAddressInformation?: readonly UserAddressInformation[] | undefined
  readonly DateOfBirth?: string | undefined
  readonly UserLanguage?: readonly SchemeValuePair[] | undefined
  readonly UserPrivilege?: readonly UserPrivilege[] | undefined
  readonly BlockOrTrap?: readonly BlockOrTrap[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput?: readonly AuthenticationInput[] | undefined
  readonly VisibleUserId?: readonly VisibleUserId[] | undefined
  readonly NameInformation: NameInformation
  readonly UserAddressInformation?: readonly UserAddressInformation[] | undefined
  readonly DateOfBirth?: string | undefined
  readonly UserLanguage?: readonly SchemeValuePair[] | undefined
  readonly UserPrivilege?: readonly UserPrivilege[] | undefined
  readonly BlockOrTrap?: readonly BlockOrTrap[] | undefined
}

/** Answered by `CreateUserFiscalTransactionResponse`. */
export type CreateUserFiscalTransaction = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly FiscalTransactionInformation: FiscalTransactionInformation
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly FiscalTransactionInformation: FiscalTransactionInformation
}

/** Answers `CreateUserFiscalTransaction`. */
export type CreateUserFiscalTransactionResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueUserId?: undefined
  readonly FiscalTransactionReferenceId?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueUserId: UniqueUserId
  readonly FiscalTransactionReferenceId: FiscalTransactionReferenceId
}

/** Answers `CreateUser`. */
export type CreateUserResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueUserId?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueUserId: UniqueUserId
}

export type CurrentBorrower = {
  readonly UniqueUserId: UniqueUserId
}

export type CurrentRequester = {
  readonly UniqueUserId: UniqueUserId
}

export type DeleteAgencyFields = {
  readonly OrganizationNameInformation?: readonly OrganizationNameInformation[] | undefined
  readonly AgencyAddressInformation?: readonly AgencyAddressInformation[] | undefined
  readonly AuthenticationPrompt?: readonly AuthenticationPrompt[] | undefined
  readonly ApplicationProfileSupportedType?: readonly SchemeValuePair[] | undefined
  readonly ConsortiumAgreement?: readonly SchemeValuePair[] | undefined
  readonly AgencyUserPrivilegeType?: readonly SchemeValuePair[] | undefined
}

export type DeleteItemFields = {
  readonly BibliographicDescription?: BibliographicDescription | undefined
  readonly ItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemDescription?: ItemDescription | undefined
  readonly Location?: readonly Location[] | undefined
  readonly PhysicalCondition?: PhysicalCondition | undefined
  readonly SecurityMarker?: SchemeValuePair | undefined
  readonly SensitizationFlag?: true | undefined
}

export type DeleteRequestFields = {
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly RequestType?: SchemeValuePair | undefined
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly RequestStatusType?: SchemeValuePair | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly DateOfUserRequest?: string | undefined
  readonly DateAvailable?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
}

export type DeleteUserFields = {
  readonly VisibleUserId?: readonly VisibleUserId[] | undefined
  readonly AuthenticationInput?: readonly AuthenticationInput[] | undefined
  readonly NameInformation?: NameInformation | undefined
  readonly UserAddressInformation?: readonly UserAddressInformation[] | undefined
  readonly DateOfBirth?: string | undefined
  readonly UserLanguage?: readonly SchemeValuePair[] | undefined
  readonly UserPrivilege?: readonly UserPrivilege[] | undefined
  readonly BlockOrTrap?: readonly BlockOrTrap[] | undefined
}

export type Destination = 
  | {
  readonly Location: Location
  readonly BinNumber?: undefined
}
  | {
  readonly Location?: Location | undefined
  readonly BinNumber: string
}

export type ElectronicAddress = {
  readonly ElectronicAddressType: SchemeValuePair
  readonly ElectronicAddressData: string
}

export type ElectronicResource = 
  | {
  readonly ElectronicDataFormatType: SchemeValuePair
  readonly ActualResource: string
  readonly ReferenceToResource?: undefined
}
  | {
  readonly ElectronicDataFormatType?: undefined
  readonly ActualResource?: undefined
  readonly ReferenceToResource: string
}

export type EnumerationLevelInstance = 
  | {
  readonly EnumerationCaption: string
  readonly EnumerationLevel?: undefined
  readonly EnumerationValue: string
}
  | {
  readonly EnumerationCaption?: string | undefined
  readonly EnumerationLevel: string
  readonly EnumerationValue: string
}

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
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly ItemDetails?: ItemDetails | undefined
}

export type FiscalTransactionReferenceId = {
  readonly UniqueAgencyId: SchemeValuePair
  readonly FiscalTransactionIdentifierValue: string
}

export type FromAgencyId = {
  readonly UniqueAgencyId: SchemeValuePair
}

export type HoldingsChronology = {
  readonly ChronologyLevelInstance: readonly ChronologyLevelInstance[]
}

export type HoldingsEnumeration = {
  readonly EnumerationLevelInstance: readonly EnumerationLevelInstance[]
}

export type HoldingsInformation = 
  | {
  readonly StructuredHoldingsData: readonly StructuredHoldingsData[]
  readonly UnstructuredHoldingsData?: undefined
}
  | {
  readonly StructuredHoldingsData?: undefined
  readonly UnstructuredHoldingsData: string
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
}

/** Answered by `ItemCheckedInResponse`. */
export type ItemCheckedIn = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly UniqueItemId: UniqueItemId
  readonly RoutingInformation?: RoutingInformation | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answers `ItemCheckedIn`. */
export type ItemCheckedInResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

/** Answered by `ItemCheckedOutResponse`. */
export type ItemCheckedOut = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly DateDue: string
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: undefined
  readonly ElectronicResourceProvidedFlag?: true | undefined
  readonly RenewalCount?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag: true
  readonly NonReturnableFlag?: undefined
  readonly ElectronicResourceProvidedFlag?: true | undefined
  readonly RenewalCount?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag: true
  readonly ElectronicResourceProvidedFlag?: true | undefined
  readonly RenewalCount?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answers `ItemCheckedOut`. */
export type ItemCheckedOutResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

/** Answered by `ItemCreatedResponse`. */
export type ItemCreated = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly BibliographicDescription: BibliographicDescription
  readonly ItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly CirculationStatus?: SchemeValuePair | undefined
  readonly ItemDescription?: ItemDescription | undefined
  readonly Location?: readonly Location[] | undefined
  readonly PhysicalCondition?: PhysicalCondition | undefined
  readonly SecurityMarker?: SchemeValuePair | undefined
  readonly SensitizationFlag?: true | undefined
}

/** Answers `ItemCreated`. */
export type ItemCreatedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

export type ItemDescription = {
  readonly VisibleItemId?: VisibleItemId | undefined
  readonly CallNumber?: string | undefined
  readonly CopyNumber?: string | undefined
  readonly ItemDescriptionLevel?: SchemeValuePair | undefined
  readonly HoldingsInformation?: HoldingsInformation | undefined
}

export type ItemDetails = 
  | {
  readonly UniqueItemId: UniqueItemId
  readonly BibliographicDescription: BibliographicDescription
  readonly DateCheckedOut?: string | undefined
  readonly DateRenewed?: readonly string[] | undefined
  readonly DateDue?: string | undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: undefined
  readonly DateReturned?: string | undefined
}
  | {
  readonly UniqueItemId: UniqueItemId
  readonly BibliographicDescription: BibliographicDescription
  readonly DateCheckedOut?: string | undefined
  readonly DateRenewed?: readonly string[] | undefined
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag?: true | undefined
  readonly NonReturnableFlag?: undefined
  readonly DateReturned?: string | undefined
}
  | {
  readonly UniqueItemId: UniqueItemId
  readonly BibliographicDescription: BibliographicDescription
  readonly DateCheckedOut?: string | undefined
  readonly DateRenewed?: readonly string[] | undefined
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly NonReturnableFlag?: true | undefined
  readonly DateReturned?: string | undefined
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
}

/** Answered by `ItemRecallCancelledResponse`. */
export type ItemRecallCancelled = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly UniqueItemId: UniqueItemId
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answers `ItemRecallCancelled`. */
export type ItemRecallCancelledResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

/** Answered by `ItemRecalledResponse`. */
export type ItemRecalled = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly UniqueItemId: UniqueItemId
  readonly DateDue: string
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answers `ItemRecalled`. */
export type ItemRecalledResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

/** Answered by `ItemReceivedResponse`. */
export type ItemReceived = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly DateReceived: string
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answers `ItemReceived`. */
export type ItemReceivedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

/** Answered by `ItemRenewedResponse`. */
export type ItemRenewed = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly UniqueItemId: UniqueItemId
  readonly DateDue: string
  readonly RenewalCount?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answers `ItemRenewed`. */
export type ItemRenewedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

export type ItemReportedReturned = {
  readonly DateReportedReturned: string
}

/** Answered by `ItemRequestCancelledResponse`. */
export type ItemRequestCancelled = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType?: SchemeValuePair | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answers `ItemRequestCancelled`. */
export type ItemRequestCancelledResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

/** Answered by `ItemRequestUpdatedResponse`. */
export type ItemRequestUpdated = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly UniqueItemId: UniqueItemId
  readonly RequestType: SchemeValuePair
  readonly UniqueRequestId?: undefined
  readonly DeleteRequestFields?: DeleteRequestFields | undefined
  readonly AddRequestFields?: AddRequestFields | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId?: undefined
  readonly UniqueItemId?: undefined
  readonly RequestType?: undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly DeleteRequestFields?: DeleteRequestFields | undefined
  readonly AddRequestFields?: AddRequestFields | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answers `ItemRequestUpdated`. */
export type ItemRequestUpdatedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

/** Answered by `ItemRequestedResponse`. */
export type ItemRequested = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly UniqueItemId: UniqueItemId
  readonly UniqueBibliographicId?: undefined
  readonly UniqueRequestId?: undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly DateOfUserRequest?: string | undefined
  readonly DateAvailable?: string | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly UniqueItemId?: undefined
  readonly UniqueBibliographicId: UniqueBibliographicId
  readonly UniqueRequestId: UniqueRequestId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly DateOfUserRequest?: string | undefined
  readonly DateAvailable?: string | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answers `ItemRequested`. */
export type ItemRequestedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

/** Answered by `ItemShippedResponse`. */
export type ItemShipped = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: undefined
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly DateShipped: string
  readonly ShippingInformation: ShippingInformation
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly DateShipped: string
  readonly ShippingInformation: ShippingInformation
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answers `ItemShipped`. */
export type ItemShippedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

export type ItemTransaction = {
  readonly CurrentBorrower?: CurrentBorrower | undefined
  readonly CurrentRequester?: readonly CurrentRequester[] | undefined
}

/** Answered by `ItemUpdatedResponse`. */
export type ItemUpdated = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId: UniqueItemId
  readonly DeleteItemFields?: DeleteItemFields | undefined
  readonly AddItemFields?: AddItemFields | undefined
}

/** Answers `ItemUpdated`. */
export type ItemUpdatedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

export type LoanedItem = 
  | {
  readonly UniqueItemId: UniqueItemId
  readonly ReminderLevel: string
  readonly DateDue: string
  readonly IndeterminateLoanPeriodFlag?: undefined
  readonly Amount: Amount
}
  | {
  readonly UniqueItemId: UniqueItemId
  readonly ReminderLevel: string
  readonly DateDue?: undefined
  readonly IndeterminateLoanPeriodFlag: true
  readonly Amount: Amount
}

export type LoanedItemsCount = 
  | {
  readonly CirculationStatus: SchemeValuePair
  readonly ItemUseRestrictionType?: undefined
  readonly LoanedItemCountValue: string
}
  | {
  readonly CirculationStatus?: undefined
  readonly ItemUseRestrictionType: SchemeValuePair
  readonly LoanedItemCountValue: string
}

export type Location = {
  readonly LocationType: SchemeValuePair
  readonly LocationName: LocationName
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
}

export type LocationName = {
  readonly LocationNameInstance: readonly LocationNameInstance[]
}

export type LocationNameInstance = {
  readonly LocationNameLevel: string
  readonly LocationNameValue: string
}

/** Answered by `LookupAgencyResponse`. */
export type LookupAgency = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueAgencyId: SchemeValuePair
  readonly AgencyElementType: readonly SchemeValuePair[]
}

/** Answers `LookupAgency`. */
export type LookupAgencyResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueAgencyId?: undefined
  readonly OrganizationNameInformation?: undefined
  readonly AgencyAddressInformation?: undefined
  readonly AuthenticationPrompt?: undefined
  readonly ApplicationProfileSupportedType?: undefined
  readonly ConsortiumAgreement?: undefined
  readonly AgencyUserPrivilegeType?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueAgencyId: SchemeValuePair
  readonly OrganizationNameInformation?: readonly OrganizationNameInformation[] | undefined
  readonly AgencyAddressInformation?: readonly AgencyAddressInformation[] | undefined
  readonly AuthenticationPrompt?: readonly AuthenticationPrompt[] | undefined
  readonly ApplicationProfileSupportedType?: readonly SchemeValuePair[] | undefined
  readonly ConsortiumAgreement?: readonly SchemeValuePair[] | undefined
  readonly AgencyUserPrivilegeType?: readonly SchemeValuePair[] | undefined
}

/** Answered by `LookupItemResponse`. */
export type LookupItem = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId: UniqueItemId
  readonly VisibleItemId?: undefined
  readonly UniqueRequestId?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly CurrentBorrowerDesired?: true | undefined
  readonly CurrentRequestersDesired?: true | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId?: undefined
  readonly VisibleItemId: VisibleItemId
  readonly UniqueRequestId?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly CurrentBorrowerDesired?: true | undefined
  readonly CurrentRequestersDesired?: true | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueItemId?: undefined
  readonly VisibleItemId?: undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly CurrentBorrowerDesired?: true | undefined
  readonly CurrentRequestersDesired?: true | undefined
}

/** Answers `LookupItem`. */
export type LookupItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueItemId?: undefined
  readonly UniqueRequestId?: undefined
  readonly HoldPickupDate?: undefined
  readonly DateRecalled?: undefined
  readonly ItemTransaction?: undefined
  readonly ItemOptionalFields?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: undefined
  readonly HoldPickupDate?: string | undefined
  readonly DateRecalled?: string | undefined
  readonly ItemTransaction?: ItemTransaction | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly HoldPickupDate?: string | undefined
  readonly DateRecalled?: string | undefined
  readonly ItemTransaction?: ItemTransaction | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
}

/** Answered by `LookupUserResponse`. */
export type LookupUser = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly VisibleUserId?: undefined
  readonly AuthenticationInput?: undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly LoanedItemsDesired?: true | undefined
  readonly RequestedItemsDesired?: true | undefined
  readonly UserFiscalAccountDesired?: true | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId?: undefined
  readonly VisibleUserId: VisibleUserId
  readonly AuthenticationInput?: undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly LoanedItemsDesired?: true | undefined
  readonly RequestedItemsDesired?: true | undefined
  readonly UserFiscalAccountDesired?: true | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId?: undefined
  readonly VisibleUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly LoanedItemsDesired?: true | undefined
  readonly RequestedItemsDesired?: true | undefined
  readonly UserFiscalAccountDesired?: true | undefined
}

/** Answers `LookupUser`. */
export type LookupUserResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueUserId?: undefined
  readonly UserFiscalAccount?: undefined
  readonly LoanedItemsCount?: undefined
  readonly RequestedItemsCount?: undefined
  readonly UserTransaction?: undefined
  readonly UserOptionalFields?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueUserId: UniqueUserId
  readonly UserFiscalAccount?: readonly UserFiscalAccount[] | undefined
  readonly LoanedItemsCount?: readonly LoanedItemsCount[] | undefined
  readonly RequestedItemsCount?: readonly RequestedItemsCount[] | undefined
  readonly UserTransaction?: UserTransaction | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

export type MandatedAction = {
  readonly DateEventOccurred: string
}

export type MessagingError = {
  readonly MessagingErrorType: SchemeValuePair
  readonly MessagingErrorElement: MessagingErrorElement
}

export type MessagingErrorElement = 
  | {
  readonly ElementName: string
  readonly MessagingErrorElement?: MessagingErrorElement | undefined
  readonly MessagingErrorValue?: undefined
}
  | {
  readonly ElementName: string
  readonly MessagingErrorElement?: undefined
  readonly MessagingErrorValue?: string | undefined
}

export type NameInformation = 
  | {
  readonly PersonalNameInformation: PersonalNameInformation
  readonly OrganizationNameInformation?: undefined
}
  | {
  readonly PersonalNameInformation?: undefined
  readonly OrganizationNameInformation: readonly OrganizationNameInformation[]
}

export type NoticeItem = {
  readonly ItemDetails: ItemDetails
  readonly Amount?: Amount | undefined
}

export type OnBehalfOfAgency = {
  readonly UniqueAgencyId: SchemeValuePair
}

export type OrganizationNameInformation = {
  readonly OrganizationNameType: SchemeValuePair
  readonly OrganizationName: string
}

export type PaidFeeAmount = {
  readonly CurrencyCode: SchemeValuePair
  readonly MonetaryValue: string
}

export type Pending = {
  readonly DateOfExpectedReply?: string | undefined
}

export type PersonalNameInformation = 
  | {
  readonly UnstructuredPersonalUserName: string
  readonly StructuredPersonalUserName?: undefined
}
  | {
  readonly UnstructuredPersonalUserName?: string | undefined
  readonly StructuredPersonalUserName: StructuredPersonalUserName
}

export type PhysicalAddress = 
  | {
  readonly StructuredAddress: StructuredAddress
  readonly UnstructuredAddress?: undefined
  readonly PhysicalAddressType: SchemeValuePair
}
  | {
  readonly StructuredAddress?: undefined
  readonly UnstructuredAddress: UnstructuredAddress
  readonly PhysicalAddressType: SchemeValuePair
}

export type PhysicalCondition = {
  readonly PhysicalConditionType: SchemeValuePair
  readonly PhysicalConditionDetails?: string | undefined
}

export type Problem = 
  | {
  readonly MessagingError: readonly MessagingError[]
  readonly ProcessingError?: undefined
}
  | {
  readonly MessagingError?: undefined
  readonly ProcessingError: readonly ProcessingError[]
}

export type ProcessingError = {
  readonly ProcessingErrorType: SchemeValuePair
  readonly ProcessingErrorElement: ProcessingErrorElement
}

export type ProcessingErrorElement = 
  | {
  readonly ElementName: string
  readonly ProcessingErrorElement?: ProcessingErrorElement | undefined
  readonly ProcessingErrorValue?: undefined
}
  | {
  readonly ElementName: string
  readonly ProcessingErrorElement?: undefined
  readonly ProcessingErrorValue?: string | undefined
}

export type PromptInput = {
  readonly AuthenticationInputType: SchemeValuePair
  readonly AuthenticationDataFormatType: SchemeValuePair
  readonly SensitiveDataFlag?: true | undefined
}

export type PromptOutput = {
  readonly AuthenticationPromptData: string
  readonly AuthenticationPromptType: SchemeValuePair
}

/** Answered by `RecallItemResponse`. */
export type RecallItem = {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly DesiredDateDue?: string | undefined
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}

/** Answers `RecallItem`. */
export type RecallItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueItemId?: undefined
  readonly UniqueUserId?: undefined
  readonly DateDue?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly DateDue?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

export type RelatedFiscalTransactionReferenceId = {
  readonly UniqueAgencyId: SchemeValuePair
  readonly FiscalTransactionIdentifierValue: string
}

/** Answered by `RenewItemResponse`. */
export type RenewItem = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly DesiredDateDue?: string | undefined
  readonly DesiredDateForReturn?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly UniqueItemId: UniqueItemId
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
  readonly DesiredDateDue?: string | undefined
  readonly DesiredDateForReturn?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
}

/** Answers `RenewItem`. */
export type RenewItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly RequiredFeeAmount?: RequiredFeeAmount | undefined
  readonly RequiredItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly Pending?: undefined
  readonly UniqueItemId?: undefined
  readonly UniqueUserId?: undefined
  readonly DateDue?: undefined
  readonly DateForReturn?: undefined
  readonly RenewalCount?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly Pending: Pending
  readonly UniqueItemId?: undefined
  readonly UniqueUserId?: undefined
  readonly DateDue?: undefined
  readonly DateForReturn?: undefined
  readonly RenewalCount?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly Pending?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly DateDue?: string | undefined
  readonly DateForReturn?: string | undefined
  readonly RenewalCount?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answered by `ReportCirculationStatusChangeResponse`. */
export type ReportCirculationStatusChange = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly ItemReportedReturned: ItemReportedReturned
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed: true
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost: true
  readonly ItemReportedMissing?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing: true
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemReportedReturned: ItemReportedReturned
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed: true
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost: true
  readonly ItemReportedMissing?: undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly ItemReportedReturned?: undefined
  readonly ItemReportedNeverBorrowed?: undefined
  readonly ItemReportedLost?: undefined
  readonly ItemReportedMissing: true
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}

/** Answers `ReportCirculationStatusChange`. */
export type ReportCirculationStatusChangeResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueItemId?: undefined
  readonly UniqueUserId?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answered by `RequestItemResponse`. */
export type RequestItem = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueBibliographicId?: undefined
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly UniqueItemId?: undefined
  readonly UniqueBibliographicId: UniqueBibliographicId
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly UniqueItemId: UniqueItemId
  readonly UniqueBibliographicId?: undefined
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly UniqueItemId?: undefined
  readonly UniqueBibliographicId: UniqueBibliographicId
  readonly UniqueRequestId?: UniqueRequestId | undefined
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly EarliestDateNeeded?: string | undefined
  readonly NeedBeforeDate?: string | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly AcknowledgedFeeAmount?: AcknowledgedFeeAmount | undefined
  readonly PaidFeeAmount?: PaidFeeAmount | undefined
  readonly AcknowledgedItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}

/** Answers `RequestItem`. */
export type RequestItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly RequiredFeeAmount?: RequiredFeeAmount | undefined
  readonly RequiredItemUseRestrictionType?: readonly SchemeValuePair[] | undefined
  readonly UniqueItemId?: undefined
  readonly UniqueRequestId?: undefined
  readonly UniqueUserId?: undefined
  readonly RequestType?: undefined
  readonly RequestScopeType?: undefined
  readonly ShippingInformation?: undefined
  readonly DateAvailable?: undefined
  readonly HoldPickupDate?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: undefined
  readonly UniqueUserId: UniqueUserId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly DateAvailable?: string | undefined
  readonly HoldPickupDate?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly RequiredItemUseRestrictionType?: undefined
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly UniqueUserId: UniqueUserId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly ShippingInformation?: ShippingInformation | undefined
  readonly DateAvailable?: string | undefined
  readonly HoldPickupDate?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

export type RequestedItem = 
  | {
  readonly UniqueItemId: UniqueItemId
  readonly UniqueRequestId?: undefined
  readonly RequestType: SchemeValuePair
  readonly RequestStatusType: SchemeValuePair
  readonly DatePlaced: string
  readonly PickupDate?: string | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly ReminderLevel?: string | undefined
  readonly HoldQueuePosition?: string | undefined
}
  | {
  readonly UniqueItemId?: UniqueItemId | undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly RequestType: SchemeValuePair
  readonly RequestStatusType: SchemeValuePair
  readonly DatePlaced: string
  readonly PickupDate?: string | undefined
  readonly PickupExpiryDate?: string | undefined
  readonly ReminderLevel?: string | undefined
  readonly HoldQueuePosition?: string | undefined
}

export type RequestedItemsCount = 
  | {
  readonly RequestType: SchemeValuePair
  readonly CirculationStatus?: undefined
  readonly ItemUseRestrictionType?: undefined
  readonly RequestedItemCountValue: string
}
  | {
  readonly RequestType?: undefined
  readonly CirculationStatus: SchemeValuePair
  readonly ItemUseRestrictionType?: undefined
  readonly RequestedItemCountValue: string
}
  | {
  readonly RequestType?: undefined
  readonly CirculationStatus?: undefined
  readonly ItemUseRestrictionType: SchemeValuePair
  readonly RequestedItemCountValue: string
}

export type RequiredFeeAmount = {
  readonly CurrencyCode: SchemeValuePair
  readonly MonetaryValue: string
}

export type ResponseHeader = {
  readonly FromSystemId?: SchemeValuePair | undefined
  readonly FromSystemAuthentication?: string | undefined
  readonly FromAgencyId: FromAgencyId
  readonly FromAgencyAuthentication?: string | undefined
  readonly ToSystemId?: SchemeValuePair | undefined
  readonly ToAgencyId: ToAgencyId
}

export type RoutingInformation = {
  readonly RoutingInstructions: string
  readonly Destination: Destination
  readonly RequestType?: SchemeValuePair | undefined
  readonly UniqueUserId?: UniqueUserId | undefined
}

export type SchemeValuePair = {
  readonly Scheme: string
  readonly Value: string
}

/** Answered by `SendUserNoticeResponse`. */
export type SendUserNotice = {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId: UniqueUserId
  readonly DateToSend?: string | undefined
  readonly UserNoticeDetails: UserNoticeDetails
}

/** Answers `SendUserNotice`. */
export type SendUserNoticeResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueUserId?: undefined
  readonly DateSent?: undefined
  readonly DateWillSend?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueUserId: UniqueUserId
  readonly DateSent?: string | undefined
  readonly DateWillSend?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueUserId: UniqueUserId
  readonly DateSent?: undefined
  readonly DateWillSend?: string | undefined
}

export type ShippingInformation = 
  | {
  readonly ShippingInstructions?: string | undefined
  readonly ShippingNote?: string | undefined
  readonly PhysicalAddress: PhysicalAddress
  readonly ElectronicAddress?: undefined
}
  | {
  readonly ShippingInstructions?: string | undefined
  readonly ShippingNote?: string | undefined
  readonly PhysicalAddress?: undefined
  readonly ElectronicAddress: ElectronicAddress
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
}

export type StructuredHoldingsData = 
  | {
  readonly HoldingsChronology: HoldingsChronology
  readonly HoldingsEnumeration?: undefined
}
  | {
  readonly HoldingsChronology?: HoldingsChronology | undefined
  readonly HoldingsEnumeration: HoldingsEnumeration
}

export type StructuredPersonalUserName = {
  readonly Prefix?: string | undefined
  readonly GivenName?: string | undefined
  readonly Initials?: string | undefined
  readonly Surname: string
  readonly Suffix?: string | undefined
}

export type ToAgencyId = {
  readonly UniqueAgencyId: SchemeValuePair
}

/** Answered by `UndoCheckOutItemResponse`. */
export type UndoCheckOutItem = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly AuthenticationInput?: undefined
  readonly UniqueRequestId?: UniqueRequestId | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput?: readonly AuthenticationInput[] | undefined
  readonly UniqueRequestId?: UniqueRequestId | undefined
}

/** Answers `UndoCheckOutItem`. */
export type UndoCheckOutItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueItemId?: undefined
  readonly UniqueUserId?: undefined
  readonly FiscalTransactionInformation?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId?: UniqueUserId | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
}

export type UniqueBibliographicId = 
  | {
  readonly BibliographicItemId: BibliographicItemId
  readonly BibliographicRecordId?: undefined
}
  | {
  readonly BibliographicItemId?: undefined
  readonly BibliographicRecordId: BibliographicRecordId
}

export type UniqueItemId = {
  readonly UniqueAgencyId: SchemeValuePair
  readonly ItemIdentifierValue: string
}

export type UniqueRequestId = {
  readonly UniqueAgencyId: SchemeValuePair
  readonly RequestIdentifierValue: string
}

export type UniqueUserId = {
  readonly UniqueAgencyId: SchemeValuePair
  readonly UserIdentifierValue: string
}

export type UnstructuredAddress = {
  readonly UnstructuredAddressType: SchemeValuePair
  readonly UnstructuredAddressData: string
}

/** Answered by `UpdateAgencyResponse`. */
export type UpdateAgency = {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueAgencyId: SchemeValuePair
  readonly DeleteAgencyFields?: DeleteAgencyFields | undefined
  readonly AddAgencyFields?: AddAgencyFields | undefined
}

/** Answers `UpdateAgency`. */
export type UpdateAgencyResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueAgencyId?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueAgencyId: SchemeValuePair
}

/** Answered by `UpdateCirculationStatusResponse`. */
export type UpdateCirculationStatus = {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly CirculationStatus: SchemeValuePair
}

/** Answers `UpdateCirculationStatus`. */
export type UpdateCirculationStatusResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueItemId?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueItemId: UniqueItemId
}

/** Answered by `UpdateItemResponse`. */
export type UpdateItem = {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueItemId: UniqueItemId
  readonly DeleteItemFields?: DeleteItemFields | undefined
  readonly AddItemFields?: AddItemFields | undefined
}

/** Answers `UpdateItem`. */
export type UpdateItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueItemId?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueItemId: UniqueItemId
}

/** Answered by `UpdateRequestItemResponse`. */
export type UpdateRequestItem = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly RequestType: SchemeValuePair
  readonly UniqueRequestId?: undefined
  readonly DeleteRequestFields?: DeleteRequestFields | undefined
  readonly AddRequestFields?: AddRequestFields | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly UniqueItemId: UniqueItemId
  readonly RequestType: SchemeValuePair
  readonly UniqueRequestId?: undefined
  readonly DeleteRequestFields?: DeleteRequestFields | undefined
  readonly AddRequestFields?: AddRequestFields | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput?: undefined
  readonly UniqueItemId?: undefined
  readonly RequestType?: undefined
  readonly UniqueRequestId: UniqueRequestId
  readonly DeleteRequestFields?: DeleteRequestFields | undefined
  readonly AddRequestFields?: AddRequestFields | undefined
  readonly ItemElementType?: readonly SchemeValuePair[] | undefined
  readonly UserElementType?: readonly SchemeValuePair[] | undefined
}

/** Answers `UpdateRequestItem`. */
export type UpdateRequestItemResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly RequiredFeeAmount?: RequiredFeeAmount | undefined
  readonly UniqueItemId?: undefined
  readonly UniqueUserId?: undefined
  readonly RequestType?: undefined
  readonly RequestScopeType?: undefined
  readonly DateAvailable?: undefined
  readonly HoldPickupDate?: undefined
  readonly FiscalTransactionInformation?: undefined
  readonly ItemOptionalFields?: undefined
  readonly UserOptionalFields?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly RequiredFeeAmount?: undefined
  readonly UniqueItemId: UniqueItemId
  readonly UniqueUserId: UniqueUserId
  readonly RequestType: SchemeValuePair
  readonly RequestScopeType: SchemeValuePair
  readonly DateAvailable?: string | undefined
  readonly HoldPickupDate?: string | undefined
  readonly FiscalTransactionInformation?: FiscalTransactionInformation | undefined
  readonly ItemOptionalFields?: ItemOptionalFields | undefined
  readonly UserOptionalFields?: UserOptionalFields | undefined
}

/** Answered by `UpdateUserResponse`. */
export type UpdateUser = 
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId: UniqueUserId
  readonly AuthenticationInput?: undefined
  readonly DeleteUserFields?: DeleteUserFields | undefined
  readonly AddUserFields?: AddUserFields | undefined
}
  | {
  readonly InitiationHeader: InitiationHeader
  readonly MandatedAction?: MandatedAction | undefined
  readonly UniqueUserId?: undefined
  readonly AuthenticationInput: readonly AuthenticationInput[]
  readonly DeleteUserFields?: DeleteUserFields | undefined
  readonly AddUserFields?: AddUserFields | undefined
}

/** Answers `UpdateUser`. */
export type UpdateUserResponse = 
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem: Problem
  readonly UniqueUserId?: undefined
}
  | {
  readonly ResponseHeader: ResponseHeader
  readonly Problem?: undefined
  readonly UniqueUserId: UniqueUserId
}

export type UserAddressInformation = 
  | {
  readonly UserAddressRoleType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly PhysicalAddress: PhysicalAddress
  readonly ElectronicAddress?: undefined
}
  | {
  readonly UserAddressRoleType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly PhysicalAddress?: undefined
  readonly ElectronicAddress: ElectronicAddress
}

/** Answered by `UserCreatedResponse`. */
export type UserCreated = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly VisibleUserId?: readonly VisibleUserId[] | undefined
  readonly NameInformation: NameInformation
  readonly UserAddressInformation?: readonly UserAddressInformation[] | undefined
  readonly DateOfBirth?: string | undefined
  readonly UserLanguage?: readonly SchemeValuePair[] | undefined
  readonly UserPrivilege?: readonly UserPrivilege[] | undefined
  readonly BlockOrTrap?: readonly BlockOrTrap[] | undefined
}

/** Answers `UserCreated`. */
export type UserCreatedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

export type UserFiscalAccount = {
  readonly AccountBalance: AccountBalance
  readonly AccountDetails?: readonly AccountDetails[] | undefined
}

/** Answered by `UserFiscalTransactionCreatedResponse`. */
export type UserFiscalTransactionCreated = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly FiscalTransactionInformation: FiscalTransactionInformation
}

/** Answers `UserFiscalTransactionCreated`. */
export type UserFiscalTransactionCreatedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

export type UserNoticeDetails = 
  | {
  readonly NoticeType: SchemeValuePair
  readonly NoticeContent?: string | undefined
  readonly NoticeItem: readonly NoticeItem[]
  readonly UserFiscalAccount?: undefined
  readonly UserPrivilege?: undefined
}
  | {
  readonly NoticeType: SchemeValuePair
  readonly NoticeContent?: string | undefined
  readonly NoticeItem?: undefined
  readonly UserFiscalAccount: UserFiscalAccount
  readonly UserPrivilege?: undefined
}
  | {
  readonly NoticeType: SchemeValuePair
  readonly NoticeContent?: string | undefined
  readonly NoticeItem?: undefined
  readonly UserFiscalAccount?: undefined
  readonly UserPrivilege: UserPrivilege
}

/** Answered by `UserNoticeSentResponse`. */
export type UserNoticeSent = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly DateSent: string
  readonly UserNoticeDetails: UserNoticeDetails
}

/** Answers `UserNoticeSent`. */
export type UserNoticeSentResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

export type UserOptionalFields = {
  readonly VisibleUserId?: readonly VisibleUserId[] | undefined
  readonly NameInformation?: NameInformation | undefined
  readonly UserAddressInformation?: readonly UserAddressInformation[] | undefined
  readonly DateOfBirth?: string | undefined
  readonly UserLanguage?: readonly SchemeValuePair[] | undefined
  readonly UserPrivilege?: readonly UserPrivilege[] | undefined
  readonly BlockOrTrap?: readonly BlockOrTrap[] | undefined
}

export type UserPrivilege = {
  readonly UniqueAgencyId: SchemeValuePair
  readonly AgencyUserPrivilegeType: SchemeValuePair
  readonly ValidFromDate?: string | undefined
  readonly ValidToDate?: string | undefined
  readonly UserPrivilegeFee?: UserPrivilegeFee | undefined
  readonly UserPrivilegeStatus?: UserPrivilegeStatus | undefined
  readonly UserPrivilegeDescription?: string | undefined
}

export type UserPrivilegeFee = {
  readonly Amount: Amount
  readonly PaymentMethodType?: SchemeValuePair | undefined
}

export type UserPrivilegeStatus = {
  readonly UserPrivilegeStatusType: SchemeValuePair
  readonly DateOfUserPrivilegeStatus?: string | undefined
}

export type UserTransaction = {
  readonly RequestedItem?: readonly RequestedItem[] | undefined
  readonly LoanedItem?: readonly LoanedItem[] | undefined
}

/** Answered by `UserUpdatedResponse`. */
export type UserUpdated = {
  readonly InitiationHeader: InitiationHeader
  readonly UniqueUserId: UniqueUserId
  readonly DeleteUserFields?: DeleteUserFields | undefined
  readonly AddUserFields?: AddUserFields | undefined
}

/** Answers `UserUpdated`. */
export type UserUpdatedResponse = {
  readonly ResponseHeader: ResponseHeader
  readonly MessagingError?: readonly MessagingError[] | undefined
}

export type VisibleItemId = {
  readonly VisibleItemIdentifierType: SchemeValuePair
  readonly VisibleItemIdentifier: string
}

export type VisibleUserId = {
  readonly UniqueAgencyId?: SchemeValuePair | undefined
  readonly VisibleUserIdentifierType: SchemeValuePair
  readonly VisibleUserIdentifier: string
}

/** Every message and confirmation of the edition. */
export type Message =
  | { readonly edition: '1'; readonly kind: 'AcceptItem'; readonly body: AcceptItem }
  | { readonly edition: '1'; readonly kind: 'AcceptItemResponse'; readonly body: AcceptItemResponse }
  | { readonly edition: '1'; readonly kind: 'AgencyCreated'; readonly body: AgencyCreated }
  | { readonly edition: '1'; readonly kind: 'AgencyCreatedResponse'; readonly body: AgencyCreatedResponse }
  | { readonly edition: '1'; readonly kind: 'AgencyUpdated'; readonly body: AgencyUpdated }
  | { readonly edition: '1'; readonly kind: 'AgencyUpdatedResponse'; readonly body: AgencyUpdatedResponse }
  | { readonly edition: '1'; readonly kind: 'AuthenticateUser'; readonly body: AuthenticateUser }
  | { readonly edition: '1'; readonly kind: 'AuthenticateUserResponse'; readonly body: AuthenticateUserResponse }
  | { readonly edition: '1'; readonly kind: 'CancelRecallItem'; readonly body: CancelRecallItem }
  | { readonly edition: '1'; readonly kind: 'CancelRecallItemResponse'; readonly body: CancelRecallItemResponse }
  | { readonly edition: '1'; readonly kind: 'CancelRequestItem'; readonly body: CancelRequestItem }
  | { readonly edition: '1'; readonly kind: 'CancelRequestItemResponse'; readonly body: CancelRequestItemResponse }
  | { readonly edition: '1'; readonly kind: 'CheckInItem'; readonly body: CheckInItem }
  | { readonly edition: '1'; readonly kind: 'CheckInItemResponse'; readonly body: CheckInItemResponse }
  | { readonly edition: '1'; readonly kind: 'CheckOutItem'; readonly body: CheckOutItem }
  | { readonly edition: '1'; readonly kind: 'CheckOutItemResponse'; readonly body: CheckOutItemResponse }
  | { readonly edition: '1'; readonly kind: 'CirculationStatusChangeReported'; readonly body: CirculationStatusChangeReported }
  | { readonly edition: '1'; readonly kind: 'CirculationStatusChangeReportedResponse'; readonly body: CirculationStatusChangeReportedResponse }
  | { readonly edition: '1'; readonly kind: 'CirculationStatusUpdated'; readonly body: CirculationStatusUpdated }
  | { readonly edition: '1'; readonly kind: 'CirculationStatusUpdatedResponse'; readonly body: CirculationStatusUpdatedResponse }
  | { readonly edition: '1'; readonly kind: 'CreateAgency'; readonly body: CreateAgency }
  | { readonly edition: '1'; readonly kind: 'CreateAgencyResponse'; readonly body: CreateAgencyResponse }
  | { readonly edition: '1'; readonly kind: 'CreateItem'; readonly body: CreateItem }
  | { readonly edition: '1'; readonly kind: 'CreateItemResponse'; readonly body: CreateItemResponse }
  | { readonly edition: '1'; readonly kind: 'CreateUser'; readonly body: CreateUser }
  | { readonly edition: '1'; readonly kind: 'CreateUserResponse'; readonly body: CreateUserResponse }
  | { readonly edition: '1'; readonly kind: 'CreateUserFiscalTransaction'; readonly body: CreateUserFiscalTransaction }
  | { readonly edition: '1'; readonly kind: 'CreateUserFiscalTransactionResponse'; readonly body: CreateUserFiscalTransactionResponse }
  | { readonly edition: '1'; readonly kind: 'ItemCheckedIn'; readonly body: ItemCheckedIn }
  | { readonly edition: '1'; readonly kind: 'ItemCheckedInResponse'; readonly body: ItemCheckedInResponse }
  | { readonly edition: '1'; readonly kind: 'ItemCheckedOut'; readonly body: ItemCheckedOut }
  | { readonly edition: '1'; readonly kind: 'ItemCheckedOutResponse'; readonly body: ItemCheckedOutResponse }
  | { readonly edition: '1'; readonly kind: 'ItemCreated'; readonly body: ItemCreated }
  | { readonly edition: '1'; readonly kind: 'ItemCreatedResponse'; readonly body: ItemCreatedResponse }
  | { readonly edition: '1'; readonly kind: 'ItemRecallCancelled'; readonly body: ItemRecallCancelled }
  | { readonly edition: '1'; readonly kind: 'ItemRecallCancelledResponse'; readonly body: ItemRecallCancelledResponse }
  | { readonly edition: '1'; readonly kind: 'ItemRecalled'; readonly body: ItemRecalled }
  | { readonly edition: '1'; readonly kind: 'ItemRecalledResponse'; readonly body: ItemRecalledResponse }
  | { readonly edition: '1'; readonly kind: 'ItemReceived'; readonly body: ItemReceived }
  | { readonly edition: '1'; readonly kind: 'ItemReceivedResponse'; readonly body: ItemReceivedResponse }
  | { readonly edition: '1'; readonly kind: 'ItemRenewed'; readonly body: ItemRenewed }
  | { readonly edition: '1'; readonly kind: 'ItemRenewedResponse'; readonly body: ItemRenewedResponse }
  | { readonly edition: '1'; readonly kind: 'ItemRequestCancelled'; readonly body: ItemRequestCancelled }
  | { readonly edition: '1'; readonly kind: 'ItemRequestCancelledResponse'; readonly body: ItemRequestCancelledResponse }
  | { readonly edition: '1'; readonly kind: 'ItemRequestUpdated'; readonly body: ItemRequestUpdated }
  | { readonly edition: '1'; readonly kind: 'ItemRequestUpdatedResponse'; readonly body: ItemRequestUpdatedResponse }
  | { readonly edition: '1'; readonly kind: 'ItemRequested'; readonly body: ItemRequested }
  | { readonly edition: '1'; readonly kind: 'ItemRequestedResponse'; readonly body: ItemRequestedResponse }
  | { readonly edition: '1'; readonly kind: 'ItemShipped'; readonly body: ItemShipped }
  | { readonly edition: '1'; readonly kind: 'ItemShippedResponse'; readonly body: ItemShippedResponse }
  | { readonly edition: '1'; readonly kind: 'ItemUpdated'; readonly body: ItemUpdated }
  | { readonly edition: '1'; readonly kind: 'ItemUpdatedResponse'; readonly body: ItemUpdatedResponse }
  | { readonly edition: '1'; readonly kind: 'LookupAgency'; readonly body: LookupAgency }
  | { readonly edition: '1'; readonly kind: 'LookupAgencyResponse'; readonly body: LookupAgencyResponse }
  | { readonly edition: '1'; readonly kind: 'LookupItem'; readonly body: LookupItem }
  | { readonly edition: '1'; readonly kind: 'LookupItemResponse'; readonly body: LookupItemResponse }
  | { readonly edition: '1'; readonly kind: 'LookupUser'; readonly body: LookupUser }
  | { readonly edition: '1'; readonly kind: 'LookupUserResponse'; readonly body: LookupUserResponse }
  | { readonly edition: '1'; readonly kind: 'RecallItem'; readonly body: RecallItem }
  | { readonly edition: '1'; readonly kind: 'RecallItemResponse'; readonly body: RecallItemResponse }
  | { readonly edition: '1'; readonly kind: 'RenewItem'; readonly body: RenewItem }
  | { readonly edition: '1'; readonly kind: 'RenewItemResponse'; readonly body: RenewItemResponse }
  | { readonly edition: '1'; readonly kind: 'ReportCirculationStatusChange'; readonly body: ReportCirculationStatusChange }
  | { readonly edition: '1'; readonly kind: 'ReportCirculationStatusChangeResponse'; readonly body: ReportCirculationStatusChangeResponse }
  | { readonly edition: '1'; readonly kind: 'RequestItem'; readonly body: RequestItem }
  | { readonly edition: '1'; readonly kind: 'RequestItemResponse'; readonly body: RequestItemResponse }
  | { readonly edition: '1'; readonly kind: 'SendUserNotice'; readonly body: SendUserNotice }
  | { readonly edition: '1'; readonly kind: 'SendUserNoticeResponse'; readonly body: SendUserNoticeResponse }
  | { readonly edition: '1'; readonly kind: 'UndoCheckOutItem'; readonly body: UndoCheckOutItem }
  | { readonly edition: '1'; readonly kind: 'UndoCheckOutItemResponse'; readonly body: UndoCheckOutItemResponse }
  | { readonly edition: '1'; readonly kind: 'UpdateAgency'; readonly body: UpdateAgency }
  | { readonly edition: '1'; readonly kind: 'UpdateAgencyResponse'; readonly body: UpdateAgencyResponse }
  | { readonly edition: '1'; readonly kind: 'UpdateCirculationStatus'; readonly body: UpdateCirculationStatus }
  | { readonly edition: '1'; readonly kind: 'UpdateCirculationStatusResponse'; readonly body: UpdateCirculationStatusResponse }
  | { readonly edition: '1'; readonly kind: 'UpdateItem'; readonly body: UpdateItem }
  | { readonly edition: '1'; readonly kind: 'UpdateItemResponse'; readonly body: UpdateItemResponse }
  | { readonly edition: '1'; readonly kind: 'UpdateRequestItem'; readonly body: UpdateRequestItem }
  | { readonly edition: '1'; readonly kind: 'UpdateRequestItemResponse'; readonly body: UpdateRequestItemResponse }
  | { readonly edition: '1'; readonly kind: 'UpdateUser'; readonly body: UpdateUser }
  | { readonly edition: '1'; readonly kind: 'UpdateUserResponse'; readonly body: UpdateUserResponse }
  | { readonly edition: '1'; readonly kind: 'UserCreated'; readonly body: UserCreated }
  | { readonly edition: '1'; readonly kind: 'UserCreatedResponse'; readonly body: UserCreatedResponse }
  | { readonly edition: '1'; readonly kind: 'UserFiscalTransactionCreated'; readonly body: UserFiscalTransactionCreated }
  | { readonly edition: '1'; readonly kind: 'UserFiscalTransactionCreatedResponse'; readonly body: UserFiscalTransactionCreatedResponse }
  | { readonly edition: '1'; readonly kind: 'UserNoticeSent'; readonly body: UserNoticeSent }
  | { readonly edition: '1'; readonly kind: 'UserNoticeSentResponse'; readonly body: UserNoticeSentResponse }
  | { readonly edition: '1'; readonly kind: 'UserUpdated'; readonly body: UserUpdated }
  | { readonly edition: '1'; readonly kind: 'UserUpdatedResponse'; readonly body: UserUpdatedResponse }
