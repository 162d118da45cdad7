import type { z } from 'zod'
import type { Context, PartnerFacts } from '../borrowing/decision.ts'
import { Library } from '../borrowing/library.ts'
import type { Entry, Request } from '../borrowing/request.ts'
import { PartnerFigures, theFigures } from '../borrowing/rota-rules/figures.ts'
import { agencyKey, type Lender } from '../borrowing/rota-rules/lender.ts'
import { RotaRules, theRules } from '../borrowing/rota-rules/rota-rules.ts'
import { SendingRules } from '../borrowing/rota-rules/sending-rules.ts'
import { type Borrower, skipWhenSent } from '../borrowing/rota-rules/skips.ts'
import { RotaTemplate } from '../borrowing/rota-rules/template.ts'
import { dayOf } from '../borrowing/time.ts'
import type { Actor, Instant, LibraryCode, PartnerCode } from '../borrowing/values.ts'
import { WorkflowProfile } from '../borrowing/workflow-profile.ts'
import type { Ils } from '../ils/ils.ts'
import { IlsProfile } from '../ils/profile.ts'
import { LocateProfile } from '../locate/profile.ts'
import { Partner, type ProtocolName } from '../partners/partner.ts'
import type { Protocol } from '../partners/protocol.ts'
import { Problem } from '../problem.ts'
import type { HeldDocuments, HeldKind, Store, Stored } from '../store/store.ts'
import { lenderOf, openOf } from './rota/lenders.ts'

/** The configuration, read through the store: a change is seen at once, and a document is parsed once a version. */
export type Directory = {
  /** The configuration as it is now, for work that is decided by one state of it: one look at the store serves it all. */
  readonly pinned: () => Promise<Directory>
  /** `Problem` not_found where there is none. */
  readonly library: (code: LibraryCode) => Promise<Library>
  readonly libraries: () => Promise<readonly Library[]>
  /** Null where there is none. */
  readonly partner: (code: PartnerCode) => Promise<Partner | null>
  readonly partners: () => Promise<readonly Partner[]>
  /** All partners as lenders of a library: made once while no profile and no figures change. */
  readonly lenders: (library: Library) => Promise<ReadonlyMap<PartnerCode, Lender>>
  /** Null where there is none. */
  readonly rotaTemplate: (name: string) => Promise<RotaTemplate | null>
  readonly rotaTemplates: () => Promise<readonly RotaTemplate[]>
  readonly rotaRules: () => Promise<RotaRules>
  readonly sendingRules: () => Promise<SendingRules>
  /** What partners made of what they were asked, as it was counted last. */
  readonly figures: () => Promise<PartnerFigures>
  /** How the library's own system is reached; null where it has none. */
  readonly ils: (code: LibraryCode) => Promise<IlsProfile | null>
  /** How a catalogue is asked; null where there is no locate profile of that name. */
  readonly catalogue: (name: string) => Promise<LocateProfile | null>
  /** The workflow profile that holds between a library and a partner, for a request. */
  readonly workflow: (
    library: Library,
    request: Pick<Request, 'workflow'>,
    partner: Partner,
  ) => Promise<WorkflowProfile>
  /** The facts for a decision: the request's partners, those named besides, and the workflow profiles that hold. */
  readonly context: (facts: {
    readonly library: Library
    readonly request: Pick<Request, 'rota' | 'workflow'>
    readonly partners?: readonly PartnerCode[] | undefined
    readonly by: Actor
    readonly now: Instant
    readonly attempted?: boolean | undefined
    readonly message?: string | undefined
  }) => Promise<Context>
}

