/**
 * The content models of ISO 18626:2021 (schema version 2021-2). The language of the table is described in
 * `@lendwire/xml`.
 */
export const table = `
  ISO18626Message: (
    request | requestConfirmation
    | supplyingAgencyMessage | supplyingAgencyMessageConfirmation
    | requestingAgencyMessage | requestingAgencyMessageConfirmation
  ) @version!

  # messages
  request: (
    header=requestHeader, bibliographicInfo, publicationInfo?, serviceInfo, supplierInfo*, requestedDeliveryInfo*,
    requestingAgencyInfo?, patronInfo?, billingInfo?
  )
  supplyingAgencyMessage: (
    header=supplyingAgencyMessageHeader, messageInfo, statusInfo, retryInfo?, deliveryInfo?, shippingInfo?, returnInfo?
  )
  requestingAgencyMessage:  (header=requestingAgencyMessageHeader, action, note?)

  # confirmations
  requestConfirmation:                  (confirmationHeader, errorData*)
  supplyingAgencyMessageConfirmation:   (confirmationHeader, reasonForMessage?, errorData*)
  requestingAgencyMessageConfirmation:  (confirmationHeader, action?, errorData*)

  # headers
  requestHeader: (
    supplyingAgencyId?, requestingAgencyId, consortialId?, multipleItemRequestId?, timestamp,
    requestingAgencyRequestId, requestingAgencyAuthentication?
  )
  supplyingAgencyMessageHeader: (
    supplyingAgencyId, requestingAgencyId, timestamp, requestingAgencyRequestId, supplyingAgencyRequestId?
  )
  requestingAgencyMessageHeader: (
    supplyingAgencyId, requestingAgencyId, consortialId?, timestamp, requestingAgencyRequestId,
    supplyingAgencyRequestId?, requestingAgencyAuthentication?
  )
  confirmationHeader: (
    supplyingAgencyId?, requestingAgencyId?, timestamp, requestingAgencyRequestId?, timestampReceived, messageStatus
  )
  requestingAgencyAuthentication:  (accountId?, securityCode?)
  errorData:                       (errorType, errorValue?)

  # parts of a request
  bibliographicInfo: (
    supplierUniqueRecordId?, title?, author?, authorId?, subtitle?, seriesTitle?, edition?, titleOfComponent?,
    authorOfComponent?, volume*, issue?, pagesRequested?, estimatedNoPages?, bibliographicItemId*, sponsor?,
    informationSource?, bibliographicRecordId*
  )
  bibliographicItemId:    (bibliographicItemIdentifierCode, bibliographicItemIdentifier)
  bibliographicRecordId:  (bibliographicRecordIdentifierCode, bibliographicRecordIdentifier)
  publicationInfo:        (publisher?, publisherId?, publicationType?, publicationDate?, placeOfPublication?)
  serviceInfo: (
    requestType?, requestSubType*, requestingAgencyPreviousRequestId?, serviceType, serviceLevel?, itemFormat?,
    needBeforeDate?, copyrightCompliance?, anyEdition?, preferredEdition?, loanCondition*, startDate?, endDate?, note?
  )
  supplierInfo: (
    sortOrder?, supplierCode?, supplierDescription?, bibliographicRecordId?, callNumber?, summaryHoldings?,
    availabilityNote?
  )
  requestedDeliveryInfo:  (sortOrder?, address?, deliveryMethod?, courierName?)
  requestingAgencyInfo:   (name?, contactName?, address*)
  patronInfo:             (patronId?, surname?, givenName?, patronType?, sendToPatron?, address*)
  billingInfo:            (paymentMethod?, maximumCosts?, billingMethod?, billingName?, address?)

  # parts of a supplying agency message
  messageInfo:  (reasonForMessage, answerYesNo?, note?, reasonUnfilled?, reasonRetry?)
  statusInfo:   (status, expectedDeliveryDate?, dueDate?, lastChange)
  retryInfo: (
    loanCondition*, edition*, itemFormat*, volume*, serviceType?, serviceLevel*, deliveryMethod*, courierName*,
    offeredCosts*, paymentMethod*, retryBefore?, retryAfter?
  )
  deliveryInfo: (
    dateSent, itemId*, URL?, deliveryMethod?, address?, sentToPatron?, loanCondition*, itemFormat?, serviceType?,
    deliveryCosts*, paymentMethod?
  )
  shippingInfo: (
    courierName?, trackingId*, insurance?, insuranceThirdParty?, thirdPartyName?, insuranceCosts*
  )
  returnInfo:  (returnAgencyId?, name?, physicalAddress?)

  # addresses, agencies, costs
  address:            (electronicAddress | physicalAddress)
  electronicAddress:  (electronicAddressType, electronicAddressData)
  physicalAddress:    (line1?, line2?, locality?, postalCode?, region?, country?)
  agencyId:           (agencyIdType, agencyIdValue)
  supplyingAgencyId requestingAgencyId consortialId supplierCode returnAgencyId:  agencyId
  costs:              (currencyCode, monetaryValue)
  maximumCosts offeredCosts deliveryCosts insuranceCosts:  costs

  # closed codes
  action: {
    StatusRequest Received Cancel Renew HoldReturn ShippedReturn ShippedForward Notification Lost
  }
  errorType: {
    UnsupportedActionType UnsupportedReasonForMessageType UnrecognisedDataElement UnrecognisedDataValue
    BadlyFormedMessage
  }
  messageStatus:     {OK ERROR}
  preferredEdition:  {MostRecentEdition ThisEdition AnyEdition}
  reasonForMessage:  {RequestResponse StatusRequestResponse RenewResponse CancelResponse StatusChange Notification}
  requestType:       {New Retry Reminder}
  requestSubType:    {BookingRequest MultipleItemRequest PatronRequest TransferRequest SupplyingLibrarysChoice}
  serviceType:       {Copy Loan CopyOrLoan}
  status: {
    RequestReceived ExpectToSupply WillSupply Loaned Overdue Recalled RetryPossible Unfilled HoldReturn
    ReleaseHoldReturn CopyCompleted LoanCompleted CompletedWithoutReturn Cancelled
  }
  yesNo:             {Y N}
  answerYesNo anyEdition insurance insuranceThirdParty sendToPatron:  yesNo

  # open codes
  openCode:  code @scheme:uri
  agencyIdType bibliographicItemIdentifierCode bibliographicRecordIdentifierCode billingMethod copyrightCompliance
    country courierName currencyCode deliveryMethod electronicAddressType itemFormat loanCondition patronType
    paymentMethod publicationType reasonRetry reasonUnfilled serviceLevel:  openCode

  # other values
  dateSent dueDate endDate expectedDeliveryDate lastChange needBeforeDate retryAfter retryBefore startDate timestamp
    timestampReceived:  dateTime
  sentToPatron:   boolean
  sortOrder:      nonNegativeInteger
  monetaryValue:  decimal
  accountId agencyIdValue author authorId authorOfComponent availabilityNote bibliographicItemIdentifier
    bibliographicRecordIdentifier billingName callNumber contactName edition electronicAddressData errorValue
    estimatedNoPages givenName informationSource issue itemId line1 line2 locality multipleItemRequestId name note
    pagesRequested patronId placeOfPublication postalCode publicationDate publisher publisherId region
    requestingAgencyPreviousRequestId requestingAgencyRequestId securityCode seriesTitle sponsor subtitle
    summaryHoldings supplierDescription supplierUniqueRecordId supplyingAgencyRequestId surname thirdPartyName title
    titleOfComponent trackingId URL volume:  text
`
