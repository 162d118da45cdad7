import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler } from 'hono'

/** The folder of the built manual: in a checkout; in the package, beside the compiled files. */
const folders = ['../../docs/.vitepress/dist', '../manual'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
)

/**
 * Finds the built manual.
 *
 * @param candidates the folders where it may be
 * @returns what serves its files under `/manual/`; null where it was not built
 */
export const createManualFiles = (candidates: readonly string[] = folders): MiddlewareHandler | null => {
  const root = candidates.find((each) => existsSync(each))
  if (root === undefined) return null
  return serveStatic({ root, rewriteRequestPath: (path) => path.replace(/^\/manual/, '') })
}
