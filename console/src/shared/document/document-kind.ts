import type { Section } from '../schema-form/sections.ts'

/** The kinds of configuration documents, as addresses and catalogues name them. */
export const documentKindNames = [
  'partner',
  'library',
  'ils',
  'workflow',
  'rota_template',
  'rota_rules',
  'sending_rules',
  'locate_profile',
  'directory_entry',
  'directory_source',
  'vendor',
  'mailbox',
  'webhook',
  'alarm_rule',
  'alarm_settings',
] as const
export type DocumentKindName = (typeof documentKindNames)[number]

/** The console's description of a kind of configuration documents. */
export type DocumentKind = {
  readonly name: DocumentKindName
  /** The path of the list of documents; of a kind with one document, its path. */
  readonly listPath: string
  /** Returns the path of a document. */
  readonly pathOf: (code: string) => string
  /** The schema of what is written, in the OpenAPI document. */
  readonly schema: string
  /** The member with which it is named, which cannot change; null for the only document of its kind. */
  readonly codeMember: 'code' | null
  /** True where one belongs to each thing in the list and may be missing, as a library's own system. */
  readonly belongsToListed?: boolean
  /** Members that the gateway keeps itself: they are shown, and not written. */
  readonly keptByGateway?: readonly string[]
  readonly canBeDeleted: boolean
  readonly sections: readonly Section[]
  /** The settings that name documents of another kind. */
  readonly names: readonly (keyof typeof namedLists)[]
  /** The lists of names whose order counts. */
  readonly ordered?: readonly (keyof typeof namedLists)[]
}

/** Settings that name other documents, and the lists of those documents. */
export const namedLists = {
  workflow: { path: '/v1/workflows' },
  locateProfile: { path: '/v1/locate-profiles' },
  sources: { path: '/v1/locate-profiles' },
  source: { path: '/v1/locate-profiles' },
  directoryEntry: { path: '/v1/directory-entries' },
  parent: { path: '/v1/directory-entries' },
  library: { path: '/v1/libraries' },
  partner: { path: '/v1/partners' },
  partners: { path: '/v1/partners' },
  exclude: { path: '/v1/partners' },
  lastResort: { path: '/v1/partners' },
  templates: { path: '/v1/rota-templates' },
  vendor: { path: '/v1/vendors' },
  profile: { path: '/v1/vendors' },
  dialect: { path: '/v1/vendors' },
} as const

/** Documents that are not stored and can be named all the same. */
export const builtIn: Readonly<Partial<Record<keyof typeof namedLists, readonly string[]>>> = {
  workflow: ['standard loan'],
  vendor: ['standard'],
  profile: ['standard'],
  dialect: ['standard'],
}

const below =
  (path: string) =>
  (code: string): string =>
    `${path}/${encodeURIComponent(code)}`