/** Reads documents of one kind; the last version of each stays parsed, as many as there are documents. */
const reader = <T extends z.ZodType>(kind: HeldKind, schema: T) => {
  const parsed = new Map<string, { readonly version: number; readonly value: z.output<T> }>()
  const read = (key: string, stored: Stored<unknown>): z.output<T> => {
    const known = parsed.get(key)
    if (known?.version === stored.version) return known.value
    const value = schema.parse(stored.value)
    parsed.set(key, { version: stored.version, value })
    return value
  }
  let last: { readonly listed: unknown; readonly values: readonly z.output<T>[] } | undefined
  return {
    one: (documents: HeldDocuments, key: string): z.output<T> | null => {
      const stored = documents.get(kind, key)
      if (stored !== null) return read(key, stored)
      parsed.delete(key)
      return null
    },
    all: (documents: HeldDocuments): readonly z.output<T>[] => {
      const listed = documents.list(kind)
      if (last?.listed !== listed) last = { listed, values: listed.map((stored) => read(stored.key, stored)) }
      return last.values
    },
  }
}

/** May the entry be asked yet, so that it matters whether something speaks against its partner now? */
const mayBeAsked = ({ state }: Entry): boolean => ['pending', 'not_located', 'skipped'].includes(state)

const factsOf = (
  partner: Partner,
  skip: string | null,
  library: Library,
  workflow: WorkflowProfile,
  protocol: Protocol,
  catalogue: LocateProfile | null,
): PartnerFacts => {
  return {
    code: partner.code,
    active: (partner.overrides[library.code]?.status ?? partner.status) === 'active',
    skip,
    workflow,
    ...protocol.capabilities(partner),
    expiry: partner.expiry ?? null,
    cancelsByItself: partner.automaticCancel,
    claimsByItself: partner.automaticClaim ?? null,
    resendOverdueDays: partner.resendOverdueDays ?? null,
    supplyDays: partner.averageSupplyDays ?? null,
    deliveryDelayDays: partner.deliveryDelayDays ?? 0,
    ...(catalogue === null ? {} : { catalogue: { whenUncertain: catalogue.whenUncertain } }),
  }
}

/** The library as one that asks, on the day that it is there. */
const borrowerOf = ({ symbols, timeZone }: Library, now: Instant): Pick<Borrower, 'symbols' | 'today'> => ({
  symbols: symbols.map(agencyKey),
  today: dayOf(now, timeZone),
})

const noRotaRules = RotaRules.parse({})
const noFigures: PartnerFigures = {}
const noneOpen: ReadonlyMap<PartnerCode, number> = new Map()
const noSendingRules = SendingRules.parse({})

/**
 * Makes the directory.
 *
 * @param store where the documents are
 * @param protocols what each partner's protocol can say
 * @param ils what a library's own system can be asked
 */
