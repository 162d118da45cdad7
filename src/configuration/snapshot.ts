import { AlarmRule } from '../alarms/alarm-rule.ts'
import { AlarmSettings } from '../alarms/alarm-settings.ts'
import type { MissingDocument } from '../borrowing/decision.ts'
import { Library } from '../borrowing/library.ts'
import { PartnerStatistics, statisticsKey } from '../borrowing/partner-statistics/success-rates.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Lender } from '../borrowing/rota-rules/lender.ts'
import { RotaRules, theRules } from '../borrowing/rota-rules/rota-rules.ts'
import { SendingRules } from '../borrowing/rota-rules/sending-rules.ts'
import { RotaTemplate } from '../borrowing/rota-rules/template.ts'
import { LibraryCode, type PartnerCode, type RequestNumber } from '../borrowing/values.ts'
import { defaultWorkflow } from '../borrowing/workflow/built-in-workflows.ts'
import { chooseWorkflow, type WorkflowChoice } from '../borrowing/workflow/choose-workflow.ts'
import { WorkflowProfile } from '../borrowing/workflow/workflow-profile.ts'
import { IlsConnection } from '../ils/connection.ts'
import { ilsVendors } from '../ils/vendors/built-in-vendors.ts'
import { LocateProfile } from '../locate/profile.ts'
import { MailboxProfile } from '../partners/mailbox.ts'
import type { Partner } from '../partners/partner.ts'
import type { ProtocolEntry } from '../partners/protocol-entry.ts'
import { chooseEntry, partnerSchema } from '../partners/protocols.ts'
import type { VendorSettings, VendorUse } from '../partners/vendor-use.ts'
import { Problem } from '../problem.ts'
import type { DocumentSnapshot } from '../store/ports/documents.ts'
import type { Store } from '../store/ports/store.ts'
import { Webhook } from '../webhooks/webhook.ts'
import { ApiKey } from './api-key.ts'
import { type DocumentFault, faultWords } from './document-fault.ts'
import { createDocumentReader } from './document-reader.ts'
import { lenderOf } from './lenders.ts'
import { RestoreRecord, restoreKey } from './restore-record.ts'
import { settingSchema } from './settings.ts'
import { settingsIn, vendorSchema } from './vendor-documents.ts'

/**
 * The configuration at one moment: one immutable state for one piece of work. Everything in it is in memory. A read of a
 * document that its schema does not accept throws `Problem` document_fault; a list leaves such documents out.
 */
export type ConfigSnapshot = {
  /** `Problem` not_found where there is none. */
  readonly library: (code: LibraryCode) => Library
  /** Null where there is none. */
  readonly findLibrary: (code: LibraryCode) => Library | null
  readonly libraries: () => readonly Library[]
  /** With the settings of its vendor, where a document configures that. Null where there is none. */
  readonly partner: (code: string) => Partner | null
  readonly partners: () => readonly Partner[]
  /** All partners as lenders of a library, by code. */
  readonly lenders: (library: Library) => ReadonlyMap<PartnerCode, Lender>
  /** One partner as a lender of a library, without its statistics. */
  readonly lender: (partner: Partner, library: Library) => Lender
  /** Null where there is none. */
  readonly rotaTemplate: (name: string) => RotaTemplate | null
  readonly rotaTemplates: () => readonly RotaTemplate[]
  readonly rotaRules: () => RotaRules
  readonly sendingRules: () => SendingRules
  /** Returns the connection to the library's own system; null if it has none. */
  readonly ils: (code: LibraryCode) => IlsConnection | null
  /** Every library system, with the library that it belongs to. */
  readonly ilsConnections: () => readonly {
    readonly library: LibraryCode
    readonly connection: IlsConnection
  }[]
  /** Returns the locate profile of a name; null if there is none. */
  readonly locateProfile: (name: string) => LocateProfile | null
  readonly locateProfiles: () => readonly LocateProfile[]
  /** Null where there is none. */
  readonly mailbox: (name: string) => MailboxProfile | null
  readonly mailboxes: () => readonly MailboxProfile[]
  /** Null where there is none. */
  readonly workflow: (name: string) => WorkflowProfile | null
  readonly workflows: () => readonly WorkflowProfile[]
  /**
   * The workflow profile that applies to a request, between its library and a partner. Where the one that is named is
   * gone or faulty, the built-in default applies, and `missing` names it.
   */
  readonly workflowFor: (
    library: Library,
    request: Pick<Request, 'workflow' | 'service'>,
    partner?: Partner,
  ) => {
    readonly profile: WorkflowProfile
    readonly choice: WorkflowChoice
    readonly missing?: MissingDocument
  }
  /**
   * The fault record of a request, as it is stored; null where there is none. It is no configuration, but read at the same
   * moment, so that a change of a request needs no read of its own for it.
   */
  readonly requestFaultRecord: (number: RequestNumber) => unknown
  /** That the store was restored from a backup, and what is released since; null where it was not. */
  readonly restore: () => RestoreRecord | null
  /** The stored documents that cannot be read. */
  readonly faults: () => readonly DocumentFault[]
}

