import type { Request } from '../../../borrowing/request/request.ts'
import { shortHash } from '../../../hash.ts'

/** The members of a request that people edit. */
export const editedMembers = [
  'reference',
  'citation',
  'service',
  'workflow',
  'patron',
  'pickupLocation',
  'deliveryAddresses',
  'staffNote',
  'assignee',
  'labels',
  'internalNote',
] as const satisfies readonly (keyof Request)[]

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/**
 * Returns a value as text: the same whatever the order of its members, which differs between a new request and a stored
 * one.
 */
const canonical = (value: unknown): string => {
  if (!isMembers(value)) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  let members = ''
  for (const name of Object.keys(value).sort())
    if (value[name] !== undefined) members += `${members === '' ? '' : ','}${name}:${canonical(value[name])}`
  return `{${members}}`
}

/**
 * Returns the ETag of a request. It covers only what people edit: what the partner, the ILS or a deadline changes in
 * the meantime does not refuse an edit with 412.
 */
export const etagOfRequest = (request: Request): string => {
  const edited = editedMembers.map((name) => request[name] ?? null)
  const rota = request.rota.map(({ id }) => id)
  return `"${shortHash(canonical([edited, rota])).slice(0, 16)}"`
}
