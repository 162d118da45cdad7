import type { Attention } from '../../borrowing/request/attention.ts'
import type { Next } from '../../borrowing/request/next.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { Service } from '../../borrowing/request/service.ts'
import type { Stage } from '../../borrowing/request/stage.ts'
import type { Day, Instant, LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import type { Worklist } from '../../borrowing/worklists/worklists.ts'
import type { Stored } from './stored.ts'

/**
 * The values of a request that change during its life. Many requests of a library share one state, so stores count requests by it and list
 * them by it.
 */
export type RequestState = {
  readonly stage: Stage
  /** The public status. */
  readonly status: string
  readonly worklists: readonly Worklist[]
  /** The kinds of open attention, sorted, each once. */
  readonly attention: readonly Attention['kind'][]
  /** Whose turn it is; null where a closed request leaves nothing to do. */
  readonly next: Next['who'] | null
}

/** The filters of a request besides its state. Members that do not apply are left out. */
export type RequestFacets = {
  /** All partners of the rota, each once. */
  readonly partners: readonly PartnerCode[]
  /** The partner that is being asked, or supplies. */
  readonly activePartner?: PartnerCode | undefined
  readonly patron?: string | undefined
  readonly assignee?: string | undefined
  readonly labels?: readonly string[] | undefined
  readonly service: Service['type']
  readonly publicationType?: string | undefined
  readonly workflow?: string | undefined
  /** True while an item is in the library or with the patron. */
  readonly itemOut?: true | undefined
  /** True while a cost is to be agreed or settled. */
  readonly costOpen?: true | undefined
  readonly neededBy?: Day | undefined
  /** The earliest due date of an item that is here or on its way. */
  readonly dueDate?: Day | undefined
  readonly reference?: string | undefined
  /** The barcodes of its items: the partner's, the library's, and the ids in the library's ILS. */
  readonly barcodes?: readonly string[] | undefined
}

/** The values by which lists are filtered and sorted, as `requestIndex` computes them from a request. */
export type ListedRequest = {
  readonly library: LibraryCode
  readonly number: RequestNumber
  readonly state: RequestState
  readonly facets: RequestFacets
  readonly createdAt: Instant
  /** The earliest deadline; null where it has none. */
  readonly deadline: Instant | null
  /** Since when it needs attention; null where it needs none. */
  readonly attentionSince: Instant | null
}

export const requestSorts = ['created', 'updated', 'neededBy', 'due', 'deadline', 'attention'] as const
/**
 * The sort keys of a list of requests. `neededBy`, `due`, `deadline` and `attention` (since when it needs attention) are
 * for open requests, `attention` also for closed ones that need it; those without such a time come last.
 */
export type RequestSort = (typeof requestSorts)[number]
export type RequestOrder = { readonly by: RequestSort; readonly descending: boolean }

/** A range of times or days; both ends are included. */
export type Range<Value> = { readonly from?: Value | undefined; readonly to?: Value | undefined }

/** Filters of a list of requests. All must hold; of several values of one filter, any. */
export type RequestFilters = {
  /** Libraries, of those that the query may see. */
  readonly libraries?: readonly LibraryCode[] | undefined
  readonly worklist?: readonly Worklist[] | undefined
  readonly stage?: readonly Stage[] | undefined
  readonly status?: readonly string[] | undefined
  readonly attention?: readonly Attention['kind'][] | undefined
  /** Whose turn it is. */
  readonly next?: readonly Next['who'][] | undefined
  /** A partner anywhere in the rota. */
  readonly partner?: readonly PartnerCode[] | undefined
  readonly activePartner?: readonly PartnerCode[] | undefined
  readonly patron?: readonly string[] | undefined
  /** Null stands for requests that nobody is assigned to. */
  readonly assignee?: readonly (string | null)[] | undefined
  readonly label?: readonly string[] | undefined
  readonly service?: readonly Service['type'][] | undefined
  readonly publicationType?: readonly string[] | undefined
  readonly workflow?: readonly string[] | undefined
  readonly itemOut?: boolean | undefined
  readonly costOpen?: boolean | undefined
  readonly neededBy?: Range<Day> | undefined
  readonly due?: Range<Day> | undefined
  readonly created?: Range<Instant> | undefined
  readonly updated?: Range<Instant> | undefined
  readonly deadline?: Range<Instant> | undefined
  /** The library system's own reference, exactly. */
  readonly reference?: readonly string[] | undefined
  /** A barcode of an item, or the number of the request, exactly. */
  readonly barcode?: readonly string[] | undefined
  /** Words that the text of the request holds; each may be the beginning of one. */
  readonly text?: string | undefined
  /** True where `text` also searches names and ids of patrons. */
  readonly searchesPatrons?: boolean | undefined
}

/** A page of a list of requests to read. */
export type RequestQuery = RequestFilters & {
  /** Null lists the requests of all libraries, for admins. */
  readonly library: LibraryCode | null
  /** The newest first unless it says otherwise. With `text`, a list is sorted by `created`. */
  readonly order?: RequestOrder | undefined
  readonly cursor?: string | undefined
  readonly limit: number
  /** The number of candidates that may be examined, one by one in the order of the list; 2,500 unless it says otherwise. */
  readonly budget?: number | undefined
  /** The time after which a page that examines many candidates ends early, in milliseconds; none where left out. */
  readonly milliseconds?: number | undefined
}

/** A request in a list, and when it was changed last. */
export type RequestInList = Stored<Request> & { readonly updatedAt: Instant }

/**
 * A page of a list of requests. A query that has examined as many candidates as it may ends its page early: then it has
 * fewer items than the limit, or none, and `next` goes on.
 */
export type RequestPage = {
  readonly items: readonly RequestInList[]
  readonly next: string | null
  /** The number of candidates that were examined for the page. */
  readonly examined: number
}

/** The number of requests that have a value; `atLeast` is true where there may be more. */
export type Count = { readonly count: number; readonly atLeast: boolean }

/** The number of requests of each worklist that has any. */
export type WorklistCounts = Readonly<Partial<Record<Worklist, number>>>

/** The facets by which open requests are counted for a list. */
export const facetNames = [
  'stage',
  'status',
  'attention',
  'next',
  'activePartner',
  'library',
  'assignee',
  'label',
  'service',
  'publicationType',
  'workflow',
  'itemOut',
  'costOpen',
] as const
export type FacetName = (typeof facetNames)[number]

/** The numbers beside a list. */
export type RequestCounts = {
  /** Of the library, whatever the filters. */
  readonly worklists: WorklistCounts
  /** All requests that the filters leave, open or closed: what the list has. */
  readonly total: Count
  /** Those of them that are open. */
  readonly open: Count
  /**
   * For each facet its values with the number of requests: of open ones, or of those of the `worklist`. A facet's own filter does not restrict its numbers. Null stands
   * for requests without a value, such as those that nobody is assigned to.
   */
  readonly facets: Readonly<Record<FacetName, readonly (Count & { readonly value: string | null })[]>>
}

/** Counts of a list to read. */
export type CountQuery = RequestFilters & { readonly library: LibraryCode | null }

/** The number of requests of a library that have a state. */
export type CountedRequestState = { readonly state: RequestState; readonly requests: number }

/** Lists and counts requests. */
export type RequestListsPort = {
  /** Lists requests. A query examines a bounded number of candidates. */
  listRequests(query: RequestQuery): Promise<RequestPage>
  /** Counts the requests of worklists, and open requests by facet. */
  countRequests(query: CountQuery): Promise<RequestCounts>
  /** Counts the requests of all libraries by their state. It reads one row for each state, and no request. */
  countRequestStates(): Promise<readonly CountedRequestState[]>
  /** Counts the requests of all libraries that are open with a partner. */
  countOpenRequests(partner: PartnerCode): Promise<number>
}
