/** The parts of messages of NCIP version 1: lines of the content-model table. */
export const parts: string = `
  # parts of messages: identifiers
  BibliographicItemId:  (BibliographicItemIdentifier, BibliographicItemIdentifierCode?)
  BibliographicRecordId: (
    BibliographicRecordIdentifier, (UniqueAgencyId | BibliographicRecordIdentifierCode)
  )
  ComponentId:  (ComponentIdentifierType, ComponentIdentifier)
  FiscalTransactionReferenceId RelatedFiscalTransactionReferenceId: (
    UniqueAgencyId, FiscalTransactionIdentifierValue
  )
  FromAgencyId OnBehalfOfAgency ToAgencyId:  (UniqueAgencyId)
  UniqueBibliographicId:  (BibliographicItemId | BibliographicRecordId)
  UniqueItemId:  (UniqueAgencyId, ItemIdentifierValue)
  UniqueRequestId:  (UniqueAgencyId, RequestIdentifierValue)
  UniqueUserId:  (UniqueAgencyId, UserIdentifierValue)
  VisibleItemId:  (VisibleItemIdentifierType, VisibleItemIdentifier)
  VisibleUserId:  (UniqueAgencyId?, VisibleUserIdentifierType, VisibleUserIdentifier)

  # parts of messages: users and agencies
  AddAgencyFields DeleteAgencyFields: (
    OrganizationNameInformation*, AgencyAddressInformation*, AuthenticationPrompt*,
    ApplicationProfileSupportedType*, ConsortiumAgreement*, AgencyUserPrivilegeType*
  )
  AddUserFields DeleteUserFields: (
    VisibleUserId*, AuthenticationInput*, NameInformation?, UserAddressInformation*, DateOfBirth?,
    UserLanguage*, UserPrivilege*, BlockOrTrap*
  )
  AgencyAddressInformation: (
    AgencyAddressRoleType, ValidFromDate?, ValidToDate?, (PhysicalAddress | ElectronicAddress)
  )
  AuthenticationInput:  (AuthenticationInputData, AuthenticationDataFormatType, AuthenticationInputType)
  AuthenticationPrompt:  (PromptOutput, PromptInput)
  BlockOrTrap:  (UniqueAgencyId, BlockOrTrapType, ValidFromDate?, ValidToDate?)
  ElectronicAddress:  (ElectronicAddressType, ElectronicAddressData)
  NameInformation:  (PersonalNameInformation | OrganizationNameInformation+)
  OrganizationNameInformation:  (OrganizationNameType, OrganizationName)
  PersonalNameInformation: (
    UnstructuredPersonalUserName | (StructuredPersonalUserName, UnstructuredPersonalUserName?)
  )
  PhysicalAddress:  ((StructuredAddress | UnstructuredAddress), PhysicalAddressType)
  PromptInput:  (AuthenticationInputType, AuthenticationDataFormatType, SensitiveDataFlag?)
  PromptOutput:  (AuthenticationPromptData, AuthenticationPromptType)
  StructuredAddress: (
    (
      (
        LocationWithinBuilding?, HouseName?,
        (District | (PostOfficeBox, District?) | (Street, PostOfficeBox?, District?))
      )
      | (Line1, Line2?)
    ),
    Locality?, Region?, Country?, PostalCode?, CareOf?
  )
  StructuredPersonalUserName:  (Prefix?, GivenName?, Initials?, Surname, Suffix?)
  UnstructuredAddress:  (UnstructuredAddressType, UnstructuredAddressData)
  UserAddressInformation: (
    UserAddressRoleType, ValidFromDate?, ValidToDate?, (PhysicalAddress | ElectronicAddress)
  )
  UserOptionalFields: (
    VisibleUserId*, NameInformation?, UserAddressInformation*, DateOfBirth?, UserLanguage*, UserPrivilege*,
    BlockOrTrap*
  )
  UserPrivilege: (
    UniqueAgencyId, AgencyUserPrivilegeType, ValidFromDate?, ValidToDate?, UserPrivilegeFee?,
    UserPrivilegeStatus?, UserPrivilegeDescription?
  )
  UserPrivilegeFee:  (Amount, PaymentMethodType?)
  UserPrivilegeStatus:  (UserPrivilegeStatusType, DateOfUserPrivilegeStatus?)
  UserTransaction:  (RequestedItem*, LoanedItem*)

  # parts of messages: bibliographic data and holdings
  BibliographicDescription: (
    Author?, AuthorOfComponent?, BibliographicItemId?, BibliographicRecordId?, ComponentId?, Edition?,
    Pagination?, PlaceOfPublication?, PublicationDate?, PublicationDateOfComponent?, Publisher?,
    SeriesTitleNumber?, Title?, TitleOfComponent?, BibliographicLevel?, SponsoringBody?,
    ElectronicDataFormatType?, Language?, MediumType?
  )
  ChronologyLevelInstance:  ((ChronologyCaption | (ChronologyLevel, ChronologyCaption?)), ChronologyValue)
  ElectronicResource:  ((ElectronicDataFormatType, ActualResource) | ReferenceToResource)
  EnumerationLevelInstance: (
    (EnumerationCaption | (EnumerationLevel, EnumerationCaption?)), EnumerationValue
  )
  HoldingsChronology:  (ChronologyLevelInstance+)
  HoldingsEnumeration:  (EnumerationLevelInstance+)
  HoldingsInformation:  (StructuredHoldingsData+ | UnstructuredHoldingsData)
  StructuredHoldingsData:  (HoldingsChronology | (HoldingsEnumeration, HoldingsChronology?))

  # parts of messages: items, requests, notices, money
  AccountBalance AcknowledgedFeeAmount Amount PaidFeeAmount RequiredFeeAmount: (
    CurrencyCode, MonetaryValue
  )
  AccountDetails:  (AccrualDate, FiscalTransactionInformation)
  AddItemFields DeleteItemFields: (
    BibliographicDescription?, ItemUseRestrictionType*, ItemDescription?, Location*, PhysicalCondition?,
    SecurityMarker?, SensitizationFlag?
  )
  AddRequestFields DeleteRequestFields: (
    UniqueUserId?, UniqueItemId?, RequestType?, RequestScopeType?, RequestStatusType?, ShippingInformation?,
    EarliestDateNeeded?, NeedBeforeDate?, PickupExpiryDate?, DateOfUserRequest?, DateAvailable?,
    AcknowledgedFeeAmount?, PaidFeeAmount?
  )
  CurrentBorrower CurrentRequester:  (UniqueUserId)
  Destination:  (Location | (BinNumber, Location?))
  FiscalTransactionInformation: (
    FiscalActionType, FiscalTransactionReferenceId?, RelatedFiscalTransactionReferenceId*,
    FiscalTransactionType, ValidFromDate?, ValidToDate?, Amount, PaymentMethodType?,
    FiscalTransactionDescription?, UniqueRequestId?, ItemDetails?
  )
  ItemDescription:  (VisibleItemId?, CallNumber?, CopyNumber?, ItemDescriptionLevel?, HoldingsInformation?)
  ItemDetails: (
    UniqueItemId, BibliographicDescription, DateCheckedOut?, DateRenewed*,
    (DateDue | IndeterminateLoanPeriodFlag | NonReturnableFlag)?, DateReturned?
  )
  ItemOptionalFields: (
    BibliographicDescription?, ItemUseRestrictionType*, CirculationStatus?, HoldQueueLength?,
    ItemDescription?, Location*, PhysicalCondition?, ElectronicResource?, SecurityMarker?,
    SensitizationFlag?
  )
  ItemReportedReturned:  (DateReportedReturned)
  ItemTransaction:  (CurrentBorrower?, CurrentRequester*)
  LoanedItem:  (UniqueItemId, ReminderLevel, (DateDue | IndeterminateLoanPeriodFlag), Amount)
  LoanedItemsCount:  ((CirculationStatus | ItemUseRestrictionType), LoanedItemCountValue)
  Location:  (LocationType, LocationName, ValidFromDate?, ValidToDate?)
  LocationName:  (LocationNameInstance+)
  LocationNameInstance:  (LocationNameLevel, LocationNameValue)
  MandatedAction:  (DateEventOccurred)
  NoticeItem:  (ItemDetails, Amount?)
  Pending:  (DateOfExpectedReply?)
  PhysicalCondition:  (PhysicalConditionType, PhysicalConditionDetails?)
  RequestedItem: (
    (UniqueItemId | (UniqueRequestId, UniqueItemId?)), RequestType, RequestStatusType, DatePlaced,
    PickupDate?, PickupExpiryDate?, ReminderLevel?, HoldQueuePosition?
  )
  RequestedItemsCount: (
    (RequestType | CirculationStatus | ItemUseRestrictionType), RequestedItemCountValue
  )
  RoutingInformation:  (RoutingInstructions, Destination, RequestType?, UniqueUserId?)
  ShippingInformation:  (ShippingInstructions?, ShippingNote?, (PhysicalAddress | ElectronicAddress))
  UserFiscalAccount:  (AccountBalance, AccountDetails*)
  UserNoticeDetails:  (NoticeType, NoticeContent?, (NoticeItem+ | UserFiscalAccount | UserPrivilege))

  # codes, each with the scheme that it is taken from
  SchemeValuePair:  (Scheme, Value)
  AcknowledgedItemUseRestrictionType AgencyAddressRoleType AgencyElementType AgencyUserPrivilegeType
    ApplicationProfileSupportedType ApplicationProfileType AuthenticationDataFormatType
    AuthenticationInputType AuthenticationPromptType BibliographicItemIdentifierCode BibliographicLevel
    BibliographicRecordIdentifierCode BlockOrTrapType CirculationStatus ComponentIdentifierType
    ConsortiumAgreement CurrencyCode ElectronicAddressType ElectronicDataFormatType FiscalActionType
    FiscalTransactionType FromSystemId ItemDescriptionLevel ItemElementType ItemUseRestrictionType Language
    LocationType MediumType MessagingErrorType NoticeType OrganizationNameType PaymentMethodType
    PhysicalAddressType PhysicalConditionType ProcessingErrorType RequestedActionType RequestScopeType
    RequestStatusType RequestType RequiredItemUseRestrictionType SecurityMarker ToSystemId UniqueAgencyId
    UnstructuredAddressType UserAddressRoleType UserElementType UserLanguage UserPrivilegeStatusType
    VisibleItemIdentifierType VisibleUserIdentifierType:  SchemeValuePair

  # flags
  CurrentBorrowerDesired CurrentRequestersDesired ElectronicResourceProvidedFlag
    IndeterminateLoanPeriodFlag ItemReportedLost ItemReportedMissing ItemReportedNeverBorrowed
    LoanedItemsDesired NonReturnableFlag RenewalNotPermitted RequestedItemsDesired ResourceDesired
    SensitiveDataFlag SensitizationFlag UserFiscalAccountDesired:  empty

  # values
  AccrualDate DateAvailable DateCheckedOut DateDue DateEventOccurred DateForReturn DateOfBirth
    DateOfExpectedReply DateOfUserPrivilegeStatus DateOfUserRequest DatePlaced DateRecalled DateReceived
    DateRenewed DateReportedReturned DateReturned DateSent DateShipped DateToSend DateWillSend
    DesiredDateDue DesiredDateForReturn EarliestDateNeeded HoldPickupDate NeedBeforeDate PickupDate
    PickupExpiryDate ValidFromDate ValidToDate:  dateTime
  MonetaryValue:  integer
  HoldQueueLength LoanedItemCountValue RenewalCount RequestedItemCountValue:  nonNegativeInteger
  ChronologyLevel EnumerationLevel HoldQueuePosition LocationNameLevel ReminderLevel:  positiveInteger
  ActualResource AuthenticationInputData AuthenticationPromptData Author AuthorOfComponent
    BibliographicItemIdentifier BibliographicRecordIdentifier BinNumber CallNumber CareOf ChronologyCaption
    ChronologyValue ComponentIdentifier CopyNumber Country District Edition ElectronicAddressData
    ElementName EnumerationCaption EnumerationValue FiscalTransactionDescription
    FiscalTransactionIdentifierValue FromAgencyAuthentication FromSystemAuthentication GivenName HouseName
    Initials ItemIdentifierValue Line1 Line2 Locality LocationNameValue LocationWithinBuilding
    MessagingErrorValue NoticeContent OrganizationName Pagination PhysicalConditionDetails
    PlaceOfPublication PostOfficeBox PostalCode Prefix ProcessingErrorValue PublicationDate
    PublicationDateOfComponent Publisher ReferenceToResource Region RequestIdentifierValue
    RoutingInstructions Scheme SeriesTitleNumber ShippingInstructions ShippingNote SponsoringBody Street
    Suffix Surname Title TitleOfComponent UnstructuredAddressData UnstructuredHoldingsData
    UnstructuredPersonalUserName UserIdentifierValue UserPrivilegeDescription Value VisibleItemIdentifier
    VisibleUserIdentifier:  text
`
