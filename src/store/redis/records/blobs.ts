import { z } from 'zod'
import { Instant, LibraryCode } from '../../../borrowing/values.ts'
import { parseStored, storedJson, toMilliseconds } from '../../policy/parse-stored.ts'
import type { StoredBlob } from '../../ports/blobs.ts'
import type { RedisContext } from '../context.ts'
import { putBlobScript } from '../lua/blobs.ts'

const Body = storedJson(
  z.object({
    id: z.string(),
    library: LibraryCode,
    name: z.string().nullable(),
    contentType: z.string(),
    storedAt: Instant,
    keepUntil: Instant,
  }),
)

/** Returns the store of files that partners sent, under the library that they were sent to. */
export const blobs = ({ client, keys, run, libraries, register, durable }: RedisContext) => {
  const read = async (library: LibraryCode, id: string): Promise<StoredBlob | null> => {
    const [body, bytes] = await client.hmgetBuffer(`${keys.library(library)}:blob:${id}`, 'body', 'bytes')
    if (body === null || body === undefined || bytes === null || bytes === undefined) return null
    return { ...parseStored('blob', Body, body.toString()), bytes: new Uint8Array(bytes) }
  }
  return {
    read,

    put: async ({ bytes, ...body }: StoredBlob): Promise<void> => {
      await register(body.library)
      const key = keys.library(body.library)
      await run(putBlobScript, key, body.id, toMilliseconds(body.keepUntil), JSON.stringify(body), bytes)
      await durable(key)
    },

    get: async (id: string): Promise<StoredBlob | null> => {
      const blobs = await Promise.all((await libraries()).map((library) => read(library, id)))
      return blobs.find((blob) => blob !== null) ?? null
    },
  }
}
