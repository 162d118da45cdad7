import { z } from 'zod'
import { LibraryCode } from '../../borrowing/values.ts'
import { storedInstant } from '../policy/parse-stored.ts'
import type { StoredBlob } from '../ports/blobs.ts'

/** The statements on blobs; a test checks the query plan of each. */
export const blobSql = {
  insert: `INSERT INTO blobs (id, library, name, content_type, bytes, stored_at, keep_until)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
} as const

/** A blob's row, checked. */
export const BlobRowColumns = z.object({
  id: z.string(),
  library: LibraryCode,
  name: z.string().nullable(),
  content_type: z.string(),
  bytes: z.instanceof(Uint8Array),
  stored_at: storedInstant,
  keep_until: storedInstant,
})

/** Returns the blob that a row holds. */
export const blobOf = ({
  content_type,
  stored_at,
  keep_until,
  ...blob
}: z.infer<typeof BlobRowColumns>): StoredBlob => ({
  ...blob,
  contentType: content_type,
  storedAt: stored_at,
  keepUntil: keep_until,
})

/** A blob's row, read as the blob. */
export const BlobColumns = BlobRowColumns.transform(blobOf)
