/** Everything that is counted, as a closed set of names. */
export type CounterName =
  | 'request_changes_given_up'
  | 'http_requests'
  | 'messages_received'
  | 'delivery_attempts'

/** Every duration that is measured, as a closed set of names. */
export type DurationName = 'http_request' | 'store_commit'

/** The labels of a metric. A value comes from a bounded set: it never names a person or a request. */
export type Labels = Readonly<Record<string, string>>

/** Counts and measures what happens in the gateway. */
export type Metrics = {
  readonly increment: (counter: CounterName, labels: Labels) => void
  readonly observe: (duration: DurationName, seconds: number, labels: Labels) => void
}

/** Counts nothing: for a process whose metrics are not read. */
export const noMetrics: Metrics = { increment: () => undefined, observe: () => undefined }
