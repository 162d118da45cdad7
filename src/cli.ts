import { Command, CommanderError } from 'commander'
import type { BackupOptions } from './cli/backup.ts'
import type { DoctorOptions } from './cli/doctor.ts'
import type { DumpOptions } from './cli/dump.ts'
import type { CreateKeyOptions, KeysOptions } from './cli/keys.ts'
import { addLenderCommand } from './cli/lender.ts'
import type { RotateOptions } from './cli/master-key.ts'
import type { Output } from './cli/messages.ts'
import type { MigrateOptions } from './cli/migrate.ts'
import type { ReleaseOptions } from './cli/release.ts'
import { reportError } from './cli/report-error.ts'
import type { RestoreOptions } from './cli/restore.ts'
import type { ServeOptions } from './cli/serve.ts'
import type { UsersOptions } from './cli/users.ts'
import { Problem } from './problem.ts'
import { version } from './version.ts'

/** Exit codes: the work is done, it is not (a fault was found, the gateway stopped with an error), the call is wrong. */
const exitCodes = { done: 0, failed: 1, usage: 2 } as const

const output: Output = {
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
}

/** Modules of the commands: each is loaded when it is called, so that no command waits for what others need. */
const modules = {
  admin: () => import('./cli/admin.ts'),
  backup: () => import('./cli/backup.ts'),
  config: () => import('./cli/config.ts'),
  copy: () => import('./cli/copy-store.ts'),
  completion: () => import('./cli/completion.ts'),
  doctor: () => import('./cli/doctor.ts'),
  dump: () => import('./cli/dump.ts'),
  keys: () => import('./cli/keys.ts'),
  masterKey: () => import('./cli/master-key.ts'),
  messages: () => import('./cli/messages.ts'),
  migrate: () => import('./cli/migrate.ts'),
  release: () => import('./cli/release.ts'),
  restore: () => import('./cli/restore.ts'),
  serve: () => import('./cli/serve.ts'),
  users: () => import('./cli/users.ts'),
} as const

/** Sets the exit code to what a command returns. */
const finish = async (code: Promise<number>): Promise<void> => {
  process.exitCode = await code
}

const messageOptions = (command: Command): Command =>
  command
    .option('--protocol <name>', 'iso18626 or ncip', 'iso18626')
    .option('--edition <edition>', '1.2 or 2021-2 (ISO 18626), 1 or 2 (NCIP); default: that of the message')