/** Reads the configuration. A change of a document is in the next snapshot, whichever process made it. */
export type Configuration = {
  readonly snapshot: () => Promise<ConfigSnapshot>
}

const emptyRotaRules = RotaRules.parse({})
const emptySendingRules = SendingRules.parse({})
const noStatistics: PartnerStatistics = {}

const createReaders = (protocols: readonly ProtocolEntry[]) => ({
  library: createDocumentReader('library', Library),
  partner: createDocumentReader('partner', partnerSchema(protocols)),
  ils: createDocumentReader('ils', IlsConnection),
  locate: createDocumentReader('locate_profile', LocateProfile),
  workflow: createDocumentReader('workflow', WorkflowProfile),
  rotaTemplate: createDocumentReader('rota_template', RotaTemplate),
  rotaRules: createDocumentReader('rota_rules', RotaRules),
  sendingRules: createDocumentReader('sending_rules', SendingRules),
  statistics: createDocumentReader('partner_statistics', PartnerStatistics),
  mailbox: createDocumentReader('mailbox', MailboxProfile),
  vendor: createDocumentReader('vendor', vendorSchema(protocols)),
  webhook: createDocumentReader('webhook', Webhook),
  alarmRule: createDocumentReader('alarm_rule', AlarmRule),
  alarmSettings: createDocumentReader('alarm_settings', AlarmSettings),
  key: createDocumentReader('key', ApiKey),
  setting: createDocumentReader('setting', settingSchema),
})
type Readers = ReturnType<typeof createReaders>

type LenderCache = {
  readonly one: (partner: Partner, library: Library) => Lender
  readonly all: (
    library: Library,
    partners: readonly Partner[],
    statistics: PartnerStatistics,
  ) => ReadonlyMap<PartnerCode, Lender>
}

/** Caches partners as lenders, for as long as no partner and no statistics change. */
const createLenderCache = (): LenderCache => {
  const single = new WeakMap<Partner, Map<LibraryCode, Lender>>()
  let listed: {
    readonly partners: readonly Partner[]
    readonly statistics: PartnerStatistics
    readonly byLibrary: Map<LibraryCode, ReadonlyMap<PartnerCode, Lender>>
  } = { partners: [], statistics: noStatistics, byLibrary: new Map() }
  return {
    one: (partner, library) => {
      const cached = single.get(partner) ?? new Map<LibraryCode, Lender>()
      single.set(partner, cached)
      const lender = cached.get(library.code) ?? lenderOf(partner, library)
      cached.set(library.code, lender)
      return lender
    },
    all: (library, partners, statistics) => {
      if (listed.partners !== partners || listed.statistics !== statistics)
        listed = { partners, statistics, byLibrary: new Map() }
      const cached = listed.byLibrary.get(library.code)
      if (cached !== undefined) return cached
      const all = new Map(
        partners.map((partner) => [partner.code, lenderOf(partner, library, statistics[partner.code])]),
      )
      listed.byLibrary.set(library.code, all)
      return all
    },
  }
}

type VendorLookup = {
  readonly ofPartner: (documents: DocumentSnapshot, partner: Partner) => Partner
  readonly ofIls: (documents: DocumentSnapshot, connection: IlsConnection) => IlsConnection
}

/** Makes a function that adds vendor settings to a document. The same two give the same object. */
const createSettingsMerge = <T extends object>() => {
  const merged = new WeakMap<T, { readonly settings: VendorSettings; readonly document: T }>()
  return (document: T, settings: VendorSettings | undefined): T => {
    if (settings === undefined) return document
    const cached = merged.get(document)
    if (cached?.settings === settings) return cached.document
    const made = { settings, document: { ...document, vendorSettings: settings } }
    merged.set(document, made)
    return made.document
  }
}

/**
 * Finds the vendor settings of partners and library systems. A vendor document that cannot be read is listed among the
 * faults, and the built-in vendor applies.
 */
