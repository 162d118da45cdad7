/** The messages of NCIP 2.02, their headers and problems: lines of the content-model table. */
export const services: string = `
  # the message: initiations and responses of the 47 services
  NCIPMessage: (
    AcceptItem | AcceptItemResponse | AgencyCreated | AgencyCreatedResponse | AgencyUpdated
    | AgencyUpdatedResponse | CancelRecallItem | CancelRecallItemResponse | CancelRequestItem
    | CancelRequestItemResponse | CheckInItem | CheckInItemResponse | CheckOutItem | CheckOutItemResponse
    | CirculationStatusChangeReported | CirculationStatusChangeReportedResponse | CirculationStatusUpdated
    | CirculationStatusUpdatedResponse | CreateAgency | CreateAgencyResponse | CreateItem
    | CreateItemResponse | CreateUser | CreateUserResponse | CreateUserFiscalTransaction
    | CreateUserFiscalTransactionResponse | DeleteItem | DeleteItemResponse | DeleteUser
    | DeleteUserResponse | ItemCheckedIn | ItemCheckedInResponse | ItemCheckedOut | ItemCheckedOutResponse
    | ItemCreated | ItemCreatedResponse | ItemRecallCancelled | ItemRecallCancelledResponse | ItemRecalled
    | ItemRecalledResponse | ItemReceived | ItemReceivedResponse | ItemRenewed | ItemRenewedResponse
    | ItemRequestCancelled | ItemRequestCancelledResponse | ItemRequestUpdated | ItemRequestUpdatedResponse
    | ItemRequested | ItemRequestedResponse | ItemShipped | ItemShippedResponse | ItemUpdated
    | ItemUpdatedResponse | LookupAgency | LookupAgencyResponse | LookupItem | LookupItemResponse
    | LookupItemSet | LookupItemSetResponse | LookupRequest | LookupRequestResponse | LookupUser
    | LookupUserResponse | RecallItem | RecallItemResponse | RenewItem | RenewItemResponse
    | ReportCirculationStatusChange | ReportCirculationStatusChangeResponse | RequestItem
    | RequestItemResponse | SendUserNotice | SendUserNoticeResponse | UndoCheckOutItem
    | UndoCheckOutItemResponse | UpdateAgency | UpdateAgencyResponse | UpdateCirculationStatus
    | UpdateCirculationStatusResponse | UpdateItem | UpdateItemResponse | UpdateRequestItem
    | UpdateRequestItemResponse | UpdateUser | UpdateUserResponse | UserCreated | UserCreatedResponse
    | UserFiscalTransactionCreated | UserFiscalTransactionCreatedResponse | UserNoticeSent
    | UserNoticeSentResponse | UserUpdated | UserUpdatedResponse | Problem+ | Ext
  ) @version!

  # headers and problems
  InitiationHeader: (
    FromSystemId?, FromSystemAuthentication?, FromAgencyId, FromAgencyAuthentication?, OnBehalfOfAgency?,
    ToSystemId?, ToAgencyId, ApplicationProfileType?, Ext?
  )
  ResponseHeader: (
    FromSystemId?, FromSystemAuthentication?, FromAgencyId, FromAgencyAuthentication?, ToSystemId?,
    ToAgencyId, Ext?
  )
  Problem:  (ProblemType, ProblemDetail?, ProblemElement?, ProblemValue?, Ext?)

  # services: requests, loans and returns
  AcceptItem: (
    InitiationHeader?, MandatedAction?, RequestId, RequestedActionType, UserId?, ItemId?,
    (DateForReturn | IndeterminateLoanPeriodFlag | NonReturnableFlag)?, RenewalNotPermitted?,
    FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?, PickupLocation?,
    PickupExpiryDate?, Ext?
  )
  AcceptItemResponse:  (ResponseHeader?, (Problem+ | (RequestId, ItemId?)), Ext?)
  CancelRecallItem:  (InitiationHeader?, MandatedAction?, ItemId, ItemElementType*, UserElementType*, Ext?)
  CancelRecallItemResponse: (
    ResponseHeader?,
    (Problem+ | (ItemId, UserId?, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?)),
    Ext?
  )
  CancelRequestItem: (
    InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+), (ItemId | (RequestId, ItemId?)),
    RequestType, RequestScopeType?, AcknowledgedFeeAmount?, PaidFeeAmount?, ItemElementType*,
    UserElementType*, Ext?
  )
  CancelRequestItemResponse: (
    ResponseHeader?,
    (
      Problem+
      | (
        (ItemId | (RequestId, ItemId?)), UserId, FiscalTransactionInformation?, ItemOptionalFields?,
        UserOptionalFields?
      )
    ),
    Ext?
  )
  CheckInItem:  (InitiationHeader?, MandatedAction?, ItemId, ItemElementType*, UserElementType*, Ext?)
  CheckInItemResponse: (
    ResponseHeader?,
    (
      Problem+
      | (
        ItemId, UserId?, RoutingInformation?, FiscalTransactionInformation?, ItemOptionalFields?,
        UserOptionalFields?
      )
    ),
    Ext?
  )
  CheckOutItem: (
    InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+), ItemId, RequestId?,
    AcknowledgedFeeAmount?, PaidFeeAmount?, AcknowledgedItemUseRestrictionType*, ShippingInformation?,
    ResourceDesired?, DesiredDateDue?, ItemElementType*, UserElementType*, Ext?
  )
  CheckOutItemResponse: (
    ResponseHeader?,
    (
      (Problem+, RequiredFeeAmount?, RequiredItemUseRestrictionType*)
      | (
        ItemId, UserId, (DateDue | IndeterminateLoanPeriodFlag | NonReturnableFlag), RenewalCount?,
        ElectronicResource?, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?
      )
    ),
    Ext?
  )
  RecallItem: (
    InitiationHeader?, MandatedAction?, ItemId, DesiredDateDue?, ShippingInformation?, ItemElementType*,
    UserElementType*, Ext?
  )
  RecallItemResponse: (
    ResponseHeader?,
    (
      Problem+
      | (ItemId, UserId?, DateDue?, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?)
    ),
    Ext?
  )
  RenewItem: (
    InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+), ItemId, ItemElementType*,
    UserElementType*, DesiredDateDue?, DesiredDateForReturn?, AcknowledgedFeeAmount?, PaidFeeAmount?,
    AcknowledgedItemUseRestrictionType*, Ext?
  )
  RenewItemResponse: (
    ResponseHeader?,
    (
      (Problem+, RequiredFeeAmount?, RequiredItemUseRestrictionType*) | Pending
      | (
        ItemId, UserId?, DateDue?, DateForReturn?, RenewalCount?, FiscalTransactionInformation?,
        ItemOptionalFields?, UserOptionalFields?
      )
    ),
    Ext?
  )
  ReportCirculationStatusChange: (
    InitiationHeader?, MandatedAction?, ItemId, (UserId | AuthenticationInput+),
    (ItemReportedReturned | ItemReportedNeverBorrowed | ItemReportedLost | ItemReportedMissing),
    ItemElementType*, UserElementType*, Ext?
  )
  ReportCirculationStatusChangeResponse: (
    ResponseHeader?, (Problem+ | (ItemId, UserId?, ItemOptionalFields?, UserOptionalFields?)), Ext?
  )
  RequestItem: (
    InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+),
    (ItemId+ | (BibliographicId+, ItemId*)), RequestId?, RequestType, RequestScopeType, ItemOptionalFields?,
    ShippingInformation?, EarliestDateNeeded?, NeedBeforeDate?, PickupLocation?, PickupExpiryDate?,
    AcknowledgedFeeAmount?, PaidFeeAmount?, AcknowledgedItemUseRestrictionType*, ItemElementType*,
    UserElementType*, Ext?
  )
  RequestItemResponse: (
    ResponseHeader?,
    (
      (Problem+, RequiredFeeAmount?, RequiredItemUseRestrictionType*)
      | (
        (ItemId | (RequestId, ItemId?)), UserId, RequestType, RequestScopeType, ShippingInformation?,
        DateAvailable?, HoldPickupDate?, FiscalTransactionInformation?, ItemOptionalFields?,
        UserOptionalFields?
      )
    ),
    Ext?
  )
  SendUserNotice:  (InitiationHeader?, MandatedAction?, UserId, DateToSend?, UserNoticeDetails, Ext?)
  SendUserNoticeResponse:  (ResponseHeader?, (Problem+ | (UserId, (DateSent | DateWillSend)?)), Ext?)
  UndoCheckOutItem: (
    InitiationHeader?, MandatedAction?, ItemId, (UserId | AuthenticationInput+)?, RequestId?, Ext?
  )
  UndoCheckOutItemResponse: (
    ResponseHeader?, (Problem+ | (ItemId, UserId?, FiscalTransactionInformation?)), Ext?
  )
  UpdateCirculationStatus:  (InitiationHeader?, MandatedAction?, ItemId, CirculationStatus, Ext?)
  UpdateCirculationStatusResponse:  (ResponseHeader?, (Problem+ | ItemId), Ext?)
  UpdateRequestItem: (
    InitiationHeader?, MandatedAction?,
    (((UserId | AuthenticationInput+), ItemId, RequestType) | RequestId), DeleteRequestFields?,
    AddRequestFields?, ItemElementType*, UserElementType*, Ext?
  )
  UpdateRequestItemResponse: (
    ResponseHeader?,
    (
      (Problem+, RequiredFeeAmount?, RequiredItemUseRestrictionType*)
      | (
        ItemId, UserId, RequestType, RequestScopeType, DateAvailable?, HoldPickupDate?,
        FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?
      )
    ),
    Ext?
  )

  # services: looking up
  LookupAgency:  (InitiationHeader?, AgencyId, AgencyElementType+, Ext?)
  LookupAgencyResponse: (
    ResponseHeader?,
    (
      Problem+
      | (
        AgencyId, OrganizationNameInformation*, AgencyAddressInformation*, AuthenticationPrompt*,
        ApplicationProfileSupportedType*, ConsortiumAgreement*, AgencyUserPrivilegeType*
      )
    ),
    Ext?
  )
  LookupItem: (
    InitiationHeader?, (ItemId | RequestId), ItemElementType*, CurrentBorrowerDesired?,
    CurrentRequestersDesired?, Ext?
  )
  LookupItemResponse: (
    ResponseHeader?,
    (
      Problem+
      | (
        (ItemId | (RequestId, ItemId?)), HoldPickupDate?, DateRecalled?, ItemTransaction?,
        ItemOptionalFields?
      )
    ),
    Ext?
  )
  LookupItemSet: (
    InitiationHeader?, (BibliographicId+ | HoldingsSetId+ | ItemId+), ItemElementType*,
    CurrentBorrowerDesired?, CurrentRequestersDesired?, MaximumItemsCount?, NextItemToken?, Ext?
  )
  LookupItemSetResponse:  (ResponseHeader?, (Problem+ | (BibInformation+, NextItemToken?)), Ext?)
  LookupRequest: (
    InitiationHeader?, (((UserId | AuthenticationInput+), ItemId, RequestType) | RequestId),
    RequestElementType*, ItemElementType*, UserElementType*, Ext?
  )
  LookupRequestResponse: (
    ResponseHeader?,
    (
      Problem+
      | (
        (ItemId | (RequestId, ItemId?)), UserId?, RequestType?, RequestScopeType?, RequestStatusType?,
        HoldQueuePosition?, ShippingInformation?, EarliestDateNeeded?, NeedBeforeDate?, PickupDate?,
        PickupLocation?, PickupExpiryDate?, DateOfUserRequest?, DateAvailable?, AcknowledgedFeeAmount?,
        PaidFeeAmount?, ItemOptionalFields?, UserOptionalFields?
      )
    ),
    Ext?
  )
  LookupUser: (
    InitiationHeader?, (UserId | AuthenticationInput+), UserElementType*, LoanedItemsDesired?,
    RequestedItemsDesired?, UserFiscalAccountDesired?, Ext?
  )
  LookupUserResponse: (
    ResponseHeader?,
    (
      Problem+
      | (
        UserId, UserFiscalAccount*, LoanedItemsCount*, LoanedItem*, RequestedItemsCount*, RequestedItem*,
        UserOptionalFields?
      )
    ),
    Ext?
  )

  # services: records of agencies, items, users and what users owe
  CreateAgency: (
    InitiationHeader?, MandatedAction?, AgencyId?, OrganizationNameInformation+, AgencyAddressInformation*,
    AuthenticationPrompt*, ApplicationProfileSupportedType*, ConsortiumAgreement*, AgencyUserPrivilegeType*,
    Ext?
  )
  CreateAgencyResponse:  (ResponseHeader?, (Problem+ | AgencyId), Ext?)
  CreateItem: (
    InitiationHeader?, MandatedAction?, ItemId?, RequestId?, BibliographicDescription,
    ItemUseRestrictionType*, CirculationStatus?, ItemDescription?, Location*, PhysicalCondition?,
    SecurityMarker?, SensitizationFlag?, Ext?
  )
  CreateItemResponse:  (ResponseHeader?, (Problem+ | ItemId), Ext?)
  CreateUser: (
    InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+)?, NameInformation,
    UserAddressInformation*, DateOfBirth?, UserLanguage*, UserPrivilege*, BlockOrTrap*, Ext?
  )
  CreateUserResponse:  (ResponseHeader?, (Problem+ | UserId), Ext?)
  CreateUserFiscalTransaction: (
    InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+), FiscalTransactionInformation, Ext?
  )
  CreateUserFiscalTransactionResponse: (
    ResponseHeader?, (Problem+ | (UserId, FiscalTransactionReferenceId)), Ext?
  )
  DeleteItem:  (InitiationHeader?, MandatedAction?, ItemId, Ext?)
  DeleteItemResponse:  (ResponseHeader?, (Problem+ | ItemId), Ext?)
  DeleteUser:  (InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+), Ext?)
  DeleteUserResponse:  (ResponseHeader?, (Problem+ | UserId), Ext?)
  UpdateAgency:  (InitiationHeader?, MandatedAction?, AgencyId, DeleteAgencyFields?, AddAgencyFields?, Ext?)
  UpdateAgencyResponse:  (ResponseHeader?, (Problem+ | AgencyId), Ext?)
  UpdateItem:  (InitiationHeader?, MandatedAction?, ItemId, DeleteItemFields?, AddItemFields?, Ext?)
  UpdateItemResponse:  (ResponseHeader?, (Problem+ | ItemId), Ext?)
  UpdateUser: (
    InitiationHeader?, MandatedAction?, (UserId | AuthenticationInput+), DeleteUserFields?, AddUserFields?,
    Ext?
  )
  UpdateUserResponse:  (ResponseHeader?, (Problem+ | UserId), Ext?)

  # services: notifications
  AgencyCreated: (
    InitiationHeader?, AgencyId, OrganizationNameInformation+, AgencyAddressInformation*,
    AuthenticationPrompt*, ApplicationProfileSupportedType*, ConsortiumAgreement*, AgencyUserPrivilegeType*,
    Ext?
  )
  AgencyUpdated:  (InitiationHeader?, AgencyId, DeleteAgencyFields?, AddAgencyFields?, Ext?)
  CirculationStatusChangeReported: (
    InitiationHeader?, ItemId, UserId,
    (ItemReportedReturned | ItemReportedNeverBorrowed | ItemReportedLost | ItemReportedMissing),
    ItemOptionalFields?, UserOptionalFields?, FiscalTransactionInformation?, Ext?
  )
  CirculationStatusUpdated:  (InitiationHeader?, ItemId, CirculationStatus, Ext?)
  ItemCheckedIn: (
    InitiationHeader?, UserId?, ItemId, RoutingInformation?, FiscalTransactionInformation?,
    ItemOptionalFields?, UserOptionalFields?, Ext?
  )
  ItemCheckedOut: (
    InitiationHeader?, UserId, ItemId, RequestId?,
    (DateDue | IndeterminateLoanPeriodFlag | NonReturnableFlag), ElectronicResourceProvidedFlag?,
    RenewalCount?, FiscalTransactionInformation?, ShippingInformation?, ItemOptionalFields?,
    UserOptionalFields?, Ext?
  )
  ItemCreated: (
    InitiationHeader?, ItemId, RequestId?, BibliographicDescription, ItemUseRestrictionType*,
    CirculationStatus?, ItemDescription?, Location*, PhysicalCondition?, SecurityMarker?,
    SensitizationFlag?, Ext?
  )
  ItemRecallCancelled: (
    InitiationHeader?, UserId?, ItemId, FiscalTransactionInformation?, ItemOptionalFields?,
    UserOptionalFields?, Ext?
  )
  ItemRecalled: (
    InitiationHeader?, UserId?, ItemId, DateDue, ShippingInformation?, ItemOptionalFields?,
    UserOptionalFields?, Ext?
  )
  ItemReceived: (
    InitiationHeader?, ItemId, UserId?, RequestId?, DateReceived, ItemOptionalFields?, UserOptionalFields?,
    Ext?
  )
  ItemRenewed: (
    InitiationHeader?, UserId?, ItemId, DateDue, RenewalCount?, FiscalTransactionInformation?,
    ItemOptionalFields?, UserOptionalFields?, Ext?
  )
  ItemRequestCancelled: (
    InitiationHeader?, UserId, (ItemId | (RequestId, ItemId?)), RequestType, RequestScopeType?,
    FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?, Ext?
  )
  ItemRequestUpdated: (
    InitiationHeader?, ((UserId, ItemId, RequestType) | RequestId), DeleteRequestFields?, AddRequestFields?,
    ItemOptionalFields?, UserOptionalFields?, Ext?
  )
  ItemRequested: (
    InitiationHeader?, UserId, (ItemId | (BibliographicId, RequestId)), RequestType, RequestScopeType,
    ShippingInformation?, EarliestDateNeeded?, NeedBeforeDate?, PickupLocation?, PickupExpiryDate?,
    DateOfUserRequest?, DateAvailable?, ItemOptionalFields?, UserOptionalFields?, Ext?
  )
  ItemShipped: (
    InitiationHeader?, (ItemId | (RequestId, ItemId?)), UserId?, DateShipped, ShippingInformation,
    ItemOptionalFields?, UserOptionalFields?, Ext?
  )
  ItemUpdated:  (InitiationHeader?, ItemId, DeleteItemFields?, AddItemFields?, Ext?)
  UserCreated: (
    InitiationHeader?, UserId, NameInformation, UserAddressInformation*, DateOfBirth?, UserLanguage*,
    UserPrivilege*, BlockOrTrap*, Ext?
  )
  UserFiscalTransactionCreated:  (InitiationHeader?, UserId, FiscalTransactionInformation, Ext?)
  UserNoticeSent:  (InitiationHeader?, UserId, DateSent, UserNoticeDetails, Ext?)
  UserUpdated:  (InitiationHeader?, UserId, DeleteUserFields?, AddUserFields?, Ext?)
  AgencyCreatedResponse AgencyUpdatedResponse CirculationStatusChangeReportedResponse
    CirculationStatusUpdatedResponse ItemCheckedInResponse ItemCheckedOutResponse ItemCreatedResponse
    ItemRecallCancelledResponse ItemRecalledResponse ItemReceivedResponse ItemRenewedResponse
    ItemRequestCancelledResponse ItemRequestUpdatedResponse ItemRequestedResponse ItemShippedResponse
    ItemUpdatedResponse UserCreatedResponse UserFiscalTransactionCreatedResponse UserNoticeSentResponse
    UserUpdatedResponse:  (ResponseHeader?, Problem*, Ext?)
`
