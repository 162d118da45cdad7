import { calendarOf } from '../borrowing/calendar.ts'
import type { Context, MissingDocument, PartnerFacts } from '../borrowing/decision.ts'
import type { Library } from '../borrowing/library.ts'
import type { Entry } from '../borrowing/request/entry.ts'
import type { Request } from '../borrowing/request/request.ts'
import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import { type Borrower, skipWhenSent } from '../borrowing/rota-rules/skips.ts'
import { dayOf } from '../borrowing/time.ts'
import type { Actor, Instant, PartnerCode } from '../borrowing/values.ts'
import type { WorkflowProfile } from '../borrowing/workflow/workflow-profile.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import type { LocateProfile } from '../locate/profile.ts'
import { closuresFor, type Partner } from '../partners/partner.ts'
import type { Protocol } from '../partners/protocol.ts'
import { Problem } from '../problem.ts'
import type { DepsWithSnapshot } from './deps.ts'
import { countOpenRequests } from './rota/open-requests.ts'

/** Returns whether the entry may still be asked, so that reasons against its partner matter now. */
const canBeSent = ({ state }: Entry): boolean => ['pending', 'not_located', 'skipped'].includes(state)

const factsOf = (
  partner: Partner,
  skip: PartnerFacts['skip'],
  library: Library,
  workflow: WorkflowProfile,
  protocol: Protocol,
  catalogue: LocateProfile | null,
): PartnerFacts => ({
  ...protocol.capabilities(partner),
  code: partner.code,
  active: (partner.overrides[library.code]?.status ?? partner.status) === 'active',
  skip,
  workflow,
  expiry: partner.expiry ?? null,
  automaticCancel: partner.automaticCancel,
  automaticClaim: partner.automaticClaim ?? null,
  resendOverdueDays: partner.resendOverdueDays ?? null,
  calendar: calendarOf(partner.openingDays, closuresFor(partner, library.code)),
  supplyDays: partner.averageSupplyDays ?? null,
  deliveryDelayDays: partner.deliveryDelayDays ?? 0,
  standingTexts: partner.overrides[library.code]?.standingTexts,
  renewals: { from: partner.renewFrom, most: partner.maxRenewals },
  currency: partner.currency,
  catalogue:
    catalogue === null ? undefined : { profile: catalogue.code, whenUncertain: catalogue.whenUncertain },
})

/** Returns the library as a borrower, on the day that it is there. */
const borrowerOf = ({ symbols, timeZone }: Library, now: Instant): Pick<Borrower, 'symbols' | 'today'> => ({
  symbols: symbols.map(agencyKey),
  today: dayOf(now, timeZone),
})

const noneOpen: ReadonlyMap<PartnerCode, number> = new Map()

type Reader = Pick<DepsWithSnapshot, 'snapshot' | 'store' | 'protocols' | 'ils'>

/** Collects the documents that a request names and that cannot be used: they are gone, or faulty. */
export const createMissing = () => {
  const missingDocuments = new Map<string, MissingDocument>()
  const note = (document: MissingDocument): null => {
    missingDocuments.set(`${document.kind} ${document.code}`, document)
    return null
  }
  return {
    note,
    /** Reads a document; where it is gone or faulty, notes that and gives null. */
    read: <T>(kind: MissingDocument['kind'], code: string, read: () => T | null): T | null => {
      try {
        return read() ?? note({ kind, code })
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'document_fault') throw error
        return note({ kind, code, fault: error.reason })
      }
    },
    list: (): readonly MissingDocument[] => [...missingDocuments.values()],
  }
}
type Missing = ReturnType<typeof createMissing>

const catalogueOf = (
  snapshot: ConfigSnapshot,
  { locateProfile: name }: Pick<Partner, 'locateProfile'>,
  missing: Missing,
): LocateProfile | null =>
  name === undefined ? null : missing.read('locate_profile', name, () => snapshot.locateProfile(name))

const workflowOf = (
  snapshot: ConfigSnapshot,
  missing: Missing,
  ...of: Parameters<ConfigSnapshot['workflowFor']>
): WorkflowProfile => {
  const { profile, missing: document } = snapshot.workflowFor(...of)
  if (document !== undefined) missing.note(document)
  return profile
}

/**
 * Reads what the core must know for a decision: the facts of the request's partners and of those named besides, and the
 * workflow profiles that apply. What the request names and cannot be used is listed under `missingDocuments`: a missing
 * workflow profile is replaced by the built-in default, a missing partner has no facts.
 *
 * @param reader the configuration snapshot, the store for counts of open requests, what protocols can do
 */
export const readDecisionContext = async (
  reader: Reader,
  facts: {
    readonly library: Library
    readonly request: Pick<Request, 'rota' | 'workflow' | 'service'>
    readonly partners?: readonly PartnerCode[] | undefined
    readonly by: Actor
    readonly now: Instant
    readonly attempted?: boolean | undefined
    readonly message?: string | undefined
  },
): Promise<Context> => {
  const { library, request, partners: named = [], by, now, attempted = false, message } = facts
  const { snapshot, store, protocols, ils } = reader
  const missing = createMissing()
  const codes = new Set<PartnerCode>()
  const coming = new Set<PartnerCode>(named)
  for (const entry of request.rota) {
    codes.add(entry.partner)
    if (canBeSent(entry)) coming.add(entry.partner)
  }
  for (const code of named) codes.add(code)
  const borrower = coming.size === 0 ? null : borrowerOf(library, now)
  const partners: Record<string, PartnerFacts> = {}
  for (const code of codes) {
    const partner = missing.read('partner', code, () => snapshot.partner(code))
    if (partner === null) continue
    const workflow = workflowOf(snapshot, missing, library, request, partner)
    const isComing = borrower !== null && coming.has(code)
    const open =
      isComing && partner.limit !== undefined ? await countOpenRequests(store, [partner]) : noneOpen
    const skip = isComing ? skipWhenSent(snapshot.lender(partner, library), { ...borrower, open }) : null
    const protocol = protocols.of(partner)
    const catalogue = catalogueOf(snapshot, partner, missing)
    partners[code] = factsOf(partner, skip, library, workflow, protocol, catalogue)
  }
  const system = snapshot.ils(library.code)
  return {
    now,
    by,
    timeZone: library.timeZone,
    calendar: calendarOf(library.openingDays, library.closures),
    ownAgencies: library.symbols,
    workflow: workflowOf(snapshot, missing, library, request),
    partners,
    specialCollections: library.specialCollections,
    dueDateNotices: library.dueDateNotices,
    holdBack: library.holdBack,
    recordsInIls: system !== null && ils.isOn('accept_item', system),
    ilsTakes:
      system === null
        ? undefined
        : { renewItem: ils.isOn('renew_item', system), recallItem: ils.isOn('recall_item', system) },
    hasCatalogue: catalogueOf(snapshot, library, missing) !== null,
    missingDocuments: missing.list(),
    attempted,
    message,
  }
}
