/** The messages of NCIP version 1, their headers and problems: lines of the content-model table. */
export const services: string = `
  # the message: initiations and responses of the 44 services
  NCIPMessage: (
    AcceptItem | AcceptItemResponse | AgencyCreated | AgencyCreatedResponse | AgencyUpdated
    | AgencyUpdatedResponse | AuthenticateUser | AuthenticateUserResponse | CancelRecallItem
    | CancelRecallItemResponse | CancelRequestItem | CancelRequestItemResponse | CheckInItem
    | CheckInItemResponse | CheckOutItem | CheckOutItemResponse | CirculationStatusChangeReported
    | CirculationStatusChangeReportedResponse | CirculationStatusUpdated | CirculationStatusUpdatedResponse
    | CreateAgency | CreateAgencyResponse | CreateItem | CreateItemResponse | CreateUser
    | CreateUserResponse | CreateUserFiscalTransaction | CreateUserFiscalTransactionResponse | ItemCheckedIn
    | ItemCheckedInResponse | ItemCheckedOut | ItemCheckedOutResponse | ItemCreated | ItemCreatedResponse
    | ItemRecallCancelled | ItemRecallCancelledResponse | ItemRecalled | ItemRecalledResponse | ItemReceived
    | ItemReceivedResponse | ItemRenewed | ItemRenewedResponse | ItemRequestCancelled
    | ItemRequestCancelledResponse | ItemRequestUpdated | ItemRequestUpdatedResponse | ItemRequested
    | ItemRequestedResponse | ItemShipped | ItemShippedResponse | ItemUpdated | ItemUpdatedResponse
    | LookupAgency | LookupAgencyResponse | LookupItem | LookupItemResponse | LookupUser
    | LookupUserResponse | RecallItem | RecallItemResponse | RenewItem | RenewItemResponse
    | ReportCirculationStatusChange | ReportCirculationStatusChangeResponse | RequestItem
    | RequestItemResponse | SendUserNotice | SendUserNoticeResponse | UndoCheckOutItem
    | UndoCheckOutItemResponse | UpdateAgency | UpdateAgencyResponse | UpdateCirculationStatus
    | UpdateCirculationStatusResponse | UpdateItem | UpdateItemResponse | UpdateRequestItem
    | UpdateRequestItemResponse | UpdateUser | UpdateUserResponse | UserCreated | UserCreatedResponse
    | UserFiscalTransactionCreated | UserFiscalTransactionCreatedResponse | UserNoticeSent
    | UserNoticeSentResponse | UserUpdated | UserUpdatedResponse
  ) @version!

  # headers and problems
  InitiationHeader: (
    FromSystemId?, FromSystemAuthentication?, FromAgencyId, FromAgencyAuthentication?, OnBehalfOfAgency?,
    ToSystemId?, ToAgencyId, ApplicationProfileType?
  )
  ResponseHeader: (
    FromSystemId?, FromSystemAuthentication?, FromAgencyId, FromAgencyAuthentication?, ToSystemId?,
    ToAgencyId
  )
  Problem:  (MessagingError+ | ProcessingError+)
  MessagingError:  (MessagingErrorType, MessagingErrorElement)
  MessagingErrorElement:  (ElementName, (MessagingErrorElement | MessagingErrorValue)?)
  ProcessingError:  (ProcessingErrorType, ProcessingErrorElement)
  ProcessingErrorElement:  (ElementName, (ProcessingErrorElement | ProcessingErrorValue)?)

  # services: requests, loans and returns
  AcceptItem: (
    InitiationHeader, MandatedAction?, UniqueRequestId, RequestedActionType, UniqueUserId?, UniqueItemId?,
    (DateForReturn | IndeterminateLoanPeriodFlag | NonReturnableFlag)?, RenewalNotPermitted?,
    FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?
  )
  AcceptItemResponse:  (ResponseHeader, (Problem | (UniqueRequestId, UniqueItemId?)))
  CancelRecallItem:  (InitiationHeader, MandatedAction?, UniqueItemId, ItemElementType*, UserElementType*)
  CancelRecallItemResponse: (
    ResponseHeader,
    (
      Problem
      | (
        UniqueItemId, UniqueUserId?, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?
      )
    )
  )
  CancelRequestItem: (
    InitiationHeader, MandatedAction?, (UniqueUserId | AuthenticationInput+),
    (UniqueItemId | (UniqueRequestId, UniqueItemId?)), RequestType, RequestScopeType?,
    AcknowledgedFeeAmount?, PaidFeeAmount?, ItemElementType*, UserElementType*
  )
  CancelRequestItemResponse: (
    ResponseHeader,
    (
      Problem
      | (
        (UniqueItemId | (UniqueRequestId, UniqueItemId?)), UniqueUserId, FiscalTransactionInformation?,
        ItemOptionalFields?, UserOptionalFields?
      )
    )
  )
  CheckInItem:  (InitiationHeader, MandatedAction?, UniqueItemId, ItemElementType*, UserElementType*)
  CheckInItemResponse: (
    ResponseHeader,
    (
      Problem
      | (
        UniqueItemId, UniqueUserId?, RoutingInformation?, FiscalTransactionInformation?,
        ItemOptionalFields?, UserOptionalFields?
      )
    )
  )
  CheckOutItem: (
    InitiationHeader, MandatedAction?, (UniqueUserId | AuthenticationInput+), UniqueItemId,
    UniqueRequestId?, AcknowledgedFeeAmount?, PaidFeeAmount?, AcknowledgedItemUseRestrictionType*,
    ShippingInformation?, ResourceDesired?, DesiredDateDue?, ItemElementType*, UserElementType*
  )
  CheckOutItemResponse: (
    ResponseHeader,
    (
      (Problem, RequiredFeeAmount?, RequiredItemUseRestrictionType*)
      | (
        UniqueItemId, UniqueUserId, (DateDue | IndeterminateLoanPeriodFlag | NonReturnableFlag),
        RenewalCount?, ElectronicResource?, FiscalTransactionInformation?, ItemOptionalFields?,
        UserOptionalFields?
      )
    )
  )
  RecallItem: (
    InitiationHeader, MandatedAction?, UniqueItemId, DesiredDateDue?, ShippingInformation?,
    ItemElementType*, UserElementType*
  )
  RecallItemResponse: (
    ResponseHeader,
    (
      Problem
      | (
        UniqueItemId, UniqueUserId?, DateDue?, FiscalTransactionInformation?, ItemOptionalFields?,
        UserOptionalFields?
      )
    )
  )
  RenewItem: (
    InitiationHeader, MandatedAction?, (UniqueUserId | AuthenticationInput+), UniqueItemId,
    ItemElementType*, UserElementType*, DesiredDateDue?, DesiredDateForReturn?, AcknowledgedFeeAmount?,
    PaidFeeAmount?, AcknowledgedItemUseRestrictionType*
  )
  RenewItemResponse: (
    ResponseHeader,
    (
      (Problem, RequiredFeeAmount?, RequiredItemUseRestrictionType*) | Pending
      | (
        UniqueItemId, UniqueUserId?, DateDue?, DateForReturn?, RenewalCount?, FiscalTransactionInformation?,
        ItemOptionalFields?, UserOptionalFields?
      )
    )
  )
  ReportCirculationStatusChange: (
    InitiationHeader, MandatedAction?, UniqueItemId, (UniqueUserId | AuthenticationInput+),
    (ItemReportedReturned | ItemReportedNeverBorrowed | ItemReportedLost | ItemReportedMissing),
    ItemElementType*, UserElementType*
  )
  ReportCirculationStatusChangeResponse: (
    ResponseHeader, (Problem | (UniqueItemId, UniqueUserId?, ItemOptionalFields?, UserOptionalFields?))
  )
  RequestItem: (
    InitiationHeader, MandatedAction?, (UniqueUserId | AuthenticationInput+),
    (UniqueItemId | UniqueBibliographicId), UniqueRequestId?, RequestType, RequestScopeType,
    ShippingInformation?, EarliestDateNeeded?, NeedBeforeDate?, PickupExpiryDate?, AcknowledgedFeeAmount?,
    PaidFeeAmount?, AcknowledgedItemUseRestrictionType*, ItemElementType*, UserElementType*
  )
  RequestItemResponse: (
    ResponseHeader,
    (
      (Problem, RequiredFeeAmount?, RequiredItemUseRestrictionType*)
      | (
        (UniqueItemId | (UniqueRequestId, UniqueItemId?)), UniqueUserId, RequestType, RequestScopeType,
        ShippingInformation?, DateAvailable?, HoldPickupDate?, FiscalTransactionInformation?,
        ItemOptionalFields?, UserOptionalFields?
      )
    )
  )
  SendUserNotice:  (InitiationHeader, MandatedAction?, UniqueUserId, DateToSend?, UserNoticeDetails)
  SendUserNoticeResponse:  (ResponseHeader, (Problem | (UniqueUserId, (DateSent | DateWillSend)?)))
  UndoCheckOutItem: (
    InitiationHeader, MandatedAction?, UniqueItemId, (UniqueUserId | AuthenticationInput+)?,
    UniqueRequestId?
  )
  UndoCheckOutItemResponse: (
    ResponseHeader, (Problem | (UniqueItemId, UniqueUserId?, FiscalTransactionInformation?))
  )
  UpdateCirculationStatus:  (InitiationHeader, MandatedAction?, UniqueItemId, CirculationStatus)
  UpdateCirculationStatusResponse:  (ResponseHeader, (Problem | UniqueItemId))
  UpdateRequestItem: (
    InitiationHeader, MandatedAction?,
    (((UniqueUserId | AuthenticationInput+), UniqueItemId, RequestType) | UniqueRequestId),
    DeleteRequestFields?, AddRequestFields?, ItemElementType*, UserElementType*
  )
  UpdateRequestItemResponse: (
    ResponseHeader,
    (
      (Problem, RequiredFeeAmount?)
      | (
        UniqueItemId, UniqueUserId, RequestType, RequestScopeType, DateAvailable?, HoldPickupDate?,
        FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?
      )
    )
  )

  # services: looking up
  LookupAgency:  (InitiationHeader, UniqueAgencyId, AgencyElementType+)
  LookupAgencyResponse: (
    ResponseHeader,
    (
      Problem
      | (
        UniqueAgencyId, OrganizationNameInformation*, AgencyAddressInformation*, AuthenticationPrompt*,
        ApplicationProfileSupportedType*, ConsortiumAgreement*, AgencyUserPrivilegeType*
      )
    )
  )
  LookupItem: (
    InitiationHeader, (UniqueItemId | VisibleItemId | UniqueRequestId), ItemElementType*,
    CurrentBorrowerDesired?, CurrentRequestersDesired?
  )
  LookupItemResponse: (
    ResponseHeader,
    (
      Problem
      | (
        (UniqueItemId | (UniqueRequestId, UniqueItemId?)), HoldPickupDate?, DateRecalled?, ItemTransaction?,
        ItemOptionalFields?
      )
    )
  )
  LookupUser: (
    InitiationHeader, (UniqueUserId | VisibleUserId | AuthenticationInput+), UserElementType*,
    LoanedItemsDesired?, RequestedItemsDesired?, UserFiscalAccountDesired?
  )
  LookupUserResponse: (
    ResponseHeader,
    (
      Problem
      | (
        UniqueUserId, UserFiscalAccount*, LoanedItemsCount*, RequestedItemsCount*, UserTransaction?,
        UserOptionalFields?
      )
    )
  )

  # services: records of agencies, items, users and what users owe
  AuthenticateUser:  (InitiationHeader, AuthenticationInput+)
  AuthenticateUserResponse:  (ResponseHeader, (Problem | UniqueUserId))
  CreateAgency: (
    InitiationHeader, MandatedAction?, UniqueAgencyId?, OrganizationNameInformation+,
    AgencyAddressInformation*, AuthenticationPrompt*, ApplicationProfileSupportedType*,
    ConsortiumAgreement*, AgencyUserPrivilegeType*
  )
  CreateAgencyResponse:  (ResponseHeader, (Problem | UniqueAgencyId))
  CreateItem: (
    InitiationHeader, MandatedAction?, UniqueItemId?, UniqueRequestId?, BibliographicDescription,
    ItemUseRestrictionType*, CirculationStatus?, ItemDescription?, Location*, PhysicalCondition?,
    SecurityMarker?, SensitizationFlag?
  )
  CreateItemResponse:  (ResponseHeader, (Problem | UniqueItemId))
  CreateUser: (
    InitiationHeader, MandatedAction?, (UniqueUserId | AuthenticationInput+)?, VisibleUserId*,
    NameInformation, UserAddressInformation*, DateOfBirth?, UserLanguage*, UserPrivilege*, BlockOrTrap*
  )
  CreateUserResponse:  (ResponseHeader, (Problem | UniqueUserId))
  CreateUserFiscalTransaction: (
    InitiationHeader, MandatedAction?, (UniqueUserId | AuthenticationInput+), FiscalTransactionInformation
  )
  CreateUserFiscalTransactionResponse: (
    ResponseHeader, (Problem | (UniqueUserId, FiscalTransactionReferenceId))
  )
  UpdateAgency:  (InitiationHeader, MandatedAction?, UniqueAgencyId, DeleteAgencyFields?, AddAgencyFields?)
  UpdateAgencyResponse:  (ResponseHeader, (Problem | UniqueAgencyId))
  UpdateItem:  (InitiationHeader, MandatedAction?, UniqueItemId, DeleteItemFields?, AddItemFields?)
  UpdateItemResponse:  (ResponseHeader, (Problem | UniqueItemId))
  UpdateUser: (
    InitiationHeader, MandatedAction?, (UniqueUserId | AuthenticationInput+), DeleteUserFields?,
    AddUserFields?
  )
  UpdateUserResponse:  (ResponseHeader, (Problem | UniqueUserId))

  # services: notifications
  AgencyCreated: (
    InitiationHeader, UniqueAgencyId, OrganizationNameInformation+, AgencyAddressInformation*,
    AuthenticationPrompt*, ApplicationProfileSupportedType*, ConsortiumAgreement*, AgencyUserPrivilegeType*
  )
  AgencyUpdated:  (InitiationHeader, UniqueAgencyId, DeleteAgencyFields?, AddAgencyFields?)
  CirculationStatusChangeReported: (
    InitiationHeader, UniqueItemId, UniqueUserId,
    (ItemReportedReturned | ItemReportedNeverBorrowed | ItemReportedLost | ItemReportedMissing),
    ItemOptionalFields?, UserOptionalFields?, FiscalTransactionInformation?
  )
  CirculationStatusUpdated:  (InitiationHeader, UniqueItemId, CirculationStatus)
  ItemCheckedIn: (
    InitiationHeader, UniqueUserId?, UniqueItemId, RoutingInformation?, FiscalTransactionInformation?,
    ItemOptionalFields?, UserOptionalFields?
  )
  ItemCheckedOut: (
    InitiationHeader, UniqueUserId, UniqueItemId, UniqueRequestId?,
    (DateDue | IndeterminateLoanPeriodFlag | NonReturnableFlag), ElectronicResourceProvidedFlag?,
    RenewalCount?, FiscalTransactionInformation?, ShippingInformation?, ItemOptionalFields?,
    UserOptionalFields?
  )
  ItemCreated: (
    InitiationHeader, UniqueItemId, UniqueRequestId?, BibliographicDescription, ItemUseRestrictionType*,
    CirculationStatus?, ItemDescription?, Location*, PhysicalCondition?, SecurityMarker?, SensitizationFlag?
  )
  ItemRecallCancelled: (
    InitiationHeader, UniqueUserId?, UniqueItemId, FiscalTransactionInformation?, ItemOptionalFields?,
    UserOptionalFields?
  )
  ItemRecalled: (
    InitiationHeader, UniqueUserId?, UniqueItemId, DateDue, ShippingInformation?, ItemOptionalFields?,
    UserOptionalFields?
  )
  ItemReceived: (
    InitiationHeader, UniqueItemId, UniqueUserId?, UniqueRequestId?, DateReceived, ItemOptionalFields?,
    UserOptionalFields?
  )
  ItemRenewed: (
    InitiationHeader, UniqueUserId?, UniqueItemId, DateDue, RenewalCount?, FiscalTransactionInformation?,
    ItemOptionalFields?, UserOptionalFields?
  )
  ItemRequestCancelled: (
    InitiationHeader, UniqueUserId, (UniqueItemId | (UniqueRequestId, UniqueItemId?)), RequestType,
    RequestScopeType?, FiscalTransactionInformation?, ItemOptionalFields?, UserOptionalFields?
  )
  ItemRequestUpdated: (
    InitiationHeader, ((UniqueUserId, UniqueItemId, RequestType) | UniqueRequestId), DeleteRequestFields?,
    AddRequestFields?, ItemOptionalFields?, UserOptionalFields?
  )
  ItemRequested: (
    InitiationHeader, UniqueUserId, (UniqueItemId | (UniqueBibliographicId, UniqueRequestId)), RequestType,
    RequestScopeType, ShippingInformation?, EarliestDateNeeded?, NeedBeforeDate?, PickupExpiryDate?,
    DateOfUserRequest?, DateAvailable?, ItemOptionalFields?, UserOptionalFields?
  )
  ItemShipped: (
    InitiationHeader, (UniqueItemId | (UniqueRequestId, UniqueItemId?)), UniqueUserId?, DateShipped,
    ShippingInformation, ItemOptionalFields?, UserOptionalFields?
  )
  ItemUpdated:  (InitiationHeader, UniqueItemId, DeleteItemFields?, AddItemFields?)
  UserCreated: (
    InitiationHeader, UniqueUserId, VisibleUserId*, NameInformation, UserAddressInformation*, DateOfBirth?,
    UserLanguage*, UserPrivilege*, BlockOrTrap*
  )
  UserFiscalTransactionCreated:  (InitiationHeader, UniqueUserId, FiscalTransactionInformation)
  UserNoticeSent:  (InitiationHeader, UniqueUserId, DateSent, UserNoticeDetails)
  UserUpdated:  (InitiationHeader, UniqueUserId, DeleteUserFields?, AddUserFields?)
  AgencyCreatedResponse AgencyUpdatedResponse CirculationStatusChangeReportedResponse
    CirculationStatusUpdatedResponse ItemCheckedInResponse ItemCheckedOutResponse ItemCreatedResponse
    ItemRecallCancelledResponse ItemRecalledResponse ItemReceivedResponse ItemRenewedResponse
    ItemRequestCancelledResponse ItemRequestUpdatedResponse ItemRequestedResponse ItemShippedResponse
    ItemUpdatedResponse UserCreatedResponse UserFiscalTransactionCreatedResponse UserNoticeSentResponse
    UserUpdatedResponse:  (ResponseHeader, MessagingError*)
`
