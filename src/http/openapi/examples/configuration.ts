import type { Examples } from './example.ts'
import { samples } from './sample-values.ts'

/** Examples of configuration documents: created and read. */
export const configurationExamples: Examples = {
  putVendor: {
    parameters: { code: 'meridian' },
    body: {
      name: 'Meridian ILL',
      iso18626: { takesReminder: true, unknownServiceLevel: 'Normal' },
    },
    status: 201,
  },
  patchVendor: { parameters: { code: 'meridian' }, body: { name: 'Meridian ILL 4' }, status: 200 },
  getVendor: { parameters: { code: 'meridian' }, status: 200 },
  listVendors: { status: 200 },
  putWorkflow: {
    parameters: { code: 'fast' },
    body: { automaticSend: true, automaticLocate: false, onRotaUsedUp: 'close' },
    status: 201,
  },
  patchWorkflow: { parameters: { code: 'fast' }, body: { automaticLocate: true }, status: 200 },
  getWorkflow: { parameters: { code: 'fast' }, status: 200 },
  listWorkflows: { status: 200 },
  putLocateProfile: {
    parameters: { code: 'union-catalogue' },
    body: {
      ask: {
        kind: 'sru',
        url: 'https://catalogue.example.org/sru',
        indexes: [{ by: 'isbn', index: 'bath.isbn' }],
      },
      whenUncertain: 'keep',
    },
    status: 201,
  },
  tryLocateProfile: {
    parameters: { code: 'union-catalogue' },
    body: { citation: { title: 'Kindred', identifiers: [{ type: 'ISBN', value: '9780807083697' }] } },
    status: 200,
  },
  listUnmappedCodes: { status: 200 },
  putDirectoryEntry: {
    parameters: { code: 'KINDRED' },
    body: {
      name: 'Kindred Library',
      symbols: [{ type: 'ISIL', value: 'NO-0009999' }],
      networks: [{ network: 'North', priority: 1 }],
    },
    status: 201,
  },
  patchDirectoryEntry: { parameters: { code: 'KINDRED' }, body: { daysToShip: 2 }, status: 200 },
  getDirectoryEntry: { parameters: { code: 'KINDRED' }, status: 200 },
  listDirectoryEntries: { status: 200 },
  importDirectory: {
    body: {
      format: 'csv',
      content: 'code,name,symbols\nSHEVEK,Shevek Library,NO-0008888',
      source: 'consortium',
    },
    status: 200,
  },
  deleteDirectoryEntry: { parameters: { code: 'KINDRED' }, status: 204 },
  patchLocateProfile: {
    parameters: { code: 'union-catalogue' },
    body: { whenUncertain: 'keep' },
    status: 200,
  },
  getLocateProfile: { parameters: { code: 'union-catalogue' }, status: 200 },
  listLocateProfiles: { status: 200 },
  putLibrary: {
    parameters: { code: 'ABC' },
    body: {
      name: 'Abc City Library',
      symbols: [{ type: 'ISIL', value: 'NO-0010100' }],
      timeZone: 'Europe/Oslo',
      email: 'ill@library.example.org',
    },
    status: 201,
  },
  patchLibrary: { parameters: { code: 'ABC' }, body: { name: 'Abc Library' }, status: 200 },
  getLibrary: { parameters: { code: 'ABC' }, status: 200 },
  listLibraries: { status: 200 },
  previewNotice: {
    parameters: { code: 'ABC', name: 'received_physically' },
    body: { language: 'en' },
    status: 200,
  },
  putPartner: {
    parameters: { code: 'NORDBY' },
    body: {
      name: 'Nordby University Library',
      symbols: [{ type: 'ISIL', value: 'NO-1030310' }],
      connection: { protocol: 'iso18626', url: 'https://ill.nordby.example.org/iso18626' },
      inboundCredentials: [
        { kind: 'bearer', token: 'a-token-of-nordby-that-is-long' },
        { kind: 'path', secret: samples.partnerSecret },
      ],
    },
    status: 201,
  },
  patchPartner: {
    parameters: { code: 'NORDBY' },
    body: { connection: { url: 'https://ill.nordby.example.org/borrow' } },
    status: 200,
  },
  getPartner: { parameters: { code: 'NORDBY' }, status: 200 },
  listPartners: { status: 200 },
  putPartnerClosure: {
    parameters: { code: 'NORDBY', from: '2026-12-20' },
    body: { to: '2027-01-06', note: 'Vacation note of 1 December' },
    status: 200,
  },
  deletePartnerClosure: { parameters: { code: 'NORDBY', from: '2026-12-20' }, status: 200 },
  getPartnerState: { parameters: { code: 'NORDBY' }, status: 200 },
  resumePartner: { parameters: { code: 'NORDBY' }, status: 200 },
  listPartnerStates: { status: 200 },
  checkPartner: { parameters: { code: 'NORDBY' }, body: { library: 'ABC' }, status: 200 },
  sendTestLetter: { parameters: { code: 'OSTBY' }, body: { library: 'ABC' }, status: 200 },
  createInboundView: { parameters: { code: 'NORDBY' }, body: { hours: 24 }, status: 201 },
  getInboundView: { parameters: { code: 'NORDBY' }, status: 200 },
  deleteInboundView: { parameters: { code: 'NORDBY' }, status: 204 },
  listPartnerChecks: { parameters: { code: 'NORDBY' }, status: 200 },
  getEffectivePartner: { parameters: { code: 'NORDBY' }, status: 200 },
  getPartnerHealth: { parameters: { code: 'NORDBY', days: '90' }, status: 200 },
  getStatistics: { parameters: { measures: 'fill_rate', by: 'month' }, status: 200 },
  exportStatistics: { parameters: { rows: 'charges' }, status: 200 },
  listPartnerHealth: { parameters: { days: '30' }, status: 200 },
  putAlarmRule: {
    parameters: { code: 'partner-paused' },
    body: { condition: { kind: 'partner_paused', minutes: 30 }, email: 'at_once' },
    status: 200,
  },
  patchAlarmRule: {
    parameters: { code: 'partner-paused' },
    body: { condition: { minutes: 60 } },
    status: 200,
  },
  getAlarmRule: { parameters: { code: 'partner-paused' }, status: 200 },
  listAlarmRules: { status: 200 },
  putAlarmSettings: {
    body: {
      to: ['ill-admins@library.example.org'],
      quietHours: { from: '22:00', to: '06:30' },
      digestAt: '07:00',
      timeZone: 'Europe/Oslo',
      checkPartnersAt: '05:00',
    },
    status: 200,
  },
  patchAlarmSettings: { body: { language: 'en' }, status: 200 },
  getAlarmSettings: { status: 200 },
  listAlarms: { parameters: { state: 'standing' }, status: 200 },
  acknowledgeAlarm: { parameters: { id: samples.alarm }, status: 200 },
  putRotaTemplate: {
    parameters: { code: 'neighbours' },
    body: { choose: { by: 'list', partners: ['NORDBY'] }, balance: 'round_robin' },
    status: 201,
  },
  tryRotaTemplate: {
    parameters: { code: 'neighbours' },
    body: {
      library: 'ABC',
      citation: { title: 'Kindred', identifiers: [{ type: 'ISBN', value: '9780807083697' }] },
      service: { type: 'loan' },
    },
    status: 200,
  },
  patchRotaTemplate: { parameters: { code: 'neighbours' }, body: { balance: 'round_robin' }, status: 200 },
  getRotaTemplate: { parameters: { code: 'neighbours' }, status: 200 },
  listRotaTemplates: { status: 200 },
  putRotaRules: {
    body: {
      match: 'first',
      rules: [{ name: 'Books', when: { service: ['loan'] }, templates: ['neighbours'] }],
    },
    status: 200,
  },
  patchRotaRules: { body: { match: 'first' }, status: 200 },
  getRotaRules: { status: 200 },
  putSendingRules: {
    body: {
      rules: [
        { name: 'Copies are checked', when: { service: ['copy'] }, does: { action: 'wait_for_approval' } },
      ],
    },
    status: 200,
  },
  patchSendingRules: { body: {}, status: 200 },
  getSendingRules: { status: 200 },
  explainRotaRules: {
    body: { library: 'ABC', request: { citation: { title: 'Kindred' }, service: { type: 'loan' } } },
    status: 200,
  },
  explainSendingRules: {
    body: { library: 'ABC', request: { citation: { title: 'Kindred' }, service: { type: 'copy' } } },
    status: 200,
  },
  putIls: {
    parameters: { code: 'ABC' },
    body: {
      url: 'https://ils.example.org/ncip',
      outboundCredentials: { kind: 'bearer', token: 'a-token-for-the-library-system' },
      inboundCredentials: [
        { kind: 'bearer', token: 'a-token-of-the-library-system' },
        { kind: 'path', secret: samples.ilsSecret },
      ],
    },
    status: 201,
  },
  patchIls: { parameters: { code: 'ABC' }, body: {}, status: 200 },
  getIls: { parameters: { code: 'ABC' }, status: 200 },
  lookUpPatron: { parameters: { code: 'ABC' }, body: { id: '4711' }, status: 200 },
  checkIls: { parameters: { code: 'ABC' }, body: {}, status: 200 },
  putMailbox: {
    parameters: { code: 'main' },
    body: {
      library: 'ABC',
      inboundCredentials: [
        { kind: 'bearer', token: 'a-token-of-the-mail-server-2026' },
        { kind: 'path', secret: samples.mailSecret },
      ],
    },
    status: 201,
  },
  patchMailbox: { parameters: { code: 'main' }, body: {}, status: 200 },
  getMailbox: { parameters: { code: 'main' }, status: 200 },
  listMailboxes: { status: 200 },
  checkMailbox: { parameters: { code: 'main' }, body: {}, status: 404 },
  getMailboxState: { parameters: { code: 'main' }, status: 200 },
  listConfigurationFaults: { status: 200 },
  listConfigurationReferences: { parameters: { kind: 'partner', code: 'NORDBY' }, status: 200 },
  getConfiguration: { status: 200 },
  applyConfiguration: {
    body: {
      content: { workflows: [{ code: 'slow', automaticSend: false }] },
      dryRun: true,
    },
    status: 200,
  },
  rotateLinkSecret: { status: 200 },
  getRetention: { parameters: { library: 'ABC' }, status: 200 },
}
