import type { Command } from 'commander'
import { type Output, sentencesFor } from '../output.ts'

/** The parts of the program that a command uses. */
export type CommandContext = {
  readonly output: Output
  /** Sets the exit code to what a command returns. */
  readonly finish: (code: Promise<number>) => Promise<void>
}

/** What a command gets whose options are loaded only where it is called. */
export type LoadedContext = CommandContext & { readonly isNeeded: boolean }

/** Adds commands to the program. The modules of a command are loaded when it is called. */
export type AddCommands = (program: Command, context: CommandContext) => void

/** Returns the options that several commands have, each with the same description in the language of the output. */
export const sharedOptions = (output: Output) => {
  const { t } = sentencesFor(output)
  return {
    store: ['--store <store>', t('command_help.store')],
    allowLoss: ['--allow-loss', t('command_help.allow_loss')],
    json: ['--json', t('command_help.json')],
    gateway: ['--url <url>', t('command_help.gateway_url')],
    keyFile: ['--key-file <file>', t('command_help.key_file')],
  } as const
}
