import { z } from 'zod'
import { catalogueConcurrencyKey } from '../policy/concurrency-key.ts'
import { parseStoredJson, type StoredJson } from '../upgrades/step.ts'

/** A row whose JSON is in one column. */
export const BodyRow = z.object({ place: z.int(), body: z.string() })
export const DocumentRow = z.object({ kind: z.string(), key: z.string(), value: z.string().nullable() })
export const PartnerDayRow = z.object({
  partner: z.string(),
  day: z.string(),
  library: z.string(),
  counts: z.string(),
})
export const DeliveryRow = z.looseObject({ place: z.int(), target: z.string(), partner: z.string() })
export const MessageRow = z.looseObject({
  place: z.int(),
  reply_status: z.int().nullable(),
  reply_type: z.string().nullable(),
  reply: z.string().nullable(),
  json: z.instanceof(Uint8Array).nullable(),
})

/** The changes of a delivery or message by a step. */
export const ChangedDelivery = z.object({
  target: z.looseObject({ kind: z.string() }),
  operation: z.string(),
  summary: z.string(),
  contentType: z.string(),
  content: z.string(),
})
export const ChangedMessage = z.object({
  summary: z.string(),
  reason: z.string().nullable(),
  contentType: z.string(),
  reply: z.object({ status: z.int(), contentType: z.string(), content: z.string() }).nullable(),
  json: z.unknown().optional(),
})

/** Returns the JSON of a delivery, in the form that steps change. */
export const deliveryOf = ({
  place: _,
  target,
  partner,
  ...members
}: z.infer<typeof DeliveryRow>): StoredJson => {
  if (target === 'partner') return { ...members, target: { kind: target, partner } }
  const profile = partner.slice(catalogueConcurrencyKey('').length)
  return { ...members, target: target === 'catalogue' ? { kind: target, profile } : { kind: target } }
}

/** Returns the JSON of a message, in the form that steps change. */
export const messageOf = (row: z.infer<typeof MessageRow>): StoredJson => {
  const {
    place: _,
    reply_status: status,
    reply_type: contentType,
    reply: content,
    json: bytes,
    ...members
  } = row
  const json = bytes === null ? undefined : parseStoredJson(Buffer.from(bytes).toString())
  return {
    ...members,
    reply: status === null ? null : { status, contentType, content },
    ...(json === undefined ? {} : { json }),
  }
}
