/** The elements of NCIP (versions 1 and 2) that hold codes, numbers, identifiers of agencies, requests and items, or days. */
export const codedElements: readonly string[] = [
  ...['AgencyId', 'UniqueAgencyId', 'ApplicationProfileType', 'FromSystemId', 'ToSystemId'],
  ...['RequestIdentifierValue', 'RequestIdentifierType', 'RequestType', 'RequestScopeType'],
  ...['RequestStatusType', 'RequestedActionType', 'ItemIdentifierValue', 'ItemIdentifierType'],
  ...['CirculationStatus', 'ProblemType', 'DateDue', 'DateAvailable', 'DateShipped', 'DateReceived'],
  ...['DatePlaced', 'DateOfExpectedReply', 'HoldPickupDate', 'NeedBeforeDate', 'PickupExpiryDate'],
  ...['EarliestDateNeeded', 'MediumType', 'ItemUseRestrictionType', 'HoldQueuePosition', 'RenewalCount'],
  ...['BibliographicItemIdentifier', 'BibliographicItemIdentifierCode', 'BibliographicRecordIdentifier'],
  ...['BibliographicRecordIdentifierCode', 'PublicationDate', 'CurrencyCode', 'MonetaryValue'],
]
