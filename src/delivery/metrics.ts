/** Everything that is counted for operators, as a closed set of names. */
export type CounterName = 'request_change_gave_up'

/** Counts what happens in the gateway. A label's value comes from a closed set: it never names a person or a request. */
export type Metrics = {
  readonly increment: (counter: CounterName, labels: Readonly<Record<string, string>>) => void
}

/** Counts nothing: for a process that nobody reads metrics of. */
export const noMetrics: Metrics = { increment: () => undefined }
