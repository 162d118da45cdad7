import { expect } from 'vitest'
import { type MailboxServer, startMailbox } from '../support/dovecot.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { type MailServer, startMailServer, type TakenMail } from '../support/smtp.ts'

/** A gateway whose partner has nothing but a mailbox, with the mail servers between them. */
export type MailScene = {
  readonly gateway: WholeGateway
  /** The library's mailbox, where there is one; mails can be pushed besides. */
  readonly mailbox: MailboxServer | undefined
  readonly letters: MailServer
  /** Pushes a mail as a mail service does; gives what the gateway answers. */
  readonly push: (mail: string | Uint8Array<ArrayBuffer>, token?: string) => Promise<Pushed>
  /** Makes a request of the library and sends it; gives its number and the letter that asks for it. */
  readonly ask: (more?: Readonly<Record<string, unknown>>) => Promise<{ number: string; letter: TakenMail }>
  /** Waits for the next letter of a request, behind those that were seen. */
  readonly nextLetter: (number: string, seen: number) => Promise<TakenMail>
  readonly statusOf: (number: string) => Promise<string>
  readonly becomes: (number: string, status: string) => Promise<void>
  /** Lists the messages of the inbox in a state, newest first. */
  readonly inbox: (state: string) => Promise<readonly InboxItem[]>
  readonly stop: () => Promise<void>
}

/** The answer to a pushed mail. */
export type Pushed = {
  readonly status: number
  readonly state?: string
  readonly message?: string | null
  readonly detail?: string
}

/** A message of the inbox, as far as the tests look. */
export type InboxItem = {
  readonly id: string
  readonly request: string | null
  readonly partner: string | null
  readonly library: string | null
  readonly state: string
  readonly summary: string
  readonly reason: { readonly text: string } | null
  readonly mail?: {
    readonly from: string
    readonly subject: string
    readonly written: string
    readonly attachments: readonly {
      readonly name: string
      readonly type: string
      readonly size: number
      readonly url: string
    }[]
  }
}

/** Returns the value of a letter's header field; fields may be folded. */
export const headerOf = ({ raw }: TakenMail, name: string): string =>
  new RegExp(`^${name}:[ \\t]*((?:.*\\r?\\n[ \\t]+)*.*)`, 'im')
    .exec(raw)?.[1]
    ?.replace(/\r?\n[ \t]+/g, ' ') ?? ''

/** Returns the address in a field. */
export const addressIn = (field: string): string => /<([^<>]+)>/.exec(field)?.[1] ?? field.trim()

/** Writes a mail of the partner that answers a letter; `headers` replace its own. */
export const replyTo = (
  letter: TakenMail,
  words: string,
  headers: Readonly<Record<string, string | undefined>> = {},
): string => {
  const id = headerOf(letter, 'Message-ID')
  const fields = {
    'Return-Path': '<ill@partner.example>',
    'Authentication-Results': 'mx.library.example; dmarc=pass header.from=partner.example',
    From: 'Interlibrary Loan <ill@partner.example>',
    To: addressIn(headerOf(letter, 'Reply-To')),
    Subject: `Re: ${headerOf(letter, 'Subject')}`,
    Date: new Date().toUTCString(),
    'Message-ID': `<${crypto.randomUUID()}@partner.example>`,
    'In-Reply-To': id,
    References: id,
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  }
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  )
  return `${lines.join('\r\n')}\r\n\r\n${words.replace(/\r?\n/g, '\r\n')}\r\n`
}

