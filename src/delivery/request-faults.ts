import { z } from 'zod'
import { Instant, type RequestNumber } from '../borrowing/values.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'

/** Why the last attempt of a change that was given up did not commit. */
export const GaveUpCause = z.enum(['conflict', 'not_withdrawn'])
export type GaveUpCause = z.infer<typeof GaveUpCause>

/** A record beside a request that could not be changed. It ends when a later change of the request is committed. */
export const RequestFault = z.object({
  since: Instant.describe('When a change was first given up.'),
  lastAt: Instant.describe('When a change was last given up.'),
  count: z.int().positive().describe('How many changes were given up.'),
  cause: GaveUpCause.describe(
    'Why the last one was given up: other changes came first each time, or a delivery could not be withdrawn.',
  ),
  by: z.string().describe('The kind of actor of the last change that was given up.'),
})
export type RequestFault = z.infer<typeof RequestFault>

/**
 * Reads the fault record of a request; null where it has none. A record in a form that this version does not know
 * counts as none: it stops nothing, and ends with the next change.
 */
export const readRequestFault = (
  snapshot: Pick<ConfigSnapshot, 'requestFaultRecord'>,
  number: RequestNumber,
): RequestFault | null => RequestFault.safeParse(snapshot.requestFaultRecord(number)).data ?? null

/** Records beside a request that a change of it was given up. */
export const recordRequestFault = async (
  store: DocumentsPort,
  number: RequestNumber,
  { cause, by, at }: Pick<RequestFault, 'cause' | 'by'> & { readonly at: Instant },
): Promise<void> => {
  const stored = await store.getDocument('request_fault', number)
  const before = stored === null ? undefined : RequestFault.safeParse(stored.value).data
  const value: RequestFault = {
    since: before?.since ?? at,
    lastAt: at,
    count: (before?.count ?? 0) + 1,
    cause,
    by,
  }
  await store.putDocuments([{ kind: 'request_fault', key: number, value, expectedVersion: null }])
}

/** Ends the fault record of a request that was changed. */
export const endRequestFault = async (store: DocumentsPort, number: RequestNumber): Promise<void> => {
  await store.putDocuments([{ kind: 'request_fault', key: number, value: undefined, expectedVersion: null }])
}