const partner: DocumentKind = {
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
        'averageCost',
        'networks',
        'tiers',
        'policies',
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

const library: DocumentKind = {
  name: 'library',
  listPath: '/v1/libraries',
  pathOf: below('/v1/libraries'),
  schema: 'LibraryInput',
  codeMember: 'code',
  canBeDeleted: true,
  names: ['workflow', 'locateProfile'],
  sections: [
    {
      id: 'basics',
      settings: [
        'code',
        'name',
        'symbols',
        'networks',
        'workflow',
        'workflows',
        'timeZone',
        'openingDays',
        'closures',
        'language',
      ],
    },
    { id: 'contacts', settings: ['contact', 'email', 'replyAddress', 'addresses', 'staffMails', 'holdBack'] },
    { id: 'catalogue', settings: ['locateProfile', 'holdingCode'], isExpert: true },
    { id: 'patron_pages', settings: ['patronPages'], isExpert: true },
    { id: 'notices', settings: ['dueDateNotices', 'notices'], isExpert: true },
    { id: 'privacy', settings: ['retention'], isExpert: true },
  ],
}

const ils: DocumentKind = {
  name: 'ils',
  listPath: '/v1/libraries',
  pathOf: (code) => `/v1/libraries/${encodeURIComponent(code)}/ils`,
  schema: 'IlsInput',
  codeMember: null,
  belongsToListed: true,
  canBeDeleted: true,
  names: ['dialect'],
  sections: [
    { id: 'connection', settings: ['dialect', 'url', 'tls', 'allowPrivateNetwork', 'outboundCredentials'] },
    { id: 'ils_calls', settings: ['calls', 'whenAway', 'barcodes', 'pickupLocation'] },
    { id: 'credentials', settings: ['inboundCredentials', 'allowedNetworks'] },
    {
      id: 'exchange',
      settings: [
        'edition',
        'version',
        'fromAgency',
        'toAgency',
        'agencyScheme',
        'fromSystemId',
        'toSystemId',
        'applicationProfileType',
        'agencyAuthentication',
        'systemAuthentication',
        'headers',
        'timeout',
        'concurrency',
        'retry',
      ],
      isExpert: true,
    },
  ],
}

const workflow: DocumentKind = {
  name: 'workflow',
  listPath: '/v1/workflows',
  pathOf: below('/v1/workflows'),
  schema: 'WorkflowProfileInput',
  codeMember: 'code',
  canBeDeleted: true,
  names: [],
  sections: [
    { id: 'basics', settings: ['code', 'automaticSend', 'automaticLocate', 'digitalDelivery', 'loanPeriod'] },
    { id: 'steps', settings: ['steps'] },
    { id: 'deadlines', settings: ['deadlines', 'countOpenDays', 'byServiceLevel'] },
    {
      id: 'outcomes',
      settings: [
        'onExpiry',
        'onRotaUsedUp',
        'onSendFailure',
        'onLocateFailure',
        'onOpenOffer',
        'acceptWithinMaximumCost',
        'afterPartnerCancel',
        'onNoCancelReply',
        'afterLost',
        'complete',
      ],
    },
    { id: 'claims', settings: ['claimBeforeExpiry', 'reminder'], isExpert: true },
    { id: 'duplicates', settings: ['duplicates'], isExpert: true },
    { id: 'notices', settings: ['patronNotices'], isExpert: true },
  ],
}

const rotaTemplate: DocumentKind = {
  name: 'rota_template',
  listPath: '/v1/rota-templates',
  pathOf: below('/v1/rota-templates'),
  schema: 'RotaTemplateInput',
  codeMember: 'code',
  canBeDeleted: true,
  names: ['partners', 'sources', 'exclude', 'lastResort'],
  ordered: ['partners', 'sources', 'lastResort'],
  sections: [
    { id: 'basics', settings: ['code', 'choose'] },
    { id: 'order', settings: ['balance', 'atMost', 'exclude', 'lastResort'] },
  ],
}

const rules = (name: 'rota_rules' | 'sending_rules', path: string, schema: string): DocumentKind => ({
  name,
  listPath: path,
  pathOf: () => path,
  schema,
  codeMember: null,
  canBeDeleted: false,
  names: ['library', 'templates'],
  ordered: ['templates'],
  sections: [{ id: 'rules', settings: name === 'rota_rules' ? ['match', 'rules'] : ['rules'] }],
})

const locateProfile: DocumentKind = {
  name: 'locate_profile',
  listPath: '/v1/locate-profiles',
  pathOf: below('/v1/locate-profiles'),
  schema: 'LocateProfileInput',
  codeMember: 'code',
  canBeDeleted: true,
  names: [],
  sections: [
    { id: 'basics', settings: ['code', 'ask'] },
    { id: 'outcomes', settings: ['whenUnavailable', 'whenUncertain'] },
    { id: 'credentials', settings: ['outboundCredentials', 'allowPrivateNetwork'], isExpert: true },
    { id: 'exchange', settings: ['headers', 'timeout', 'concurrency', 'retry'], isExpert: true },
  ],
}

const directoryEntry: DocumentKind = {
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
        'daysToShip',
        'openingDays',
        'closures',
        'timeZone',
      ],
    },
    { id: 'contacts', settings: ['contacts', 'addresses'], isExpert: true },
  ],
}

