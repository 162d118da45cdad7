import type { WireAnswer } from '../partners/protocol.ts'

/** A message on its way out, complete: credentials are filled in. */
export type Dispatch = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds until the attempt is given up. */
  readonly timeout: number
  /** May the URL lead into private, loopback or link-local networks? */
  readonly allowPrivateNetwork: boolean
}

/**
 * What came of an attempt. `not_taken`: surely not taken (DNS, connect, TLS, a forbidden address). `maybe_taken`: the
 * connection was lost or timed out after the body began to go out.
 */
export type DispatchResult =
  | { readonly kind: 'answered'; readonly answer: WireAnswer }
  | { readonly kind: 'not_taken'; readonly reason: string }
  | { readonly kind: 'maybe_taken'; readonly reason: string }

/** The wire below the protocols. It never throws: each way to fail is a result. */
export type Transport = { dispatch(dispatch: Dispatch): Promise<DispatchResult>; close(): Promise<void> }
