import type { Request } from '../../borrowing/request/request.ts'
import type { Instant, LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import type { CachedKind } from './documents.ts'
import type { ListedRequest } from './request-lists.ts'
import type { Stored } from './stored.ts'

/** The indexed properties of a request, as `requestIndex` computes them from it. */
export type RequestIndex = {
  readonly status: string
  /**
   * The partners of its rota. A partner is `open` while one of its entries is active or has items out. It is `live` while
   * it is open, or while one of its entries is pending in a request that is not closed.
   */
  readonly partners: readonly {
    readonly partner: PartnerCode
    readonly live: boolean
    readonly open: boolean
  }[]
  /** The text to search: number, reference, title, author, identifiers, ids and barcodes of items in the library's ILS. */
  readonly text: string
  /** The text that only those search who may see patrons: the patron's name and id. */
  readonly patronText: string
  /** The patron's id, for the duplicate check. */
  readonly patron: string | null
  /** The earliest deadline, or null. */
  readonly nextDeadline: Instant | null
  /** The identifiers that partners use for it: their request ids and item ids. */
  readonly references: readonly { readonly partner: PartnerCode; readonly reference: string }[]
  /** The configuration documents that it names while it needs them: they must not be deleted. */
  readonly documents: readonly { readonly kind: CachedKind; readonly code: string }[]
  /** The values by which lists are filtered, sorted and counted. */
  readonly listed: ListedRequest
}

/** A request and the library that it belongs to. */
export type RequestKey = { readonly library: LibraryCode; readonly request: RequestNumber }

/** Finds requests. `ChangesPort` writes them, and `RequestListsPort` lists them. */
export type RequestsPort = {
  loadRequest(library: LibraryCode, request: RequestNumber): Promise<Stored<Request> | null>
  /** Finds the requests in which an entry of this partner has the partner's own reference, newest first. */
  findByPartnerReference(
    library: LibraryCode | null,
    partner: PartnerCode,
    reference: string,
  ): Promise<readonly RequestNumber[]>
  /** Finds the requests of all libraries that name a configuration document while they need it, newest first. */
  findByDocument(kind: CachedKind, code: string): Promise<readonly RequestNumber[]>
  /**
   * Lists requests with a deadline at or before `now`, earliest first. If a part of the storage is unreachable, lists
   * those of the other parts, and rejects if they have none.
   */
  listDueDeadlines(now: Instant, limit: number): Promise<readonly RequestKey[]>
}
