/** The elements of ISO 18626 (editions 2017 and 2021) that hold codes, numbers, identifiers of agencies and requests, or days. */
export const codedElements: readonly string[] = [
  ...['agencyIdType', 'agencyIdValue', 'timestamp', 'timestampReceived'],
  ...['requestingAgencyRequestId', 'supplyingAgencyRequestId', 'multipleItemRequestId'],
  ...['requestingAgencyPreviousRequestId', 'requestType', 'requestSubType', 'numberOfRetries'],
  ...['messageStatus', 'errorType', 'reasonForMessage', 'answerYesNo', 'action', 'retryAfter', 'retryBefore'],
  ...['status', 'expectedDeliveryDate', 'dueDate', 'lastChange', 'statusReason', 'reasonUnfilled'],
  ...['reasonRetry', 'loanCondition', 'deliveryCondition', 'currencyCode', 'monetaryValue'],
  ...['serviceType', 'serviceLevel', 'preferredFormat', 'needBeforeDate', 'copyrightCompliance'],
  ...['anyEdition', 'startDate', 'endDate', 'publicationType', 'publicationDate', 'bibliographicLevel'],
  ...['bibliographicItemIdentifier', 'bibliographicItemIdentifierCode', 'bibliographicRecordId'],
  ...['bibliographicRecordIdentifier', 'bibliographicRecordIdentifierCode', 'supplierUniqueRecordId'],
  ...['dateSent', 'sentVia', 'sentToPatron', 'itemId', 'paymentMethod'],
]
