import { z } from 'zod'
import { Instant, LibraryCode } from '../../borrowing/values.ts'
import { Bytes } from './stored.ts'

/** A file from a partner, stored until it expires. */
export const StoredBlob = z.object({
  /** Not guessable: the id gives access to the file. */
  id: z.string(),
  library: LibraryCode,
  name: z.string().nullable(),
  contentType: z.string(),
  bytes: Bytes,
  storedAt: Instant,
  keepUntil: Instant,
})
export type StoredBlob = Readonly<z.infer<typeof StoredBlob>>

/** Stores files. */
export type BlobsPort = {
  /** Stores a file. A file that is already stored under the same id is left as it is. */
  putBlob(blob: StoredBlob): Promise<void>
  getBlob(id: string): Promise<StoredBlob | null>
}
