// Written by scripts/generate-messages.ts from content-model.ts. Do not edit.

export type Action = 'StatusRequest' | 'Received' | 'Cancel' | 'Renew' | 'HoldReturn' | 'ShippedReturn' | 'ShippedForward' | 'Notification' | 'Lost'

export type Address = 
  | {
  readonly electronicAddress: ElectronicAddress
  readonly physicalAddress?: undefined
}
  | {
  readonly electronicAddress?: undefined
  readonly physicalAddress: PhysicalAddress
}

export type AgencyId = {
  readonly agencyIdType: OpenCode
  readonly agencyIdValue: string
}

export type BibliographicInfo = {
  readonly supplierUniqueRecordId?: string | undefined
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly authorId?: string | undefined
  readonly subtitle?: string | undefined
  readonly seriesTitle?: string | undefined
  readonly edition?: string | undefined
  readonly titleOfComponent?: string | undefined
  readonly authorOfComponent?: string | undefined
  readonly volume?: readonly string[] | undefined
  readonly issue?: string | undefined
  readonly pagesRequested?: string | undefined
  readonly estimatedNoPages?: string | undefined
  readonly bibliographicItemId?: readonly BibliographicItemId[] | undefined
  readonly sponsor?: string | undefined
  readonly informationSource?: string | undefined
  readonly bibliographicRecordId?: readonly BibliographicRecordId[] | undefined
}

export type BibliographicItemId = {
  readonly bibliographicItemIdentifierCode: OpenCode
  readonly bibliographicItemIdentifier: string
}

export type BibliographicRecordId = {
  readonly bibliographicRecordIdentifierCode: OpenCode
  readonly bibliographicRecordIdentifier: string
}

export type BillingInfo = {
  readonly paymentMethod?: OpenCode | undefined
  readonly maximumCosts?: Costs | undefined
  readonly billingMethod?: OpenCode | undefined
  readonly billingName?: string | undefined
  readonly address?: Address | undefined
}

export type ConfirmationHeader = {
  readonly supplyingAgencyId?: AgencyId | undefined
  readonly requestingAgencyId?: AgencyId | undefined
  readonly timestamp: string
  readonly requestingAgencyRequestId?: string | undefined
  readonly timestampReceived: string
  readonly messageStatus: MessageStatus
}

export type Costs = {
  readonly currencyCode: OpenCode
  readonly monetaryValue: string
}

export type DeliveryInfo = {
  readonly dateSent: string
  readonly itemId?: readonly string[] | undefined
  readonly URL?: string | undefined
  readonly deliveryMethod?: OpenCode | undefined
  readonly address?: Address | undefined
  readonly sentToPatron?: boolean | undefined
  readonly loanCondition?: readonly OpenCode[] | undefined
  readonly itemFormat?: OpenCode | undefined
  readonly serviceType?: ServiceType | undefined
  readonly deliveryCosts?: readonly Costs[] | undefined
  readonly paymentMethod?: OpenCode | undefined
}

export type ElectronicAddress = {
  readonly electronicAddressType: OpenCode
  readonly electronicAddressData: string
}

export type ErrorData = {
  readonly errorType: ErrorType
  readonly errorValue?: string | undefined
}

export type ErrorType = 'UnsupportedActionType' | 'UnsupportedReasonForMessageType' | 'UnrecognisedDataElement' | 'UnrecognisedDataValue' | 'BadlyFormedMessage'

export type MessageInfo = {
  readonly reasonForMessage: ReasonForMessage
  readonly answerYesNo?: YesNo | undefined
  readonly note?: string | undefined
  readonly reasonUnfilled?: OpenCode | undefined
  readonly reasonRetry?: OpenCode | undefined
}

export type MessageStatus = 'OK' | 'ERROR'

export type OpenCode = {
  readonly value: string
  readonly scheme?: string | undefined
}

export type PatronInfo = {
  readonly patronId?: string | undefined
  readonly surname?: string | undefined
  readonly givenName?: string | undefined
  readonly patronType?: OpenCode | undefined
  readonly sendToPatron?: YesNo | undefined
  readonly address?: readonly Address[] | undefined
}

