import type { LibraryCode } from '../../../borrowing/values.ts'
import { parseStored, storedJson, toMilliseconds } from '../../policy/parse-stored.ts'
import { type BlobsPort, StoredBlob } from '../../ports/blobs.ts'
import type { RedisContext } from '../context.ts'
import { writeScript } from '../lua/script.ts'

/** Stores a file, unless one is there under its id. KEYS[1]: the key prefix of its library. ARGV: its id, until when, what it is, its bytes. */
const putBlobScript = writeScript(`
local key = P .. ':blob:' .. ARGV[1]
if call('EXISTS', key) == 1 then return 0 end
call('HSET', key, 'body', ARGV[3], 'bytes', ARGV[4])
call('ZADD', P .. ':blobs', ARGV[2], ARGV[1])
return 1
`)

const Body = storedJson(StoredBlob.omit({ bytes: true }))

/** Returns the store of files that partners sent, under the library that they were sent to. */
export const blobs = (
  context: RedisContext,
): BlobsPort & { readonly read: (library: LibraryCode, id: string) => Promise<StoredBlob | null> } => {
  const { client, keys, run, libraries, register, durable } = context
  const read = async (library: LibraryCode, id: string): Promise<StoredBlob | null> => {
    const [body, bytes] = await client.hmgetBuffer(`${keys.library(library)}:blob:${id}`, 'body', 'bytes')
    if (body === null || body === undefined || bytes === null || bytes === undefined) return null
    return { ...parseStored('blob', Body, body.toString()), bytes: new Uint8Array(bytes) }
  }
  return {
    read,

    putBlob: async ({ bytes, ...body }) => {
      await register(body.library)
      const key = keys.library(body.library)
      await run(putBlobScript, key, body.id, toMilliseconds(body.keepUntil), JSON.stringify(body), bytes)
      await durable(key)
    },

    getBlob: async (id) => {
      const blobs = await Promise.all((await libraries()).map((library) => read(library, id)))
      return blobs.find((blob) => blob !== null) ?? null
    },
  }
}
