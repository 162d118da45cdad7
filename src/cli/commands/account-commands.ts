import type { AdminOptions } from '../admin.ts'
import type { CreateKeyOptions, KeysOptions } from '../keys.ts'
import type { LostSecretsOptions } from '../lost-secrets.ts'
import type { RotateOptions } from '../master-key.ts'
import type { UnlinkOptions, UsersOptions } from '../users.ts'
import { type AddCommands, sharedOptions } from './command-context.ts'

const { store, allowLoss, json } = sharedOptions

const addKeys: AddCommands = (program, { output, finish }) => {
  const keys = program.command('keys').description('manage API keys, and the master key that seals secrets')
  keys
    .command('list')
    .description('list the API keys')
    .option(...store)
    .option(...json)
    .action((options: KeysOptions) =>
      finish(import('../keys.ts').then(({ listKeys }) => listKeys(options, output))),
    )
  keys
    .command('create')
    .description('create an API key and print it, once')
    .requiredOption('--role <role>', 'admin, library_admin, staff, viewer, system or metrics')
    .requiredOption('--name <name>', 'what the key is for')
    .option('--library <code>', 'the library that the key belongs to')
    .option(...store)
    .option(...json)
    .action((options: CreateKeyOptions) =>
      finish(import('../keys.ts').then(({ createKey }) => createKey(options, output))),
    )
  keys
    .command('revoke <id>')
    .description('end an API key at once')
    .option(...store)
    .option(...json)
    .action((id: string, options: KeysOptions) =>
      finish(import('../keys.ts').then(({ revokeKey }) => revokeKey(id, options, output))),
    )
  keys
    .command('rotate')
    .description('add a new master key to the key file, and seal all secrets with it while gateways run')
    .option('--reseal', 'only seal with the first key that is set, such as in LENDWIRE_MASTER_KEY')
    .option(...store)
    .option(...allowLoss)
    .option(...json)
    .action((options: RotateOptions) =>
      finish(import('../master-key.ts').then(({ rotateMasterKey }) => rotateMasterKey(options, output))),
    )
  keys
    .command('lost')
    .description('list the secrets that no master key opens which is set; exit 1 if there are any')
    .option('--drop', 'drop them, so that the gateway starts without the key that sealed them')
    .option(...store)
    .option(...allowLoss)
    .option(...json)
    .action((options: LostSecretsOptions) =>
      finish(import('../lost-secrets.ts').then(({ lostSecrets }) => lostSecrets(options, output))),
    )
}

const addUsers: AddCommands = (program, context) => {
  const { output, finish } = context
  const users = program.command('users').description('list people, and help one who cannot sign in')
  users
    .command('list')
    .description('list the people who work with lendwire')
    .option(...store)
    .option(...json)
    .action((options: UsersOptions) =>
      finish(import('../users.ts').then(({ listUsers }) => listUsers(options, output))),
    )
  users
    .command('link <id>')
    .description('print a link with which a person sets a new password, once within an hour')
    .option(...store)
    .option(...json)
    .action((id: string, options: UsersOptions) =>
      finish(import('../users.ts').then(({ linkUser }) => linkUser(id, options, output))),
    )
  users
    .command('reset-factor <id>')
    .description('remove the second factors of a person who lost them, and end all sessions')
    .option(...store)
    .option(...json)
    .action((id: string, options: UsersOptions) =>
      finish(import('../users.ts').then(({ resetFactor }) => resetFactor(id, options, output))),
    )
  addUnlink(users, context)
}

const addUnlink: AddCommands = (users, { output, finish }) => {
  users
    .command('unlink [id]')
    .description(
      'take the identity at an identity provider from a person: the next sign-in links the account again',
    )
    .option('--issuer <url>', 'all people of this issuer, such as one whose subjects changed')
    .option(...store)
    .option(...json)
    .action((id: string | undefined, options: UnlinkOptions) =>
      finish(import('../users.ts').then(({ unlinkUsers }) => unlinkUsers(id, options, output))),
    )
}

/** Adds `keys`, `users` and `admin`, each with its commands. */
export const addAccountCommands: AddCommands = (program, context) => {
  addKeys(program, context)
  addUsers(program, context)
  program
    .command('admin')
    .description('let the first admin in, or one who cannot sign in any more')
    .command('link')
    .description('print a link with which an admin creates an account, once within a day')
    .option(...store)
    .option(...json)
    .action((options: AdminOptions) =>
      context.finish(
        import('../admin.ts').then(({ linkFirstAdmin }) => linkFirstAdmin(options, context.output)),
      ),
    )
}
