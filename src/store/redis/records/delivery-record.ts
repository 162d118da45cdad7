import { z } from 'zod'
import { instantOf } from '../../../borrowing/time.ts'
import { StoredReason } from '../../../translations/parameter.ts'
import { parseStored, storedJson } from '../../policy/parse-stored.ts'
import { Delivery, NewDelivery } from '../../ports/outbox.ts'

/** The part of a delivery in its field `body`, as it was queued. */
const Body = NewDelivery.omit({ dueAt: true })

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
  Delivery.shape.state,
  z.coerce.number().int(),
  z.literal('1').nullable(),
  time,
  StoredReason.nullable(),
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
    ...{ state, attempts, possiblyTaken: taken !== null, dueAt, lastError, settledAt, reply },
  }
}
