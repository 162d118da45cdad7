import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context } from 'hono'
import { getMimeType } from 'hono/utils/mime'
import type { ConsoleFiles } from '../http/console/console-files.ts'

/** The names of these files change with their content (RFC 8246). */
const forEver = 'public, max-age=31536000, immutable'

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const readIfThere = async (file: string): Promise<Buffer | null> => {
  try {
    return await readFile(file)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/**
 * Answers with a file that the build compressed with Brotli; null where there is none. The package has no other form of
 * these files: those who do not take Brotli get them decompressed.
 */
const compressedFile = async (root: string, context: Context): Promise<Response | null> => {
  const { path } = context.req
  if (!/^\/console\/assets\/[\w.-]+$/.test(path)) return null
  const compressed = await readIfThere(join(root, `${path}.br`))
  if (compressed === null) return null
  const accepted = context.req.header('accept-encoding')?.split(',') ?? []
  const takesBrotli = accepted.some((encoding) => encoding.trim() === 'br')
  const body = takesBrotli ? compressed : await promisify(brotliDecompress)(compressed)
  return context.body(Uint8Array.from(body), 200, {
    'cache-control': forEver,
    'content-type': getMimeType(path) ?? 'application/octet-stream',
    vary: 'accept-encoding',
    ...(takesBrotli ? { 'content-encoding': 'br' } : {}),
  })
}

/** The folder of the built files: in the workspace of the console; in the package, beside the compiled files. */
const folders = ['../../console/dist', '../console']

const findBuilt = (): string =>
  folders.map((folder) => fileURLToPath(new URL(folder, import.meta.url))).find((each) => existsSync(each)) ??
  ''

/**
 * Gives the built files of the console.
 *
 * @param root the folder that they are in
 */
export const createConsoleFiles = (root = findBuilt()): ConsoleFiles => {
  const serveFile = serveStatic({
    root,
    onFound: (_, context) => context.header('cache-control', forEver),
  })
  return {
    readPage: async (page) => (await readIfThere(join(root, 'console', page)))?.toString() ?? null,
    serveAsset: existsSync(root)
      ? async (context, next) => (await compressedFile(root, context)) ?? serveFile(context, next)
      : (_, next) => next(),
  }
}
