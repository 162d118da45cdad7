import type { BackupOptions } from '../backup.ts'
import type { CopyOptions } from '../copy-store.ts'
import type { DumpOptions } from '../dump.ts'
import type { MigrateOptions } from '../migrate.ts'
import { sentencesFor } from '../output.ts'
import type { ReleaseOptions } from '../release.ts'
import type { RestoreOptions } from '../restore.ts'
import { type AddCommands, sharedOptions } from './command-context.ts'

/** Adds `backup`, `restore`, `release`, `dump`, `load`, `copy` and `migrate`. */
export const addStoreCommands: AddCommands = (program, { output, finish }) => {
  const { t } = sentencesFor(output)
  const { store, allowLoss, json, gateway, keyFile } = sharedOptions(output)
  program
    .command('backup <file>')
    .description(t('command_help.backup'))
    .option('--rate <mebibytes>', t('command_help.backup_rate'), '50')
    .option(...store)
    .option(...json)
    .action((file: string, options: BackupOptions) =>
      finish(import('../backup.ts').then(({ backUp }) => backUp(file, options, output))),
    )
  program
    .command('restore [file]')
    .description(t('command_help.restore'))
    .option('--in-place', t('command_help.restore_in_place'))
    .option(...store)
    .option(...allowLoss)
    .option(...json)
    .action((file: string | undefined, options: RestoreOptions) =>
      finish(import('../restore.ts').then(({ restore }) => restore(file, options, output))),
    )
  program
    .command('release')
    .description(t('command_help.release'))
    .option('--list', t('command_help.release_list'))
    .option('--partner <codes...>', t('command_help.release_partner'))
    .option('--how <how>', t('command_help.release_how'), 'reconcile')
    .option(...gateway)
    .option(...keyFile)
    .option(...json)
    .action((options: ReleaseOptions) =>
      finish(import('../release.ts').then(({ release }) => release(options, output))),
    )
  program
    .command('dump <file>')
    .description(t('command_help.dump'))
    .option(...store)
    .option(...json)
    .action((file: string, options: DumpOptions) =>
      finish(import('../dump.ts').then(({ dump }) => dump(file, options, output))),
    )
  program
    .command('load <file>')
    .description(t('command_help.load'))
    .option(...store)
    .option(...allowLoss)
    .option(...json)
    .action((file: string, options: DumpOptions) =>
      finish(import('../dump.ts').then(({ load }) => load(file, options, output))),
    )
  program
    .command('copy')
    .description(t('command_help.copy'))
    .requiredOption('--from <store>', t('command_help.copy_from'))
    .requiredOption('--to <store>', t('command_help.copy_to'))
    .option(...allowLoss)
    .option(...json)
    .action((options: CopyOptions) =>
      finish(import('../copy-store.ts').then(({ copy }) => copy(options, output))),
    )
  program
    .command('migrate')
    .description(t('command_help.migrate'))
    .option('--check', t('command_help.migrate_check'))
    .option(...store)
    .option(...allowLoss)
    .option(...json)
    .action((options: MigrateOptions) =>
      finish(import('../migrate.ts').then(({ migrate }) => migrate(options, output))),
    )
}
