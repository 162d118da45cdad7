import type { MissingDocument } from '../borrowing/decision.ts'
import type { Library } from '../borrowing/library.ts'
import type { PartnerBalances } from '../borrowing/partner-statistics/balance.ts'
import { type PartnerStatistics, statisticsKey } from '../borrowing/partner-statistics/success-rates.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { NetBorrowing } from '../borrowing/rota-rules/balance-limits.ts'
import type { Balances } from '../borrowing/rota-rules/holder-wish.ts'
import type { Lender } from '../borrowing/rota-rules/lender.ts'
import type { Network } from '../borrowing/rota-rules/network.ts'
import { RotaRules, theRules } from '../borrowing/rota-rules/rota-rules.ts'
import { SendingRules } from '../borrowing/rota-rules/sending-rules.ts'
import type { RotaTemplate } from '../borrowing/rota-rules/template.ts'
import { LibraryCode, type PartnerCode, type RequestNumber } from '../borrowing/values.ts'
import { defaultWorkflow } from '../borrowing/workflow/built-in-workflows.ts'
import { chooseWorkflow, type WorkflowChoice } from '../borrowing/workflow/choose-workflow.ts'
import type { WorkflowProfile } from '../borrowing/workflow/workflow-profile.ts'
import type { DirectoryEntry } from '../directory/directory-entry.ts'
import type { DirectorySource } from '../directory/directory-source.ts'
import type { IlsConnection } from '../ils/connection.ts'
import type { LocateProfile } from '../locate/profile.ts'
import type { MailboxProfile } from '../partners/mailbox.ts'
import type { Partner } from '../partners/partner.ts'
import type { ProtocolEntry } from '../partners/protocol-entry.ts'
import { Problem } from '../problem.ts'
import type { DocumentSnapshot, StoredDocument } from '../store/ports/documents.ts'
import type { Store } from '../store/ports/store.ts'
import { reason } from '../translations/reason.ts'
import { type DocumentFault, reasonOfDocumentFault } from './document-fault.ts'
import { createReaders, type Readers } from './document-readers.ts'
import { createHolderIndex, type EntryOf, type OwnerOf } from './holder-index.ts'
import { createLenderCache, type LenderCache } from './lender-cache.ts'
import { createPartnerInheritance, type PartnerInheritance } from './partner-inheritance.ts'
import { RestoreRecord, restoreKey } from './restore-record.ts'
import { createVendorLookup, type VendorLookup } from './vendor-lookup.ts'

/**
 * Makes a function that remembers what was read under each code, where what is read never changes. That there is nothing
 * is not remembered: anybody may ask for any code.
 */
const remembering = <Code extends string, T>(read: (code: Code) => T | null): ((code: Code) => T | null) => {
  const known = new Map<Code, T>()
  return (code) => {
    const before = known.get(code)
    if (before !== undefined) return before
    const value = read(code)
    if (value !== null) known.set(code, value)
    return value
  }
}

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
  /** With the settings of its vendor and what it inherits from its directory entry. Null where there is none. */
  readonly partner: (code: string) => Partner | null
  readonly partners: () => readonly Partner[]
  /** The partner as it is stored, without what it inherits. Null where there is none. */
  readonly partnerAlone: (code: string) => Partner | null
  /** Null where there is none, or where it cannot be read. */
  readonly directoryEntry: (code: string) => DirectoryEntry | null
  readonly directoryEntries: () => readonly DirectoryEntry[]
  readonly directorySources: () => readonly DirectorySource[]
  readonly networks: () => readonly Network[]
  /** All partners as lenders of a library, by code. */
  readonly lenders: (library: Library) => ReadonlyMap<PartnerCode, Lender>
  /** The scores by which rotas are sorted, of the partners of which some are counted. */
  readonly balances: (library: LibraryCode) => Balances
  /** How many more items a library borrowed from partners than it lent them. */
  readonly netBorrowing: (library: LibraryCode) => NetBorrowing
  /** Finds the directory entries that a library is or belongs to, without consortia. */
  readonly institutionsOf: (library: Library) => readonly string[]
  /** One partner as a lender of a library, without its statistics. */
  readonly lender: (partner: Partner, library: Library) => Lender
  /** Finds the partner that a code of a union catalogue belongs to. */
  readonly ownerOf: OwnerOf
  /** Finds the directory entry that such a code belongs to, and that no partner names. */
  readonly entryOf: EntryOf
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
  /** The views of technicians on what arrives, as they are stored: likewise. */
  readonly inboundViews: () => readonly StoredDocument[]
  /** That the store was restored from a backup, and what is released since; null where it was not. */
  readonly restore: () => RestoreRecord | null
  /** The stored documents that cannot be read. */
  readonly faults: () => readonly DocumentFault[]
}

