/** A call of an operation as the documentation shows it. A test makes every one of them against a gateway. */
export type Example = {
  /** The values of parameters, by name: those of the path, of the query and of headers. */
  readonly parameters?: Readonly<Record<string, string>>
  /** The body: data where it is JSON, otherwise text. */
  readonly body?: unknown
  /** The status of the answer. */
  readonly status: number
}

/** Examples by the id of their operation, in the order in which they can be called one after the other. */
export type Examples = Readonly<Record<string, Example>>
