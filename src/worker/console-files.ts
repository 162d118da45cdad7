import type { ConsoleFiles } from '../http/console/console-files.ts'
import type { Bindings } from './settings.ts'

/** The files of `console/dist`, which the platform keeps (Cloudflare Workers, "Static assets"). */
type Assets = { readonly fetch: (address: URL) => Promise<Response> }

const isAssets = (binding: unknown): binding is Assets =>
  typeof binding === 'object' && binding !== null && 'fetch' in binding && typeof binding.fetch === 'function'

/** Returns the console as the platform keeps it: the platform itself serves the files, without the Worker. */
export const consoleFilesOf = ({ ASSETS: assets }: Bindings): ConsoleFiles | null =>
  isAssets(assets)
    ? {
        readPage: async (page) => {
          const answer = await assets.fetch(new URL(`https://assets.example/console/${page}`))
          return answer.ok ? answer.text() : null
        },
        serveAsset: (_, next) => next(),
      }
    : null
