import { Command } from 'commander'
import { version } from '../version.ts'
import { addAccountCommands } from './commands/account-commands.ts'
import type { CommandContext } from './commands/command-context.ts'
import { addConfigurationCommands } from './commands/configuration-commands.ts'
import { addGatewayCommands } from './commands/gateway-commands.ts'
import { addImportCommand } from './commands/import-command.ts'
import { addMessageCommands } from './commands/message-commands.ts'
import { addStoreCommands } from './commands/store-commands.ts'
import { addLenderCommand } from './lender.ts'

/** Exit codes: the work is done, it is not (a fault was found, the gateway stopped with an error), the call is wrong. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const

/**
 * Creates the program with all its commands.
 *
 * @param called the command that is called; the options of `lender` are loaded only for it
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
      '\nExit codes: 0 done, 1 failed or a fault was found, 2 wrong arguments or settings.\nThe manual is at /manual of a gateway.',
    )
    .exitOverride()
  addGatewayCommands(program, context)
  addConfigurationCommands(program, context)
  addImportCommand(program, context)
  addStoreCommands(program, context)
  addAccountCommands(program, context)
  addMessageCommands(program, context)
  await addLenderCommand(program, {
    isNeeded: called === 'lender',
    print: context.output.print,
    finish: context.finish,
  })
  return program
}