const createProgram = async (args: readonly string[]): Promise<Command> => {
  const program = new Command('lendwire')
    .description('A partner-protocol gateway for interlibrary loan, the borrowing side.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print the help of a command')
    .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 wrong arguments.')
    .exitOverride()
  program
    .command('serve')
    .description('run the gateway; settings are read from the environment (LENDWIRE_…)')
    .option('--host <address>', 'address to listen on (LENDWIRE_HOST)')
    .option('--port <port>', 'port to listen on (LENDWIRE_PORT)')
    .option('--store <store>', 'sqlite: and a file, or a redis:// URL (LENDWIRE_STORE)')
    .option('--config <file>', 'file of libraries, partners and keys to load at start (LENDWIRE_CONFIG)')
    .action((options: ServeOptions) =>
      finish(modules.serve().then(({ serve }) => serve(process.env, options, output.print))),
    )
  messageOptions(program.command('validate <file...>'))
    .description(
      'check messages: one line per file, ok or each fault with its path; exit 1 if a file has faults',
    )
    .action((files: string[], options) =>
      finish(modules.messages().then(({ validate }) => validate(files, options, output))),
    )
  messageOptions(program.command('roundtrip <file>'))
    .description('read a message and write it again to standard output')
    .action((file: string, options) =>
      finish(modules.messages().then(({ roundtrip }) => roundtrip(file, options, output))),
    )
  program
    .command('copy')
    .description('copy a store into an empty one while no gateway runs on either; exit 1 if they differ')
    .requiredOption('--from <store>', 'the store to copy, as in LENDWIRE_STORE')
    .requiredOption('--to <store>', 'the empty store to copy into')
    .option('--allow-loss', 'accept a Redis that may lose acknowledged data')
    .action((options) => finish(modules.copy().then(({ copy }) => copy(options, output))))
  program
    .command('backup <file>')
    .description('copy the SQLite file of a store while a gateway runs on it; FILE.sha256 gets its checksum')
    .option('--store <store>', 'sqlite: and a file (LENDWIRE_STORE)')
    .option('--rate <mebibytes>', 'the most to copy in a second, in MiB', '50')
    .action((file: string, options: BackupOptions) =>
      finish(modules.backup().then(({ backUp }) => backUp(file, options, output))),
    )
  program
    .command('dump <file>')
    .description('write a store of any kind into one file; on Redis no gateway may run meanwhile')
    .option('--store <store>', 'the store to dump (LENDWIRE_STORE)')
    .action((file: string, options: DumpOptions) =>
      finish(modules.dump().then(({ dump }) => dump(file, options, output))),
    )
  program
    .command('load <file>')
    .description('read a file of `lendwire dump` into an empty store of any kind')
    .option('--store <store>', 'the empty store (LENDWIRE_STORE)')
    .option('--allow-loss', 'accept a Redis that may lose acknowledged data')
    .action((file: string, options: DumpOptions) =>
      finish(modules.dump().then(({ load }) => load(file, options, output))),
    )
  program
    .command('restore [file]')
    .description(
      'put a backup or a dump in place of a lost store, and pause it: nothing is sent until it is released',
    )
    .option('--store <store>', 'the store to restore, which must not exist (LENDWIRE_STORE)')
    .option('--in-place', 'pause a store whose storage was restored by its own means, such as Redis')
    .option('--allow-loss', 'accept a Redis that may lose acknowledged data')
    .action((file: string | undefined, options: RestoreOptions) =>
      finish(modules.restore().then(({ restore }) => restore(file, options, output))),
    )
  program
    .command('release')
    .description('show what a restored store would send, and let it leave, by the API of the running gateway')
    .option('--list', 'only show what waits')
    .option('--partner <codes...>', 'release deliveries to these partners only')
    .option('--how <how>', 'reconcile: ask partners for the status first; send: send everything', 'reconcile')
    .option('--url <url>', 'the address of the gateway (LENDWIRE_HOST, LENDWIRE_PORT)')
    .option('--key-file <file>', 'a file with an admin key (LENDWIRE_ADMIN_KEY)')
    .option('--json', 'print JSON')
    .action((options: ReleaseOptions) =>
      finish(modules.release().then(({ release }) => release(options, output))),
    )
  const keys = program.command('keys').description('manage API keys, and the master key that seals secrets')
  keys
    .command('rotate')
    .description('add a new master key to the key file, and seal all secrets with it while gateways run')
    .option('--store <store>', 'the store (LENDWIRE_STORE)')
    .option('--reseal', 'only seal with the first key that is set, such as in LENDWIRE_MASTER_KEY')
    .option('--allow-loss', 'accept a Redis that may lose acknowledged data')
    .action((options: RotateOptions) =>
      finish(modules.masterKey().then(({ rotateMasterKey }) => rotateMasterKey(options, output))),
    )
  program
    .command('doctor')
    .description('check the installation and say what to do; exit 1 if a check failed')
    .option('--json', 'print JSON')
    .action((options: DoctorOptions) =>
      finish(modules.doctor().then(({ doctor }) => doctor(options, output))),
    )
  program
    .command('migrate')
    .description('bring a store to the data version of this program, as the start of a gateway does')
    .option('--store <store>', 'the store (LENDWIRE_STORE)')
    .option('--check', 'try it on a copy of a SQLite store, and leave the store as it is')
    .option('--allow-loss', 'accept a Redis that may lose acknowledged data')
    .action((options: MigrateOptions) =>
      finish(modules.migrate().then(({ migrate }) => migrate(options, output))),
    )
  keys
    .command('list')
    .description('list the API keys')
    .option('--store <store>', 'the store (LENDWIRE_STORE)')
    .option('--json', 'print JSON')
    .action((options: KeysOptions) =>
      finish(modules.keys().then(({ listKeys }) => listKeys(options, output))),
    )
  keys
    .command('create')
    .description('make an API key and print it, once')
    .requiredOption('--role <role>', 'admin, library_admin, staff, viewer, system or metrics')
    .requiredOption('--name <name>', 'what the key is for')
    .option('--library <code>', 'the library that the key belongs to')
    .option('--store <store>', 'the store (LENDWIRE_STORE)')
    .option('--json', 'print JSON')
    .action((options: CreateKeyOptions) =>
      finish(modules.keys().then(({ createKey }) => createKey(options, output))),
    )
  keys
    .command('revoke <id>')
    .description('end an API key at once')
    .option('--store <store>', 'the store (LENDWIRE_STORE)')
    .action((id: string, options: KeysOptions) =>
      finish(modules.keys().then(({ revokeKey }) => revokeKey(id, options, output))),
    )
  const users = program.command('users').description('list people, and help one who cannot sign in')
  users
    .command('list')
    .description('list the people who work with lendwire')
    .option('--store <store>', 'the store (LENDWIRE_STORE)')
    .option('--json', 'print JSON')
    .action((options: UsersOptions) =>
      finish(modules.users().then(({ listUsers }) => listUsers(options, output))),
    )
  users
    .command('link <id>')
    .description('print a link with which a person sets a new password, once within an hour')
    .option('--store <store>', 'the store (LENDWIRE_STORE)')
    .action((id: string, options: UsersOptions) =>
      finish(modules.users().then(({ linkUser }) => linkUser(id, options, output))),
    )
  program
    .command('completion <shell>')
    .description('print a script that completes commands: source <(lendwire completion bash)')
    .action((shell: string) =>
      finish(modules.completion().then(({ completion }) => completion(shell, program, output))),
    )
  program
    .command('admin')
    .description('print a link with which an admin creates an account, once within a day (LENDWIRE_STORE)')
    .argument('<words...>', 'link')
    .allowUnknownOption()
    .action((_words, _options, command: Command) =>
      finish(modules.admin().then(({ admin }) => admin(command.args, output))),
    )
  program
    .command('config')
    .usage(
      'export [--store STORE] [--format yaml|json] [--secrets references|masked]\n' +
        '       lendwire config apply [--store STORE] [--dry-run] FILE',
    )
    .description('export the stored configuration as a file, or apply a file (docs/configuration.md)')
    .argument('<words...>', 'export or apply, with its options')
    .allowUnknownOption()
    .action((_words, _options, command: Command) =>
      finish(modules.config().then(({ config }) => config(command.args, output))),
    )
  await addLenderCommand(program, { isCalled: args[0] === 'lender', print: output.print, finish })
  return program
}

/** An error of `parseArgs` of node:util: an unknown option, or one without its value. */
const isParseError = (error: unknown): error is TypeError & { readonly code: string } =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

const run = async (args: readonly string[]): Promise<void> => {
  const program = await createProgram(args)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end with an error of exit code 0.
      process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage
      return
    }
    if (isParseError(error)) {
      output.complain(error.message)
      process.exitCode = exitCodes.usage
      return
    }
    if (!(error instanceof Problem)) throw error
    output.complain(reportError(error))
    process.exitCode = error.code === 'unavailable' ? exitCodes.failed : exitCodes.usage
  }
}

await run(process.argv.slice(2))
