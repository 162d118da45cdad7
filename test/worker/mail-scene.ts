import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { DeliverySummary, TimelineView } from '../../src/http/api/views/messages.ts'
import { emailPartner, mailboxSettings } from '../e2e/mailbox-scene.ts'
import { type MailboxServer, startMailbox } from '../support/dovecot.ts'
import { type Gate, startGate } from '../support/gate.ts'
import { adminKey, until } from '../support/gateway.ts'
import { startRedis } from '../support/redis.ts'
import { type MailServer, startMailServer, type TakenMail } from '../support/smtp.ts'
import { type Client, createClient } from './client.ts'
import { type StartedWorker, startWorker, trustedCertificate } from './start.ts'

/** A Worker whose partner has nothing but a mailbox, with the mail servers between them, encrypted, each behind a gate. */
export type MailScene = {
  readonly worker: StartedWorker
  readonly client: Client
  readonly letters: MailServer
  readonly mailbox: MailboxServer
  readonly smtpGate: Gate
  readonly imapGate: Gate
  /** Waits until the Worker has no connection any more: to a mail server, to Redis. */
  readonly closed: () => Promise<unknown>
  /** Makes a request of the library and sends it; gives its number, once the command is answered. */
  readonly send: () => Promise<string>
  /** Waits for the letter that asks for a request. */
  readonly letterOf: (number: string) => Promise<TakenMail>
  /** The message to the partner that asks for a request. */
  readonly deliveryOf: (number: string) => Promise<DeliverySummary | undefined>
  /** Lists the partner's events of a request. */
  readonly partnerEvents: (number: string) => Promise<readonly string[]>
  /** Names the mailbox to the gateway; `imap` is what differs from IMAP over TLS. */
  readonly putMailbox: (imap?: Readonly<Record<string, unknown>>) => Promise<unknown>
  readonly stop: () => Promise<void>
}

const Deliveries = z.object({ items: z.array(DeliverySummary) })
const Timeline = z.object({ items: z.array(TimelineView) })

/** Starts it all: the library LIBA, the partner SUP, the mailbox that replies come in by. */
export const startMailScene = async (): Promise<MailScene> => {
  const [redis, letters, mailbox] = await Promise.all([
    startRedis(),
    startMailServer({ ...trustedCertificate, secure: true }),
    startMailbox(trustedCertificate),
  ])
  const smtpGate = await startGate(Number(new URL(letters.url).port))
  const imapGate = await startGate(mailbox.tlsPort)
  const worker = await startWorker({
    LENDWIRE_STORE: redis.url,
    LENDWIRE_PUBLIC_URL: 'https://ill.example.org',
    LENDWIRE_ADMIN_KEY: adminKey,
    LENDWIRE_MASTER_KEY: randomBytes(32).toString('base64'),
    LENDWIRE_SMTP_URL: `smtps://localhost:${smtpGate.port}`,
  })
  const client = createClient(() => worker.url)
  const { api, read, create, command } = client
  const { user, password } = mailbox
  const putMailbox: MailScene['putMailbox'] = (imap = {}) =>
    api('PUT', '/v1/mailboxes/main', {
      ...mailboxSettings(undefined),
      imap: { host: 'localhost', port: imapGate.port, user, password, allowPrivateNetwork: true, ...imap },
    })
  await api('PUT', '/v1/libraries/LIBA', {
    name: 'Library A',
    symbols: [{ type: 'ISIL', value: 'LIB-A' }],
    timeZone: 'Europe/Berlin',
    email: 'ill@library.example',
    replyAddress: 'ill+{token}@library.example',
  })
  await api('PUT', '/v1/partners/SUP', {
    ...emailPartner('SUP', 'ill@partner.example'),
    retry: { attempts: 20, firstDelay: 'PT1S', longestDelay: 'PT1S' },
  })
  await putMailbox()

  return {
    worker,
    client,
    letters,
    mailbox,
    smtpGate,
    imapGate,
    closed: () =>
      until('all connections to be closed', async () => {
        const clients = (await redis.ask('CLIENT', 'LIST')).split('\n').length - 1
        return clients + smtpGate.connections() + imapGate.connections() === 0
      }),
    putMailbox,
    send: async () => {
      const number = await create({
        library: 'LIBA',
        citation: { title: 'Der Process', author: 'Franz Kafka' },
        service: { type: 'loan' },
        patron: { id: crypto.randomUUID() },
        rota: ['SUP'],
      })
      await command(number, 'send')
      return number
    },
    letterOf: (number) =>
      until(`the letter of ${number}`, () => letters.mails.find(({ raw }) => raw.includes(number))),
    deliveryOf: async (number) =>
      (await read('/v1/deliveries?partner=SUP', Deliveries)).items.find(({ request }) => request === number),
    partnerEvents: async (number) =>
      (await read(`/v1/requests/${number}/timeline`, Timeline)).items.flatMap((item) =>
        item.kind === 'event' && item.input.kind === 'partner_event' ? [item.input.name] : [],
      ),
    stop: async () => {
      await worker.stop()
      await Promise.all([smtpGate.stop(), imapGate.stop()])
      await Promise.all([letters.stop(), mailbox.stop(), redis.stop()])
    },
  }
}
