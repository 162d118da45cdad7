import type { Instant } from '../../borrowing/values.ts'
import type { TrialLoan } from '../../configuration/inbound-view.ts'

/** The steps of the simulated loan, in their order. */
export const trialSteps = ['request', 'answered', 'shipped', 'received', 'returned', 'completed'] as const
export type TrialStep = (typeof trialSteps)[number]

/** The messages that tick a step of the simulated loan. */
const ticks: Readonly<Record<TrialStep, readonly string[]>> = {
  request: ['sent request'],
  answered: [
    'received will_supply',
    'received expects_to_supply',
    'received conditional',
    'received request_received',
    'received shipped',
    'received unfilled',
    'received retry_possible',
  ],
  shipped: ['received shipped'],
  received: ['sent received'],
  returned: ['sent shipped_return'],
  completed: ['received checked_in', 'received completed_without_return'],
}

/** Returns when a step of a simulated loan was done; undefined where it was not. */
export const doneAt = ({ lines }: TrialLoan, step: TrialStep): Instant | undefined =>
  lines.find(({ direction, what, isTaken }) => isTaken && ticks[step].includes(`${direction} ${what}`))?.at

/** Returns the steps of a simulated loan that are done. */
export const doneSteps = (trial: TrialLoan): readonly TrialStep[] =>
  trialSteps.filter((step) => doneAt(trial, step) !== undefined)

const sendingFor = 60_000
const overBy = new Set([
  'received unfilled',
  'received cancel_accepted',
  'received cancelled',
  'sent shipped_return',
  'sent cancel',
])

/**
 * Returns what ends a simulated loan that the partner's system still has, before another begins; `wait` while its request is
 * on its way (a second click), undefined where nothing is to be ended.
 */
export const endOf = (trial: TrialLoan, now: Instant): 'wait' | 'cancel' | 'shipped_return' | undefined => {
  if (trial.lines.length === 0)
    return Date.parse(now) - Date.parse(trial.startedAt) < sendingFor ? 'wait' : undefined
  const done = doneSteps(trial)
  const isOver = trial.lines.some(
    ({ direction, what, isTaken }) => isTaken && overBy.has(`${direction} ${what}`),
  )
  if (!done.includes('request') || done.includes('completed') || isOver) return undefined
  return done.includes('shipped') ? 'shipped_return' : 'cancel'
}
