import type { AuditEntry } from '../audit/audit-entry.ts'
import { PartnerCode } from '../borrowing/values.ts'
import { changedKind, type GatewayEvent } from './gateway-event.ts'

/** An event of the gateway without its place. */
type Omitted<Event> = Event extends unknown ? Omit<Event, 'id' | 'cursor'> : never
export type UnplacedGatewayEvent = Omitted<GatewayEvent>

const ofConfiguration = ({ at, actor, changes = [] }: AuditEntry): readonly UnplacedGatewayEvent[] => {
  if (changes.length === 0) return []
  const by = actor === null ? null : { kind: actor.kind, id: actor.id }
  const documents = changes.map(({ kind, code, differences }) => ({
    kind: changedKind(kind),
    code,
    paths: differences.map(({ path }) => path),
  }))
  const partners = changes.flatMap(({ kind, code }) =>
    kind === 'partner' ? (PartnerCode.safeParse(code).data ?? []) : [],
  )
  return [
    ...partners.map(
      (partner): UnplacedGatewayEvent => ({
        type: 'partner.changed',
        occurredAt: at,
        partner,
        data: { by },
      }),
    ),
    { type: 'configuration.changed', occurredAt: at, data: { by, documents } },
  ]
}

/** Projects an entry of the audit log to the events that readers see of it; most entries are none. */
export const projectGatewayEvents = (entry: AuditEntry): readonly UnplacedGatewayEvent[] => {
  const { action, at, partner, webhook, library } = entry
  if (action === 'partner_paused' && partner !== undefined)
    return [{ type: 'partner.paused', occurredAt: at, partner }]
  if (action === 'partner_recovered' && partner !== undefined)
    return [{ type: 'partner.recovered', occurredAt: at, partner }]
  if (action === 'webhook_paused' && webhook !== undefined && library !== null)
    return [{ type: 'webhook.paused', occurredAt: at, library, webhook }]
  return ofConfiguration(entry)
}
