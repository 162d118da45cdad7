import type { PatronExport } from '../../../privacy/export-patron.ts'
import { toBase64 } from '../../auth/secrets.ts'

/** Writes the bytes of files in base64. */
export const viewPatronExport = (stored: PatronExport) => ({
  ...stored,
  requests: stored.requests.map(({ files, ...request }) => ({
    ...request,
    files: files.map(({ bytes, ...file }) => ({ ...file, content: bytes === null ? null : toBase64(bytes) })),
  })),
})

/** Everything that is stored of a patron, as the API shows it. */
export type PatronExportView = ReturnType<typeof viewPatronExport>
