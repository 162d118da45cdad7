import type { Request } from '../../../borrowing/request/request.ts'
import { shortHash } from '../../../hash.ts'

/** The members of a request that people edit. */
export const editedMembers = [
  'reference',
  'citation',
  'service',
  'patron',
  'pickupLocation',
  'deliveryAddresses',
  'staffNote',
  'assignee',
  'labels',
  'internalNote',
] as const satisfies readonly (keyof Request)[]

const sorted = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value

/**
 * The ETag of a request. It covers only what people edit: what the partner, the ILS or a deadline changes in the meantime
 * does not refuse an edit with 412.
 */
export const etagOfRequest = (request: Request): string => {
  const edited = editedMembers.map((name) => request[name] ?? null)
  const rota = request.rota.map(({ id }) => id)
  return `"${shortHash(JSON.stringify([edited, rota], sorted)).slice(0, 16)}"`
}
