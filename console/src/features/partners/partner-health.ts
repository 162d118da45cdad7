import type { PartnerRow } from './partner-queries.ts'

export type PartnerHealthState = 'delivering' | 'failing' | 'warning' | 'paused' | 'probing' | 'inactive'

/**
 * Returns how a partner is: one whose messages fail is never healthy, even while they are still tried; undefined for people
 * who may not see it.
 */
export const healthStateOf = (
  { status, state, failures }: Pick<PartnerRow, 'status' | 'state' | 'failures'>,
  warning?: string | undefined,
): PartnerHealthState | undefined => {
  if (status === 'inactive') return 'inactive'
  if (state !== undefined && state !== 'delivering') return state
  if (failures > 0) return 'failing'
  return warning === undefined ? state : 'warning'
}

/** Returns whether somebody has to look at a partner in this state. */
export const isProblem = (state: PartnerHealthState | undefined): boolean =>
  state !== undefined && state !== 'delivering' && state !== 'inactive'
