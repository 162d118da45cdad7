import { z } from 'zod'
import type { BalancePeriod, Movement } from '../../borrowing/partner-statistics/balance.ts'
import { agencyKey } from '../../borrowing/rota-rules/lender.ts'
import { addDays, dayOf } from '../../borrowing/time.ts'
import { Day, type Instant, type LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import type { ConfigSnapshot } from '../../configuration/snapshot.ts'
import { createStatistics } from '../../statistics/compute.ts'
import type { ReadMonths } from '../../statistics/read-months.ts'
import type { DocumentsPort, DocumentWrite } from '../../store/ports/documents.ts'

/** What a library shipped to partners in a month, of requests that were passed on to its lending system. */
const RelayedShipments = z.object({
  library: z.string(),
  shipments: z.array(z.object({ partner: PartnerCode, on: Day, count: z.int().positive() })),
})

const shipmentsKey = (library: LibraryCode, on: Day): string => `${library} ${on.slice(0, 7)}`

/** Returns the write that counts a shipment once more; it fails where another process counts at the same time. */
export const countRelayedShipment = async (
  store: Pick<DocumentsPort, 'getDocument'>,
  {
    library,
    partner,
    on,
  }: { readonly library: LibraryCode; readonly partner: PartnerCode; readonly on: Day },
): Promise<DocumentWrite> => {
  const key = shipmentsKey(library, on)
  const stored = await store.getDocument('relayed_shipments', key)
  const before = RelayedShipments.safeParse(stored?.value).data?.shipments ?? []
  const same = before.find((each) => each.partner === partner && each.on === on)
  const others = before.filter((each) => each !== same)
  const value = { library, shipments: [...others, { partner, on, count: (same?.count ?? 0) + 1 }] }
  return { kind: 'relayed_shipments', key, value, expectedVersion: stored?.version ?? 0 }
}

/** Which traffic between partners and libraries is seen whole: what is seen in part would be unfair. */
export type BalanceScene = {
  /** The library that a partner is; undefined where it is elsewhere. */
  readonly libraryOf: (partner: PartnerCode) => LibraryCode | undefined
  /** The partner that a library is for others; undefined where it has no profile. */
  readonly partnerOf: (library: LibraryCode) => PartnerCode | undefined
  /** The libraries that have a partner profile. */
  readonly borrowers: readonly LibraryCode[]
  /** Returns whether both directions between them are seen: it lends through the relay, or both are here. */
  readonly isWhole: (movement: Pick<Movement, 'partner' | 'library'>) => boolean
}

/** Reads from the configuration which partners are libraries of the gateway, and which libraries lend through it. */
export const balanceScene = (snapshot: Pick<ConfigSnapshot, 'partners' | 'libraries'>): BalanceScene => {
  const libraries = new Map(
    snapshot.libraries().flatMap(({ code, symbols }) => symbols.map((each) => [agencyKey(each), code])),
  )
  const relayed = new Set<string>()
  const libraryOf = new Map<PartnerCode, LibraryCode>()
  const partnerOf = new Map<LibraryCode, PartnerCode>()
  for (const { code, symbols, relay } of snapshot.partners()) {
    for (const library of relay?.libraries ?? []) relayed.add(library)
    const library = symbols.map((each) => libraries.get(agencyKey(each))).find((each) => each !== undefined)
    if (library === undefined) continue
    libraryOf.set(code, library)
    if (!partnerOf.has(library)) partnerOf.set(library, code)
  }
  return {
    libraryOf: (partner) => libraryOf.get(partner),
    partnerOf: (library) => partnerOf.get(library),
    borrowers: [...partnerOf.keys()],
    isWhole: ({ partner, library }) => relayed.has(library) || libraryOf.has(partner),
  }
}

/** The first day before which a year can be counted back. */
const earliest = '0002-01-01'

/**
 * Returns the day before another; the same one in the first year of our era.
 *
 * @param count the days between them, at most 365
 */
const daysBefore = (day: Day, count: number): Day => (day < earliest ? day : addDays(day, -count))

/** Returns the first day of a period, by its last one. */
export const firstDayOf: Readonly<Record<BalancePeriod, (to: Day) => Day>> = {
  P365D: (to) => daysBefore(to, 365),
  P90D: (to) => daysBefore(to, 90),
  calendar_year: (to) => Day.parse(`${to.slice(0, 4)}-01-01`),
  active: (to) => daysBefore(to, 365),
}

/** Says what a partner's shipments to a library are for both sides: a library of the gateway borrows from another one. */
export const movementsOf = (
  scene: BalanceScene,
  wanted: ReadonlySet<string>,
  { partner, library, on, count }: Omit<Movement, 'kind'>,
): readonly Movement[] => {
  const lender = scene.libraryOf(partner)
  const borrower = scene.partnerOf(library)
  return [
    ...(wanted.has(library) ? [{ partner, library, on, kind: 'lent', count } as const] : []),
    // The partner profile of the other library lends, and its own borrows.
    ...(lender !== undefined && borrower !== undefined && wanted.has(lender)
      ? [{ partner: borrower, library: lender, on, kind: 'borrowed', count } as const]
      : []),
  ]
}

type Range = { readonly from: Day; readonly to: Day }

const isWithin = (on: Day | undefined, { from, to }: Range): on is Day =>
  on !== undefined && on >= from && on <= to

/** Reads what partners borrowed through the relay. */
async function* readRelayed(
  store: Pick<DocumentsPort, 'listDocuments'>,
  libraries: readonly LibraryCode[],
  range: Range,
): AsyncGenerator<Movement> {
  for (const { value } of await store.listDocuments('relayed_shipments')) {
    const { data } = RelayedShipments.safeParse(value)
    const library = libraries.find((code) => code === data?.library)
    if (library === undefined || data === undefined) continue
    for (const { partner, on, count } of data.shipments)
      if (isWithin(on, range)) yield { partner, library, on, kind: 'borrowed', count }
  }
}

type MovementDeps = {
  readonly store: Pick<DocumentsPort, 'listDocuments'>
  readonly readMonths: ReadMonths
}

/**
 * Reads from the rows of facts what partners shipped to some libraries, and what these shipped as partners of others.
 *
 * @param query the measure that is counted, and the days of shipments, both included; movements have their months
 */
export async function* readShipments(
  readMonths: ReadMonths,
  scene: BalanceScene,
  libraries: readonly LibraryCode[],
  { measure, from, to }: Partial<Range> & { readonly measure: 'entries_shipped' | 'entries_out' },
  at: Instant,
): AsyncGenerator<Movement> {
  const wanted = new Set<string>(libraries)
  const today = dayOf(at, 'UTC')
  for (const library of new Set([...libraries, ...scene.borrowers])) {
    const query = { measures: [measure], by: ['partner', 'month'], basis: 'event', from, to } as const
    const statistics = createStatistics(query)
    for await (const columns of readMonths(library, { to }, statistics.needs, today))
      statistics.add(columns, today)
    for (const [partner, on, count] of statistics.table().rows)
      yield* movementsOf(scene, wanted, {
        ...{ partner: PartnerCode.parse(partner), library, on: String(on), count: Number(count) },
      })
  }
}

/**
 * Reads what partners lent to some libraries and borrowed from them, from the rows of facts and from what was passed on
 * to lending systems. Each first shipment counts once, on its day.
 *
 * @param range both days are included
 * @param at the present time
 */
export async function* readMovements(
  { store, readMonths }: MovementDeps,
  scene: BalanceScene,
  libraries: readonly LibraryCode[],
  range: Range,
  at: Instant,
): AsyncGenerator<Movement> {
  yield* readRelayed(store, libraries, range)
  yield* readShipments(readMonths, scene, libraries, { measure: 'entries_shipped', ...range }, at)
}
