import { AuditEntry } from '../audit/audit-entry.ts'
import { type LibraryCode, PartnerCode } from '../borrowing/values.ts'
import { Problem } from '../problem.ts'
import type { AuditPort, AuditRecord } from '../store/ports/audit.ts'
import { reason } from '../translations/reason.ts'
import { changedKind, type GatewayEvent } from './gateway-event.ts'
import type { GatewayEventType } from './gateway-event-types.ts'

/** An event of the gateway without its place. */
type Omitted<Event> = Event extends unknown ? Omit<Event, 'id' | 'cursor'> : never
type UnplacedGatewayEvent = Omitted<GatewayEvent>

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
const projectGatewayEvents = (entry: AuditEntry): readonly UnplacedGatewayEvent[] => {
  const { action, at, partner, webhook, library } = entry
  if (action === 'partner_paused' && partner !== undefined)
    return [{ type: 'partner.paused', occurredAt: at, partner }]
  if (action === 'partner_recovered' && partner !== undefined)
    return [{ type: 'partner.recovered', occurredAt: at, partner }]
  if (action === 'webhook_paused' && webhook !== undefined && library !== null)
    return [{ type: 'webhook.paused', occurredAt: at, library, webhook }]
  return ofConfiguration(entry)
}

/**
 * A place in the events of the gateway: behind an entry of the audit log, whose hash begins with the mark. Where an entry
 * has several events, `handled` says how many of them are before the place; undefined for all.
 */
type Place = { readonly sequence: number; readonly handled: number | undefined; readonly mark: string }

/** The text of a place, such as `12-8f3a01bc`, or `12.1-8f3a01bc` behind the first of several events. */
export const gatewayCursorPattern = /^(\d{1,15}(\.\d{1,4})?-[0-9a-f]{8}|0)?$/

const readPlace = (cursor: string): Place | null => {
  const [, sequence, , handled, mark = ''] = /^(\d+)(\.(\d+))?-([0-9a-f]{8})$/.exec(cursor) ?? []
  if (sequence === undefined) return null
  return { sequence: Number(sequence), handled: handled === undefined ? undefined : Number(handled), mark }
}

const markOf = ({ hash }: AuditRecord): string => hash.slice(0, 8)

/** Writes the place behind an entry, or behind its first events. */
const writePlace = (record: AuditRecord, handled?: number): string =>
  `${record.sequence}${handled === undefined ? '' : `.${handled}`}-${markOf(record)}`

/** The number of entries of the audit log that one part examines. */
const entriesRead = 500

const gone = (): Problem => new Problem('gone', reason('problem.gateway_cursor_of_other_store'))

/** Reads the entries behind a place, and the one that the place is in, where it has more events. */
const readRecords = async (
  store: Pick<AuditPort, 'listAudit'>,
  place: Place | null,
): Promise<readonly AuditRecord[]> => {
  if (place === null) return store.listAudit({ after: 0 }, entriesRead)
  const [last, ...others] = await store.listAudit({ after: place.sequence - 1 }, entriesRead + 1)
  if (last?.sequence !== place.sequence || markOf(last) !== place.mark) throw gone()
  return place.handled === undefined ? others : [last, ...others]
}

/** The events of an entry, and the library whose people made it; null for those of the gateway. */
const eventsOf = (
  record: AuditRecord,
): { readonly library: LibraryCode | null; readonly events: readonly GatewayEvent[] } => {
  const entry = AuditEntry.parse(JSON.parse(record.entry))
  const events = projectGatewayEvents(entry).map((event, index, { length }) => ({
    ...event,
    id: `gateway-${record.sequence}-${index + 1}-${markOf(record)}`,
    cursor: writePlace(record, index + 1 < length ? index + 1 : undefined),
  }))
  return { library: entry.library, events }
}

/** Which events a reader wants, and may see. */
export type GatewayEventFilter = {
  readonly types?: readonly GatewayEventType[] | undefined
  readonly partners?: readonly PartnerCode[] | undefined
  /** True for a reader that sees what happens to partners only. */
  readonly partnersOnly: boolean
  /** The library of the reader, who sees nothing of what another one set for itself; null for a reader of all. */
  readonly library: LibraryCode | null
}

const selects = (
  { types, partners, partnersOnly, library }: GatewayEventFilter,
  event: GatewayEvent,
  madeBy: LibraryCode | null,
): boolean =>
  (library === null || madeBy === null || madeBy === library) &&
  (types === undefined || types.includes(event.type)) &&
  (partners === undefined || ('partner' in event && partners.includes(event.partner))) &&
  (!partnersOnly || event.type.startsWith('partner.'))

/** A part of the events of the gateway. */
export type GatewayEventPart = {
  readonly items: readonly GatewayEvent[]
  readonly nextCursor: string
  /** The number of the last entry of the audit log that was read. */
  readonly position: number
  /** True where there may be more at once. */
  readonly isFull: boolean
}

/**
 * Reads events of the gateway behind a cursor, in order. They are a projection of the audit log.
 *
 * @param cursor empty for the beginning. `Problem` gone where it does not fit what is stored
 * @param limit the maximum number of events; a part is shorter, or empty, where the filter selects few
 */
export const readGatewayEvents = async (
  store: Pick<AuditPort, 'listAudit'>,
  cursor: string,
  limit: number,
  filter: GatewayEventFilter,
): Promise<GatewayEventPart> => {
  const place = readPlace(cursor)
  const records = await readRecords(store, place)
  const items: GatewayEvent[] = []
  let position = place?.sequence ?? 0
  let nextCursor = cursor === '' ? '0' : cursor
  for (const record of records) {
    const before = record.sequence === place?.sequence ? (place.handled ?? 0) : 0
    const { events, library } = eventsOf(record)
    for (const event of events.slice(before)) {
      if (!selects(filter, event, library)) continue
      items.push(event)
      if (items.length === limit) return { items, nextCursor: event.cursor, position, isFull: true }
    }
    position = record.sequence
    nextCursor = writePlace(record)
  }
  return { items, nextCursor, position, isFull: records.length >= entriesRead }
}

/** Finds the place behind the last event of the gateway: the cursor that begins with what comes from now on. */
export const findLatestGatewayEvent = async (store: Pick<AuditPort, 'lastAudit'>): Promise<string> => {
  const last = await store.lastAudit()
  return last === null ? '0' : writePlace(last)
}
