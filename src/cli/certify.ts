import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { Problem, textFault } from '../problem.ts'
import { textsIn } from '../translations/gateway-sentences.ts'
import { textReason } from '../translations/reason.ts'
import { mapRecord } from '../typed-records.ts'
import type { LoadedContext } from './commands/command-context.ts'
import { sentencesFor } from './output.ts'

// Loaded on demand: no other command needs the suite.
const loadSuite = () => import('@lendwire/certify')

const certify = async (
  url: string,
  options: Readonly<Record<string, string>>,
  print: (line: string) => void,
): Promise<number> => {
  const { CertifyError, runCertify, stopBySignals } = await loadSuite()
  const { signal, release } = stopBySignals(print)
  try {
    const { totals } = await runCertify(
      { ...options, url },
      { print, write: (file, text) => writeFile(file, text), signal },
    )
    return totals.failed === 0 && !signal.aborted ? 0 : 1
  } catch (error) {
    if (!(error instanceof CertifyError)) throw error
    throw new Problem('invalid_input', textReason(error.message), {
      faults: error.faults.map(textFault),
      cause: error,
    })
  } finally {
    release()
  }
}

/**
 * Adds `lendwire certify`, which tries the system of a partner. Its options are loaded only where they are needed.
 */
export const addCertifyCommand = async (
  program: Command,
  { isNeeded, output, finish }: LoadedContext,
): Promise<void> => {
  const { t, language } = sentencesFor(output)
  const command = program.command('certify <url>').description(t('command_help.certify'))
  if (!isNeeded) return
  const { certifyArguments } = await loadSuite()
  const options = mapRecord(
    textsIn(language).certify_option,
    (help, name) => [`--${name} <${certifyArguments[name].value}>`, help] as const,
  )
  for (const option of Object.values(options)) command.option(...option)
  command.action((url: string, options: Readonly<Record<string, string>>) =>
    finish(certify(url, options, output.print)),
  )
}
