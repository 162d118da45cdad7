/** The reasons why a lender refuses an order, as a closed set. */
export type LenderErrorCode = 'invalid_input' | 'not_found' | 'unavailable' | 'internal'

/** One argument that is wrong. */
export type LenderFault = { readonly path: string; readonly message: string }

/** The error type of the scripted lender. `message` says what is wrong and what to do. */
export class LenderError extends Error {
  readonly code: LenderErrorCode
  readonly faults: readonly LenderFault[]

  constructor(
    code: LenderErrorCode,
    message: string,
    more: { readonly faults?: readonly LenderFault[]; readonly cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? {} : { cause: more.cause })
    this.name = 'LenderError'
    this.code = code
    this.faults = more.faults ?? []
  }
}
