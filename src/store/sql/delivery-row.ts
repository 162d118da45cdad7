import { z } from 'zod'
import { PartnerCode } from '../../borrowing/values.ts'
import { catalogueConcurrencyKey, concurrencyKeyOf } from '../policy/concurrency-key.ts'
import { storedFlag, storedInstant, toMilliseconds } from '../policy/parse-stored.ts'
import { Delivery, type DeliveryTarget, type LeasedDelivery, type NewDelivery } from '../ports/outbox.ts'

/** The columns of a delivery that `DeliveryRow` reads. */
export const deliveryColumns = `row, id, library, request, entry, request_id AS "requestId", target, partner, operation,
  created_at AS "createdAt", due_at AS "dueAt", state, attempts, possibly_taken AS "possiblyTaken", lease_token AS "leaseToken",
  settled_at AS "settledAt", last_error AS "lastError", reply, summary, content_type AS "contentType", content`

const targetOf = (target: DeliveryTarget['kind'], partner: string): DeliveryTarget => {
  switch (target) {
    case 'partner':
      return { kind: target, partner: PartnerCode.parse(partner) }
    case 'catalogue':
      return { kind: target, profile: partner.slice(catalogueConcurrencyKey('').length) }
    case 'patron':
    case 'ils':
      return { kind: target }
  }
}

/** A delivery's row, checked. */
export const DeliveryRow = Delivery.extend({
  row: z.int(),
  target: z.enum(['partner', 'patron', 'ils', 'catalogue']),
  partner: z.string(),
  createdAt: storedInstant,
  dueAt: storedInstant,
  possiblyTaken: storedFlag,
  leaseToken: z.string().nullable(),
  settledAt: storedInstant.nullable(),
})
type DeliveryRow = z.infer<typeof DeliveryRow>

/** Returns the delivery that a row holds. */
export const deliveryOf = ({
  row: _,
  leaseToken: _lease,
  target,
  partner,
  ...delivery
}: DeliveryRow): Delivery => ({
  ...delivery,
  target: targetOf(target, partner),
})

/** The row of a delivery that is leased. */
export const LeasedRow = DeliveryRow.extend({ leaseToken: z.string() })

/** Returns the leased delivery that a row holds. */
export const leasedDeliveryOf = (row: z.infer<typeof LeasedRow>): LeasedDelivery => ({
  ...deliveryOf(row),
  leaseToken: row.leaseToken,
})

/** Returns what the row of a new delivery has, by its columns, but for its library and content. */
export const deliveryValues = (delivery: NewDelivery) => ({
  id: delivery.id,
  request: delivery.request,
  entry: delivery.entry,
  request_id: delivery.requestId,
  target: delivery.target.kind,
  partner: concurrencyKeyOf(delivery.target, delivery.library),
  operation: delivery.operation,
  created_at: toMilliseconds(delivery.createdAt),
  due_at: toMilliseconds(delivery.dueAt),
  summary: delivery.summary,
  content_type: delivery.contentType,
})
