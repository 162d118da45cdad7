import { below, type DocumentKind, type DocumentKindName } from './document-kind.ts'
import { directoryEntry, directorySource, network, partner, vendor } from './partner-kinds.ts'

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
        'tiers',
        'couriers',
        'location',
        'workflow',
        'workflows',
        'timeZone',
        'openingDays',
        'closures',
        'specialCollections',
        'language',
      ],
    },
    {
      id: 'contacts',
      settings: ['contact', 'email', 'replyAddress', 'addresses', 'staffMails', 'monthlyReport', 'holdBack'],
    },
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
    {
      id: 'basics',
      settings: [
        'code',
        'automaticSend',
        'automaticLocate',
        'digitalDelivery',
        'loanPeriod',
        'returnBuffer',
        'renewFrom',
        'maxRenewals',
      ],
    },
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
        'retryTransfers',
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
    {
      id: 'credentials',
      settings: ['outboundCredentials', 'allowPrivateNetwork', 'allowPlaintextCredentials'],
      isExpert: true,
    },
    { id: 'exchange', settings: ['headers', 'timeout', 'cacheFor', 'concurrency', 'retry'], isExpert: true },
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
    {
      id: 'exchange',
      settings: ['timeout', 'allowPrivateNetwork', 'allowPlaintextCredentials', 'alarmEmail'],
    },
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
  network,
  vendor,
  mailbox,
  webhook,
  alarm_rule: alarmRule,
  alarm_settings: alarmSettings,
}
