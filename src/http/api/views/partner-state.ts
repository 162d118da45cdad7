import { z } from '@hono/zod-openapi'
import type { CircuitState } from '../../../delivery/outbound/circuit-breaker.ts'

/** Whether deliveries are sent to a partner: all of them, none, or one at a time. */
export const PublicPartnerState = z.enum(['delivering', 'paused', 'probing'])

const publicStates = {
  closed: 'delivering',
  open: 'paused',
  half_open: 'probing',
} as const satisfies Record<CircuitState['state'], z.infer<typeof PublicPartnerState>>

const closedCircuit = { state: 'closed', failures: 0, openUntil: null, pausedSince: null } as const

/** Shows the circuit breaker of a partner; undefined for one that has not failed. */
export const viewPartnerState = ({
  state,
  failures,
  openUntil,
  pausedSince,
}: Omit<CircuitState, 'acceptedSince'> = closedCircuit) => ({
  state: publicStates[state],
  failures,
  pausedUntil: openUntil,
  pausedSince,
})
