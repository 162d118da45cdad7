import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { ConsoleFiles } from '../http/console/console-files.ts'

/** The names of these files change with their content (RFC 8246). */
const forEver = 'public, max-age=31536000, immutable'

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The folder of the built files: in the workspace of the console; in the package, beside the compiled files. */
const folders = ['../../console/dist', '../console']

/** Finds the built files of the console. */
export const createConsoleFiles = (): ConsoleFiles => {
  const roots = folders.map((folder) => fileURLToPath(new URL(folder, import.meta.url)))
  const root = roots.find((each) => existsSync(each)) ?? ''
  return {
    readPage: async (page) => {
      try {
        return await readFile(join(root, 'console', page), 'utf8')
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    serveAsset: existsSync(root)
      ? serveStatic({
          root,
          // The build writes each file compressed beside it; `compress` serves those who do not take Brotli.
          precompressed: true,
          onFound: (_, context) => context.header('cache-control', forEver),
        })
      : (_, next) => next(),
  }
}
