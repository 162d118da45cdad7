import type { Edition } from '@lendwire/iso18626'
import type { AgencyId, LenderMessage, Status } from './iso18626/vocabulary.ts'

/** A request that the lender took, and what it would truthfully say about it. */
export type KnownRequest = Iso18626Request | NcipRequest

/** One that came by ISO 18626. */
export type Iso18626Request = Shared & {
  readonly edition: Edition
  readonly multipleItemRequestId: string
}

/** One that came by NCIP. */
export type NcipRequest = Shared & {
  readonly ncip: {
    readonly userId: string
    readonly requestType: string
    readonly requestScope: string
    /** The version that it was asked in, and speaks. */
    readonly edition: '1' | '2'
  }
}

type Shared = {
  readonly id: string
  readonly supplyingAgency: AgencyId
  readonly requestingAgency: AgencyId
  /** The lender's own id for it, `supplyingAgencyRequestId` on the wire. */
  readonly supplierRequestId: string
  readonly status: Status
  readonly lastChange: string
  readonly dueDate?: string | undefined
  /** The ids of its items, after they were shipped. */
  readonly items?: readonly string[] | undefined
  /** Its number among all that the lender took, from 1. */
  readonly ordinal?: number | undefined
}

/** The requests that a lender took: up to a limit, the oldest are forgotten first. */
export type Register = {
  take(request: KnownRequest): void
  find(id: string): KnownRequest | undefined
  /** The last request that has an item of that name. */
  findByItem(item: string): KnownRequest | undefined
  all(): readonly KnownRequest[]
}

/**
 * Makes an empty register.
 * @param limit how many requests are remembered
 */
export function createRegister(limit: number): Register {
  const requests = new Map<string, KnownRequest>()
  const byItem = new Map<string, string>()
  let taken = 0
  return {
    take(request) {
      if (!requests.has(request.id)) taken += 1
      const { ordinal } = requests.get(request.id) ?? { ordinal: taken }
      requests.set(request.id, { ...request, ordinal })
      for (const item of request.items ?? []) byItem.set(item, request.id)
      forgetOldest(requests, limit)
      forgetOldest(byItem, limit)
    },
    findByItem: (item) => requests.get(byItem.get(item) ?? ''),
    find: (id) => requests.get(id),
    all: () => [...requests.values()],
  }
}

/** Keeps a map that is filled in order at a size. */
export function forgetOldest(map: Map<string, unknown>, limit: number): void {
  for (const key of map.keys()) {
    if (map.size <= limit) return
    map.delete(key)
  }
}

/**
 * Returns the request as the lender sees it once it has said something: a message that is dated before the last change
 * (a late one) changes nothing, and neither does one that says what already is.
 * @param timestamp the message's own, as xs:dateTime
 * @param dueDate the due date that the message names, as xs:dateTime
 */
export function afterMessage(
  request: KnownRequest,
  message: LenderMessage,
  timestamp: string,
  dueDate: string | undefined,
): KnownRequest {
  const late = Date.parse(timestamp) < Date.parse(request.lastChange)
  if (late) return request
  const status = message.status ?? request.status
  return {
    ...request,
    status,
    lastChange: status === request.status ? request.lastChange : timestamp,
    dueDate: dueDate ?? request.dueDate,
    ...(message.delivery?.items === undefined ? {} : { items: message.delivery.items }),
  }
}
