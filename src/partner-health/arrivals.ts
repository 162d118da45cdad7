import { z } from 'zod'
import { addMilliseconds } from '../borrowing/time.ts'
import { Instant, type PartnerCode } from '../borrowing/values.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import { StoredReason } from '../translations/parameter.ts'

/** A message that arrived, as its sender's technician may see it: nothing of its content, no secret. */
export const Arrival = z.object({
  id: z.string(),
  at: Instant,
  /** The method of HTTP: messages are posted. */
  method: z.string().default('POST'),
  /** The path that it was sent to, without a secret in it. */
  path: z.string(),
  /** The network address that it came from; null where it is not known, or whose message it is. */
  from: z.string().nullable(),
  headers: z.array(
    z.object({
      name: z.string().describe('The name of the header.'),
      value: z.string().describe('Its value.'),
    }),
  ),
  /** `certain`: it was posted to the partner's own path, or with its credentials. `possible`: nothing says whose it is. */
  sender: z.enum(['certain', 'possible']),
  verdict: z.enum(['taken', 'refused']),
  /** The HTTP status of the answer. */
  status: z.int(),
  /** The kind of the message; null if it was not read. */
  summary: z.string().nullable(),
  /** Why it was refused, or what is noted of it; null where there is nothing to say. */
  reason: StoredReason.nullable(),
})
export type Arrival = z.infer<typeof Arrival>

/** What is said of a message that names no request of ours: its sender was let in, and it was read. */
const aboutNothing = new Set([
  'kept_message.id_unknown',
  'kept_message.item_unknown',
  'kept_message.no_request',
  'kept_message.request_unknown',
])

/** Returns why a message was refused, without what was noticed beside that. */
export const refusalIn = ({ reason }: Pick<Arrival, 'reason'>): string | undefined => {
  const { why } = reason?.code === 'arrival.remarked' ? reason.params : {}
  return typeof why === 'object' && 'code' in why ? why.code : reason?.code
}

/** Returns whether a message shows that its partner can reach us: it was let in and read, whatever it is about. */
export const hasReachedUs = (arrival: Arrival): boolean =>
  arrival.sender === 'certain' &&
  arrival.status < 300 &&
  (arrival.verdict === 'taken' || aboutNothing.has(refusalIn(arrival) ?? ''))

const Arrivals = z.object({ items: z.array(Arrival) })

/** How long an arrival is shown, in minutes. */
export const shownMinutes = 30
/** So many are shown. */
const maxShown = 50
const attempts = 5

const recent = (value: unknown, now: Instant): readonly Arrival[] => {
  const since = addMilliseconds(now, -shownMinutes * 60_000)
  return (Arrivals.safeParse(value).data?.items ?? []).filter(({ at }) => at >= since)
}

/** Reads what arrived from a partner within the last minutes, newest first. */
export const readArrivals = async (
  store: Pick<DocumentsPort, 'getDocument'>,
  partner: PartnerCode,
  now: Instant,
): Promise<readonly Arrival[]> => recent((await store.getDocument('arrivals', partner))?.value, now)

/**
 * Notes that a message arrived.
 *
 * @returns whether it was noted: not where others wrote at the same time, again and again
 */
export const noteArrival = async (
  store: Pick<DocumentsPort, 'getDocument' | 'putDocuments'>,
  partner: PartnerCode,
  arrival: Arrival,
): Promise<boolean> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await store.getDocument('arrivals', partner)
    const items = [arrival, ...recent(stored?.value, arrival.at)].slice(0, maxShown)
    const write = { kind: 'arrivals' as const, key: partner, value: { items } }
    const result = await store.putDocuments([{ ...write, expectedVersion: stored?.version ?? 0 }])
    if (result === 'written') return true
  }
  return false
}
