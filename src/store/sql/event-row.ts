import { z } from 'zod'
import { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import { LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import { storedJson } from '../policy/parse-stored.ts'
import type { SequencedEvent } from '../ports/events.ts'

/** An event's row, read as the event. */
export const EventColumns = z
  .object({
    cursor: z.int(),
    library: LibraryCode,
    request: RequestNumber,
    body: storedJson(RecordedEvent),
  })
  .transform(({ body, ...place }): SequencedEvent => ({ ...place, event: body }))
