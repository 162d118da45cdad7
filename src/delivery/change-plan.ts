import type { Context } from '../borrowing/decision.ts'
import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Idempotency, StoredAnswer } from '../store/ports/answers.ts'
import type { Change, CommitResult } from '../store/ports/changes.ts'
import type { Stored } from '../store/ports/stored.ts'
import type { AcceptedDecision } from './change/accepted-decision.ts'
import type { Description } from './describe-request.ts'
import type { GaveUpCause } from './request-faults.ts'

/** A caller's idempotency key. The answer to keep under it is made from the change. */
export type IdempotencyKey = Omit<Idempotency, 'answer'>

/** The facts that a plan may use besides the request: at least the context of the decision. */
export type Facts = { readonly context: Context }

/** A change to commit, decided on the loaded request. */
export type ChangePlan = {
  readonly kind: 'change'
  readonly decisions: readonly [AcceptedDecision, ...AcceptedDecision[]]
  readonly inbox?: NonNullable<Change['inbox']>
  readonly settle?: NonNullable<Change['settle']>
  readonly bounced?: NonNullable<Change['bounced']>
  /** Keeps the answer under a key. `answer` is pure: each attempt calls it again. */
  readonly idempotency?: {
    readonly key: IdempotencyKey
    readonly answer: (outcome: ChangeOutcome) => StoredAnswer
  }
}

/** Dead deliveries to send again as they are. The request itself stays as it is. */
export type RequeuePlan = { readonly kind: 'requeue'; readonly deliveries: readonly string[] }

/** Nothing to commit, and why. */
export type RefusedPlan<Refusal> = { readonly kind: 'refused'; readonly reason: Refusal }

/** The result of a change for the request. */
export type ChangeOutcome = {
  readonly stored: Stored<Request>
  /** Describes the request as it is then. Made when it is asked for: most changes are answered without it. */
  readonly describe: () => Description
  readonly messagesSent: RecordedEvent['messagesSent']
}

/** The result of `applyToRequest`; `plan` is the plan of the last attempt. */
export type ApplyResult<Plan, Refusal> =
  | { readonly kind: 'applied'; readonly plan: Plan; readonly outcome: ChangeOutcome | null }
  | RefusedPlan<Refusal>
  /** The fingerprint of the message is known: this is what was answered then. */
  | ({ readonly plan: Plan } & Extract<CommitResult, { kind: 'repeat' }>)
  /** The idempotency key is known: this is what was answered then. */
  | Extract<CommitResult, { kind: 'replay' }>
  /** Somebody else has the delivery that the change settles. */
  | { readonly kind: 'lease_lost' }
  | { readonly kind: 'not_found' }
  /** Every attempt met another change: it is logged, counted, and recorded beside the request. */
  | { readonly kind: 'gave_up'; readonly cause: GaveUpCause }
