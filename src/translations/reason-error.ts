import { sentencesIn } from './gateway-sentences.ts'
import type { AnyReason } from './parameter.ts'

/** An error that carries a reason through code that throws, such as the callbacks of a library. Its message is for the log. */
export class ReasonError extends Error {
  readonly reason: AnyReason
  constructor(reason: AnyReason, options?: ErrorOptions) {
    super(sentencesIn('en').say(reason), options)
    this.name = 'ReasonError'
    this.reason = reason
  }
}
