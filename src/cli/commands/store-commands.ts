import type { BackupOptions } from '../backup.ts'
import type { CopyOptions } from '../copy-store.ts'
import type { DumpOptions } from '../dump.ts'
import type { MigrateOptions } from '../migrate.ts'
import type { ReleaseOptions } from '../release.ts'
import type { RestoreOptions } from '../restore.ts'
import { type AddCommands, sharedOptions } from './command-context.ts'

const { store, allowLoss, json } = sharedOptions

/** Adds `backup`, `restore`, `release`, `dump`, `load`, `copy` and `migrate`. */
export const addStoreCommands: AddCommands = (program, { output, finish }) => {
  program
    .command('backup <file>')
    .description('copy the SQLite file of a store while a gateway runs on it; FILE.sha256 gets its checksum')
    .option('--rate <mebibytes>', 'the most to copy in a second, in MiB', '50')
    .option(...store)
    .option(...json)
    .action((file: string, options: BackupOptions) =>
      finish(import('../backup.ts').then(({ backUp }) => backUp(file, options, output))),
    )
  program
    .command('restore [file]')
    .description(
      'put a backup or a dump in place of a lost store, and pause it: nothing is sent until it is released',
    )
    .option('--in-place', 'pause a store whose storage was restored by its own means, such as Redis')
    .option(...store)
    .option(...allowLoss)
    .option(...json)
    .action((file: string | undefined, options: RestoreOptions) =>
      finish(import('../restore.ts').then(({ restore }) => restore(file, options, output))),
    )
  program
    .command('release')
    .description('show what a restored store would send, and let it leave, by the API of the running gateway')
    .option('--list', 'only show what waits')
    .option('--partner <codes...>', 'release deliveries to these partners only')
    .option('--how <how>', 'reconcile: ask partners for the status first; send: send everything', 'reconcile')
    .option('--url <url>', 'the address of the gateway (LENDWIRE_HOST, LENDWIRE_PORT)')
    .option('--key-file <file>', 'a file with an admin key (LENDWIRE_ADMIN_KEY)')
    .option(...json)
    .action((options: ReleaseOptions) =>
      finish(import('../release.ts').then(({ release }) => release(options, output))),
    )
  program
    .command('dump <file>')
    .description('write a store of any kind into one file; on Redis no gateway may run meanwhile')
    .option(...store)
    .option(...json)
    .action((file: string, options: DumpOptions) =>
      finish(import('../dump.ts').then(({ dump }) => dump(file, options, output))),
    )
  program
    .command('load <file>')
    .description('read a file of `lendwire dump` into an empty store of any kind; exit 1 if they differ')
    .option(...store)
    .option(...allowLoss)
    .option(...json)
    .action((file: string, options: DumpOptions) =>
      finish(import('../dump.ts').then(({ load }) => load(file, options, output))),
    )
  program
    .command('copy')
    .description('copy a store into an empty one while no gateway runs on either; exit 1 if they differ')
    .requiredOption('--from <store>', 'the store to copy, as in LENDWIRE_STORE')
    .requiredOption('--to <store>', 'the empty store to copy into')
    .option(...allowLoss)
    .option(...json)
    .action((options: CopyOptions) =>
      finish(import('../copy-store.ts').then(({ copy }) => copy(options, output))),
    )
  program
    .command('migrate')
    .description('bring a store to the data version of this program, as the start of a gateway does')
    .option('--check', 'try it on a copy of a SQLite store; exit 1 if a record cannot be upgraded')
    .option(...store)
    .option(...allowLoss)
    .option(...json)
    .action((options: MigrateOptions) =>
      finish(import('../migrate.ts').then(({ migrate }) => migrate(options, output))),
    )
}
