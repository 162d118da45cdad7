import { z } from 'zod'
import { addMilliseconds, millisecondsPerDay } from '../../borrowing/time.ts'
import { Instant, LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import { relayedKinds } from '../../partners/relay.ts'
import { AnyReason } from '../../translations/parameter.ts'

/** The two ways of a message: to the lending system of the library, or to the requester. */
export const relayWays = ['system', 'requester'] as const
export type RelayWay = (typeof relayWays)[number]

/** The largest number of messages of one request: more are refused. */
export const maxRelayedMessages = 500

/** A message that is passed on. Its body is a record of its own while it may still have to be sent. */
export const RelayedMessage = z.object({
  id: z.string(),
  to: z.enum(relayWays),
  kind: z.enum(relayedKinds),
  summary: z.string(),
  /** True where the gateway wrote it itself, to end what it had confirmed. */
  isOwn: z.boolean(),
  receivedAt: Instant,
  /** A hash of its bytes, and one of its content without times. */
  bytes: z.string(),
  content: z.string(),
  state: z.enum(['waiting', 'sending', 'delivered', 'refused', 'dead', 'dropped']),
  attempts: z.int().nonnegative(),
  /** When it is to be sent; while it is being sent, when to look whether its process has died. */
  dueAt: Instant,
  /** True once the receiver may have taken it without our knowing. */
  possiblyTaken: z.boolean(),
  /** Why the last attempt failed. */
  error: AnyReason.nullable(),
  settledAt: Instant.nullable(),
  /** True once its sender hears OK whatever the receiver says: what is refused later must be ended. */
  isConfirmed: z.boolean(),
  /** What its sender was answered; null until then, and for the gateway's own. */
  reply: z.object({ status: z.int(), contentType: z.string(), content: z.string() }).nullable(),
})
export type RelayedMessage = z.infer<typeof RelayedMessage>

/** A request that somebody makes to a library of this gateway, as far as its messages were passed on. */
export const RelayedRequest = z.object({
  id: z.string(),
  library: LibraryCode,
  /** Who passes for the requester, and which profile is the library's lending system. */
  requester: PartnerCode,
  system: PartnerCode,
  requestId: z.string(),
  /** The id under which the lending system knows it; null where that is the requester's. */
  systemId: z.string().nullable().prefault(null),
  requestingAgency: z.string(),
  supplyingAgency: z.string(),
  /** The status that the lending system reported last. */
  status: z.string().nullable(),
  /** When the lending system first reported that it shipped; null until then. */
  shippedAt: Instant.nullable().prefault(null),
  /** The items that the lending system named, by which a message may name the request. */
  items: z.array(z.string()).prefault([]),
  createdAt: Instant,
  changedAt: Instant,
  messages: z.array(RelayedMessage),
})
export type RelayedRequest = z.infer<typeof RelayedRequest>

const isUnsettled = ({ state }: RelayedMessage): boolean => state === 'waiting' || state === 'sending'

/** Returns whether a message stands in the way of those behind it: a Request that failed leaves nothing to say about it. */
const blocks = (message: RelayedMessage): boolean =>
  isUnsettled(message) || (message.state === 'dead' && message.kind === 'request')

/** Returns the message that is sent next on a way: the oldest that is not settled; undefined where there is none. */
export const headOf = (request: RelayedRequest, way: RelayWay): RelayedMessage | undefined => {
  const first = request.messages.find((each) => each.to === way && blocks(each))
  return first !== undefined && isUnsettled(first) ? first : undefined
}

/**
 * Finds the message that another one repeats: the same bytes; the same content where nothing else came meanwhile; or a
 * Request of the same content, since a second one makes a second loan in some systems. A question that was not passed on
 * is asked again.
 *
 * @param repeatWithin milliseconds after which the same bytes are news, or a day after the last message of all: a sender that
 *   got no answer may try for hours, and a reminder comes later. Undefined where they never are
 */
export const findRepeat = (
  { messages }: { readonly messages: readonly RelayedMessage[] },
  {
    to,
    kind,
    bytes,
    content,
    receivedAt,
  }: Pick<RelayedMessage, 'to' | 'kind' | 'bytes' | 'content' | 'receivedAt'>,
  repeatWithin?: number,
): RelayedMessage | undefined => {
  const last = messages.at(-1)
  const isRecent = (each: RelayedMessage): boolean =>
    repeatWithin === undefined ||
    addMilliseconds(each.receivedAt, each === last ? millisecondsPerDay : repeatWithin) > receivedAt
  return messages.find(
    (each) =>
      each.to === to &&
      !each.isOwn &&
      !(each.kind === 'question' && each.state === 'dropped') &&
      (kind === 'request'
        ? each.bytes === bytes || each.content === content
        : isRecent(each) && (each.bytes === bytes || (each.content === content && each === last))),
  )
}

/** The statuses of ISO 18626, and the message of NCIP, that a lender reports once the item or copy is on its way. */
const shipments: readonly string[] = [
  'Loaned',
  'CopyCompleted',
  'LoanCompleted',
  'Overdue',
  'Recalled',
  'ItemShipped',
]

const isShipment = (status: string | undefined): boolean => status !== undefined && shipments.includes(status)

/** The most items of a request that messages find it by. */
const mostItems = 200

/** Adds a message behind the others, with the status that it reports and the items that it names. */
export const addMessage = (
  request: RelayedRequest,
  message: RelayedMessage,
  { status, items = [] }: { readonly status?: string | undefined; readonly items?: readonly string[] },
): RelayedRequest => ({
  ...request,
  status: status ?? request.status,
  shippedAt: request.shippedAt ?? (isShipment(status) ? message.receivedAt : null),
  items: [...new Set([...request.items, ...items])].slice(0, mostItems),
  changedAt: message.receivedAt,
  messages: [...request.messages, message],
})

/** Changes one message of a request. */
export const changeMessage = (
  request: RelayedRequest,
  id: string,
  now: Instant,
  changed: Partial<RelayedMessage>,
): RelayedRequest => ({
  ...request,
  changedAt: now,
  messages: request.messages.map((each) => (each.id === id ? { ...each, ...changed } : each)),
})

/** Returns whether the body of a message is still needed: it is to be sent, or a person may send it again. */
export const needsBody = ({ state }: RelayedMessage): boolean =>
  state === 'waiting' || state === 'sending' || state === 'dead'

const NextMessage = z.object({ to: z.enum(relayWays), dueAt: Instant, receivedAt: Instant })

/** What the worker and alarms look for: a request with messages that are not through. */
export const RelayWork = z
  .object({
    library: LibraryCode,
    requester: PartnerCode,
    system: PartnerCode,
    /** The next message on each way: when it is to be sent, and when it came. */
    next: z.array(NextMessage).optional(),
    /** The time that an earlier version noted for both ways: each is looked at then. */
    dueAt: Instant.nullish(),
    /** The number of messages that a person must send again or give up, and since when. */
    dead: z.int().nonnegative(),
    deadSince: Instant.nullable(),
  })
  .transform(({ next, dueAt, ...work }) => ({
    ...work,
    next: next ?? (dueAt ? relayWays.map((to) => ({ to, dueAt, receivedAt: dueAt })) : []),
  }))
export type RelayWork = z.infer<typeof RelayWork>

/** Returns the work that a request is; null where all its messages are through. */
export const workOf = (request: RelayedRequest): RelayWork | null => {
  const heads = relayWays.flatMap((way) => headOf(request, way) ?? [])
  const dead = request.messages.filter(({ state }) => state === 'dead')
  if (heads.length === 0 && dead.length === 0) return null
  const { library, requester, system } = request
  return {
    ...{ library, requester, system },
    next: heads.map(({ to, dueAt, receivedAt }) => ({ to, dueAt, receivedAt })),
    dead: dead.length,
    deadSince: dead.flatMap(({ settledAt }) => settledAt ?? []).toSorted()[0] ?? null,
  }
}
