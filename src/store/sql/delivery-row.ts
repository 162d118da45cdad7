import { z } from 'zod'
import { PartnerCode } from '../../borrowing/values.ts'
import { catalogueConcurrencyKey } from '../policy/concurrency-key.ts'
import { storedFlag, storedInstant } from '../policy/parse-stored.ts'
import { deliveryMembers, deliveryState } from '../policy/stored-members.ts'
import { reasonFromText } from '../policy/stored-reason.ts'
import type { Delivery, DeliveryTarget } from '../ports/outbox.ts'

/** The columns of a delivery that `DeliveryColumns` reads. */
export const deliveryColumns = `row, id, library, request, entry, request_id, target, partner, operation, created_at, due_at,
  state, attempts, possibly_taken, lease_token, ready_at, settled_at, last_error, reply, summary, content_type, content`

const targetOf = ({ target, partner }: DeliveryColumns): DeliveryTarget => {
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
export const DeliveryColumns = z.object({
  ...deliveryMembers,
  row: z.int(),
  request_id: z.string(),
  target: z.enum(['partner', 'patron', 'ils', 'catalogue']),
  partner: z.string(),
  created_at: storedInstant,
  due_at: storedInstant,
  state: deliveryState,
  attempts: z.int(),
  possibly_taken: storedFlag,
  lease_token: z.string().nullable(),
  ready_at: z.int().nullable(),
  settled_at: storedInstant.nullable(),
  last_error: z.string().nullable(),
  reply: z.string().nullable(),
  content_type: z.string(),
})
export type DeliveryColumns = z.infer<typeof DeliveryColumns>

/** Returns the delivery that a row holds. */
export const deliveryOf = (columns: DeliveryColumns): Delivery => ({
  id: columns.id,
  library: columns.library,
  request: columns.request,
  entry: columns.entry,
  requestId: columns.request_id,
  target: targetOf(columns),
  operation: columns.operation,
  content: columns.content,
  contentType: columns.content_type,
  summary: columns.summary,
  createdAt: columns.created_at,
  dueAt: columns.due_at,
  state: columns.state,
  attempts: columns.attempts,
  possiblyTaken: columns.possibly_taken,
  lastError: columns.last_error === null ? null : reasonFromText(columns.last_error),
  settledAt: columns.settled_at,
  reply: columns.reply,
})
