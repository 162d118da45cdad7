import nodemailer, { type SMTPPoolOptions } from 'nodemailer'
import type { Mail } from '../partners/mail.ts'
import { type Masker, maskerOf } from '../partners/mask-secrets.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import { ReasonError } from '../translations/reason-error.ts'
import { type DetailedFailure, failureOf, failureOfWords } from './failure-of.ts'
import { openSocket } from './socket.ts'
import { tlsOptions } from './tls-options.ts'
import type { MailResult, MailWire } from './transport.ts'

/** The settings to reach the mail server. */
export type SmtpOptions = {
  /** `smtp://` (STARTTLS where the server offers it) or `smtps://`, with user, password, host and port. */
  readonly url: string
  /** Refuse to send where the server offers no STARTTLS. */
  readonly requireTls?: boolean
  /** Certificate authorities in PEM, besides those that Node knows. */
  readonly certificateAuthorities?: readonly string[]
  /** The number of connections that are open at most. */
  readonly connections?: number
  /** Leave it to the platform to look the mail server's name up, as Workers need. */
  readonly byName?: boolean
  /** Signs what goes out (RFC 6376). */
  readonly dkim?: {
    readonly domain: string
    readonly selector: string
    /** A private key in PEM. */
    readonly privateKey: string
  }
}

type Failure = {
  readonly code?: unknown
  readonly syscall?: unknown
  readonly responseCode?: unknown
  readonly message?: unknown
}

/** The codes of faults of the mail itself: its addresses, its content. */
const aboutTheMail = ['EENVELOPE', 'EMESSAGE']
/** Our own code for a connection that could not be opened. */
const unopened = 'EUNOPENED'
/** A failure before the mail server knows of a mail. */
const beforeTheMail = [unopened, 'EDNS', 'EAUTH', 'ETLS', 'ECONFIG', 'EENVELOPE']
const connecting = ['connect', 'getaddrinfo', 'queryA', 'queryAaaa']
const greeting =
  /^(Connection timeout|Greeting never received|Connection closed unexpectedly before greeting)/
/** Messages of Node about a TLS handshake that failed; nodemailer removes its code. */
const handshake = /certificate|wrong version number/

/** What a status of SMTP and the words behind it say (RFC 5321, RFC 3463), the particular before the general. */
const answers: readonly (readonly [RegExp, DetailedFailure])[] = [
  [/^SMTP 5(30|34|35)\b|\bEAUTH\b|Invalid login|authentication failed/i, 'failure.smtp_credentials'],
  [/^SMTP 4\d\d\b/, 'failure.smtp_not_now'],
  [/^SMTP 552\b|\b5\.3\.4\b/, 'failure.smtp_too_large'],
  [/^SMTP 55[013]\b.*(\b5\.1\.\d|user|recipient|mailbox|address)/i, 'failure.smtp_unknown_address'],
  [/^SMTP 55[04]\b.*(\b5\.7\.\d|spam|block|policy|relay)/i, 'failure.smtp_policy'],
]

/** Returns the failure that an answer of the mail server is; its words stay in it. */
const answered = (status: number, words: string): AnyReason => {
  const detail = `SMTP ${status}: ${words}`
  const code = answers.find(([pattern]) => pattern.test(detail))?.[1] ?? 'failure.smtp_refused'
  return { code, params: { detail } }
}

/** Returns the failure of an error without an answer of the mail server. */
const unanswered = (failure: Failure, words: string | undefined): AnyReason => {
  if (failure instanceof ReasonError) return failure.reason
  return words === undefined ? reason('failure.mail_server_failed') : failureOfWords(words)
}

/** Classes a failure: the server's word counts; without one the mail may have been taken once it was connected. */
const classify = (failure: Failure, { text }: Masker): MailResult => {
  const words = typeof failure.message === 'string' ? text(failure.message).slice(0, 300) : undefined
  const status = Number(failure.responseCode)
  if (status >= 500 && aboutTheMail.includes(String(failure.code)))
    return { kind: 'refused', reason: answered(status, words ?? '') }
  // A greeting or a password that is refused is for the operator to correct: no letter is to blame.
  if (status >= 400) return { kind: 'not_taken', reason: answered(status, words ?? '') }
  const early =
    beforeTheMail.includes(String(failure.code)) ||
    connecting.includes(String(failure.syscall)) ||
    greeting.test(words ?? '') ||
    handshake.test(words ?? '')
  return { kind: early ? 'not_taken' : 'maybe_taken', reason: unanswered(failure, words) }
}

const isFailure = (error: unknown): error is Failure => typeof error === 'object' && error !== null

