import { toBase64 } from '../../../accounts/secrets.ts'
import type { RecordedEvent } from '../../../borrowing/events/recorded-event.ts'
import { withoutUndo } from '../../../borrowing/undo/snapshot.ts'
import type { PatronExport } from '../../../privacy/export-patron.ts'
import { viewRecordedEvent } from './recorded-event.ts'

/** Shows a recorded event, with everything that is stored of it. */
const exportEvent = (event: RecordedEvent): RecordedEvent => {
  const shown = viewRecordedEvent(event)
  return shown.input.data === null ? event : { ...event, input: shown.input }
}

/** Writes the bytes of files in base64, and shows events by their types. */
export const viewPatronExport = (stored: PatronExport) => ({
  ...stored,
  requests: stored.requests.map(({ files, events, request, ...others }) => ({
    ...others,
    request: withoutUndo(request),
    events: events.map(exportEvent),
    files: files.map(({ bytes, ...file }) => ({ ...file, content: bytes === null ? null : toBase64(bytes) })),
  })),
})

/** Everything that is stored of a patron, as the API shows it. */
export type PatronExportView = ReturnType<typeof viewPatronExport>
