import { z } from 'zod'
import { Instant, LibraryCode, PartnerCode } from '../borrowing/values.ts'
import { type GatewayEventType, gatewayEventTypes } from './gateway-event-types.ts'

/** The kinds of documents whose changes are events; `other` stands for kinds that only another version knows. */
const changedKinds = [
  'library',
  'ils',
  'partner',
  'workflow',
  'rota_template',
  'rota_rules',
  'sending_rules',
  'key',
  'user',
  'setting',
  'mailbox',
  'locate_profile',
  'directory_entry',
  'directory_source',
  'network',
  'vendor',
  'webhook',
  'alarm_rule',
  'alarm_settings',
  'view',
  'other',
] as const
const ChangedKind = z.enum(changedKinds)

/** Returns the kind of a changed document as events show it. */
export const changedKind = (kind: string): (typeof changedKinds)[number] =>
  changedKinds.find((each) => each === kind) ?? 'other'

const by = z
  .object({
    kind: z.enum(['key', 'user', 'process']).describe('A key, a person, or a command of lendwire.'),
    id: z.string().describe('The id of the key or person, or the name of the command.'),
  })
  .nullable()
  .describe('Who changed it; null where it is not known.')

const envelope = z.object({
  id: z.string().describe('The id of the event.'),
  cursor: z.string().describe('The place behind this event: a reader that has handled it goes on from here.'),
  occurredAt: Instant.describe('When it happened.'),
})

const ofPartner = envelope.extend({ partner: PartnerCode.describe('The partner that it is about.') })

/** The schema of the events of each type. */
export const gatewayEventSchemas = {
  'partner.paused': ofPartner.extend({ type: z.literal('partner.paused') }),
  'partner.recovered': ofPartner.extend({ type: z.literal('partner.recovered') }),
  'partner.changed': ofPartner.extend({
    type: z.literal('partner.changed'),
    data: z
      .object({ by: by.describe('Who changed it; null where it is not known.') })
      .describe('What is known of it.'),
  }),
  'webhook.paused': envelope.extend({
    type: z.literal('webhook.paused'),
    library: LibraryCode.describe('The library whose events are sent.'),
    webhook: z.string().describe('The code of the webhook.'),
  }),
  'configuration.changed': envelope.extend({
    type: z.literal('configuration.changed'),
    data: z
      .object({
        by: by.describe('Who changed it; null where it is not known.'),
        documents: z
          .array(
            z.object({
              kind: ChangedKind.describe('The kind of the document.'),
              code: z.string().describe('The code of the document.'),
              paths: z
                .array(z.string())
                .describe('Where it was changed; the audit log has the values, at most 100 of a document.'),
            }),
          )
          .describe('The documents that were added, changed or removed.'),
      })
      .describe('What is known of it.'),
  }),
} as const satisfies Record<GatewayEventType, z.ZodObject>

/** An event of the gateway itself, not of a request, as the API shows it. */
export type GatewayEvent = z.infer<(typeof gatewayEventSchemas)[GatewayEventType]>

/** The types of events of the gateway. */
export const allGatewayEventTypes = Object.keys(gatewayEventTypes).filter((type): type is GatewayEventType =>
  Object.hasOwn(gatewayEventTypes, type),
)