const directorySource: DocumentKind = {
  name: 'directory_source',
  listPath: '/v1/directory-sources',
  pathOf: below('/v1/directory-sources'),
  schema: 'DirectorySourceInput',
  codeMember: 'code',
  canBeDeleted: true,
  names: [],
  sections: [
    { id: 'basics', settings: ['code', 'status', 'read', 'schedule', 'apply', 'createPartners'] },
    { id: 'credentials', settings: ['outboundCredentials', 'allowPrivateNetwork', 'headers'] },
    { id: 'more', settings: ['currency', 'withdrawAfter', 'timeout'], isExpert: true },
  ],
}

const vendor: DocumentKind = {
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

const mailbox: DocumentKind = {
  name: 'mailbox',
  listPath: '/v1/mailboxes',
  pathOf: below('/v1/mailboxes'),
  schema: 'MailboxInput',
  codeMember: 'code',
  canBeDeleted: true,
  names: ['library'],
  sections: [
    { id: 'basics', settings: ['code', 'status', 'library'] },
    { id: 'imap', settings: ['imap'] },
    { id: 'credentials', settings: ['inboundCredentials', 'trustedServers'] },
    { id: 'more', settings: ['since'], isExpert: true },
  ],
}

const webhook: DocumentKind = {
  name: 'webhook',
  listPath: '/v1/webhooks',
  pathOf: below('/v1/webhooks'),
  schema: 'WebhookInput',
  codeMember: 'code',
  keptByGateway: ['secrets'],
  canBeDeleted: true,
  names: ['library', 'partner'],
  sections: [
    { id: 'basics', settings: ['code', 'library', 'url', 'status'] },
    { id: 'selection', settings: ['types', 'partner'] },
    { id: 'exchange', settings: ['timeout', 'allowPrivateNetwork', 'alarmEmail'] },
  ],
}

const alarmRule: DocumentKind = {
  name: 'alarm_rule',
  listPath: '/v1/alarm-rules',
  pathOf: below('/v1/alarm-rules'),
  schema: 'AlarmRuleInput',
  codeMember: 'code',
  canBeDeleted: true,
  names: [],
  sections: [
    { id: 'basics', settings: ['code', 'status', 'condition'] },
    { id: 'recipients', settings: ['email', 'webhook', 'to', 'evenInQuietHours'] },
  ],
}

const alarmSettings: DocumentKind = {
  name: 'alarm_settings',
  listPath: '/v1/alarm-settings',
  pathOf: () => '/v1/alarm-settings',
  schema: 'AlarmSettings',
  codeMember: null,
  canBeDeleted: false,
  names: [],
  sections: [
    {
      id: 'basics',
      settings: ['to', 'digestAt', 'quietHours', 'timeZone', 'language', 'checkPartnersAt', 'webhook'],
    },
  ],
}

/** The table of kinds: every configuration page comes from it. */
export const documentKinds: Readonly<Record<DocumentKindName, DocumentKind>> = {
  partner,
  library,
  ils,
  workflow,
  rota_template: rotaTemplate,
  rota_rules: rules('rota_rules', '/v1/rota-rules', 'RotaRules'),
  sending_rules: rules('sending_rules', '/v1/sending-rules', 'SendingRules'),
  locate_profile: locateProfile,
  directory_entry: directoryEntry,
  directory_source: directorySource,
  vendor,
  mailbox,
  webhook,
  alarm_rule: alarmRule,
  alarm_settings: alarmSettings,
}

/** Returns whether a name is that of a kind of documents. */
export const isDocumentKind = (name: string): name is DocumentKindName =>
  documentKindNames.some((each) => each === name)
