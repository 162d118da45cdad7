import type { PartnerRow } from './partner-queries.ts'

export type PartnerHealthState = 'delivering' | 'failing' | 'warning' | 'paused' | 'probing' | 'inactive'

/** Returns how a partner is: one whose messages fail is never healthy, even while they are still tried. */
export const healthStateOf = (
  { status, state, failures }: Pick<PartnerRow, 'status' | 'state' | 'failures'>,
  warning?: string | undefined,
): PartnerHealthState => {
  if (status === 'inactive') return 'inactive'
  if (state !== 'delivering') return state
  if (failures > 0) return 'failing'
  return warning === undefined ? 'delivering' : 'warning'
}

/** Returns whether somebody has to look at a partner in this state. */
export const isProblem = (state: PartnerHealthState): boolean =>
  state !== 'delivering' && state !== 'inactive'