const createVendorLookup = (read: Readers, protocols: readonly ProtocolEntry[]): VendorLookup => {
  const entries = chooseEntry(protocols)
  const partnerWith = createSettingsMerge<Partner>()
  const connectionWith = createSettingsMerge<IlsConnection>()
  const settingsOf = (documents: DocumentSnapshot, use: VendorUse, code: string) => {
    const isFaulty = read.vendor.faults(documents).some((fault) => fault.code === code)
    return isFaulty ? undefined : settingsIn(read.vendor.one(documents, code), use)
  }
  return {
    ofPartner: (documents, partner) => {
      const { vendors } = entries.of(partner)
      return vendors === undefined
        ? partner
        : partnerWith(partner, settingsOf(documents, vendors, vendors.codeOf(partner)))
    },
    ofIls: (documents, connection) =>
      connectionWith(connection, settingsOf(documents, ilsVendors, connection.dialect)),
  }
}

const snapshotOf = (
  documents: DocumentSnapshot,
  read: Readers,
  lenders: LenderCache,
  vendors: VendorLookup,
): ConfigSnapshot => {
  const workflow = (name: string): WorkflowProfile | null => read.workflow.one(documents, name)
  /** Counts only sort: where they cannot be read, partners are sorted as if nothing was counted. */
  const statistics = (): PartnerStatistics =>
    read.statistics.faults(documents).length > 0
      ? noStatistics
      : (read.statistics.one(documents, statisticsKey) ?? noStatistics)
  return {
    library: (code) => {
      const library = read.library.one(documents, code)
      if (library === null) throw new Problem('not_found', `There is no library ${code}.`)
      return library
    },
    findLibrary: (code) => read.library.one(documents, code),
    libraries: () => read.library.all(documents),
    partner: (code) => {
      const partner = read.partner.one(documents, code)
      return partner && vendors.ofPartner(documents, partner)
    },
    partners: () => read.partner.all(documents),
    lenders: (library) => lenders.all(library, read.partner.all(documents), statistics()),
    lender: lenders.one,
    rotaTemplate: (name) => read.rotaTemplate.one(documents, name),
    rotaTemplates: () => read.rotaTemplate.all(documents),
    rotaRules: () => read.rotaRules.one(documents, theRules) ?? emptyRotaRules,
    sendingRules: () => read.sendingRules.one(documents, theRules) ?? emptySendingRules,
    ils: (code) => {
      const connection = read.ils.one(documents, code)
      return connection && vendors.ofIls(documents, connection)
    },
    ilsConnections: () => {
      const faulty = new Set(read.ils.faults(documents).map(({ code }) => code))
      return documents.list('ils').flatMap(({ key }) => {
        const connection = faulty.has(key) ? null : read.ils.one(documents, key)
        return connection === null ? [] : [{ library: LibraryCode.parse(key), connection }]
      })
    },
    locateProfile: (name) => read.locate.one(documents, name),
    locateProfiles: () => read.locate.all(documents),
    mailbox: (name) => read.mailbox.one(documents, name),
    mailboxes: () => read.mailbox.all(documents),
    workflow,
    workflows: () => read.workflow.all(documents),
    workflowFor: (library, request, partner) => {
      const choice = chooseWorkflow(request, {
        library,
        partner,
        partnerForLibrary: partner?.overrides[library.code],
      })
      const { name } = choice
      const fault = read.workflow.faults(documents).find(({ code }) => code === name)
      const profile = fault === undefined ? workflow(name) : null
      if (profile !== null) return { profile, choice }
      const words = fault === undefined ? {} : { fault: faultWords(fault) }
      return { profile: defaultWorkflow, choice, missing: { kind: 'workflow', code: name, ...words } }
    },
    requestFaultRecord: (number) => documents.get('request_fault', number)?.value ?? null,
    restore: () => {
      const record = read.setting.one(documents, restoreKey)
      return record === null ? null : RestoreRecord.parse(record)
    },
    faults: () => Object.values(read).flatMap((each) => each.faults(documents)),
  }
}

/**
 * Makes a function that gives the snapshot of some documents. Each version of a document is parsed once, and the snapshot
 * of the same documents is the same object.
 */
export const createSnapshots = (
  protocols: readonly ProtocolEntry[],
): ((documents: DocumentSnapshot) => ConfigSnapshot) => {
  const read = createReaders(protocols)
  const lenders = createLenderCache()
  const vendors = createVendorLookup(read, protocols)
  let last: { readonly documents: DocumentSnapshot; readonly snapshot: ConfigSnapshot } | undefined
  return (documents) => {
    if (last?.documents !== documents)
      last = { documents, snapshot: snapshotOf(documents, read, lenders, vendors) }
    return last.snapshot
  }
}

/**
 * Makes the configuration over a store.
 *
 * @param store where the documents are
 * @param protocols the registered protocols of partners
 */
export const createConfiguration = (
  store: Pick<Store, 'readDocumentSnapshot'>,
  protocols: readonly ProtocolEntry[],
): Configuration => {
  const snapshotOf = createSnapshots(protocols)
  return { snapshot: async () => snapshotOf(await store.readDocumentSnapshot()) }
}
