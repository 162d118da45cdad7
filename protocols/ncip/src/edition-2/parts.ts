/** The parts of messages of NCIP 2.02: lines of the content-model table. */
export const parts: string = `
  # parts of messages: identifiers
  BibliographicId:  ((BibliographicItemId | BibliographicRecordId), Ext?)
  BibliographicItemId:  (BibliographicItemIdentifier, BibliographicItemIdentifierCode?, Ext?)
  BibliographicRecordId: (
    BibliographicRecordIdentifier, (AgencyId | BibliographicRecordIdentifierCode), Ext?
  )
  ComponentId:  (ComponentIdentifierType, ComponentIdentifier, Ext?)
  FiscalTransactionReferenceId RelatedFiscalTransactionReferenceId: (
    AgencyId, FiscalTransactionIdentifierValue, Ext?
  )
  FromAgencyId OnBehalfOfAgency ToAgencyId:  (AgencyId, Ext?)
  ItemId:  (AgencyId?, ItemIdentifierType?, ItemIdentifierValue, Ext?)
  PreviousUserId:  (AgencyId, UserIdentifierValue, ValidFromDate?, ValidToDate?, Ext?)
  RequestId:  (AgencyId?, RequestIdentifierType?, RequestIdentifierValue, Ext?)
  UserId:  (AgencyId?, UserIdentifierType?, UserIdentifierValue, Ext?)

  # parts of messages: users and agencies
  AddAgencyFields DeleteAgencyFields: (
    OrganizationNameInformation*, AgencyAddressInformation*, AuthenticationPrompt*,
    ApplicationProfileSupportedType*, ConsortiumAgreement*, AgencyUserPrivilegeType*, Ext?
  )
  AddUserFields DeleteUserFields: (
    AuthenticationInput*, NameInformation?, UserAddressInformation*, DateOfBirth?, UserLanguage*,
    UserPrivilege*, BlockOrTrap*, Ext?
  )
  AgencyAddressInformation: (
    AgencyAddressRoleType, ValidFromDate?, ValidToDate?, (PhysicalAddress | ElectronicAddress), Ext?
  )
  AuthenticationInput: (
    AuthenticationInputData, AuthenticationDataFormatType, AuthenticationInputType, Ext?
  )
  AuthenticationPrompt:  (PromptOutput, PromptInput, Ext?)
  BlockOrTrap:  (AgencyId, BlockOrTrapType, ValidFromDate?, ValidToDate?, Ext?)
  ElectronicAddress:  (ElectronicAddressType, ElectronicAddressData, Ext?)
  NameInformation:  ((PersonalNameInformation | OrganizationNameInformation+), Ext?)
  OrganizationNameInformation:  (OrganizationNameType, OrganizationName, Ext?)
  PersonalNameInformation: (
    (UnstructuredPersonalUserName | (StructuredPersonalUserName, UnstructuredPersonalUserName?)), Ext?
  )
  PhysicalAddress:  ((StructuredAddress | UnstructuredAddress), PhysicalAddressType, Ext?)
  PromptInput:  (AuthenticationInputType, AuthenticationDataFormatType, SensitiveDataFlag?, Ext?)
  PromptOutput:  (AuthenticationPromptData, AuthenticationPromptType, Ext?)
  StructuredAddress: (
    (
      (
        LocationWithinBuilding?, HouseName?,
        (District | (PostOfficeBox, District?) | (Street, PostOfficeBox?, District?))
      )
      | (Line1, Line2?)
    ),
    Locality?, Region?, Country?, PostalCode?, CareOf?, Ext?
  )
  StructuredPersonalUserName:  (Prefix?, GivenName?, Initials?, Surname, Suffix?, Ext?)
  UnstructuredAddress:  (UnstructuredAddressType, UnstructuredAddressData, Ext?)
  UserAddressInformation: (
    UserAddressRoleType, ValidFromDate?, ValidToDate?, (PhysicalAddress | ElectronicAddress), Ext?
  )
  UserOptionalFields: (
    NameInformation?, UserAddressInformation*, DateOfBirth?, UserLanguage*, UserPrivilege*, BlockOrTrap*,
    UserId*, PreviousUserId*, Ext?
  )
  UserPrivilege: (
    AgencyId, AgencyUserPrivilegeType, ValidFromDate?, ValidToDate?, UserPrivilegeFee?,
    UserPrivilegeStatus?, UserPrivilegeDescription?, Ext?
  )
  UserPrivilegeFee:  (Amount, PaymentMethodType?, Ext?)
  UserPrivilegeStatus:  (UserPrivilegeStatusType, DateOfUserPrivilegeStatus?, Ext?)

  # parts of messages: bibliographic data and holdings
  BibInformation: (
    BibliographicId?,
    ((BibliographicDescription?, TitleHoldQueueLength?, CurrentRequester*, HoldingsSet+) | Problem+)
  )
  BibliographicDescription: (
    Author?, AuthorOfComponent?, BibliographicItemId?, BibliographicRecordId*, ComponentId?, Edition?,
    Pagination?, PlaceOfPublication?, PublicationDate?, PublicationDateOfComponent?, Publisher?,
    SeriesTitleNumber?, Title?, TitleOfComponent?, BibliographicLevel?, SponsoringBody?,
    ElectronicDataFormatType?, Language?, MediumType?, Ext?
  )
  ChronologyLevelInstance: (
    (ChronologyCaption | (ChronologyLevel, ChronologyCaption?)), ChronologyValue, Ext?
  )
  ElectronicResource:  (((ElectronicDataFormatType, ActualResource) | ReferenceToResource), Ext?)
  EnumerationLevelInstance: (
    (EnumerationCaption | (EnumerationLevel, EnumerationCaption?, Ext?)), EnumerationValue, Ext?
  )
  HoldingsChronology:  (ChronologyLevelInstance+, Ext?)
  HoldingsEnumeration:  (EnumerationLevelInstance+, Ext?)
  HoldingsInformation SummaryHoldingsInformation: (
    (StructuredHoldingsData+ | UnstructuredHoldingsData), Ext?
  )
  HoldingsSet: (
    HoldingsSetId?,
    (
      (
        BibliographicDescription?, Location?, CallNumber?, SummaryHoldingsInformation?, ElectronicResource?,
        ItemInformation+, Ext?
      )
      | Problem+
    )
  )
  StructuredHoldingsData:  ((HoldingsChronology | (HoldingsEnumeration, HoldingsChronology?)), Ext?)

  # parts of messages: items, requests, notices, money
  AccountBalance AcknowledgedFeeAmount Amount PaidFeeAmount RequiredFeeAmount: (
    CurrencyCode, MonetaryValue, Ext?
  )
  AccountDetails:  (AccrualDate, FiscalTransactionInformation, Ext?)
  AddItemFields DeleteItemFields: (
    BibliographicDescription?, ItemUseRestrictionType*, ItemDescription?, Location*, PhysicalCondition?,
    SecurityMarker?, SensitizationFlag?, Ext?
  )
  AddRequestFields DeleteRequestFields: (
    UserId?, ItemId?, RequestType?, RequestScopeType?, RequestStatusType?, ShippingInformation?,
    EarliestDateNeeded?, NeedBeforeDate?, PickupLocation?, PickupExpiryDate?, DateOfUserRequest?,
    DateAvailable?, AcknowledgedFeeAmount?, PaidFeeAmount?, Ext?
  )
  CurrentBorrower CurrentRequester:  (UserId, Ext?)
  Destination:  ((Location | (BinNumber, Location?)), Ext?)
  FiscalTransactionInformation: (
    FiscalActionType, FiscalTransactionReferenceId?, RelatedFiscalTransactionReferenceId*,
    FiscalTransactionType, ValidFromDate?, ValidToDate?, Amount, PaymentMethodType?,
    FiscalTransactionDescription?, RequestId?, ItemDetails?, Ext?
  )
  ItemDescription: (
    CallNumber?, CopyNumber?, ItemDescriptionLevel?, HoldingsInformation?, NumberOfPieces?, Ext?
  )
  ItemDetails: (
    ItemId, BibliographicDescription, DateCheckedOut?, DateRenewed*,
    (DateDue | IndeterminateLoanPeriodFlag | NonReturnableFlag)?, DateReturned?, Ext?
  )
  ItemInformation: (
    ItemId?,
    (
      (
        RequestId*, CurrentBorrower?, CurrentRequester*, DateDue?, DateRecalled?, HoldPickupDate?,
        ItemTransaction?, ItemOptionalFields?, ItemNote?, Ext?
      )
      | Problem+
    )
  )
  ItemOptionalFields: (
    BibliographicDescription?, ItemUseRestrictionType*, CirculationStatus?, HoldQueueLength?,
    ItemDescription?, Location*, PhysicalCondition?, ElectronicResource?, SecurityMarker?,
    SensitizationFlag?, DateDue?, Ext?
  )
  ItemReportedReturned:  (DateReportedReturned, Ext?)
  ItemTransaction:  (CurrentBorrower?, CurrentRequester*, Ext?)
  LoanedItem: (
    ItemId, BibliographicId*, ReminderLevel?, (DateDue | IndeterminateLoanPeriodFlag), Amount?, Title?,
    MediumType?, Ext?
  )
  LoanedItemsCount:  ((CirculationStatus | ItemUseRestrictionType), LoanedItemCountValue, Ext?)
  Location:  (LocationType, LocationName, ValidFromDate?, ValidToDate?, Ext?)
  LocationName:  (LocationNameInstance+, Ext?)
  LocationNameInstance:  (LocationNameLevel, LocationNameValue, Ext?)
  MandatedAction:  (DateEventOccurred, Ext?)
  NoticeItem:  (ItemDetails, Amount?, Ext?)
  Pending:  (DateOfExpectedReply?, Ext?)
  PhysicalCondition:  (PhysicalConditionType, PhysicalConditionDetails?, Ext?)
  RequestedItem: (
    (ItemId | (RequestId, ItemId?)), BibliographicId*, RequestType, RequestStatusType, DatePlaced,
    PickupDate?, PickupLocation?, PickupExpiryDate?, ReminderLevel?, HoldQueuePosition?, Title?,
    MediumType?, Ext?
  )
  RequestedItemsCount: (
    (RequestType | CirculationStatus | ItemUseRestrictionType), RequestedItemCountValue, Ext?
  )
  RoutingInformation:  (RoutingInstructions, Destination, RequestType?, UserId?, NameInformation?, Ext?)
  ShippingInformation:  (ShippingInstructions?, ShippingNote?, (PhysicalAddress | ElectronicAddress), Ext?)
  UserFiscalAccount:  (AccountBalance, AccountDetails*, Ext?)
  UserNoticeDetails:  (NoticeType, NoticeContent?, (NoticeItem+ | UserFiscalAccount | UserPrivilege), Ext?)
  Ext:  raw

  # codes, each with the scheme that it is taken from
  SchemeValuePair:  code @Scheme:uri
  AcknowledgedItemUseRestrictionType AgencyAddressRoleType AgencyElementType AgencyId
    AgencyUserPrivilegeType ApplicationProfileSupportedType ApplicationProfileType
    AuthenticationDataFormatType AuthenticationInputType AuthenticationPromptType
    BibliographicItemIdentifierCode BibliographicLevel BibliographicRecordIdentifierCode BlockOrTrapType
    CirculationStatus ComponentIdentifierType ConsortiumAgreement CurrencyCode ElectronicAddressType
    ElectronicDataFormatType FiscalActionType FiscalTransactionType FromSystemId ItemDescriptionLevel
    ItemElementType ItemIdentifierType ItemUseRestrictionType Language LocationType MediumType NoticeType
    OrganizationNameType PaymentMethodType PhysicalAddressType PhysicalConditionType PickupLocation
    ProblemType RequestedActionType RequestElementType RequestIdentifierType RequestScopeType
    RequestStatusType RequestType RequiredItemUseRestrictionType SecurityMarker ToSystemId
    UnstructuredAddressType UserAddressRoleType UserElementType UserIdentifierType UserLanguage
    UserPrivilegeStatusType:  SchemeValuePair
  UserElementEnum:  {'loaned items' 'previous user id' 'requested items' 'user fiscal account'}

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
  HoldQueueLength LoanedItemCountValue ReminderLevel RenewalCount RequestedItemCountValue
    TitleHoldQueueLength:  nonNegativeInteger
  ChronologyLevel EnumerationLevel HoldQueuePosition LocationNameLevel MaximumItemsCount
    NumberOfPieces:  positiveInteger
  ActualResource AuthenticationInputData AuthenticationPromptData Author AuthorOfComponent
    BibliographicItemIdentifier BibliographicRecordIdentifier BinNumber CallNumber CareOf ChronologyCaption
    ChronologyValue ComponentIdentifier CopyNumber Country District Edition ElectronicAddressData
    EnumerationCaption EnumerationValue FiscalTransactionDescription FiscalTransactionIdentifierValue
    FromAgencyAuthentication FromSystemAuthentication GivenName HoldingsSetId HouseName Initials
    ItemIdentifierValue ItemNote Line1 Line2 Locality LocationNameValue LocationWithinBuilding NextItemToken
    NoticeContent OrganizationName Pagination PhysicalConditionDetails PlaceOfPublication PostOfficeBox
    PostalCode Prefix ProblemDetail ProblemElement ProblemValue PublicationDate PublicationDateOfComponent
    Publisher ReferenceToResource Region RequestIdentifierValue RoutingInstructions SeriesTitleNumber
    ShippingInstructions ShippingNote SponsoringBody Street Suffix Surname Title TitleOfComponent
    UnstructuredAddressData UnstructuredHoldingsData UnstructuredPersonalUserName UserIdentifierValue
    UserPrivilegeDescription:  text
`