const check = (what: string, { status, body }: { readonly status: number; readonly body: unknown }): void => {
  if (status >= 300) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`)
}

/** The token by which mails are pushed. */
const pushToken = 'the-token-of-the-mail-service'

/** Returns the settings of the mailbox for the API; without a server it is only pushed to. */
export const mailboxSettings = (mailbox: MailboxServer | undefined): Readonly<Record<string, unknown>> => ({
  trustedServers: ['mx.library.example'],
  inboundCredentials: [{ kind: 'bearer', token: pushToken }],
  ...(mailbox === undefined
    ? {}
    : {
        imap: {
          host: '127.0.0.1',
          port: mailbox.port,
          security: 'none',
          user: mailbox.user,
          password: mailbox.password,
          reviewFolder: 'In review',
          pollEvery: 'PT10S',
          allowPrivateNetwork: true,
        },
      }),
})

/** Returns the profile of a partner that only has email. */
export const emailPartner = (
  symbol: string,
  address: string,
  connection: Readonly<Record<string, unknown>> = {},
) => ({
  name: `Partner ${symbol}`,
  symbols: [{ type: 'ISIL', value: symbol }],
  connection: { protocol: 'email', address, ...connection },
})

/**
 * Starts it all: the library LIBA, the partner SUP, the mailbox that replies come in by.
 *
 * @param options `imap`: a real IMAP server holds the mailbox; without it mails are only pushed
 */
export const startMailScene = async ({
  imap = false,
  environment = {},
  connection = {},
  startAt,
}: {
  readonly imap?: boolean
  readonly environment?: Readonly<Record<string, string>>
  /** Of the partner's profile, besides its address. */
  readonly connection?: Readonly<Record<string, unknown>>
  readonly startAt?: string
} = {}): Promise<MailScene> => {
  const [mailbox, letters] = await Promise.all([imap ? startMailbox() : undefined, startMailServer()])
  const gateway = await startWholeGateway(
    { LENDWIRE_SMTP_URL: letters.url, ...environment },
    { inMemory: true, ...(startAt === undefined ? {} : { startAt }) },
  )
  const put = async (path: string, body: unknown) => check(path, await gateway.api('PUT', path, body))
  await put('/v1/libraries/LIBA', {
    name: 'Library A',
    symbols: [{ type: 'ISIL', value: 'LIB-A' }],
    timeZone: 'Europe/Berlin',
    email: 'ill@library.example',
    replyAddress: 'ill+{token}@library.example',
  })
  await put('/v1/partners/SUP', emailPartner('SUP', 'ill@partner.example', connection))
  await put('/v1/mailboxes/main', mailboxSettings(mailbox))

  const get = async <T>(path: string): Promise<T> => {
    const answer = await gateway.api('GET', path)
    check(path, answer)
    return answer.body as T
  }
  const lettersOf = (number: string) => letters.mails.filter(({ raw }) => raw.includes(number))
  const nextLetter = (number: string, seen: number) =>
    until(`a letter of ${number}`, () => lettersOf(number)[seen])
  const statusOf = async (number: string): Promise<string> =>
    (await get<{ status: string }>(`/v1/requests/${number}`)).status

  return {
    gateway,
    mailbox,
    letters,
    nextLetter,
    // A mail service that is told "not now" pushes again.
    push: (mail, token = pushToken) =>
      until('the mail to be taken or refused', async () => {
        const response = await fetch(`${gateway.url}/email/inbound`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'message/rfc822' },
          body: mail,
        })
        const body = (await response.json()) as object
        return response.status === 503 ? undefined : { ...body, status: response.status }
      }),
    statusOf,
    ask: async (more = {}) => {
      const made = await gateway.api('POST', '/v1/requests', {
        library: 'LIBA',
        citation: { title: 'Der Process', author: 'Franz Kafka' },
        service: { type: 'loan' },
        patron: { id: crypto.randomUUID() },
        rota: ['SUP'],
        ...more,
      })
      check('request', made)
      const { number } = made.body as { number: string }
      check('send', await gateway.api('POST', `/v1/requests/${number}/commands`, { type: 'send' }))
      return { number, letter: await nextLetter(number, 0) }
    },
    becomes: async (number, status) => {
      await until(`${number} to be ${status}`, async () => (await statusOf(number)) === status).catch(
        async (error: unknown) => {
          const { items } = await get<{ items: readonly unknown[] }>('/v1/messages')
          throw new Error(`it is ${await statusOf(number)}: ${JSON.stringify(items.slice(0, 3))}`, {
            cause: error,
          })
        },
      )
    },
    inbox: async (state) =>
      (await get<{ items: InboxItem[] }>(`/v1/messages?state=${state}&limit=100`)).items,
    stop: async () => {
      await gateway.stop()
      await Promise.all([mailbox?.stop(), letters.stop()])
    },
  }
}

/** Returns the kept message of an id. */
export const messageOf = async (
  { gateway }: Pick<MailScene, 'gateway'>,
  id: string | null | undefined,
): Promise<InboxItem> => (await gateway.api('GET', `/v1/messages/${id}`)).body as InboxItem

/** Pushes a mail, and returns the message that is kept of it. */
export const takeMail = async (
  scene: Pick<MailScene, 'gateway' | 'push'>,
  mail: string,
): Promise<InboxItem> => {
  const pushed = await scene.push(mail)
  expect(pushed.status, pushed.detail).toBe(200)
  return messageOf(scene, pushed.message)
}

/** Returns headers of a mail that a mail server has checked: who it is from, and what passed. */
export const checkedHeaders = (
  address: string,
  passed = `dmarc=pass header.from=${address.split('@')[1]}`,
) => ({
  From: `Somebody <${address}>`,
  'Authentication-Results': `mx.library.example; ${passed}`,
})
