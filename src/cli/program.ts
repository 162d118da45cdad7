import { Command } from 'commander'
import { version } from '../version.ts'
import { addCertifyCommand } from './certify.ts'
import { addAccountCommands } from './commands/account-commands.ts'
import { type AddCommands, type CommandContext, sharedOptions } from './commands/command-context.ts'
import { addConfigurationCommands } from './commands/configuration-commands.ts'
import { addGatewayCommands } from './commands/gateway-commands.ts'
import { addStoreCommands } from './commands/store-commands.ts'
import type { ImportOptions } from './import/run-import.ts'
import { addLenderCommand } from './lender.ts'

const withOptions = (command: Command): Command =>
  command
    .option('--protocol <name>', 'iso18626 or ncip', 'iso18626')
    .option('--edition <edition>', '1.2 or 2021-2 (ISO 18626), 1 or 2 (NCIP); default: that of the message')
    .option(...sharedOptions.json)

/** Adds `validate` and `roundtrip`. */
const addMessageCommands: AddCommands = (program, { output, finish }) => {
  withOptions(program.command('validate <file...>'))
    .description(
      'check messages: one line per file, ok or each fault with its path; exit 1 if a file has faults',
    )
    .action((files: string[], options) =>
      finish(import('./messages.ts').then(({ validate }) => validate(files, options, output))),
    )
  withOptions(program.command('roundtrip <file>'))
    .description(
      'read a message and write it again to standard output; exit 1 if it cannot be written as it was read',
    )
    .action((file: string, options) =>
      finish(import('./messages.ts').then(({ roundtrip }) => roundtrip(file, options, output))),
    )
}

/** Adds `import`. */
const addImportCommand: AddCommands = (program, { output, finish }) => {
  program
    .command('import <kind> <file>')
    .description(
      'import requests or partners from a file (.ndjson, .csv) into a running gateway; called again, it goes on where it stopped',
    )
    .option('--dry-run', 'only check each line')
    .option('--library <code>', 'the library of requests that name none')
    .option('--report <file>', 'where a line for each line goes (default: FILE.report.ndjson)')
    .option('--url <url>', 'the address of the gateway (default: LENDWIRE_HOST, LENDWIRE_PORT)')
    .option('--key-file <file>', 'a file with an admin key (default: LENDWIRE_ADMIN_KEY)')
    .option(...sharedOptions.json)
    .action((kind: string, file: string, options: ImportOptions) =>
      finish(
        import('./import/run-import.ts').then(({ runImport }) => runImport(kind, file, options, output)),
      ),
    )
}

/**
 * Creates the program with all its commands.
 *
 * @param called the command that is called; the options of `lender` and `certify` are loaded only for them, and for `*`
 */
export const createProgram = async (
  called: string | undefined,
  context: CommandContext,
): Promise<Command> => {
  const program = new Command('lendwire')
    .description('A partner-protocol gateway for interlibrary loan, the borrowing side.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print the help of a command')
    .helpCommand(false)
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed or a fault was found, 2 wrong arguments or settings, 3 what is stored differs (`config apply --exit-code`).\nThe manual is at /manual of a gateway.',
    )
    .exitOverride()
  addGatewayCommands(program, context)
  addConfigurationCommands(program, context)
  addImportCommand(program, context)
  addStoreCommands(program, context)
  addAccountCommands(program, context)
  addMessageCommands(program, context)
  const loaded = (command: string) => ({
    isNeeded: called === command || called === '*',
    print: context.output.print,
    finish: context.finish,
  })
  await addLenderCommand(program, loaded('lender'))
  await addCertifyCommand(program, loaded('certify'))
  return program
}
