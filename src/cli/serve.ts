import { setFlagsFromString } from 'node:v8'
import { durationMilliseconds } from '../borrowing/time.ts'
import { readConfig } from '../config.ts'
import { createPinoLog } from '../logging/pino-log.ts'
import { endsWithin } from '../node/stop-within.ts'
import { startGateway } from '../node.ts'
import type { Problem } from '../problem.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'
import { terminalLanguage } from './output.ts'
import { reportError } from './report-error.ts'

/**
 * Sets up the garbage collection of this process, and of its threads, for short-lived objects.
 *
 * V8 takes objects that outlive a collection for long-lived, and then allocates their like in the old generation at once.
 * Here they only waited for the disk: all of a message would be garbage that each later collection has to look at.
 */
const tuneGarbageCollection = (): void => setFlagsFromString('--no-allocation-site-pretenuring')

const endWithoutStore =
  (language: Language) =>
  (problem: Problem): void => {
    const { t } = sentencesIn(language)
    process.stderr.write(`${reportError(problem, language)}\n${t('command_line.gateway_ends')}\n`)
    process.exit(1)
  }

/** Options of `lendwire serve`; each overrides a setting of the environment. */
export type ServeOptions = {
  readonly host?: string | undefined
  readonly port?: string | undefined
  readonly store?: string | undefined
  readonly config?: string | undefined
}

/** The time for which the process may go on after the gateway has stopped, in milliseconds. */
const lastWait = 1_000

/** The time for which the gateway may close its files and connections once work in hand has ended, in milliseconds. */
const longestClose = 10_000

/** The setting that each option overrides. */
const settings = {
  host: 'LENDWIRE_HOST',
  port: 'LENDWIRE_PORT',
  store: 'LENDWIRE_STORE',
  config: 'LENDWIRE_CONFIG',
} as const satisfies Record<keyof ServeOptions, string>

const overridden = (options: ServeOptions): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, setting]) => {
      const value = options[name as keyof ServeOptions]
      return value === undefined ? [] : [[setting, value]]
    }),
  )

/**
 * Runs the gateway until SIGTERM or SIGINT: `lendwire serve`. A second signal ends the process at once.
 *
 * @param environment the settings, `LENDWIRE_…`
 * @returns the exit code, when the gateway has stopped
 * @throws Problem where a setting is wrong or the gateway cannot start
 */
export const serve = async (
  environment: Readonly<Record<string, string | undefined>>,
  options: ServeOptions,
  print: (line: string) => void,
): Promise<number> => {
  const config = readConfig({ ...environment, ...overridden(options) })
  const language = terminalLanguage(environment)
  tuneGarbageCollection()
  const log = createPinoLog(config.log)
  const running = await startGateway(config, {
    log,
    print,
    language,
    environment,
    onStoreLost: endWithoutStore(language),
  })
  print(sentencesIn(language).t('command_line.listening', { url: running.url }))
  await new Promise<void>((resolve) => {
    let isStopping = false
    const stop = (): void => {
      if (isStopping) process.exit(1)
      isStopping = true
      resolve()
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
  // What cannot be closed, as a store whose disk is gone, must not keep the process: what was acknowledged is durable.
  if (!(await endsWithin(running.stop(), durationMilliseconds(config.drain) + longestClose))) {
    log({
      level: 'error',
      message: 'The store or the mail reader could not be closed: the process ends without it',
    })
    process.exit(1)
  }
  // A connection that a partner does not close must not keep the process.
  setTimeout(() => process.exit(0), lastWait).unref()
  return 0
}
