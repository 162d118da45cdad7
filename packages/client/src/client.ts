import createFetchClient, { type Client as FetchClient } from 'openapi-fetch'
import { dataOf } from './api-error.ts'
import { type ApiEvent, type FollowOptions, followEvents } from './event-stream.ts'
import type { Fetch } from './fetch.ts'
// Not committed: `npm run build:types` builds it.
import type { paths } from './openapi-types.ts'
import { type Item, iteratePages, type ListPath, type ListQuery, type Page } from './pages.ts'
import {
  type RetryPolicy,
  type RetrySurroundings,
  retryingFetch,
  standardRetries,
  waitWithTimer,
} from './retrying-fetch.ts'
import { sessionFetch } from './session-fetch.ts'

/** The address and the credentials with which a client calls the API. */
export type ClientOptions = {
  /** The public URL of the gateway, without a slash at its end. Empty on pages that the gateway serves. */
  readonly baseUrl: string
  /** An API key. Without one, calls are made with the cookie of the browser's session. */
  readonly key?: string | undefined
  /** The person for whom a key of a library system acts: `staff:<id>` or `patron:<id>`. */
  readonly actor?: string
  /** The retries of failed calls. Default: four attempts. */
  readonly retries?: Partial<RetryPolicy>
  /** Sends a request. Default: the global `fetch`. */
  readonly fetch?: Fetch
  /** The timer and the randomness of retries. Default: the real ones. */
  readonly surroundings?: Partial<RetrySurroundings>
}

/** A client of the API: `GET`, `POST`, `PUT`, `PATCH` and `DELETE` by path, with the types of the OpenAPI document. */
export type Client = Pick<
  FetchClient<paths, 'application/json'>,
  'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
> & {
  /** Reads a list page by page. */
  readonly pages: <Path extends ListPath>(path: Path, query?: ListQuery<Path>) => AsyncIterable<Page<Path>>
  /** Reads a list item by item. */
  readonly items: <Path extends ListPath>(path: Path, query?: ListQuery<Path>) => AsyncIterable<Item<Path>>
  /** Follows the events of the API, across broken connections, until the signal aborts. */
  readonly events: (options?: FollowOptions) => AsyncIterable<ApiEvent>
}

type KnownPage<Path extends ListPath> = Page<Path> & {
  readonly items: readonly Item<Path>[]
  readonly nextCursor: string | null
}

/**
 * Creates a client of the API.
 *
 * @param options where and as whom it calls
 */
export const createClient = (options: ClientOptions): Client => {
  const { baseUrl, key, actor } = options
  const policy = { ...standardRetries, ...options.retries }
  const surroundings = { wait: waitWithTimer, random: Math.random, ...options.surroundings }
  const send: Fetch = options.fetch ?? ((request) => globalThis.fetch(request))
  const headers = {
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(actor === undefined ? {} : { 'x-actor': actor }),
  }
  const withHeaders: Fetch = (request) => {
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value)
    return send(request)
  }
  const authenticated = key === undefined ? sessionFetch(withHeaders) : withHeaders
  const client = createFetchClient<paths, 'application/json'>({
    baseUrl,
    fetch: retryingFetch(authenticated, policy, surroundings),
    querySerializer: { array: { style: 'form', explode: false } },
  })

  const pages = <Path extends ListPath>(path: Path, query?: ListQuery<Path>) =>
    iteratePages((cursor) => readPage(path, { ...query, ...(cursor === undefined ? {} : { cursor }) }))

  // The types of openapi-fetch cannot follow a path that is a type parameter: this is the edge where they are restored.
  const readPage = <Path extends ListPath>(path: Path, query: object) => {
    const get = client.GET as (
      path: Path,
      init: { readonly params: { readonly query: object } },
    ) => Promise<{ data?: KnownPage<Path>; error?: unknown; response: Response }>
    return dataOf(get(path, { params: { query } }))
  }

  async function* items<Path extends ListPath>(path: Path, query?: ListQuery<Path>) {
    for await (const page of pages(path, query)) yield* page.items
  }

  const events = ({ signal, cursor, ...query }: FollowOptions = {}): AsyncIterable<ApiEvent> => {
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    )
    return followEvents(
      authenticated,
      `${baseUrl}/v1/events${search.size === 0 ? '' : `?${search}`}`,
      cursor,
      signal ?? new AbortController().signal,
      policy,
      surroundings,
    )
  }

  const { GET, POST, PUT, PATCH, DELETE } = client
  return { GET, POST, PUT, PATCH, DELETE, pages, items, events }
}
