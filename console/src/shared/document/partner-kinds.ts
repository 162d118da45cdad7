import { below, type DocumentKind } from './document-kind.ts'

/** Partners: who lends, and how they are reached. */
export const partner: DocumentKind = {
  name: 'partner',
  listPath: '/v1/partners',
  pathOf: below('/v1/partners'),
  schema: 'PartnerInput',
  codeMember: 'code',
  canBeDeleted: true,
  names: ['workflow', 'locateProfile', 'directoryEntry', 'source', 'vendor', 'profile'],
  sections: [
    { id: 'basics', settings: ['code', 'name', 'status', 'symbols', 'formerSymbols'] },
    { id: 'connection', settings: ['connection'] },
    {
      id: 'credentials',
      settings: ['inboundCredentials', 'allowedNetworks', 'allowPrivateNetwork', 'allowPlaintextCredentials'],
    },
    {
      id: 'lending',
      settings: [
        'services',
        'limit',
        'averageSupplyDays',
        'deliveryDelayDays',
        'renewFrom',
        'maxRenewals',
        'averageCost',
        'networks',
        'tiers',
        'policies',
        'holdingsPolicy',
        'couriers',
        'location',
        'loanToBorrowRatio',
        'currency',
        'timeZone',
        'weight',
        'openingDays',
        'closures',
      ],
      isExpert: true,
    },
    {
      id: 'course',
      settings: [
        'workflow',
        'workflows',
        'expiry',
        'automaticCancel',
        'automaticClaim',
        'resendOverdueDays',
        'sendsRequesterInformation',
        'sharedBarcodes',
        'relay',
      ],
      isExpert: true,
    },
    {
      id: 'catalogue',
      settings: [
        'directoryEntry',
        'locateProfile',
        'holdingCode',
        'holdingCodes',
        'institutionCode',
        'answersFor',
      ],
      isExpert: true,
    },
    { id: 'contacts', settings: ['contacts', 'addresses'], isExpert: true },
    {
      id: 'exchange',
      settings: [
        'retry',
        'connection/timeout',
        'connection/concurrency',
        'connection/headers',
        'connection/edition',
        'connection/version',
        'connection/prefix',
        'connection/agencyType',
        'connection/agencyScheme',
        'connection/toAgency',
        'connection/onBehalfOfAgency',
        'connection/fromSystemId',
        'connection/toSystemId',
        'connection/applicationProfileType',
        'connection/userId',
        'connection/takes',
        'connection/cancelSettledBy',
        'connection/patronRequest',
        'connection/takesReminder',
        'connection/takesStatusRequest',
        'connection/linksValidFor',
        'connection/senderChecks',
        'connection/files',
      ],
      isExpert: true,
    },
    { id: 'letters', settings: ['connection/letters'], isExpert: true },
    { id: 'overrides', settings: ['overrides'], isExpert: true },
  ],
}

/** Entries of directories, from which partners inherit. */
export const directoryEntry: DocumentKind = {
  name: 'directory_entry',
  listPath: '/v1/directory-entries',
  pathOf: below('/v1/directory-entries'),
  schema: 'DirectoryEntryInput',
  codeMember: 'code',
  keptByGateway: ['source', 'sourceId', 'status', 'missingSince', 'imported'],
  canBeDeleted: true,
  names: ['parent'],
  sections: [
    { id: 'basics', settings: ['code', 'name', 'type', 'parent', 'symbols', 'description', 'endpoint'] },
    {
      id: 'lending',
      settings: [
        'networks',
        'tiers',
        'policies',
        'holdingCodes',
        'holdingsPolicy',
        'couriers',
        'location',
        'loanToBorrowRatio',
        'daysToShip',
        'openingDays',
        'closures',
        'timeZone',
        'languages',
      ],
    },
    { id: 'contacts', settings: ['contacts', 'addresses'], isExpert: true },
  ],
}

/** Where directories are read. */
export const directorySource: DocumentKind = {
  name: 'directory_source',
  listPath: '/v1/directory-sources',
  pathOf: below('/v1/directory-sources'),
  schema: 'DirectorySourceInput',
  codeMember: 'code',
  canBeDeleted: true,
  names: [],
  sections: [
    { id: 'basics', settings: ['code', 'status', 'read', 'schedule', 'apply', 'createPartners'] },
    {
      id: 'credentials',
      settings: ['outboundCredentials', 'allowPrivateNetwork', 'allowPlaintextCredentials', 'headers'],
    },
    { id: 'more', settings: ['currency', 'withdrawAfter', 'timeout'], isExpert: true },
  ],
}

/** Networks: what holds between their members. */
export const network: DocumentKind = {
  name: 'network',
  listPath: '/v1/networks',
  pathOf: below('/v1/networks'),
  schema: 'NetworkInput',
  codeMember: 'code',
  canBeDeleted: true,
  names: [],
  sections: [
    {
      id: 'basics',
      settings: ['code', 'name', 'description', 'reciprocal', 'tiers', 'balanceRules'],
    },
  ],
}

/** The departures of systems from their standard. */
export const vendor: DocumentKind = {
  name: 'vendor',
  listPath: '/v1/vendors',
  pathOf: below('/v1/vendors'),
  schema: 'VendorInput',
  codeMember: 'code',
  canBeDeleted: true,
  names: [],
  sections: [
    { id: 'basics', settings: ['code', 'name', 'sources'] },
    { id: 'iso18626', settings: ['iso18626'] },
    { id: 'ncip', settings: ['ncip'] },
    { id: 'ils', settings: ['ils'] },
  ],
}
