import type { DatabaseSync } from 'node:sqlite'
import { toMilliseconds } from '../../policy/parse-stored.ts'
import type { StoredBlob } from '../../ports/blobs.ts'
import { blobSql } from '../../sql/blobs.ts'

/** Returns the table of files that partners sent. Every function runs synchronously inside the open transaction. */
export const blobTable = (database: DatabaseSync) => {
  const insert = database.prepare(blobSql.insert)
  return {
    put: ({ id, library, name, contentType, bytes, storedAt, keepUntil }: StoredBlob): void => {
      insert.run(id, library, name, contentType, bytes, toMilliseconds(storedAt), toMilliseconds(keepUntil))
    },
  }
}