export type PhysicalAddress = {
  readonly line1?: string | undefined
  readonly line2?: string | undefined
  readonly locality?: string | undefined
  readonly postalCode?: string | undefined
  readonly region?: string | undefined
  readonly country?: OpenCode | undefined
}

export type PreferredEdition = 'MostRecentEdition' | 'ThisEdition' | 'AnyEdition'

export type PublicationInfo = {
  readonly publisher?: string | undefined
  readonly publisherId?: string | undefined
  readonly publicationType?: OpenCode | undefined
  readonly publicationDate?: string | undefined
  readonly placeOfPublication?: string | undefined
}

export type ReasonForMessage = 'RequestResponse' | 'StatusRequestResponse' | 'RenewResponse' | 'CancelResponse' | 'StatusChange' | 'Notification'

export type Request = {
  readonly header: RequestHeader
  readonly bibliographicInfo: BibliographicInfo
  readonly publicationInfo?: PublicationInfo | undefined
  readonly serviceInfo: ServiceInfo
  readonly supplierInfo?: readonly SupplierInfo[] | undefined
  readonly requestedDeliveryInfo?: readonly RequestedDeliveryInfo[] | undefined
  readonly requestingAgencyInfo?: RequestingAgencyInfo | undefined
  readonly patronInfo?: PatronInfo | undefined
  readonly billingInfo?: BillingInfo | undefined
}

export type RequestConfirmation = {
  readonly confirmationHeader: ConfirmationHeader
  readonly errorData?: readonly ErrorData[] | undefined
}

export type RequestHeader = {
  readonly supplyingAgencyId?: AgencyId | undefined
  readonly requestingAgencyId: AgencyId
  readonly consortialId?: AgencyId | undefined
  readonly multipleItemRequestId?: string | undefined
  readonly timestamp: string
  readonly requestingAgencyRequestId: string
  readonly requestingAgencyAuthentication?: RequestingAgencyAuthentication | undefined
}

export type RequestSubType = 'BookingRequest' | 'MultipleItemRequest' | 'PatronRequest' | 'TransferRequest' | 'SupplyingLibrarysChoice'

export type RequestType = 'New' | 'Retry' | 'Reminder'

export type RequestedDeliveryInfo = {
  readonly sortOrder?: string | undefined
  readonly address?: Address | undefined
  readonly deliveryMethod?: OpenCode | undefined
  readonly courierName?: OpenCode | undefined
}

export type RequestingAgencyAuthentication = {
  readonly accountId?: string | undefined
  readonly securityCode?: string | undefined
}

export type RequestingAgencyInfo = {
  readonly name?: string | undefined
  readonly contactName?: string | undefined
  readonly address?: readonly Address[] | undefined
}

export type RequestingAgencyMessage = {
  readonly header: RequestingAgencyMessageHeader
  readonly action: Action
  readonly note?: string | undefined
}

export type RequestingAgencyMessageConfirmation = {
  readonly confirmationHeader: ConfirmationHeader
  readonly action?: Action | undefined
  readonly errorData?: readonly ErrorData[] | undefined
}

export type RequestingAgencyMessageHeader = {
  readonly supplyingAgencyId: AgencyId
  readonly requestingAgencyId: AgencyId
  readonly consortialId?: AgencyId | undefined
  readonly timestamp: string
  readonly requestingAgencyRequestId: string
  readonly supplyingAgencyRequestId?: string | undefined
  readonly requestingAgencyAuthentication?: RequestingAgencyAuthentication | undefined
}

export type RetryInfo = {
  readonly loanCondition?: readonly OpenCode[] | undefined
  readonly edition?: readonly string[] | undefined
  readonly itemFormat?: readonly OpenCode[] | undefined
  readonly volume?: readonly string[] | undefined
  readonly serviceType?: ServiceType | undefined
  readonly serviceLevel?: readonly OpenCode[] | undefined
  readonly deliveryMethod?: readonly OpenCode[] | undefined
  readonly courierName?: readonly OpenCode[] | undefined
  readonly offeredCosts?: readonly Costs[] | undefined
  readonly paymentMethod?: readonly OpenCode[] | undefined
  readonly retryBefore?: string | undefined
  readonly retryAfter?: string | undefined
}

