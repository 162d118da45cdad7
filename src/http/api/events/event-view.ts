import { z } from '@hono/zod-openapi'
import type { EventType } from '../../../events/event-types.ts'
import { allEventTypes, EventTypeName, eventSchemaOf } from '../../../events/public-event.ts'

const named = (type: EventType) =>
  eventSchemaOf(type).openapi(
    `Event${type.replace(/(^|[._])([a-z])/g, (_all, _before, letter: string) => letter.toUpperCase())}`,
  )

const [first, ...others] = allEventTypes.map(named)
if (first === undefined) throw new Error('There are types of events.')

/** An event, by its type. */
export const EventView = z.discriminatedUnion('type', [first, ...others]).openapi('Event')

/** The types of events, for filters. */
export const EventTypeView = z.enum(EventTypeName.options).openapi('EventType', {
  description: 'What happened: the event of each type says it in words.',
})
