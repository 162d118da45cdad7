import type { Instant, LibraryCode } from '../../borrowing/values.ts'

/** A file from a partner, stored until it expires. */
export type StoredBlob = {
  /** Not guessable: the id gives access to the file. */
  readonly id: string
  readonly library: LibraryCode
  readonly name: string | null
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly storedAt: Instant
  readonly keepUntil: Instant
}

/** Stores files. */
export type BlobsPort = {
  /** Stores a file. A file that is already stored under the same id is left as it is. */
  putBlob(blob: StoredBlob): Promise<void>
  getBlob(id: string): Promise<StoredBlob | null>
}
