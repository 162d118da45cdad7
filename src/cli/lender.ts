import { parseArgs } from 'node:util'
import { Problem } from '../problem.ts'
import type { Output } from './messages.ts'

// Loaded on demand: no other command needs the lender.
const loadLender = () => import('@lendwire/lender')

/** Writes the options and scenarios of `lendwire lender`, one line each. */
export const lenderUsage = async (): Promise<string> => {
  const { lenderArguments, scenarioHelp } = await loadLender()
  const options = Object.entries(lenderArguments).map(([name, { value, help }]) => ({
    usage: `--${name} ${value}`,
    help,
  }))
  const width = Math.max(...options.map(({ usage }) => usage.length))
  return `lendwire lender [options]
      runs a scriptable lending partner
${options.map(({ usage, help }) => `        ${usage.padEnd(width)}  ${help}`).join('\n')}
      scenarios:
${scenarioHelp.map((line) => `        ${line}`).join('\n')}
`
}

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })

/**
 * `lendwire lender`: runs a scripted lender until SIGTERM or SIGINT.
 *
 * @returns the exit code
 * @throws Problem with the arguments that are wrong
 */
export const lender = async (args: readonly string[], { print }: Output): Promise<number> => {
  const { LenderError, lenderArguments, runLender } = await loadLender()
  const { values } = parseArgs({ args: [...args], options: lenderArguments })
  try {
    const running = await runLender(values, print)
    await stopSignal()
    await running.lender.stop()
    return 0
  } catch (error) {
    if (!(error instanceof LenderError)) throw error
    throw new Problem(error.code, error.message, { faults: error.faults, cause: error })
  }
}
