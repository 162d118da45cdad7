import { z } from 'zod'
import { instantOf } from '../../../borrowing/time.ts'
import { Instant, PartnerCode } from '../../../borrowing/values.ts'
import { parseStored, storedJson } from '../../policy/parse-stored.ts'
import { deliveryMembers, deliveryState } from '../../policy/stored-members.ts'
import { reasonFromText } from '../../policy/stored-reason.ts'
import type { Delivery } from '../../ports/outbox.ts'

/** The part of a delivery in its field `body`, as it was queued. */
const Body = z.object({
  ...deliveryMembers,
  requestId: z.string(),
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('partner'), partner: PartnerCode }),
    z.object({ kind: z.literal('patron') }),
    z.object({ kind: z.literal('ils') }),
    z.object({ kind: z.literal('catalogue'), profile: z.string() }),
  ]),
  contentType: z.string(),
  createdAt: Instant,
})

const time = z.coerce.number().int().transform(instantOf)

/** The fields of a delivery's hash that `deliveryOf` reads, in its order. */
export const deliveryFields = [
  'body',
  'state',
  'attempts',
  'taken',
  'due',
  'error',
  'settled',
  'reply',
] as const

const Fields = z.tuple([
  storedJson(Body),
  deliveryState,
  z.coerce.number().int(),
  z.literal('1').nullable(),
  time,
  z.string().nullable(),
  time.nullable(),
  z.string().nullable(),
])

/** Returns a delivery, from its fields; null where it is not there. */
export const deliveryOf = (fields: readonly unknown[]): Delivery | null => {
  if (fields[0] === null || fields[0] === undefined) return null
  const [body, state, attempts, taken, dueAt, lastError, settledAt, reply] = parseStored(
    'delivery',
    Fields,
    fields,
  )
  return {
    ...body,
    ...{ state, attempts, possiblyTaken: taken !== null, dueAt, settledAt, reply },
    lastError: lastError === null ? null : reasonFromText(lastError),
  }
}
