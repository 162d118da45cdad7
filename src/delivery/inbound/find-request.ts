import { isOut } from '../../borrowing/items/item-states.ts'
import { itemsOf, unreturnedItems } from '../../borrowing/items/items.ts'
import type { Entry } from '../../borrowing/request/entry.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { LibraryCode, type PartnerCode, RequestId, RequestNumber } from '../../borrowing/values.ts'
import type { Partner } from '../../partners/partner.ts'
import type { Incoming } from '../../partners/protocol.ts'
import type { Stored } from '../../store/ports/stored.ts'
import type { Deps } from '../deps.ts'

/** The request and entry that a partner's message is about. */
export type RequestMatch = {
  readonly library: LibraryCode
  readonly stored: Stored<Request>
  readonly entry: Entry
  readonly requestId: RequestId
}

/** The maximum number of requests with the same reference that are searched: an item may have been lent here many times. */
const mostCandidates = 20

/**
 * Finds what a partner's message is about: by the library's request id, else by what the partner calls the request or
 * its item. A request of another partner is as unknown as one that never was.
 *
 * @returns undefined if there is none, or several that match
 */
export const findRequest = async (
  deps: Deps,
  message: Incoming,
  partner: Partner,
): Promise<RequestMatch | undefined> => {
  if (message.kind === 'unreadable' || message.kind === 'agency_question') return undefined
  const match = await findEntry(deps, message.requestId, partner.code)
  if (match !== undefined || message.kind === 'rejected') return match
  const { partnerReference } = message
  return partnerReference === undefined ? undefined : byReference(deps, partnerReference, partner)
}

/** Reads a request id as partners repeat it, also in other letter case. */
const readRequestId = (text: string | undefined) => RequestId.safeParse(text?.trim().toUpperCase())

/** Returns the library and request that a request id names by itself, without looking whether they are there. */
const namedBy = (requestId: string | undefined) => {
  const id = readRequestId(requestId)
  if (!id.success) return undefined
  const number = id.data.slice(0, id.data.lastIndexOf('-'))
  return {
    requestId: id.data,
    library: LibraryCode.parse(number.slice(0, number.indexOf('-'))),
    number: RequestNumber.parse(number),
  }
}

/**
 * Finds the entry that was asked under a request id.
 *
 * @param partner only where it is this partner's; of any partner where it is left out
 */
export const findEntry = async (
  deps: Pick<Deps, 'store'>,
  id: string | undefined,
  partner?: PartnerCode,
): Promise<RequestMatch | undefined> => {
  const named = namedBy(id)
  if (named === undefined) return undefined
  const stored = await deps.store.loadRequest(named.library, named.number)
  const entry = stored?.value.rota.find(
    (each) =>
      (partner === undefined || each.partner === partner) && each.requestIds.includes(named.requestId),
  )
  return stored === null || entry === undefined
    ? undefined
    : { library: named.library, stored, entry, requestId: named.requestId }
}

const byReference = async (
  deps: Deps,
  reference: string,
  partner: Partner,
): Promise<RequestMatch | undefined> => nearestOf(await findByReference(deps, reference, partner), reference)

/** Finds every entry that fits what a partner calls a loan or its item, the one that was asked last first. */
export const findByReference = async (
  deps: Pick<Deps, 'store'>,
  reference: string,
  partner: Pick<Partner, 'code'>,
): Promise<readonly RequestMatch[]> => {
  const numbers = await deps.store.findByPartnerReference(null, partner.code, reference)
  const candidates: RequestMatch[] = []
  for (const number of numbers.slice(0, mostCandidates)) {
    const library = LibraryCode.parse(number.slice(0, number.indexOf('-')))
    const stored = await deps.store.loadRequest(library, number)
    if (stored === null) continue
    candidates.push(
      ...entriesWith(stored, reference, partner).map((match) => ({ library, stored, ...match })),
    )
  }
  return candidates
}

const namedItems = (request: Request, entry: Entry, reference: string) =>
  itemsOf(request, entry.id).filter((item) => (item.partnerItemId ?? item.barcode) === reference)

const entriesWith = ({ value }: Stored<Request>, reference: string, partner: Pick<Partner, 'code'>) =>
  value.rota.flatMap((entry) => {
    const requestId = entry.requestIds.at(-1)
    const isNamed = entry.partnerRequestId === reference || namedItems(value, entry, reference).length > 0
    return entry.partner === partner.code && requestId !== undefined && isNamed ? [{ entry, requestId }] : []
  })

/** Finds the entry of a loaded request that was asked under a request id. */
export const findEntryIn = (request: Request, requestId: RequestId): Entry | undefined =>
  request.rota.find(({ requestIds }) => requestIds.includes(requestId))

/**
 * Finds the entry of a loaded request that a partner's message is about, as `findRequest` does.
 *
 * @returns undefined where the request has none, or where several are meant
 */
export const findEntryOf = (
  stored: Stored<Request>,
  message: { readonly requestId?: string | undefined; readonly partnerReference?: string | undefined },
  partner: Partner,
): { readonly entry: Entry; readonly requestId: RequestId } | undefined => {
  const { requestId, partnerReference } = message
  const id = readRequestId(requestId)
  const entry = stored.value.rota.find(
    (each) => each.partner === partner.code && id.success && each.requestIds.includes(id.data),
  )
  if (entry !== undefined && id.success) return { entry, requestId: id.data }
  if (partnerReference === undefined) return undefined
  const candidates = entriesWith(stored, partnerReference, partner).map((match) => ({ stored, ...match }))
  return nearestOf(candidates, partnerReference)
}

type Candidate = Pick<RequestMatch, 'stored' | 'entry'>

const isCurrent = ({ stored: { value }, entry }: Candidate): boolean =>
  entry.state === 'active' || unreturnedItems(value, entry.id).length > 0

/** Returns whether what the partner names is on its way to the library or there now, or is no item but the loan itself. */
const hasItNow = ({ stored: { value }, entry }: Candidate, reference: string): boolean => {
  const named = namedItems(value, entry, reference)
  return named.length === 0 || named.some((item) => isOut(item) || item.state === 'shipped')
}

/**
 * Chooses among the entries that a partner's name for a loan or item fits: those that have the item now, before those that
 * sent it back and wait for its check-in, before those that are over.
 *
 * @param candidates the one that was asked last first
 * @returns undefined where several are as near, unless all are over: then the last one
 */
const nearestOf = <Found extends Candidate>(
  candidates: readonly Found[],
  reference: string,
): Found | undefined => {
  const nearest = equallyNear(candidates, reference)
  return nearest.length > 1 ? undefined : (nearest[0] ?? candidates[0])
}

/** Returns the candidates that are as near as each other, as `nearestOf` compares them; none where all are over. */
export const equallyNear = <Found extends Candidate>(
  candidates: readonly Found[],
  reference: string,
): readonly Found[] => {
  const current = candidates.filter(isCurrent)
  const now = current.filter((each) => hasItNow(each, reference))
  return now.length > 0 ? now : current
}