export type ReturnInfo = {
  readonly returnAgencyId?: AgencyId | undefined
  readonly name?: string | undefined
  readonly physicalAddress?: PhysicalAddress | undefined
}

export type ServiceInfo = {
  readonly requestType?: RequestType | undefined
  readonly requestSubType?: readonly RequestSubType[] | undefined
  readonly requestingAgencyPreviousRequestId?: string | undefined
  readonly serviceType: ServiceType
  readonly serviceLevel?: OpenCode | undefined
  readonly itemFormat?: OpenCode | undefined
  readonly needBeforeDate?: string | undefined
  readonly copyrightCompliance?: OpenCode | undefined
  readonly anyEdition?: YesNo | undefined
  readonly preferredEdition?: PreferredEdition | undefined
  readonly loanCondition?: readonly OpenCode[] | undefined
  readonly startDate?: string | undefined
  readonly endDate?: string | undefined
  readonly note?: string | undefined
}

export type ServiceType = 'Copy' | 'Loan' | 'CopyOrLoan'

export type ShippingInfo = {
  readonly courierName?: OpenCode | undefined
  readonly trackingId?: readonly string[] | undefined
  readonly insurance?: YesNo | undefined
  readonly insuranceThirdParty?: YesNo | undefined
  readonly thirdPartyName?: string | undefined
  readonly insuranceCosts?: readonly Costs[] | undefined
}

export type Status = 'RequestReceived' | 'ExpectToSupply' | 'WillSupply' | 'Loaned' | 'Overdue' | 'Recalled' | 'RetryPossible' | 'Unfilled' | 'HoldReturn' | 'ReleaseHoldReturn' | 'CopyCompleted' | 'LoanCompleted' | 'CompletedWithoutReturn' | 'Cancelled'

export type StatusInfo = {
  readonly status: Status
  readonly expectedDeliveryDate?: string | undefined
  readonly dueDate?: string | undefined
  readonly lastChange: string
}

export type SupplierInfo = {
  readonly sortOrder?: string | undefined
  readonly supplierCode?: AgencyId | undefined
  readonly supplierDescription?: string | undefined
  readonly bibliographicRecordId?: BibliographicRecordId | undefined
  readonly callNumber?: string | undefined
  readonly summaryHoldings?: string | undefined
  readonly availabilityNote?: string | undefined
}

export type SupplyingAgencyMessage = {
  readonly header: SupplyingAgencyMessageHeader
  readonly messageInfo: MessageInfo
  readonly statusInfo: StatusInfo
  readonly retryInfo?: RetryInfo | undefined
  readonly deliveryInfo?: DeliveryInfo | undefined
  readonly shippingInfo?: ShippingInfo | undefined
  readonly returnInfo?: ReturnInfo | undefined
}

export type SupplyingAgencyMessageConfirmation = {
  readonly confirmationHeader: ConfirmationHeader
  readonly reasonForMessage?: ReasonForMessage | undefined
  readonly errorData?: readonly ErrorData[] | undefined
}

export type SupplyingAgencyMessageHeader = {
  readonly supplyingAgencyId: AgencyId
  readonly requestingAgencyId: AgencyId
  readonly timestamp: string
  readonly requestingAgencyRequestId: string
  readonly supplyingAgencyRequestId?: string | undefined
}

export type YesNo = 'Y' | 'N'

/** Every message and confirmation of the edition. */
export type Message =
  | { readonly edition: '2021-2'; readonly kind: 'request'; readonly body: Request }
  | { readonly edition: '2021-2'; readonly kind: 'requestConfirmation'; readonly body: RequestConfirmation }
  | { readonly edition: '2021-2'; readonly kind: 'supplyingAgencyMessage'; readonly body: SupplyingAgencyMessage }
  | { readonly edition: '2021-2'; readonly kind: 'supplyingAgencyMessageConfirmation'; readonly body: SupplyingAgencyMessageConfirmation }
  | { readonly edition: '2021-2'; readonly kind: 'requestingAgencyMessage'; readonly body: RequestingAgencyMessage }
  | { readonly edition: '2021-2'; readonly kind: 'requestingAgencyMessageConfirmation'; readonly body: RequestingAgencyMessageConfirmation }
