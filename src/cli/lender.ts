import type { Command } from 'commander'
import { Problem, textFault } from '../problem.ts'
import { textsIn } from '../translations/gateway-sentences.ts'
import { textReason } from '../translations/reason.ts'
import { mapRecord } from '../typed-records.ts'
import type { LoadedContext } from './commands/command-context.ts'
import { sentencesFor } from './output.ts'

// Loaded on demand: no other command needs the lender.
const loadLender = () => import('@lendwire/lender')

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })

const runUntilStopped = async (
  options: Readonly<Record<string, string>>,
  print: (line: string) => void,
): Promise<number> => {
  const { LenderError, runLender } = await loadLender()
  try {
    const running = await runLender(options, print)
    await stopSignal()
    await running.lender.stop()
    return 0
  } catch (error) {
    if (!(error instanceof LenderError)) throw error
    throw new Problem(error.code, textReason(error.message), {
      faults: error.faults.map(textFault),
      cause: error,
    })
  }
}

/**
 * Adds `lendwire lender`, which runs a scripted lender until SIGTERM or SIGINT. Its options and scenarios are loaded only
 * where they are needed.
 */
export const addLenderCommand = async (
  program: Command,
  { isNeeded, output, finish }: LoadedContext,
): Promise<void> => {
  const { t, language } = sentencesFor(output)
  const command = program.command('lender').description(t('command_help.lender'))
  if (!isNeeded) return
  const { lenderArguments } = await loadLender()
  const { lender_option, lender_scenario } = textsIn(language)
  const options = mapRecord(
    lender_option,
    (help, name) => [`--${name} <${lenderArguments[name].value}>`, help] as const,
  )
  for (const option of Object.values(options)) command.option(...option)
  const scenarios = Object.entries(lender_scenario).map(([name, text]) => `  ${name}: ${text}\n`)
  command.addHelpText('after', `\n${t('command_help.scenarios')}\n${scenarios.join('')}`)
  command.action((options: Readonly<Record<string, string>>) =>
    finish(runUntilStopped(options, output.print)),
  )
}
