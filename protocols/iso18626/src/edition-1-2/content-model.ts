/**
 * The content models of ISO 18626:2017 (schema version 1.2). The language of the table is described in
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
    header, bibliographicInfo, publicationInfo?, serviceInfo?, supplierInfo*, requestedDeliveryInfo*,
    requestingAgencyInfo?, patronInfo?, billingInfo?
  )
  supplyingAgencyMessage:   (header, messageInfo, statusInfo, deliveryInfo?, returnInfo?)
  requestingAgencyMessage:  (header, action, note?)

  # confirmations
  requestConfirmation:                  (confirmationHeader, errorData?)
  supplyingAgencyMessageConfirmation:   (confirmationHeader, reasonForMessage?, errorData?)
  requestingAgencyMessageConfirmation:  (confirmationHeader, action?, errorData?)

  # headers
  header: (
    supplyingAgencyId, requestingAgencyId, multipleItemRequestId, timestamp, requestingAgencyRequestId,
    supplyingAgencyRequestId?, requestingAgencyAuthentication?
  )
  confirmationHeader: (
    supplyingAgencyId?, requestingAgencyId?, timestamp, requestingAgencyRequestId?, multipleItemRequestId?,
    timestampReceived, messageStatus
  )
  requestingAgencyAuthentication:  (accountId?, securityCode?)
  errorData:                       (errorType, errorValue?)

  # parts of a request
  bibliographicInfo: (
    supplierUniqueRecordId?, title?, author?, subtitle?, seriesTitle?, edition?, titleOfComponent?,
    authorOfComponent?, volume?, issue?, pagesRequested?, estimatedNoPages?, bibliographicItemId*, sponsor?,
    informationSource?, bibliographicRecordId*
  )
  bibliographicItemId:    (bibliographicItemIdentifier, bibliographicItemIdentifierCode)
  bibliographicRecordId:  (bibliographicRecordIdentifierCode, bibliographicRecordIdentifier)
  publicationInfo:        (publisher?, publicationType?, publicationDate?, placeOfPublication?)
  serviceInfo: (
    requestType?, requestSubType{0,3}, requestingAgencyPreviousRequestId?, serviceType, serviceLevel?,
    preferredFormat?, needBeforeDate?, copyrightCompliance?, anyEdition?, startDate?, endDate?, note?
  )
  supplierInfo: (
    sortOrder?, supplierCode?, supplierDescription?, bibliographicRecordId?, callNumber?, summaryHoldings?,
    availabilityNote?
  )
  requestedDeliveryInfo:  (sortOrder?, address?)
  requestingAgencyInfo:   (name?, contactName?, address*)
  patronInfo:             (patronId?, surname?, givenName?, patronType?, sendToPatron?, address*)
  billingInfo:            (paymentMethod?, maximumCosts?, billingMethod?, billingName?, address?)

  # parts of a supplying agency message
  messageInfo: (
    reasonForMessage, answerYesNo?, note?, reasonUnfilled?, reasonRetry?, offeredCosts?, retryAfter?, retryBefore?
  )
  statusInfo:    (status, expectedDeliveryDate?, dueDate?, lastChange)
  deliveryInfo:  (dateSent, itemId?, sentVia?, sentToPatron?, loanCondition?, deliveredFormat?, deliveryCosts?)
  returnInfo:    (returnAgencyId?, name?, physicalAddress?)

  # addresses, agencies, costs
  address:            (electronicAddress | physicalAddress)
  electronicAddress:  (electronicAddressType, electronicAddressData)
  physicalAddress:    (line1?, line2?, locality?, postalCode?, region?, country?)
  agencyId:           (agencyIdType, agencyIdValue)
  supplyingAgencyId requestingAgencyId supplierCode returnAgencyId:  agencyId
  costs:              (currencyCode, monetaryValue)
  maximumCosts offeredCosts deliveryCosts:  costs

  # closed codes
  action:            {StatusRequest Received Cancel Renew ShippedReturn ShippedForward Notification}
  errorType: {
    UnsupportedActionType UnsupportedReasonForMessageType UnrecognisedDataElement UnrecognisedDataValue
    BadlyFormedMessage
  }
  messageStatus:     {OK ERROR}
  reasonForMessage:  {RequestResponse StatusRequestResponse RenewResponse CancelResponse StatusChange Notification}
  requestType:       {New Retry Reminder}
  requestSubType:    {BookingRequest MultipleItemRequest PatronRequest TransferRequest SupplyingLibrarysChoice}
  serviceType:       {Copy Loan CopyOrLoan}
  status: {
    RequestReceived ExpectToSupply WillSupply Loaned Overdue Recalled RetryPossible Unfilled CopyCompleted
    LoanCompleted CompletedWithoutReturn Cancelled
  }
  yesNo:             {Y N}
  answerYesNo anyEdition sendToPatron:  yesNo

  # open codes
  openCode:  code @scheme:uri
  agencyIdType bibliographicItemIdentifierCode bibliographicRecordIdentifierCode billingMethod copyrightCompliance
    country currencyCode deliveredFormat electronicAddressType loanCondition patronType paymentMethod preferredFormat
    publicationType reasonRetry reasonUnfilled region sentVia serviceLevel:  openCode

  # other values
  dateSent dueDate endDate expectedDeliveryDate lastChange needBeforeDate retryAfter retryBefore startDate timestamp
    timestampReceived:  dateTime
  sentToPatron:   boolean
  sortOrder:      integer
  monetaryValue:  decimal
  accountId agencyIdValue author authorOfComponent availabilityNote bibliographicItemIdentifier
    bibliographicRecordIdentifier billingName callNumber contactName edition electronicAddressData errorValue
    estimatedNoPages givenName informationSource issue itemId line1 line2 locality multipleItemRequestId name note
    pagesRequested patronId placeOfPublication postalCode publicationDate publisher requestingAgencyPreviousRequestId
    requestingAgencyRequestId securityCode seriesTitle sponsor subtitle summaryHoldings supplierDescription
    supplierUniqueRecordId supplyingAgencyRequestId surname title titleOfComponent volume:  text
`