const headersOf = ({ autoSubmitted, unsubscribe }: Mail): Readonly<Record<string, string>> => ({
  ...(autoSubmitted === true ? { 'Auto-Submitted': 'auto-generated' } : {}),
  ...(unsubscribe === undefined
    ? {}
    : {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
})

/**
 * Returns text of a header as it is to be shown. Plain letters go out as they are, so a title that looks like an encoded
 * word (RFC 2047) would be decoded by its reader, to another request's name for example: a joiner, which nobody sees,
 * breaks its beginning.
 */
const shownAsWritten = (text: string): string => text.replaceAll('=?', '=\u2060?')

const addressOf = ({ name, address }: Mail['from']) => ({ name: shownAsWritten(name), address })

const wordsOf = (mail: Mail) => {
  const { from, to, replyTo, subject, text, html, messageId, inReplyTo, references, date } = mail
  return {
    from: addressOf(from),
    to: addressOf(to),
    ...(replyTo === undefined ? {} : { replyTo: addressOf(replyTo) }),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    ...(references === undefined || references.length === 0 ? {} : { references: [...references] }),
    ...{ subject: shownAsWritten(subject), text, html, messageId },
    ...{ date: new Date(date), headers: headersOf(mail) },
    // Nothing in the data may make it read a file or fetch a page.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  }
}

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Lists the secrets that a mail server may repeat from our login: the password, and AUTH PLAIN and LOGIN with it (RFC
 * 4954).
 */
const secretsOf = (url: string): readonly string[] => {
  const { username, password } = new URL(url)
  if (password === '') return []
  const [user, secret] = [unescaped(username), unescaped(password)]
  const logins = [`\0${user}\0${secret}`, secret].map((login) => Buffer.from(login).toString('base64'))
  return [secret, ...logins.map((login) => login.replace(/(?<!=)=+$/, ''))]
}

/** The timeouts of connecting, and then of the greeting, in milliseconds. */
const patience = 10_000

/**
 * Opens a connection by the mail server's name: nodemailer opens it by an address, which Workers check the certificate
 * against. It gets an address for a host, too: to begin TLS after STARTTLS it names its host, and Workers take no
 * name there (https://github.com/cloudflare/workerd/issues/6903).
 */
const openByName: SMTPPoolOptions['getSocket'] = (options, done) => {
  const { host = 'localhost', secure = false, port = secure ? 465 : 587 } = options
  const { socket, ready } = openSocket({ host, port: Number(port), encrypted: secure })
  const fail = (error: Error): void => {
    clearTimeout(timer)
    done(Object.assign(new ReasonError(failureOf(error)), { code: unopened }))
  }
  const timer = setTimeout(() => {
    socket.destroy()
    fail(Object.assign(new Error(unopened), { code: 'UND_ERR_CONNECT_TIMEOUT' }))
  }, patience)
  socket.once('error', fail)
  socket.once(ready, () => {
    clearTimeout(timer)
    socket.off('error', fail)
    done(null, { connection: socket, secured: secure, host: '0.0.0.0' })
  })
}

/**
 * Makes the mail wire: SMTP over a pool of connections. A 4xx answer means later, 5xx means never; a connection that is
 * lost without an answer may have delivered, so the same mail goes again under the same Message-ID. A mail that takes too
 * long is given up with its connection, which makes room for the next.
 */
export const createSmtpWire = (options: SmtpOptions): MailWire => {
  const masker = maskerOf(secretsOf(options.url))
  const pool = nodemailer.createTransport({
    url: options.url,
    pool: true,
    maxConnections: options.connections ?? 4,
    requireTLS: options.requireTls ?? false,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: 60_000,
    ...(options.byName === true ? { getSocket: openByName } : {}),
    tls: tlsOptions(options.certificateAuthorities),
    ...(options.dkim === undefined
      ? {}
      : {
          dkim: {
            domainName: options.dkim.domain,
            keySelector: options.dkim.selector,
            privateKey: options.dkim.privateKey,
          },
        }),
  })
  const send = async (mail: Mail, timeout: number): Promise<MailResult> => {
    const signal = AbortSignal.timeout(timeout)
    try {
      const { response } = await pool.sendMail({ ...wordsOf(mail), signal })
      return { kind: 'taken', reply: masker.text(response) }
    } catch (error) {
      if (signal.aborted) return { kind: 'maybe_taken', reason: reason('failure.mail_server_too_slow') }
      return isFailure(error)
        ? classify(error, masker)
        : { kind: 'maybe_taken', reason: reason('failure.mail_server_failed') }
    }
  }
  return {
    dispatch: async ({ mail, timeout }) =>
      mail.from.address === ''
        ? { kind: 'refused', reason: reason('failure.no_sender_address') }
        : send(mail, timeout),
    close: () => {
      pool.close()
      return Promise.resolve()
    },
  }
}
