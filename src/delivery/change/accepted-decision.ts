import type { Decision } from '../../borrowing/decision.ts'

/** A decision that changes or records something. */
export type AcceptedDecision = Exclude<Decision, { kind: 'not_allowed' }>
