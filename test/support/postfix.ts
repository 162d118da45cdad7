import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { installed } from './debian.ts'
import { keeper } from './dovecot-configuration.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

/** A real Postfix on a free port of the loopback address, which delivers into Maildirs and sends its own bounces. */
export type Postfix = {
  readonly url: string
  readonly port: number
  /** The folder of its configuration, for `sendmail -C`. */
  readonly configuration: string
  readonly stop: () => Promise<void>
}

const services = (port: number): string => `127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
`

/** Makes a Maildir that Postfix writes into. */
export const makeMaildir = async (folder: string): Promise<void> => {
  for (const each of ['', 'tmp', 'new', 'cur']) {
    await mkdir(join(folder, each), { recursive: true })
    await chown(join(folder, each), keeper.uid, keeper.gid)
  }
}

/**
 * Starts Postfix in a temporary folder, as root.
 *
 * @param mailboxes the Maildir of each address; a mail to another address of their domains bounces
 */
export const startPostfix = async (mailboxes: Readonly<Record<string, string>>): Promise<Postfix> => {
  const program = await installed('/usr/sbin/postfix')
  if (userInfo().uid !== 0) throw new Error('Postfix starts as root only')
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-postfix-'))
  await chmod(folder, 0o755)
  const [configuration, queue, data] = ['conf', 'queue', 'data'].map((name) => join(folder, name))
  if (configuration === undefined || queue === undefined || data === undefined) throw new Error('no folders')
  for (const each of [configuration, queue, data]) await mkdir(each)
  const { stdout: owner } = await run('id', ['-u', 'postfix'])
  await chown(data, Number(owner), 0)
  const port = await freePort()
  const domains = new Set(Object.keys(mailboxes).map((address) => address.split('@')[1]))
  const maps = Object.entries(mailboxes).map(([address, path]) => `${address}=${path.slice(1)}/`)
  const settings = {
    compatibility_level: '3.6',
    queue_directory: queue,
    data_directory: data,
    maillog_file: join(folder, 'log'),
    maillog_file_prefixes: tmpdir(),
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    myhostname: 'mx.test',
    mydestination: '',
    mynetworks: '127.0.0.0/8',
    recipient_delimiter: '+',
    // An unknown receiver is taken and bounces later, as behind the relays of many houses.
    smtpd_reject_unlisted_recipient: 'no',
    virtual_mailbox_domains: [...domains].join(', '),
    virtual_mailbox_base: '/',
    virtual_mailbox_maps: `inline:{ ${maps.join(' ')} }`,
    virtual_uid_maps: `static:${keeper.uid}`,
    virtual_gid_maps: `static:${keeper.gid}`,
    virtual_minimum_uid: '1',
    virtual_alias_maps: '',
    alias_maps: '',
    local_recipient_maps: '',
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`)
  await writeFile(join(configuration, 'main.cf'), lines.join(''))
  await writeFile(join(configuration, 'master.cf'), services(port))
  await run(program, ['-c', configuration, 'start'])
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    configuration,
    stop: async () => {
      await run(program, ['-c', configuration, 'stop'])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