/** Reads the configuration. A change of a document is in the next snapshot, whichever process made it. */
export type Configuration = {
  readonly snapshot: () => Promise<ConfigSnapshot>
}

const noStatistics: PartnerStatistics = {}
const emptyRotaRules = RotaRules.parse({})
const emptySendingRules = SendingRules.parse({})

const snapshotOf = (
  documents: DocumentSnapshot,
  read: Readers,
  lenders: LenderCache,
  vendors: VendorLookup,
  holders: ReturnType<typeof createHolderIndex>,
  inheritance: PartnerInheritance,
): ConfigSnapshot => {
  const workflow = (name: string): WorkflowProfile | null => read.workflow.one(documents, name)
  const faultOfWorkflow = (name: string): DocumentFault | undefined =>
    read.workflow.faults(documents).find(({ code }) => code === name)
  // Each message asks for these several times.
  const usableWorkflow = remembering((name) => (faultOfWorkflow(name) === undefined ? workflow(name) : null))
  const findLibrary = remembering((code: LibraryCode) => read.library.one(documents, code))
  const partner = remembering((code) => {
    const stored = read.partner.one(documents, code)
    return stored && vendors.ofPartner(documents, inheritance.one(documents, stored))
  })
  /** Counts only sort: where they cannot be read, partners are sorted as if nothing was counted. */
  const statistics = (): PartnerStatistics =>
    read.statistics.faults(documents).length > 0
      ? noStatistics
      : (read.statistics.one(documents, statisticsKey) ?? noStatistics)
  const balances = (): PartnerBalances | null =>
    read.balances.faults(documents).length > 0 ? null : read.balances.one(documents, statisticsKey)
  const codes = () => holders(inheritance.all(documents), read.directoryEntry.all(documents))
  return {
    library: (code) => {
      const library = findLibrary(code)
      if (library === null) throw new Problem('not_found', reason('not_found.library', { library: code }))
      return library
    },
    findLibrary,
    libraries: () => read.library.all(documents),
    partner,
    partners: () => inheritance.all(documents),
    directoryEntry: (code) => inheritance.find(documents)(code),
    directoryEntries: () => read.directoryEntry.all(documents),
    directorySources: () => read.directorySource.all(documents),
    partnerAlone: (code) => read.partner.one(documents, code),
    networks: () => read.network.all(documents),
    lenders: (library) =>
      lenders.all(library, inheritance.all(documents), statistics(), read.network.all(documents)),
    balances: (library) => {
      const counted = balances()
      if (counted === null) return {}
      const { pool, bilateral, periods } = counted
      return Object.fromEntries(
        Object.entries({ ...periods, P365D: { pool, bilateral } }).map(([period, scores]) => [
          period,
          { pool: scores.pool, bilateral: scores.bilateral[library] ?? {} },
        ]),
      )
    },
    netBorrowing: (library) => balances()?.net[library] ?? {},
    institutionsOf: ({ symbols }) => inheritance.institutions(documents, symbols),
    lender: lenders.one,
    ownerOf: (...of) => codes().ownerOf(...of),
    entryOf: (...of) => codes().entryOf(...of),
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
      const profile = usableWorkflow(name)
      if (profile !== null) return { profile, choice }
      const fault = faultOfWorkflow(name)
      const words = fault === undefined ? {} : { fault: reasonOfDocumentFault(fault) }
      return { profile: defaultWorkflow, choice, missing: { kind: 'workflow', code: name, ...words } }
    },
    requestFaultRecord: (number) => documents.get('request_fault', number)?.value ?? null,
    inboundViews: () => documents.list('inbound_view'),
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
  const holders = createHolderIndex()
  const inheritance = createPartnerInheritance(read)
  let last: { readonly documents: DocumentSnapshot; readonly snapshot: ConfigSnapshot } | undefined
  return (documents) => {
    if (last?.documents !== documents)
      last = { documents, snapshot: snapshotOf(documents, read, lenders, vendors, holders, inheritance) }
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
