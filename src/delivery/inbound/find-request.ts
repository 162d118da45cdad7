import type { Entry } from '../../borrowing/request/entry.ts'
import type { Request } from '../../borrowing/request/request.ts'
import {
  type LibraryCode,
  libraryOfNumber,
  type PartnerCode,
  RequestId,
  RequestNumber,
} from '../../borrowing/values.ts'
import type { Incoming } from '../../partners/incoming-message.ts'
import type { Partner } from '../../partners/partner.ts'
import type { Stored } from '../../store/ports/stored.ts'
import type { Deps } from '../deps.ts'
import { findCandidates, findCandidatesIn, nearestOf, type RequestNames } from './find-candidates.ts'

/** The request and entry that a partner's message is about. */
export type RequestMatch = {
  readonly library: LibraryCode
  readonly stored: Stored<Request>
  readonly entry: Entry
  readonly requestId: RequestId
}

/**
 * Finds what a partner's message is about: by the library's request id, else by what the partner calls the request or
 * its item, or where only one request can be meant. A request of another partner is as unknown as one that never was.
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
  return nearestOf(await findCandidates(deps, message, partner))
}

/** Reads a request id as partners repeat it, also in other letter case. */
const readRequestId = (text: string | undefined) => RequestId.safeParse(text?.trim().toUpperCase())

/** Returns the library and request that a request id names, without looking whether they are there. */
const namedBy = (requestId: string | undefined) => {
  const id = readRequestId(requestId)
  if (!id.success) return undefined
  const number = RequestNumber.parse(id.data.slice(0, id.data.lastIndexOf('-')))
  return { requestId: id.data, library: libraryOfNumber(number), number }
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
  message: RequestNames & { readonly requestId?: string | undefined },
  partner: Partner,
): { readonly entry: Entry; readonly requestId: RequestId } | undefined => {
  const id = readRequestId(message.requestId)
  const entry = stored.value.rota.find(
    (each) => each.partner === partner.code && id.success && each.requestIds.includes(id.data),
  )
  if (entry !== undefined && id.success) return { entry, requestId: id.data }
  return nearestOf(findCandidatesIn(stored, message, partner))
}
