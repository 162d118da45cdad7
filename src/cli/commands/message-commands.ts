import type { Command } from 'commander'
import { type AddCommands, sharedOptions } from './command-context.ts'

const withOptions = (command: Command): Command =>
  command
    .option('--protocol <name>', 'iso18626 or ncip', 'iso18626')
    .option('--edition <edition>', '1.2 or 2021-2 (ISO 18626), 1 or 2 (NCIP); default: that of the message')
    .option(...sharedOptions.json)

/** Adds `validate` and `roundtrip`. */
export const addMessageCommands: AddCommands = (program, { output, finish }) => {
  withOptions(program.command('validate <file...>'))
    .description(
      'check messages: one line per file, ok or each fault with its path; exit 1 if a file has faults',
    )
    .action((files: string[], options) =>
      finish(import('../messages.ts').then(({ validate }) => validate(files, options, output))),
    )
  withOptions(program.command('roundtrip <file>'))
    .description(
      'read a message and write it again to standard output; exit 1 if it cannot be written as it was read',
    )
    .action((file: string, options) =>
      finish(import('../messages.ts').then(({ roundtrip }) => roundtrip(file, options, output))),
    )
}
