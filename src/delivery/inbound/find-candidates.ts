import { isOut } from '../../borrowing/items/item-states.ts'
import { itemsOf, unreturnedItems } from '../../borrowing/items/items.ts'
import { sentStages, shippedStages } from '../../borrowing/life-cycle/stage-groups.ts'
import type { Entry } from '../../borrowing/request/entry.ts'
import type { Item } from '../../borrowing/request/item.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { type LibraryCode, libraryOfNumber, type RequestId } from '../../borrowing/values.ts'
import { librariesNamed } from '../../partners/agencies.ts'
import type { IncomingMessage } from '../../partners/incoming-message.ts'
import type { Partner } from '../../partners/partner.ts'
import type { Stored } from '../../store/ports/stored.ts'
import type { Deps } from '../deps.ts'

/** A request and entry that a partner's message without the library's request id may be about. */
export type Candidate = {
  readonly library: LibraryCode
  readonly stored: Stored<Request>
  readonly entry: Entry
  readonly requestId: RequestId
  /** The items that are meant; empty where the loan itself is. */
  readonly items: readonly Item[]
}

/** What of a message says which request is meant, besides the library's request id. */
export type RequestNames = Pick<IncomingMessage, 'partnerReference' | 'item' | 'addressee'>

/** The maximum number of requests with the same reference that are searched: an item may have been lent here many times. */
const maxCandidates = 20

/** The maximum number of open requests of a partner that are searched for an item that no index finds. */
const maxOpenRequests = 1000

/** Returns the items of an entry that are meant; undefined where the entry is not. */
type FindItems = (request: Request, entry: Entry) => readonly Item[] | undefined

const orUndefined = (items: readonly Item[]): readonly Item[] | undefined =>
  items.length === 0 ? undefined : items

const nameOf = ({ partnerItemId, barcode }: Item): string | undefined => partnerItemId ?? barcode

const named =
  (reference: string): FindItems =>
  (request, entry) => {
    const items = itemsOf(request, entry.id).filter((item) => nameOf(item) === reference)
    return entry.partnerRequestId === reference ? items : orUndefined(items)
  }

const namedInAnyCase =
  (id: string): FindItems =>
  (request, entry) =>
    orUndefined(itemsOf(request, entry.id).filter((item) => nameOf(item)?.toLowerCase() === id.toLowerCase()))

const notNamedYet =
  (states: readonly Item['state'][]): FindItems =>
  (request, entry) =>
    orUndefined(
      itemsOf(request, entry.id).filter(
        ({ partnerItemId, form, state }) =>
          partnerItemId === undefined && form === 'physical' && states.includes(state),
      ),
    )

/** Returns the names by which an index finds a request. */
const indexedNames = ({ partnerReference, item }: RequestNames): readonly string[] => [
  ...new Set([partnerReference, item?.id].filter((name) => name !== undefined)),
]

/** Returns the ways by which an open request is found that no index finds: the first that fits any holds. */
const otherWays = ({ item }: RequestNames): readonly FindItems[] =>
  item === undefined ? [] : [namedInAnyCase(item.id), notNamedYet(item.states)]

const candidatesIn = (
  stored: Stored<Request>,
  partner: Pick<Partner, 'code'>,
  find: FindItems,
): readonly Candidate[] =>
  stored.value.rota.flatMap((entry) => {
    const requestId = entry.requestIds.at(-1)
    const items = entry.partner === partner.code ? find(stored.value, entry) : undefined
    return items === undefined || requestId === undefined
      ? []
      : [{ library: stored.value.library, stored, entry, requestId, items }]
  })

const byName = async (
  { store }: Pick<Deps, 'store'>,
  name: string,
  partner: Pick<Partner, 'code'>,
  isAddressee: (library: LibraryCode) => boolean,
): Promise<readonly Candidate[]> => {
  const numbers = await store.findByPartnerReference(null, partner.code, name)
  const addressed = numbers.filter((number) => isAddressee(libraryOfNumber(number)))
  const candidates: Candidate[] = []
  for (const number of addressed.slice(0, maxCandidates)) {
    const stored = await store.loadRequest(libraryOfNumber(number), number)
    if (stored !== null) candidates.push(...candidatesIn(stored, partner, named(name)))
  }
  return candidates
}

