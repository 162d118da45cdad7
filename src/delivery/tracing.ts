/** A piece of work that ended, for a trace. */
export type Span = {
  readonly name: string
  /** The kind of the span: an answer to a call, a call, a message that was received, or work within the gateway. */
  readonly kind: 'server' | 'client' | 'consumer' | 'internal'
  /** The number of the request that it is about: all spans of a request share a trace. */
  readonly request: string | null
  /** The time that it took; it ended now. */
  readonly milliseconds: number
  readonly isError: boolean
  /** The facts about the work: no bodies, titles, secrets or patron data. */
  readonly facts: Readonly<Record<string, string | number | null>>
  /** The `traceparent` of the caller (W3C Trace Context). */
  readonly traceparent?: string | undefined
}

/** Records a piece of work that ended. */
export type Trace = (span: Span) => void
