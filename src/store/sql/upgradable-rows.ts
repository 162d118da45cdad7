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
export const DeliveryRow = z.object({
  place: z.int(),
  id: z.string(),
  library: z.string(),
  request: z.string(),
  entry: z.int(),
  request_id: z.string(),
  target: z.string(),
  partner: z.string(),
  operation: z.string(),
  summary: z.string(),
  content_type: z.string(),
  content: z.string(),
})
export const MessageRow = z.object({
  place: z.int(),
  id: z.string(),
  protocol: z.string(),
  partner: z.string().nullable(),
  library: z.string().nullable(),
  request: z.string().nullable(),
  entry: z.int().nullable(),
  summary: z.string(),
  reason: z.string().nullable(),
  content_type: z.string(),
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

const targetOf = ({ target, partner }: z.infer<typeof DeliveryRow>): StoredJson => {
  if (target === 'partner') return { kind: target, partner }
  return target === 'catalogue'
    ? { kind: target, profile: partner.slice(catalogueConcurrencyKey('').length) }
    : { kind: target }
}

/** Returns the JSON of a delivery, in the form that steps change. */
export const deliveryOf = (row: z.infer<typeof DeliveryRow>): StoredJson => ({
  id: row.id,
  library: row.library,
  request: row.request,
  entry: row.entry,
  requestId: row.request_id,
  target: targetOf(row),
  operation: row.operation,
  summary: row.summary,
  contentType: row.content_type,
  content: row.content,
})

const jsonOf = (bytes: Uint8Array | null): StoredJson => {
  const json = bytes === null ? undefined : parseStoredJson(Buffer.from(bytes).toString())
  return json === undefined ? {} : { json }
}

/** Returns the JSON of a message, in the form that steps change. */
export const messageOf = (row: z.infer<typeof MessageRow>): StoredJson => ({
  id: row.id,
  protocol: row.protocol,
  partner: row.partner,
  library: row.library,
  request: row.request,
  entry: row.entry,
  summary: row.summary,
  reason: row.reason,
  contentType: row.content_type,
  reply:
    row.reply_status === null
      ? null
      : { status: row.reply_status, contentType: row.reply_type, content: row.reply },
  ...jsonOf(row.json),
})
