import type { Mail } from './mail.ts'

/** The secrets that a route carries. */
type RouteSecrets = {
  /** The secrets that were filled in, in each form in which they may come back: an answer is kept without them. */
  readonly secrets: readonly string[]
}

/** The way of one message to its partner over HTTP. */
export type HttpRoute = RouteSecrets & {
  readonly kind: 'http'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds until the attempt is given up. */
  readonly timeout: number
}

/** The way of one message to its partner by mail. */
export type MailRoute = RouteSecrets & {
  readonly kind: 'mail'
  readonly mail: Mail
  readonly timeout: number
}

/** The way of one message to its partner over a bare socket. */
export type TcpRoute = RouteSecrets & {
  readonly kind: 'tcp'
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly body: string
  /** The name of the element whose closing tag ends the answer: nothing else says where it ends. */
  readonly closingTag: string
  /** Milliseconds until the attempt is given up. */
  readonly timeout: number
}

export type Route = HttpRoute | MailRoute | TcpRoute
