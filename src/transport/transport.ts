import type { CheckStep } from '../connection-test/step.ts'
import type { Mail } from '../partners/mail.ts'
import type { WireAnswer } from '../partners/partner-reply.ts'
import type { AnyReason } from '../translations/parameter.ts'

/** An HTTP message on its way out, complete: credentials are filled in. */
export type HttpDispatch = {
  /** POST where left out; a GET has an empty body. */
  readonly method?: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds until the attempt is given up. */
  readonly timeout: number
  /** The number of bytes of an answer's body that are read at most; the transport's own limit where left out. */
  readonly maximumAnswer?: number
  /** Whether the URL may lead into private, loopback or link-local networks. */
  readonly allowPrivateNetwork: boolean
}

/** A mail on its way out. */
export type MailDispatch = {
  readonly mail: Mail
  /** Milliseconds until the attempt is given up. */
  readonly timeout: number
}

/** A message on its way out over a bare socket, complete: credentials are filled in. */
export type TcpDispatch = {
  readonly host: string
  readonly port: number
  /**
   * Whether the socket is encrypted. Then its certificate must be one for the host, from an authority that is trusted.
   */
  readonly tls: boolean
  readonly body: string
  /** The name of the element whose closing tag ends the answer. */
  readonly closingTag: string
  /** Milliseconds until the attempt is given up. */
  readonly timeout: number
  /** Whether the host may be in private, loopback or link-local networks. */
  readonly allowPrivateNetwork: boolean
}

/** A message on its way out, by whatever wire. */
export type Dispatch =
  | ({ readonly kind: 'http' } & HttpDispatch)
  | ({ readonly kind: 'mail' } & MailDispatch)
  | ({ readonly kind: 'tcp' } & TcpDispatch)

/**
 * The result of an attempt. `not_taken`: surely not taken (DNS, connect, TLS, a forbidden address, a mail server that says
 * later). `maybe_taken`: the connection was lost or timed out after the body began to go out. `taken` and `refused` are
 * the words of a wire that has no answers of the partner's own, such as a mail server's.
 */
export type DispatchResult = HttpResult | MailResult

type NoAnswer =
  | { readonly kind: 'not_taken'; readonly reason: AnyReason }
  | { readonly kind: 'maybe_taken'; readonly reason: AnyReason }

/** The result of an attempt over HTTP. */
export type HttpResult = { readonly kind: 'answered'; readonly answer: WireAnswer } | NoAnswer

/** The result of an attempt by mail. */
export type MailResult =
  | { readonly kind: 'taken'; readonly reply: string }
  | { readonly kind: 'refused'; readonly reason: AnyReason }
  | NoAnswer

/** One wire below the protocols. It never throws: each way to fail is a result. */
export type Wire<Message, Result extends DispatchResult> = {
  dispatch(message: Message): Promise<Result>
  close(): Promise<void>
}

/** The HTTP wire. */
export type HttpWire = Wire<HttpDispatch, HttpResult>

/** The wire of bare sockets: what comes back counts as an answer of status 200. */
export type TcpWire = Wire<TcpDispatch, HttpResult>

/** The mail wire. */
export type MailWire = Wire<MailDispatch, MailResult>

/** All wires in one. */
export type Transport = Wire<Dispatch, DispatchResult>
/** The target of a trial connection. */
export type ProbeTarget = {
  /** A name or an address. */
  readonly host: string
  readonly port: number
  readonly tls: boolean
  /** Milliseconds for each step. */
  readonly timeout: number
  readonly allowPrivateNetwork: boolean
}

/**
 * Tries a connection step by step and sends nothing over it. It never rejects: what fails is a result, and the steps behind
 * it are left out.
 */
export type ConnectionProbe = (target: ProbeTarget) => Promise<readonly CheckStep[]>
