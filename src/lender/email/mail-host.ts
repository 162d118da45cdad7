import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** What becomes of a mail at the end of its data: taken, refused for good, refused for now, or the line goes dead. */
export type Reception = 'take' | 'refuse' | 'later' | 'take_and_hang_up' | 'hang_up'

/** What a mailbox does with a mail that comes for it, as it came. */
export type Mailbox = (raw: Uint8Array) => Promise<Reception>

/** A mail server with mailboxes. */
export type MailHost = {
  /** `smtp://127.0.0.1:2525`. */
  readonly url: string
  /** Opens a mailbox; an address that has none is not reached for now. */
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
 */
export const startMailHost = async (port = 0): Promise<MailHost> => {
  const mailboxes = new Map<string, Mailbox>()
  const receive = async (stream: AsyncIterable<Buffer>, session: SMTPServerSession): Promise<Reception> => {
    const raw = await bytesOf(stream)
    const [recipient] = session.envelope.rcptTo
    const mailbox = mailboxes.get(recipient?.address.toLowerCase() ?? '')
    return mailbox === undefined ? 'refuse' : mailbox(raw)
  }
  const hangUp = (session: SMTPServerSession): void => {
    for (const connection of server.connections)
      if (connection.session === session) connection._socket.destroy()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _, done) =>
      done(mailboxes.has(address.toLowerCase()) ? null : reply(450, 'the mailbox cannot be reached now')),
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
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${taken}`,
    open: (address, mailbox) => void mailboxes.set(address.toLowerCase(), mailbox),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