/** Lists the requests that a partner is asked for or has items out of; undefined where they are too many to compare. */
const openRequests = async (
  { store }: Pick<Deps, 'store'>,
  { code }: Pick<Partner, 'code'>,
): Promise<readonly Stored<Request>[] | undefined> => {
  const query = { library: null, activePartner: [code], limit: maxOpenRequests }
  const pages = await Promise.all([
    store.listRequests({ ...query, stage: [...sentStages, ...shippedStages] }),
    store.listRequests({ ...query, stage: ['closed'], itemOut: true }),
  ])
  return pages.some(({ next }) => next !== null) ? undefined : pages.flatMap(({ items }) => items)
}

type CandidateDeps = Pick<Deps, 'store' | 'configuration' | 'protocols'>

/** Looks through the open requests of a partner for one that its message can only mean. */
const amongOpen = async (
  deps: CandidateDeps,
  names: RequestNames,
  partner: Partner,
  isAddressee: (library: LibraryCode) => boolean,
): Promise<readonly Candidate[]> => {
  const ways = otherWays(names)
  if (ways.length === 0) return []
  const open = (await openRequests(deps, partner)) ?? []
  const isMeant = ({ stored: { value }, entry }: Candidate): boolean =>
    isCurrent(value, entry) && isAddressee(value.library)
  return firstFitting(ways, (find) =>
    open.flatMap((stored) => candidatesIn(stored, partner, find)).filter(isMeant),
  )
}

const firstFitting = <Way>(
  ways: readonly Way[],
  find: (way: Way) => readonly Candidate[],
): readonly Candidate[] => ways.map(find).find((candidates) => candidates.length > 0) ?? []

/**
 * Finds every entry that a message without the library's request id may be about: by what the partner calls the loan or
 * its item, the one that was asked last first; else by the item's id in another letter case; else those whose item the
 * partner never named, where the message is about such an item. Where the message names its addressee, only requests of
 * that library: two libraries may have items with the same id.
 */
export const findCandidates = async (
  deps: CandidateDeps,
  names: RequestNames,
  partner: Partner,
): Promise<readonly Candidate[]> => {
  const { addressee } = names
  const snapshot = await deps.configuration.snapshot()
  const { isAgencyOf } = deps.protocols.of(partner)
  const addressed =
    addressee === undefined
      ? undefined
      : librariesNamed(snapshot.libraries(), { value: addressee }, isAgencyOf).map(({ code }) => code)
  const isAddressee = (library: LibraryCode): boolean => addressed?.includes(library) !== false
  for (const name of indexedNames(names)) {
    const candidates = await byName(deps, name, partner, isAddressee)
    if (candidates.length > 0) return candidates
  }
  return amongOpen(deps, names, partner, isAddressee)
}

/** Finds the entries of one loaded request that a message may be about, as `findCandidates` does. */
export const findCandidatesIn = (
  stored: Stored<Request>,
  names: RequestNames,
  partner: Partner,
): readonly Candidate[] =>
  firstFitting([...indexedNames(names).map(named), ...otherWays(names)], (find) =>
    candidatesIn(stored, partner, find),
  )

const isCurrent = (request: Request, entry: Entry): boolean =>
  entry.state === 'active' || unreturnedItems(request, entry.id).length > 0

/** Returns whether what the partner names is on its way to the library or there now, or is no item but the loan itself. */
const hasItNow = ({ items }: Candidate): boolean =>
  items.length === 0 || items.some((item) => isOut(item) || item.state === 'shipped')

/** Returns the candidates that are as near as each other, as `nearestOf` compares them; none where all are over. */
export const equallyNear = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const current = candidates.filter(({ stored, entry }) => isCurrent(stored.value, entry))
  const now = current.filter(hasItNow)
  return now.length > 0 ? now : current
}

/**
 * Chooses among the entries that a partner's name for a loan or item fits: those that have the item now, before those that
 * sent it back and wait for its check-in, before those that are over.
 *
 * @param candidates the one that was asked last first
 * @returns undefined where several are as near, unless all are over: then the last one
 */
export const nearestOf = (candidates: readonly Candidate[]): Candidate | undefined => {
  const nearest = equallyNear(candidates)
  return nearest.length > 1 ? undefined : (nearest[0] ?? candidates[0])
}
