import { z } from 'zod'
import { dayOf } from '../../borrowing/time.ts'
import type { PartnerCode } from '../../borrowing/values.ts'
import type {
  DocumentPage,
  DocumentsPort,
  DocumentWrite,
  StoredDocument,
} from '../../store/ports/documents.ts'
import { countRelayedShipment } from '../rota/balances.ts'
import { needsBody, RelayedRequest, workOf } from './relayed-request.ts'

type Deps = {
  readonly store: Pick<DocumentsPort, 'getDocument' | 'listDocuments' | 'listDocumentPage' | 'putDocuments'>
}

/** A message as it came, exactly: text of XML in UTF-8, or in another encoding byte by byte. */
export const RelayedBody = z.object({
  contentType: z.string(),
  content: z.string(),
})
export type RelayedBody = z.infer<typeof RelayedBody>

/** A change of a request: what it becomes, and the bodies of messages that it adds; null leaves it as it is. */
export type RelayChange = {
  readonly request: RelayedRequest
  readonly bodies?: readonly { readonly id: string; readonly body: RelayedBody }[]
} | null

/** Reads a request; null where there is none of this id. */
export const readRelayed = async ({ store }: Deps, id: string): Promise<RelayedRequest | null> =>
  RelayedRequest.safeParse((await store.getDocument('relayed_request', id))?.value).data ?? null

type Walked = { readonly store: Pick<DocumentsPort, 'listDocumentPage'> }

/** The number of requests that are read at once, before other work of the process comes between. */
const pageSize = 200

/** Walks through all requests, in no order. */
async function* walkRelayed({ store }: Walked): AsyncGenerator<StoredDocument> {
  const seen = new Set<string>()
  let cursor: string | null = null
  do {
    const page: DocumentPage = await store.listDocumentPage('relayed_request', cursor, pageSize)
    for (const document of page.documents) {
      // A store may list one twice.
      if (seen.has(document.key)) continue
      seen.add(document.key)
      yield document
    }
    cursor = page.next
    await new Promise((resolve) => setImmediate(resolve))
  } while (cursor !== null)
}

/** Lists all requests, in no order. */
export const listRelayed = async (deps: Walked): Promise<readonly RelayedRequest[]> => {
  const all: RelayedRequest[] = []
  for await (const { value } of walkRelayed(deps)) {
    const { data } = RelayedRequest.safeParse(value)
    if (data !== undefined) all.push(data)
  }
  return all
}

/** Lists the requests with messages that are still to be passed on, or that could not be: few of all, unless a system is down. */
export const listUnsettled = async ({ store }: Deps): Promise<readonly RelayedRequest[]> => {
  const all: RelayedRequest[] = []
  for (const { key } of await store.listDocuments('relay_work')) {
    const request = await readRelayed({ store }, key)
    if (request !== null) all.push(request)
  }
  return all
}

/** Reads the body of a message; null where nobody needs it any more. */
export const readBody = async ({ store }: Deps, message: string): Promise<RelayedBody | null> =>
  RelayedBody.safeParse((await store.getDocument('relayed_body', message))?.value).data ?? null

/** The requests that a lending system knows under one name: it may name their agencies otherwise, or not at all. */
const RelayedId = z.object({ requests: z.array(z.string()) })

/** A name of a request: the id by which its lending system knows it, or an item that the system named. */
export type RelayedName = { readonly id: string } | { readonly item: string }

const nameKey = (system: PartnerCode, name: RelayedName): string =>
  'id' in name ? `${system} ${name.id}` : `${system}/item ${name.item}`

const namesOf = ({ systemId, requestId, items }: RelayedRequest): readonly RelayedName[] => [
  { id: systemId ?? requestId },
  ...items.map((item) => ({ item })),
]

const readNamed = async ({ store }: Deps, system: PartnerCode, name: RelayedName) => {
  const stored = await store.getDocument('relayed_id', nameKey(system, name))
  return { version: stored?.version ?? 0, requests: RelayedId.safeParse(stored?.value).data?.requests ?? [] }
}

