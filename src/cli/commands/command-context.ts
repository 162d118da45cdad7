import type { Command } from 'commander'
import type { Output } from '../messages.ts'

/** The parts of the program that a command uses. */
export type CommandContext = {
  readonly output: Output
  /** Sets the exit code to what a command returns. */
  readonly finish: (code: Promise<number>) => Promise<void>
}

/** What a command gets whose options are loaded only where it is called. */
export type LoadedContext = Pick<CommandContext, 'finish'> &
  Pick<Output, 'print'> & { readonly isNeeded: boolean }

/** Adds commands to the program. The modules of a command are loaded when it is called. */
export type AddCommands = (program: Command, context: CommandContext) => void

/** Options that several commands have, each with the same description. */
export const sharedOptions = {
  store: [
    '--store <store>',
    'the store: sqlite: and a file, or a postgres:// or redis:// URL (default: LENDWIRE_STORE)',
  ],
  allowLoss: ['--allow-loss', 'accept a server that may lose acknowledged data (LENDWIRE_REDIS_ALLOW_LOSS)'],
  json: ['--json', 'print the result as JSON'],
} as const
