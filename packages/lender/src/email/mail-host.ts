import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { LenderError } from '../lender-error.ts'

/** The response to a mail at the end of its data: accepted, refused permanently, refused temporarily, or none at all. */
export type Reception = 'take' | 'refuse' | 'later' | 'take_and_hang_up' | 'hang_up'

/** The function that a mailbox calls with each mail and the address that the mail was sent to. */
export type Mailbox = (raw: Uint8Array, address: string) => Promise<Reception>

/** A mail server with mailboxes. */
export type MailHost = {
  /** `smtp://127.0.0.1:2525`. */
  readonly url: string
  /** Opens a mailbox, with `*` for every address that has none; an address without one is not reached for now. */
  open(address: string, mailbox: Mailbox): void
  stop(): Promise<void>
}

const reply = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code })

const bytesOf = async (stream: AsyncIterable<Buffer>): Promise<Uint8Array> => {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

/**
 * Starts a mail server that delivers into mailboxes of this process.
 *
 * @param port 0 for a free one
 * @throws LenderError `unavailable` where it cannot listen
 */
export const startMailHost = async (port = 0, host = '127.0.0.1'): Promise<MailHost> => {
  const mailboxes = new Map<string, Mailbox>()
  const mailboxFor = (address: string): Mailbox | undefined =>
    mailboxes.get(address.toLowerCase()) ?? mailboxes.get('*')
  const receive = async (stream: AsyncIterable<Buffer>, session: SMTPServerSession): Promise<Reception> => {
    const raw = await bytesOf(stream)
    const [recipient] = session.envelope.rcptTo
    const address = recipient?.address.toLowerCase() ?? ''
    return mailboxFor(address)?.(raw, address) ?? 'refuse'
  }
  const hangUp = (session: SMTPServerSession): void => {
    for (const connection of server.connections)
      if (connection.session === session) connection._socket.destroy()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    // A library keeps its connection open for the next letter: it need not be waited for.
    closeTimeout: 200,
    onRcptTo: ({ address }, _, done) =>
      done(mailboxFor(address) !== undefined ? null : reply(450, 'the mailbox cannot be reached now')),
    onData: (stream, session, done) => {
      receive(stream, session).then(
        (reception) => {
          switch (reception) {
            case 'take':
              return done()
            case 'refuse':
              return done(reply(550, 'not wanted here'))
            case 'later':
              return done(reply(451, 'not now'))
            case 'take_and_hang_up':
            case 'hang_up':
              return hangUp(session)
          }
        },
        () => done(reply(451, 'the mail could not be read')),
      )
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new LenderError(
          'unavailable',
          `the lender cannot listen on ${host}, port ${port}: ${cause.message}`,
          {
            cause,
          },
        ),
      ),
    )
    server.listen(port, host, resolve)
  })
  const { port: taken } = server.server.address() as AddressInfo
  return {
    url: `smtp://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    open: (address, mailbox) => void mailboxes.set(address.toLowerCase(), mailbox),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
