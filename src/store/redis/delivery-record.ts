import { z } from 'zod'
import { ilsCalls } from '../../borrowing/local-answers/ils-call.ts'
import { operationKinds } from '../../borrowing/request/operation.ts'
import { instantOf } from '../../borrowing/time.ts'
import { Instant, LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { parseStored, storedJson } from '../policy/parse-stored.ts'
import { type Delivery, deliveryStates } from '../ports/outbox.ts'

/** What of a delivery stands in its field `body`, as it was queued. */
const Body = z.object({
  id: z.string(),
  library: LibraryCode,
  request: RequestNumber,
  entry: z.int(),
  requestId: z.string(),
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('partner'), partner: PartnerCode }),
    z.object({ kind: z.literal('patron') }),
    z.object({ kind: z.literal('ils') }),
    z.object({ kind: z.literal('catalogue'), profile: z.string() }),
  ]),
  operation: z.enum([...operationKinds, 'notice', ...ilsCalls, 'locate']),
  content: z.string(),
  contentType: z.string(),
  summary: z.string(),
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
  z.enum(deliveryStates),
  z.coerce.number().int(),
  z.literal('1').nullable(),
  time,
  z.string().nullable(),
  time.nullable(),
  z.string().nullable(),
])

/** A delivery, from its fields; null where it is not there. */
export const deliveryOf = (found: readonly unknown[]): Delivery | null => {
  if (found[0] === null || found[0] === undefined) return null
  const [body, state, attempts, taken, dueAt, lastError, settledAt, reply] = parseStored(
    'delivery',
    Fields,
    found,
  )
  return { ...body, state, attempts, possiblyTaken: taken !== null, dueAt, lastError, settledAt, reply }
}
