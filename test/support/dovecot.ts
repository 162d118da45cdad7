import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installed } from './debian.ts'
import { configurationOf, findGrammar, keeper, type Tls } from './dovecot-configuration.ts'
import { freePort } from './free-port.ts'
import { until } from './gateway.ts'

/** A real IMAP server on a free port of the loopback address, with one mailbox. */
export type MailboxServer = {
  readonly port: number
  /** The port on which it speaks TLS from the first byte, if it has a certificate. */
  readonly tlsPort: number
  readonly user: string
  readonly password: string
  /** The folder that holds the mails, in Maildir form. */
  readonly maildir: string
  /**
   * Puts a mail into the mailbox as a delivery agent does: written elsewhere, then renamed; works while the server is down.
   * `daysAgo`: how long ago it says that it came
   */
  readonly deliver: (raw: string | Uint8Array, daysAgo?: number) => Promise<void>
  /** Counts the mails in the mailbox that are marked as seen. */
  readonly seen: () => Promise<number>
  /** Counts the mails in another folder of the account. */
  readonly mailsIn: (name: string) => Promise<number>
  /** Ends it at once, connections included. */
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  /** Gives all mails new numbers under another UIDVALIDITY; the server is down meanwhile. */
  readonly renumber: () => Promise<void>
  readonly stop: () => Promise<void>
}

const greets = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (greeted: boolean) => {
      socket.destroy()
      resolve(greeted)
    }
    socket.once('data', (bytes) => end(bytes.toString().startsWith('* OK')))
    socket.once('error', () => end(false))
    socket.once('close', () => end(false))
  })

/** The longest time until it greets, in milliseconds: longer than usual where all cores are busy. */
const patience = 60_000

/**
 * Starts Dovecot in a temporary folder.
 *
 * @param tls the certificate, in PEM, of a server that takes no password in the clear
 */
export const startMailbox = async (tls?: Tls): Promise<MailboxServer> => {
  const program = await installed('/usr/sbin/dovecot')
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-dovecot-'))
  await chmod(folder, 0o755)
  const mail = join(folder, 'mail')
  for (const each of ['mail', 'mail/tmp', 'mail/new', 'mail/cur', 'home']) {
    await mkdir(join(folder, each))
    await chown(join(folder, each), keeper.uid, keeper.gid)
  }
  const port = await freePort()
  const tlsPort = await freePort()
  const password = 'the-secret-of-the-mailbox'
  const settings = join(folder, 'dovecot.conf')
  const grammar = await findGrammar(program)
  await writeFile(settings, configurationOf(grammar, { folder, port, tlsPort, password, tls }))
  if (tls !== undefined) {
    await writeFile(join(folder, 'tls.crt'), tls.cert)
    await writeFile(join(folder, 'tls.key'), tls.key)
  }
  let server: ChildProcess | undefined
  let delivered = 0

  const start = async (): Promise<void> => {
    // In a process group of its own, so that it can be ended with its children and their connections.
    const started = spawn(program, ['-F', '-c', settings], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    server = started
    let errorOutput = ''
    started.stderr.on('data', (words: Buffer) => {
      errorOutput += words.toString()
    })
    await until('the IMAP server', () => greets(port), patience).catch(async (error: unknown) => {
      const log = await readFile(join(folder, 'log'), 'utf8').catch(() => 'no log')
      const how = started.exitCode === null ? 'it still runs' : `it ended with ${started.exitCode}`
      throw new Error(`Dovecot does not start, ${how}: ${errorOutput}${log}`, { cause: error })
    })
  }
  const kill = async (): Promise<void> => {
    const running = server
    server = undefined
    if (running === undefined || running.exitCode !== null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    if (running.pid !== undefined) process.kill(-running.pid, 'SIGKILL')
    await ended
    await until('the port to be free', async () => !(await greets(port)))
  }

  await start()
  return {
    port,
    tlsPort,
    user: 'ill',
    password,
    maildir: mail,
    deliver: async (raw, daysAgo = 0) => {
      delivered += 1
      const name = `${String(delivered).padStart(6, '0')}.lendwire.test`
      const draft = join(mail, 'tmp', name)
      await writeFile(draft, raw)
      await chown(draft, keeper.uid, keeper.gid)
      const came = Date.now() / 1000 - daysAgo * 86_400
      if (daysAgo > 0) await utimes(draft, came, came)
      await rename(draft, join(mail, 'new', name))
    },
    seen: async () => (await readdir(join(mail, 'cur'))).filter((name) => /,[A-Z]*S/.test(name)).length,
    mailsIn: async (name) => {
      const folders = ['new', 'cur'].map((each) => readdir(join(mail, `.${name}`, each)).catch(() => []))
      return (await Promise.all(folders)).flat().length
    },
    kill,
    start,
    renumber: async () => {
      await kill()
      const names = await readdir(mail)
      const list = await readFile(join(mail, 'dovecot-uidlist'), 'utf8')
      const validity = Number(/ V(\d+)/.exec(list)?.[1])
      for (const name of names.filter((each) => each.startsWith('dovecot'))) await rm(join(mail, name))
      const numbered = join(mail, 'dovecot-uidlist')
      await writeFile(numbered, `3 V${validity + 1} N1\n`)
      await chown(numbered, keeper.uid, keeper.gid)
      await start()
    },
    stop: async () => {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
