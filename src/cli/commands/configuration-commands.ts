import { Option } from 'commander'
import type { ApplyOptions, CheckOptions, ExportOptions } from '../config.ts'
import { type AddCommands, sharedOptions } from './command-context.ts'

/** Adds `config export`, `config apply` and `config check`. */
export const addConfigurationCommands: AddCommands = (program, { output, finish }) => {
  const config = program
    .command('config')
    .description('read and write the configuration as a file, whether gateways run or not')
  config
    .command('export')
    .description('print the stored configuration without secrets; exit 1 if a document cannot be read')
    .addOption(new Option('--format <format>', 'of the output').choices(['yaml', 'json']).default('yaml'))
    .addOption(
      new Option('--secrets <how>', 'references to the environment, or ******** for the same store')
        .choices(['references', 'masked'])
        .default('references'),
    )
    .option(...sharedOptions.store)
    .option(...sharedOptions.allowLoss)
    .action((options: ExportOptions) =>
      finish(import('../config.ts').then(({ exportFile }) => exportFile(options, output))),
    )
  config
    .command('apply <file>')
    .description('store what a file declares, all or nothing, and print what changes')
    .option('--dry-run', 'only print what would change')
    .option('--exit-code', 'with --dry-run: exit 3 if something would change')
    .option('--prune', 'delete the documents of its sections that the file does not declare')
    .option(...sharedOptions.store)
    .option(...sharedOptions.allowLoss)
    .option(...sharedOptions.json)
    .action((file: string, options: ApplyOptions) =>
      finish(import('../config.ts').then(({ applyFile }) => applyFile(file, options, output))),
    )
  config
    .command('check [file]')
    .description(
      'name every fault of a file, or of the stored configuration without a file, and a list of erasures that cannot be written; exit 1 if there is a fault',
    )
    .option(...sharedOptions.store)
    .option(...sharedOptions.json)
    .action((file: string | undefined, options: CheckOptions) =>
      finish(
        import('../check-configuration.ts').then(({ checkConfiguration }) =>
          checkConfiguration(file, options, output),
        ),
      ),
    )
}