/** Returns the writes that file a request under names, or take it from there. */
const fileUnder = (
  deps: Deps,
  { id, system }: RelayedRequest,
  names: readonly RelayedName[],
  isKept: boolean,
): Promise<readonly DocumentWrite[]> =>
  Promise.all(
    names.map(async (name): Promise<DocumentWrite> => {
      const { version, requests } = await readNamed(deps, system, name)
      const others = requests.filter((each) => each !== id)
      const all = isKept ? [...others, id] : others
      const value = all.length === 0 ? undefined : { requests: all }
      return { kind: 'relayed_id', key: nameKey(system, name), value, expectedVersion: version }
    }),
  )

/**
 * Lists the requests that a lending system knows under a name: under an id one, unless two agencies gave theirs the same;
 * under an item all that it was lent for.
 */
export const listKnownAs = async (
  deps: Deps,
  system: PartnerCode,
  name: RelayedName,
): Promise<readonly RelayedRequest[]> => {
  const { requests } = await readNamed(deps, system, name)
  const found = await Promise.all(requests.map((each) => readRelayed(deps, each)))
  return found.filter((each) => each !== null)
}

/** Returns the shipment of a request for the balance of its requester. */
const shipmentOf = ({ library, requester, shippedAt, changedAt }: RelayedRequest) => ({
  library,
  partner: requester,
  on: dayOf(shippedAt ?? changedAt, 'UTC'),
})

/** Returns the names that a change gives a request. */
const newNames = (before: RelayedRequest | null, request: RelayedRequest): readonly RelayedName[] =>
  before === null
    ? namesOf(request)
    : request.items.filter((item) => !before.items.includes(item)).map((item) => ({ item }))

/** Returns the bodies that nobody needs after a change. */
const withoutBodies = (before: RelayedRequest | null, { messages }: RelayedRequest): DocumentWrite[] => {
  const needed = new Set(messages.filter(needsBody).map(({ id }) => id))
  return (before?.messages ?? [])
    .filter((each) => needsBody(each) && !needed.has(each.id))
    .map(({ id }) => ({ kind: 'relayed_body', key: id, value: undefined, expectedVersion: null }))
}

/**
 * Changes a request in one step with the bodies of its messages and the note of what is left to do, also while other
 * processes change it: then the change is decided again.
 *
 * @returns the request as it is then, and as it was before; null where the change left it as it was
 */
export const changeRelayed = async <Change extends RelayChange>(
  { store }: Deps,
  id: string,
  decide: (request: RelayedRequest | null) => Change,
): Promise<{ readonly change: Change; readonly before: RelayedRequest | null }> => {
  for (;;) {
    const stored = await store.getDocument('relayed_request', id)
    const before = RelayedRequest.safeParse(stored?.value).data ?? null
    const change = decide(before)
    if (change === null) return { change, before }
    const { request, bodies = [] } = change
    const isShipped = request.shippedAt !== null && (before?.shippedAt ?? null) === null
    const written = await store.putDocuments([
      { kind: 'relayed_request', key: id, value: request, expectedVersion: stored?.version ?? 0 },
      { kind: 'relay_work', key: id, value: workOf(request) ?? undefined, expectedVersion: null },
      ...bodies.map(
        (each): DocumentWrite => ({
          kind: 'relayed_body',
          key: each.id,
          value: each.body,
          expectedVersion: null,
        }),
      ),
      ...withoutBodies(before, request),
      ...(await fileUnder({ store }, request, newNames(before, request), true)),
      ...(isShipped ? [await countRelayedShipment(store, shipmentOf(request))] : []),
    ])
    if (written === 'written') return { change, before }
  }
}

/** Deletes requests whose last message is older than their library keeps personal data, with what is left of them. */
export const deleteRelayed = async (
  { store }: Deps,
  isOver: (request: RelayedRequest) => boolean,
): Promise<void> => {
  for await (const { key, value, version } of walkRelayed({ store })) {
    const request = RelayedRequest.safeParse(value).data
    if (request === undefined || !isOver(request)) continue
    await store.putDocuments([
      { kind: 'relayed_request', key, value: undefined, expectedVersion: version },
      { kind: 'relay_work', key, value: undefined, expectedVersion: null },
      ...(await fileUnder({ store }, request, namesOf(request), false)),
      ...request.messages.filter(needsBody).map(
        ({ id }): DocumentWrite => ({
          kind: 'relayed_body',
          key: id,
          value: undefined,
          expectedVersion: null,
        }),
      ),
    ])
  }
}
