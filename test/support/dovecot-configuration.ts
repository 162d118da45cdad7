import { execFile } from 'node:child_process'
import { userInfo } from 'node:os'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The encryption of connections: by STARTTLS on the port of `imap`, and from the first byte on a port of its own. */
export type Tls = { readonly key: string; readonly cert: string }

/** What differs between the servers of tests. */
type Server = {
  readonly folder: string
  readonly port: number
  readonly tlsPort: number
  readonly password: string
  readonly tls: Tls | undefined
}

/** The user that keeps mails: no server of this kind does that as root. */
export const keeper = userInfo().uid === 0 ? { uid: 65_534, gid: 65_534 } : userInfo()

/** What Dovecot 2.3 (Debian 12, Ubuntu 24.04) and 2.4 (Debian 13) write differently. */
type Grammar = {
  /** Comes first. */
  readonly head: string
  readonly certificate: (folder: string) => string
  readonly cleartext: (isAllowed: boolean) => string
  readonly mail: (folder: string) => string
  readonly people: (password: string, home: string) => string
}

const grammars = {
  '2.3': {
    head: '',
    certificate: (folder) => `ssl_cert = <${folder}/tls.crt\nssl_key = <${folder}/tls.key\n`,
    cleartext: (isAllowed) => `disable_plaintext_auth = ${isAllowed ? 'no' : 'yes'}\n`,
    mail: (folder) => `mail_location = maildir:${folder}/mail\n`,
    people: (password, home) => `passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${keeper.uid} gid=${keeper.gid} home=${home}
}
`,
  },
  '2.4': {
    head: 'dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0\n',
    certificate: (folder) =>
      `ssl_server_cert_file = ${folder}/tls.crt\nssl_server_key_file = ${folder}/tls.key\n`,
    cleartext: (isAllowed) => `auth_allow_cleartext = ${isAllowed ? 'yes' : 'no'}\n`,
    mail: (folder) => `mail_driver = maildir\nmail_path = ${folder}/mail\n`,
    people: (password, home) => `passdb static {
  password = ${password}
}
userdb static {
  fields {
    uid = ${keeper.uid}
    gid = ${keeper.gid}
    home = ${home}
  }
}
`,
  },
} as const satisfies Readonly<Record<string, Grammar>>

/** Returns how the configuration of an installed Dovecot is written. */
export const findGrammar = async (program: string): Promise<Grammar> => {
  const { stdout } = await run(program, ['--version'])
  return stdout.startsWith('2.3.') ? grammars['2.3'] : grammars['2.4']
}

/** Writes the configuration of a server with one mailbox. */
export const configurationOf = (
  { head, certificate, cleartext, mail, people }: Grammar,
  { folder, port, tlsPort, password, tls }: Server,
): string => {
  const { username } = userInfo()
  const users =
    userInfo().uid === 0
      ? ''
      : `default_login_user = ${username}\ndefault_internal_user = ${username}\ndefault_internal_group = \n`
  return `${head}${users}base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
${tls === undefined ? 'ssl = no\n' : `ssl = required\n${certificate(folder)}`}${cleartext(tls === undefined)}auth_failure_delay = 0
first_valid_uid = 1
${mail(folder)}mailbox_list_index = no
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tls === undefined ? 0 : tlsPort}
    ssl = yes
  }
}
${people(password, `${folder}/home`)}`
}
