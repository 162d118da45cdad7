import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { selfSignedCertificate } from '../transport/self-signed.ts'

type LogLine = { readonly level: string; readonly message: string }

/** A Worker that runs in workerd on this machine, with sockets of its own: nothing of it runs in Node. */
export type StartedWorker = {
  readonly url: string
  /** The lines of its log that are not about a call, message or delivery, and those of workerd: an event hangs, or uses objects of another event. */
  readonly log: readonly LogLine[]
  /** Runs the scheduled work that the platform starts each minute. */
  readonly tick: (at?: Date) => Promise<void>
  /** Hands it a mail, as Email Routing does; gives the status: 200 where it was taken. */
  readonly mail: (to: string, raw: string) => Promise<number>
  readonly stop: () => Promise<void>
}

/** Settings under which Wrangler sends nothing to anybody. */
export const quiet = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG_PATH: join(tmpdir(), 'lendwire-wrangler'),
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
}

/** The certificate of a server that the Workers trust by the name of `localhost`, but not by an address. */
export const trustedCertificate = selfSignedCertificate({ forAddress: false })

/** Loads wrangler with a further trusted authority, which it reads while it is loaded. */
const loadWrangler = async (): Promise<typeof import('wrangler')> => {
  const { NODE_EXTRA_CA_CERTS: before } = process.env
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-authority-'))
  const file = join(folder, 'authority.pem')
  await writeFile(file, trustedCertificate.cert)
  process.env.NODE_EXTRA_CA_CERTS = file
  try {
    return await import('wrangler')
  } finally {
    if (before === undefined) delete process.env.NODE_EXTRA_CA_CERTS
    else process.env.NODE_EXTRA_CA_CERTS = before
    await rm(folder, { recursive: true })
  }
}

/** Lines of the log about a call, message or delivery. */
const routineLine = /"message":"(HTTP call|Message received|Delivery attempted)"/

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
  const log: LogLine[] = []
  const { unstable_startWorker } = await loadWrangler()
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
      structuredLogsHandler: (line: LogLine) => {
        if (!routineLine.test(line.message)) log.push(line)
      },
    },
  })
  await worker.ready
  const url = (await worker.url).origin
  return {
    url,
    log,
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
