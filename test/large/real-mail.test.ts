import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emailPartner, mailboxSettings } from '../e2e/mailbox-scene.ts'
import { installed } from '../support/debian.ts'
import { type MailboxServer, startMailbox } from '../support/dovecot.ts'
import { keeper } from '../support/dovecot-configuration.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { makeMaildir, type Postfix, startPostfix } from '../support/postfix.ts'

const run = promisify(execFile)

/** Runs a program with text as its input, and waits for its end. */
const feed = async (
  program: string,
  args: readonly string[],
  input: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (words: Buffer) => {
      output += words.toString()
    })
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${output}`)
}

const dueDate = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
const answer = `The book was sent today. Please return it by ${dueDate}.`

// Postfix and the delivery agent of Dovecot start as root only.
describe.skipIf(userInfo().uid !== 0)('mail programs of lenders, by real mail servers', () => {
  let folder: string
  let mailbox: MailboxServer
  let postfix: Postfix
  let gateway: WholeGateway
  let partner: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-lender-'))
    await chmod(folder, 0o755)
    partner = join(folder, 'partner')
    await makeMaildir(partner)
    mailbox = await startMailbox()
    postfix = await startPostfix({ 'ill@library.test': mailbox.maildir, 'ill@partner.test': partner })
    gateway = await startWholeGateway({ LENDWIRE_SMTP_URL: postfix.url }, { inMemory: true })
    const put = async (path: string, body: unknown) => {
      const { status } = await gateway.api('PUT', path, body)
      expect(status, path).toBeLessThan(300)
    }
    await put('/v1/libraries/LIBA', {
      name: 'Library A',
      symbols: [{ type: 'ISIL', value: 'LIB-A' }],
      email: 'ill@library.test',
      replyAddress: 'ill+{token}@library.test',
    })
    const settings = { senderChecks: { token: true } }
    await put('/v1/partners/SUP', emailPartner('SUP', 'ill@partner.test', settings))
    await put('/v1/partners/GONE', emailPartner('GONE', 'nobody@partner.test', settings))
    // A vacation note goes to the sender of the envelope, whose address has no token.
    await put(
      '/v1/partners/AWAY',
      emailPartner('AWAY', 'ill@partner.test', { senderChecks: { dmarc: false } }),
    )
    await put('/v1/mailboxes/main', mailboxSettings(mailbox))
  }, 120_000)
  afterAll(async () => {
    await gateway?.stop()
    await Promise.all([postfix?.stop(), mailbox?.stop()])
    await rm(folder, { recursive: true, force: true })
  })

  const requestOf = async (number: string) =>
    (await gateway.api('GET', `/v1/requests/${number}`)).body as {
      status: string
      items: { dueDate?: string }[]
      attention: { kind: string; asks: boolean; detail: object }[]
    }

  const becomes = (number: string, status: string) =>
    until(`${number} to be ${status}`, async () => (await requestOf(number)).status === status)

  const send = async (code = 'SUP'): Promise<string> => {
    const made = await gateway.api('POST', '/v1/requests', {
      library: 'LIBA',
      citation: { title: 'Der Process', author: 'Franz Kafka' },
      service: { type: 'loan' },
      patron: { id: crypto.randomUUID() },
      rota: [code],
    })
    const { number } = made.body as { number: string }
    await gateway.api('POST', `/v1/requests/${number}/commands`, { type: 'send' })
    return number
  }

  /** Sends a request, and puts the letter that arrived into a Maildir of its own. */
  const ask = async (code?: string) => {
    const number = await send(code)
    const letter = await until('the letter to arrive', async () => {
      const names = await readdir(join(partner, 'new'))
      const letters = await Promise.all(names.map((name) => readFile(join(partner, 'new', name), 'utf8')))
      return letters.find((each) => each.includes(number))
    })
    const own = join(folder, number)
    await makeMaildir(own)
    await writeFile(join(own, 'new', '1.letter.test'), letter)
    return { number, letter, own }
  }

  test('s-nail, which quotes by a tab', async () => {
    const { number, own } = await ask()
    const options = ['v15-compat', 'from=ill@partner.test', `mta=${postfix.url}`, 'smtp-auth=none']
    const more = ['smtp-config=-all', 'sendwait', 'reply-to-honour=yes', 'reply-to-swap-in=0']
    const settings = [...options, ...more].flatMap((each) => ['-S', each])
    const commands = `reply 1\n${answer}\n~m 1\n~.\nx\n`
    await feed(
      await installed('/usr/bin/s-nail'),
      ['-n', '-#', ...settings, '-Rf', `maildir://${own}`],
      commands,
    )
    await becomes(number, 'shipped_physically')
    expect(await requestOf(number)).toMatchObject({ items: [{ dueDate }] })
  })

  test('mutt, which quotes by `>`', async () => {
    const { number, own } = await ask()
    const editor = join(folder, 'editor')
    await writeFile(
      editor,
      `#!/bin/sh\n{ echo '${answer}'; echo; cat "$1"; } > "$1.new" && mv "$1.new" "$1"\n`,
    )
    await chmod(editor, 0o755)
    const settings = join(folder, 'muttrc')
    const yes = ['use_from', 'envelope_from', 'include', 'fast_reply', 'reply_to', 'quit']
    await writeFile(
      settings,
      `set editor="${editor}"
set sendmail="/usr/sbin/sendmail -C ${postfix.configuration} -oi -oem"
set from="ill@partner.test" folder="${folder}" spoolfile="${own}" mbox_type=Maildir
${yes.map((name) => `set ${name}=yes`).join('\n')}
set edit_headers=no copy=no move=no sleep_time=0 wait_key=no abort_unmodified=no abort_noattach=no
`,
    )
    const program = await installed('/usr/bin/mutt')
    const keys = 'push <first-entry><reply><send-message><exit>'
    const command = `env TERM=xterm HOME=${folder} ${program} -n -F ${settings} -f ${own} -e '${keys}'`
    await run('script', ['-qec', command, '/dev/null'], { timeout: 30_000 })
    await becomes(number, 'shipped_physically')
    expect(await requestOf(number)).toMatchObject({ items: [{ dueDate }] })
  })

  test('Postfix, whose bounce says that nobody is there', async () => {
    const number = await send('GONE')
    await becomes(number, 'send_failed')
    expect(await requestOf(number)).toMatchObject({ attention: [{ kind: 'send_failed' }] })
  })

  test.for(['2.3', '2.4'] as const)(
    'Dovecot %s with a vacation script in Sieve, which informs',
    async (wanted, { skip }) => {
      await installed('/usr/bin/sievec')
      const { stdout: version } = await run('/usr/sbin/dovecot', ['--version'])
      skip(
        !version.startsWith(`${wanted}.`),
        `Dovecot ${wanted} is not what the packages of this machine bring (Debian 12: 2.3, Debian 13: 2.4), but ${version.trim()}`,
      )
      const { number, letter } = await ask('AWAY')
      const away = join(folder, 'away')
      const home = join(folder, 'home')
      for (const each of [away, home]) await makeMaildir(each)
      await mkdir(join(folder, 'run'))
      const script = join(folder, 'vacation.sieve')
      await writeFile(
        script,
        `require ["vacation"];\nvacation :days 1 :subject "Out of office" "I am on leave until 10 December 2031. The book was sent today.";\n`,
      )
      const grammar =
        wanted === '2.3'
          ? `mail_location = maildir:${away}
protocol lda {
  mail_plugins = sieve
}
plugin {
  sieve = file:${script}
  sieve_user_email = ill@partner.test
}
`
          : `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
mail_driver = maildir
mail_path = ${away}
protocol lda {
  mail_plugins {
    sieve = yes
  }
}
sieve_script personal {
  path = ${script}
}
sieve_user_email = ill@partner.test
`
      const configuration = join(folder, 'lda.conf')
      await writeFile(
        configuration,
        `${wanted === '2.3' ? grammar : ''}base_dir = ${join(folder, 'run')}
log_path = /dev/stderr
ssl = no
first_valid_uid = 1
submission_host = 127.0.0.1:${postfix.port}
postmaster_address = postmaster@partner.test
recipient_delimiter = +
`,
      )
      if (wanted === '2.4')
        await writeFile(configuration, `${grammar}${await readFile(configuration, 'utf8')}`)
      await chmod(folder, 0o777)
      const as = ['--reuid', `${keeper.uid}`, '--regid', `${keeper.gid}`, '--clear-groups']
      const agent = ['/usr/lib/dovecot/dovecot-lda', '-c', configuration]
      const envelope = ['-f', 'ill@library.test', '-a', 'ill@partner.test']
      await feed('setpriv', [...as, ...agent, ...envelope], letter, { HOME: home })
      const told = await until('the note', async () => {
        const { attention } = await requestOf(number)
        return attention.length > 0 ? attention : undefined
      })
      expect(told).toMatchObject([
        { kind: 'message_received', asks: false, detail: { absence: { to: '2031-12-10' } } },
      ])
      expect((await requestOf(number)).status).toBe('request_sent')
    },
  )
})
