import type { AdminOptions } from '../admin.ts'
import type { CreateKeyOptions, KeysOptions } from '../keys.ts'
import type { LostSecretsOptions } from '../lost-secrets.ts'
import type { RotateOptions } from '../master-key.ts'
import { sentencesFor } from '../output.ts'
import type { UnlinkOptions, UsersOptions } from '../users.ts'
import { type AddCommands, sharedOptions } from './command-context.ts'

const addKeys: AddCommands = (program, { output, finish }) => {
  const { t } = sentencesFor(output)
  const { store, allowLoss, json } = sharedOptions(output)
  const keys = program.command('keys').description(t('command_help.keys'))
  keys
    .command('list')
    .description(t('command_help.keys_list'))
    .option(...store)
    .option(...json)
    .action((options: KeysOptions) =>
      finish(import('../keys.ts').then(({ listKeys }) => listKeys(options, output))),
    )
  keys
    .command('create')
    .description(t('command_help.keys_create'))
    .requiredOption('--role <role>', t('command_help.key_role'))
    .requiredOption('--name <name>', t('command_help.key_name'))
    .option('--library <code>', t('command_help.key_library'))
    .option(...store)
    .option(...json)
    .action((options: CreateKeyOptions) =>
      finish(import('../keys.ts').then(({ createKey }) => createKey(options, output))),
    )
  keys
    .command('revoke <id>')
    .description(t('command_help.keys_revoke'))
    .option(...store)
    .option(...json)
    .action((id: string, options: KeysOptions) =>
      finish(import('../keys.ts').then(({ revokeKey }) => revokeKey(id, options, output))),
    )
  keys
    .command('rotate')
    .description(t('command_help.keys_rotate'))
    .option('--reseal', t('command_help.keys_rotate_reseal'))
    .option(...store)
    .option(...allowLoss)
    .option(...json)
    .action((options: RotateOptions) =>
      finish(import('../master-key.ts').then(({ rotateMasterKey }) => rotateMasterKey(options, output))),
    )
  keys
    .command('lost')
    .description(t('command_help.keys_lost'))
    .option('--drop', t('command_help.keys_lost_drop'))
    .option(...store)
    .option(...allowLoss)
    .option(...json)
    .action((options: LostSecretsOptions) =>
      finish(import('../lost-secrets.ts').then(({ lostSecrets }) => lostSecrets(options, output))),
    )
}

const addUsers: AddCommands = (program, context) => {
  const { output, finish } = context
  const { t } = sentencesFor(output)
  const { store, json } = sharedOptions(output)
  const users = program.command('users').description(t('command_help.users'))
  users
    .command('list')
    .description(t('command_help.users_list'))
    .option(...store)
    .option(...json)
    .action((options: UsersOptions) =>
      finish(import('../users.ts').then(({ listUsers }) => listUsers(options, output))),
    )
  users
    .command('link <id>')
    .description(t('command_help.users_link'))
    .option(...store)
    .option(...json)
    .action((id: string, options: UsersOptions) =>
      finish(import('../users.ts').then(({ linkUser }) => linkUser(id, options, output))),
    )
  users
    .command('reset-factor <id>')
    .description(t('command_help.users_reset_factor'))
    .option(...store)
    .option(...json)
    .action((id: string, options: UsersOptions) =>
      finish(import('../users.ts').then(({ resetFactor }) => resetFactor(id, options, output))),
    )
  addUnlink(users, context)
}

const addUnlink: AddCommands = (users, { output, finish }) => {
  const { t } = sentencesFor(output)
  const { store, json } = sharedOptions(output)
  users
    .command('unlink [id]')
    .description(t('command_help.users_unlink'))
    .option('--issuer <url>', t('command_help.users_unlink_issuer'))
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
  const { t } = sentencesFor(context.output)
  const { store, json } = sharedOptions(context.output)
  program
    .command('admin')
    .description(t('command_help.admin'))
    .command('link')
    .description(t('command_help.admin_link'))
    .option(...store)
    .option(...json)
    .action((options: AdminOptions) =>
      context.finish(
        import('../admin.ts').then(({ linkFirstAdmin }) => linkFirstAdmin(options, context.output)),
      ),
    )
}
