import type { Instant } from '../../../borrowing/values.ts'

/** The state of a part of the gateway: `degraded` works, but not all of it. */
export type PartState = 'ok' | 'degraded' | 'unavailable'

/** A part of the gateway, and since when it is in its state. */
export type PartReport = {
  readonly name: string
  readonly state: PartState
  /** When this process first saw the state. */
  readonly since: Instant
}

/** Remembers since when each part is in its state. */
export const createPartStates = (now: () => Instant) => {
  const reports = new Map<string, PartReport>()
  return (name: string, state: PartState): PartReport => {
    const before = reports.get(name)
    if (before?.state === state) return before
    const report: PartReport = { name, state, since: now() }
    reports.set(name, report)
    return report
  }
}
