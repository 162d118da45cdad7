import { type ChildProcess, fork, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type PlayersOrder, PlayersReady } from './wire.ts'

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** The longest time that a process may take to stop before it is killed, in milliseconds. */
const patience = 8_000

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const impatient = setTimeout(() => child.kill('SIGKILL'), patience)
  await gone
  clearTimeout(impatient)
}

/** A process that runs until it is stopped. */
export type Process<Facts> = Facts & { readonly stop: () => Promise<void> }

/** Returns a port that is free at this moment. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/**
 * Starts the gateway as anybody starts it: `node src/main.ts` with settings in its environment.
 *
 * @param store the address of its store
 * @param fixedPort where it listens; a free port where left out
 */
export const startGatewayProcess = async (
  store: string,
  smtpUrl: string,
  fixedPort?: number,
): Promise<Process<{ readonly url: string; readonly key: string }>> => {
  const key = randomBytes(24).toString('base64url')
  const port = fixedPort ?? (await freePort())
  const child = spawn(
    process.execPath,
    ['--import', pathOf('../stop-with-parent.ts'), pathOf('../../src/main.ts')],
    {
      env: {
        // Its own output tells the story; what the log says besides is for operators.
        LENDWIRE_LOG_LEVEL: 'error',
        ...process.env,
        LENDWIRE_HOST: '127.0.0.1',
        LENDWIRE_PORT: String(port),
        // The links in letters lead to it.
        LENDWIRE_PUBLIC_URL: `http://127.0.0.1:${port}`,
        LENDWIRE_STORE: store,
        ...(store.startsWith('sqlite:') ? {} : { LENDWIRE_MASTER_KEY: randomBytes(32).toString('base64') }),
        LENDWIRE_ADMIN_KEY: key,
        LENDWIRE_SMTP_URL: smtpUrl,
      },
      // A group of its own: Ctrl-C stops the demo, and the demo stops the gateway.
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  )
  const url = new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const url = /listens on (http:\S+);/.exec(printed)?.[1]
      if (url !== undefined) resolve(url)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the gateway ended with ${code} before it listened`)))
  })
  const stop = () => end(child)
  try {
    return { url: await url, key, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Starts a process of lenders and library systems: it starts at once, and listens after it has its order. */
export const startPlayerProcess = (): Process<{
  readonly run: (order: PlayersOrder) => Promise<Readonly<Record<string, string>>>
}> => {
  const child = fork(pathOf('partners-process.ts'))
  const ready = new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`the players ended with ${code} before they listened`)))
  })
  // Heard when it is asked for.
  ready.catch(() => undefined)
  return {
    run: async (order) => {
      // Where it is gone already, its exit says so.
      if (child.connected) child.send(order)
      return PlayersReady.parse(await ready).urls
    },
    stop: () => end(child),
  }
}
