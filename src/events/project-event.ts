import { z } from 'zod'
import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import { Outcome } from '../borrowing/request/outcome.ts'
import { Status } from '../borrowing/status/status.ts'
import type { SequencedEvent } from '../store/ports/events.ts'
import { typeOf } from './event-type-rules.ts'
import { causeName, dataSchemaOf, EventItem, type PublicEvent } from './public-event.ts'

/** The parts of what came in, and of what changed, that events show. */
const Created = z.object({
  reference: z.string().nullish().catch(null),
  patron: z.object({ id: z.string() }).nullish().catch(null),
})
const Changed = z.object({
  items: z.array(z.unknown()).optional().catch(undefined),
  outcome: Outcome.nullish().catch(null),
})

const dataOf = (event: RecordedEvent): Readonly<Record<string, unknown>> => {
  const created = Created.safeParse(event.input.data).data
  const changed = Changed.parse(event.changes)
  return {
    reference: created?.reference ?? null,
    patron: created?.patron?.id ?? null,
    items: (changed.items ?? []).flatMap((item) => EventItem.safeParse(item).data ?? []),
    outcome: changed.outcome?.kind,
  }
}

/**
 * Shows a recorded event as the API and webhooks do.
 *
 * @param cursor the place behind it in the feed of its reader
 * @param id its id, which is the same for every reader
 */
export const projectEvent = (
  { library, request, event }: SequencedEvent,
  { id, cursor }: { readonly id: string; readonly cursor: string },
): PublicEvent => {
  const type = typeOf(event)
  const { at, by, entry, input, outcome, raised, messagesSent, message } = event
  const cause = {
    cause: { kind: input.kind, name: causeName(input.kind, input.name) },
    by,
    entry: entry ?? null,
    ignored: outcome === 'ignored',
    raised: raised ?? [],
    messagesSent: messagesSent.map(({ operation, entry }) => ({ operation, entry })),
    message: message ?? null,
  }
  return {
    id,
    cursor,
    type,
    occurredAt: at,
    library,
    request,
    partner: event.partner ?? null,
    stage: event.stage ?? null,
    status: Status.parse(event.status),
    previousStatus: event.previousStatus === null ? null : Status.parse(event.previousStatus),
    attention: event.attention ?? null,
    next: event.next ?? null,
    // The schema of the type keeps what it names and drops everything else.
    data: { ...cause, ...dataSchemaOf(type).parse({ ...dataOf(event), ...cause }) },
  }
}
