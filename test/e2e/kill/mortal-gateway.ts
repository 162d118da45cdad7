import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../support/free-port.ts'
import { adminKey } from '../../support/gateway.ts'

/** A gateway in a process of its own that is killed and started again on the same store and port. */
export type MortalGateway = {
  readonly url: string
  /** Kills it as nothing can be caught (SIGKILL), and starts it again. */
  readonly killAndRestart: () => Promise<void>
  /** Ends it in good order. */
  readonly stop: () => Promise<void>
  readonly kills: () => number
}

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** How far the clock is ahead after each start: longer than any lease. */
const step = 300_000

const listening = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const url = /listens on (http:\S+);/.exec(printed)?.[1]
      if (url !== undefined) resolve(url)
    })
    child.once('exit', (code, signal) =>
      reject(new Error(`the gateway ended with ${code ?? signal}: ${printed}`)),
    )
  })

/**
 * Starts one.
 *
 * @param store the address of its store
 * @param options `fault`: a fault for it to have. `fast`: since when its clock runs, so many times as fast as the real
 *   one, in milliseconds since 1970; without it the clock is moved on at each start, which no other process may see
 */
export const startMortalGateway = async (
  store: string,
  {
    fault,
    fast,
  }: { readonly fault?: 'answers-too-early'; readonly fast?: { since: number; times: number } } = {},
): Promise<MortalGateway> => {
  const port = await freePort()
  let starts = 0
  const start = (): ChildProcess => {
    const ahead = fast === undefined ? starts * step : 0
    starts += 1
    return spawn(
      process.execPath,
      ['--import', pathOf('../../../scripts/leash.ts'), pathOf('gateway-entry.ts')],
      {
        env: {
          ...process.env,
          LENDWIRE_PORT: String(port),
          LENDWIRE_STORE: store,
          LENDWIRE_ADMIN_KEY: adminKey,
          AHEAD: String(ahead),
          ...(fault === undefined ? {} : { FAULT: fault }),
          ...(fast === undefined ? {} : { SINCE: String(fast.since), TIMES: String(fast.times) }),
        },
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      },
    )
  }
  let child = start()
  const url = await listening(child)

  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    url,
    kills: () => starts - 1,
    killAndRestart: async () => {
      await end('SIGKILL')
      child = start()
      await listening(child)
    },
    stop: () => end('SIGTERM'),
  }
}