export const createDirectory = (
  store: Pick<Store, 'held' | 'countOpen'>,
  protocols: Readonly<Record<ProtocolName, Protocol>>,
  ils: Pick<Ils, 'isOn'>,
): Directory => {
  const readLibrary = reader('library', Library)
  const readPartner = reader('partner', Partner)
  const readIls = reader('ils', IlsProfile)
  const readCatalogue = reader('locate', LocateProfile)
  const readWorkflow = reader('workflow', WorkflowProfile)
  const readTemplate = reader('rota_template', RotaTemplate)
  const readRotaRules = reader('rota_rules', RotaRules)
  const readSendingRules = reader('sending_rules', SendingRules)
  const readFigures = reader('figures', PartnerFigures)

  const workflowOf = (documents: HeldDocuments, name: string): WorkflowProfile => {
    const workflow = readWorkflow.one(documents, name)
    if (workflow === null) {
      throw new Problem('invalid_input', `There is no workflow profile ${name}: make one, or name another.`)
    }
    return workflow
  }

  const recordsInIls = (documents: HeldDocuments, code: LibraryCode): boolean => {
    const profile = readIls.one(documents, code)
    return profile !== null && ils.isOn('accept_item', profile)
  }

  const catalogueOf = (
    documents: HeldDocuments,
    { locateProfile }: Pick<Partner, 'locateProfile'>,
  ): LocateProfile | null =>
    locateProfile === undefined ? null : readCatalogue.one(documents, locateProfile)

  const knownLenders = new WeakMap<Partner, Map<LibraryCode, Lender>>()
  /** A partner as a lender of a library, without its figures: made once for each version of its profile. */
  const knownLenderOf = (partner: Partner, library: Library): Lender => {
    const known = knownLenders.get(partner) ?? new Map<LibraryCode, Lender>()
    knownLenders.set(partner, known)
    const lender = known.get(library.code) ?? lenderOf(partner, library)
    known.set(library.code, lender)
    return lender
  }

  /** Why the partner is not asked now, or null. */
  const skipOf = async (
    partner: Partner,
    library: Library,
    borrower: Pick<Borrower, 'symbols' | 'today'>,
  ): Promise<string | null> => {
    const open = partner.limit === undefined ? noneOpen : await openOf(store, [partner])
    return skipWhenSent(knownLenderOf(partner, library), { ...borrower, open })
  }

  const figuresIn = (documents: HeldDocuments): PartnerFigures =>
    readFigures.one(documents, theFigures) ?? noFigures

  let made: {
    readonly partners: readonly Partner[]
    readonly figures: PartnerFigures
    readonly of: Map<LibraryCode, ReadonlyMap<PartnerCode, Lender>>
  } = { partners: [], figures: noFigures, of: new Map() }
  const lendersIn = (documents: HeldDocuments, library: Library): ReadonlyMap<PartnerCode, Lender> => {
    const now = { partners: readPartner.all(documents), figures: figuresIn(documents) }
    if (made.partners !== now.partners || made.figures !== now.figures) made = { ...now, of: new Map() }
    const known = made.of.get(library.code)
    if (known !== undefined) return known
    const all = new Map(
      now.partners.map((partner) => [partner.code, lenderOf(partner, library, now.figures[partner.code])]),
    )
    made.of.set(library.code, all)
    return all
  }

  const nameFor = (library: Library, request: Pick<Request, 'workflow'>, partner: Partner): string =>
    partner.overrides[library.code]?.workflow ?? partner.workflow ?? request.workflow ?? library.workflow

  const over = (held: Store['held']): Directory => ({
    pinned: async () => {
      const documents = await held()
      return over(async () => documents)
    },
    workflow: async (library, request, partner) =>
      workflowOf(await held(), nameFor(library, request, partner)),
    library: async (code) => {
      const library = readLibrary.one(await held(), code)
      if (library === null) throw new Problem('not_found', `There is no library ${code}.`)
      return library
    },
    libraries: async () => readLibrary.all(await held()),
    partner: async (code) => readPartner.one(await held(), code),
    partners: async () => readPartner.all(await held()),
    rotaTemplate: async (name) => readTemplate.one(await held(), name),
    rotaTemplates: async () => readTemplate.all(await held()),
    rotaRules: async () => readRotaRules.one(await held(), theRules) ?? noRotaRules,
    sendingRules: async () => readSendingRules.one(await held(), theRules) ?? noSendingRules,
    figures: async () => figuresIn(await held()),
    lenders: async (library) => lendersIn(await held(), library),
    ils: async (code) => readIls.one(await held(), code),
    catalogue: async (name) => readCatalogue.one(await held(), name),
    context: async ({ library, request, partners = [], by, now, attempted = false, message }) => {
      const documents = await held()
      const codes = new Set<PartnerCode>([...request.rota.map((entry) => entry.partner), ...partners])
      const coming = new Set([...request.rota.filter(mayBeAsked).map(({ partner }) => partner), ...partners])
      const borrower = coming.size === 0 ? null : borrowerOf(library, now)
      const facts: Record<string, PartnerFacts> = {}
      for (const code of codes) {
        const partner = readPartner.one(documents, code)
        if (partner === null) continue
        const workflow = workflowOf(documents, nameFor(library, request, partner))
        const skip = borrower !== null && coming.has(code) ? await skipOf(partner, library, borrower) : null
        const protocol = protocols[partner.connection.protocol]
        facts[code] = factsOf(partner, skip, library, workflow, protocol, catalogueOf(documents, partner))
      }
      return {
        now,
        by,
        timeZone: library.timeZone,
        workflow: workflowOf(documents, request.workflow ?? library.workflow),
        partners: facts,
        recordsInIls: recordsInIls(documents, library.code),
        hasCatalogue: catalogueOf(documents, library) !== null,
        attempted,
        ...(message === undefined ? {} : { message }),
      }
    },
  })
  return over(store.held)
}
