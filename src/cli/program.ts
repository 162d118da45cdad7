import { Command, type Help } from 'commander'
import { version } from '../version.ts'
import { addCertifyCommand } from './certify.ts'
import { addAccountCommands } from './commands/account-commands.ts'
import { type AddCommands, type CommandContext, sharedOptions } from './commands/command-context.ts'
import { addConfigurationCommands } from './commands/configuration-commands.ts'
import { addGatewayCommands } from './commands/gateway-commands.ts'
import { addStoreCommands } from './commands/store-commands.ts'
import type { ImportOptions } from './import/run-import.ts'
import { addLenderCommand } from './lender.ts'
import { type Output, sentencesFor } from './output.ts'

const withOptions = (command: Command, output: Output): Command => {
  const { t } = sentencesFor(output)
  return command
    .option('--protocol <name>', t('command_help.message_protocol'), 'iso18626')
    .option('--edition <edition>', t('command_help.message_edition'))
    .option(...sharedOptions(output).json)
}

/** Adds `validate` and `roundtrip`. */
const addMessageCommands: AddCommands = (program, { output, finish }) => {
  const { t } = sentencesFor(output)
  withOptions(program.command('validate <file...>'), output)
    .description(t('command_help.validate'))
    .action((files: string[], options) =>
      finish(import('./messages.ts').then(({ validate }) => validate(files, options, output))),
    )
  withOptions(program.command('roundtrip <file>'), output)
    .description(t('command_help.roundtrip'))
    .action((file: string, options) =>
      finish(import('./messages.ts').then(({ roundtrip }) => roundtrip(file, options, output))),
    )
}

/** Adds `import`. */
const addImportCommand: AddCommands = (program, { output, finish }) => {
  const { t } = sentencesFor(output)
  const { json, gateway, keyFile } = sharedOptions(output)
  program
    .command('import <kind> <file>')
    .description(t('command_help.import'))
    .option('--dry-run', t('command_help.import_dry_run'))
    .option('--library <code>', t('command_help.import_library'))
    .option('--report <file>', t('command_help.import_report'))
    .option(...gateway)
    .option(...keyFile)
    .option(...json)
    .action((kind: string, file: string, options: ImportOptions) =>
      finish(
        import('./import/run-import.ts').then(({ runImport }) => runImport(kind, file, options, output)),
      ),
    )
}

type Say = ReturnType<typeof sentencesFor>['t']

/** Returns how the help is written: its titles, and the choices and default of an option. */
const helpIn = (t: Say): Partial<Help> => {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t('command_help.usage'),
    'Arguments:': t('command_help.arguments'),
    'Options:': t('command_help.options'),
    'Commands:': t('command_help.commands'),
  }
  return {
    styleTitle: (title) => titles[title] ?? title,
    optionDescription: ({ description, argChoices, defaultValue }) => {
      const more = [
        ...(argChoices === undefined ? [] : [t('command_help.choices', { values: argChoices.join(', ') })]),
        ...(typeof defaultValue === 'string'
          ? [t('command_help.default_value', { value: defaultValue })]
          : []),
      ]
      return more.length === 0 ? description : `${description} (${more.join('; ')})`
    },
  }
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
  const { t } = sentencesFor(context.output)
  const program = new Command('lendwire')
    .configureHelp(helpIn(t))
    // What is wrong with a call is said by `sayUsageFault`.
    .configureOutput({ outputError: () => undefined })
    .description(t('command_help.program'))
    .version(version, '-V, --version', t('command_help.version'))
    .helpOption('-h, --help', t('command_help.help'))
    .helpCommand(false)
    .addHelpText('after', `\n${t('command_help.exit_codes')}`)
    .exitOverride()
  addGatewayCommands(program, context)
  addConfigurationCommands(program, context)
  addImportCommand(program, context)
  addStoreCommands(program, context)
  addAccountCommands(program, context)
  addMessageCommands(program, context)
  const loaded = (command: string) => ({
    isNeeded: called === command || called === '*',
    ...context,
  })
  await addLenderCommand(program, loaded('lender'))
  await addCertifyCommand(program, loaded('certify'))
  return program
}
