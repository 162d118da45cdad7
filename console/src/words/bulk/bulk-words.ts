/** What the dialog says of one command for many requests. Each function takes the number of requests. */
export type BulkWords = {
  /** Names the action, for the title and the button. */
  readonly act: (count: number) => string
  /** Heads the requests with which it is possible. */
  readonly would: (count: number) => string
  /** Heads the requests with which it is not possible. */
  readonly cannot: (count: number) => string
  /** Says afterwards with how many it was done. */
  readonly done: (count: number) => string
}
