import type { MiddlewareHandler } from 'hono'

/** The built files of the console, as the platform keeps them. */
export type ConsoleFiles = {
  /** Reads `index.html` as built; null where the console was not built. */
  readonly readPage: () => Promise<string | null>
  /** Serves the files under `/console/assets/`, whose names change with their content. */
  readonly serveAsset: MiddlewareHandler
}
