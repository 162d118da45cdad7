import { Option } from 'commander'
import type { ApplyOptions, CheckOptions, ExportOptions } from '../config.ts'
import { sentencesFor } from '../output.ts'
import { type AddCommands, sharedOptions } from './command-context.ts'

/** Adds `config export`, `config apply` and `config check`. */
export const addConfigurationCommands: AddCommands = (program, { output, finish }) => {
  const { t } = sentencesFor(output)
  const { store, allowLoss, json } = sharedOptions(output)
  const config = program.command('config').description(t('command_help.config'))
  config
    .command('export')
    .description(t('command_help.config_export'))
    .addOption(
      new Option('--format <format>', t('command_help.config_export_format'))
        .choices(['yaml', 'json'])
        .default('yaml'),
    )
    .addOption(
      new Option('--secrets <how>', t('command_help.config_export_secrets'))
        .choices(['references', 'masked'])
        .default('references'),
    )
    .option(...store)
    .option(...allowLoss)
    .action((options: ExportOptions) =>
      finish(import('../config.ts').then(({ exportFile }) => exportFile(options, output))),
    )
  config
    .command('apply <file>')
    .description(t('command_help.config_apply'))
    .option('--dry-run', t('command_help.config_apply_dry_run'))
    .option('--exit-code', t('command_help.config_apply_exit_code'))
    .option('--prune', t('command_help.config_apply_prune'))
    .option(...store)
    .option(...allowLoss)
    .option(...json)
    .action((file: string, options: ApplyOptions) =>
      finish(import('../config.ts').then(({ applyFile }) => applyFile(file, options, output))),
    )
  config
    .command('check [file]')
    .description(t('command_help.config_check'))
    .option(...store)
    .option(...json)
    .action((file: string | undefined, options: CheckOptions) =>
      finish(
        import('../check-configuration.ts').then(({ checkConfiguration }) =>
          checkConfiguration(file, options, output),
        ),
      ),
    )
}
