import { loans } from './loans.ts'
import { completeRow, type OutcomeRow } from './outcome-row.ts'
import { promises } from './promises.ts'
import { shipments } from './shipments.ts'
import { withdrawals } from './withdrawals.ts'

/** The table of outcomes: every message of a partner in every situation of its entry. */
export const outcomeTable: readonly OutcomeRow[] = [...promises, ...withdrawals, ...shipments, ...loans].map(
  completeRow,
)
