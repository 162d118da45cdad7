import type { MiddlewareHandler } from 'hono'

/** The pages that are built: the console, and the description of the API. */
export type BuiltPage = 'index.html' | 'docs.html'

/** The built files of the console, as the platform keeps them. */
export type ConsoleFiles = {
  /** Reads a page as built; null where it was not built. */
  readonly readPage: (page: BuiltPage) => Promise<string | null>
  /** Serves the files under `/console/assets/`, whose names change with their content. */
  readonly serveAsset: MiddlewareHandler
}
