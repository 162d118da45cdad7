import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unstable_startWorker } from 'wrangler'

/** A Worker that runs in workerd on this machine, with sockets of its own: nothing of it runs in Node. */
export type StartedWorker = {
  readonly url: string
  /** Has it do what the platform has it do each minute. */
  readonly tick: (at?: Date) => Promise<void>
  /** Hands it a mail, as Email Routing does; gives the status: 200 where it was taken. */
  readonly mail: (to: string, raw: string) => Promise<number>
  readonly stop: () => Promise<void>
}

/** Nothing is told to anybody, and nothing is asked on the net. */
export const quiet = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG_PATH: join(tmpdir(), 'lendwire-wrangler'),
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
}

/**
 * Bundles a Worker as wrangler.toml says and starts it.
 *
 * @param settings what is bound to it
 * @param entrypoint another Worker than the gateway's, bundled in the same way
 */
export const startWorker = async (
  settings: Readonly<Record<string, string>>,
  entrypoint?: URL,
): Promise<StartedWorker> => {
  Object.assign(process.env, quiet)
  const worker = await unstable_startWorker({
    config: fileURLToPath(new URL('../../wrangler.toml', import.meta.url)),
    ...(entrypoint === undefined ? {} : { entrypoint: fileURLToPath(entrypoint) }),
    bindings: Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, { type: 'plain_text' as const, value }]),
    ),
    dev: {
      server: { hostname: '127.0.0.1', port: 0 },
      inspector: false,
      persist: false,
      watch: false,
      logLevel: 'none',
    },
  })
  await worker.ready
  const url = (await worker.url).origin
  return {
    url,
    tick: async (at = new Date()) => {
      const query = new URLSearchParams({ cron: '* * * * *', time: String(at.getTime()) })
      const { ok, status } = await fetch(`${url}/cdn-cgi/handler/scheduled?${query}`)
      if (!ok) throw new Error(`the sweep of a minute failed: ${status}`)
    },
    mail: async (to, raw) => {
      const path = `/cdn-cgi/handler/email?${new URLSearchParams({ from: 'somebody@example.org', to })}`
      const { status } = await fetch(url + path, { method: 'POST', body: raw })
      return status
    },
    stop: () => worker.dispose(),
  }
}
