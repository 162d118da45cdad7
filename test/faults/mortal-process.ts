import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own that is killed and started again. */
export type MortalProcess = {
  readonly url: string
  /** Kills it as nothing can be caught (SIGKILL). */
  readonly kill: () => Promise<void>
  /** Asks it to end what it does and to stop, as who deploys does (SIGTERM). */
  readonly stop: () => Promise<void>
  /** Starts it again on the same port. */
  readonly start: () => Promise<void>
  readonly tell: (message: unknown) => void
  /** Stops it where it is, as a long pause of the machine does (SIGSTOP), and lets it go on (SIGCONT). */
  readonly pause: () => void
  readonly goOn: () => void
}

/** The folder of compiled code: a process that is started again and again starts in half the time. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/faults', import.meta.url))

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const listening = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const url = /listens? on (http:\S+);/.exec(printed)?.[1]
      if (url !== undefined) resolve(url)
    })
    child.once('exit', (code, signal) =>
      reject(new Error(`the process ended with ${code ?? signal}: ${printed}`)),
    )
  })

/**
 * Starts one, and waits until it listens.
 *
 * @param entry the file that it runs, from here
 * @param environment gives what it is told at each start
 */
export const startMortalProcess = async (
  entry: string,
  environment: () => Readonly<Record<string, string>>,
): Promise<MortalProcess> => {
  const spawned = (): ChildProcess =>
    spawn(process.execPath, ['--import', pathOf('../../scripts/stop-with-parent.ts'), pathOf(entry)], {
      env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...environment() },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
  let child = spawned()
  const url = await listening(child)
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    url,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    start: async () => {
      child = spawned()
      await listening(child)
    },
    pause: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    tell: (message) => {
      if (child.connected) child.send(message as object)
    },
  }
}
