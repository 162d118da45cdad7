import type { Instant } from '../borrowing/values.ts'
import { isPaused } from '../configuration/restore-record.ts'
import type { Configuration } from '../configuration/snapshot.ts'
import type { CircuitBreakers } from '../delivery/outbound/circuit-breaker.ts'
import { MailboxState } from '../partners/mailbox.ts'
import type { Store } from '../store/ports/store.ts'
import type { GaugeValue } from './definitions.ts'

/** What gauges are read from. */
export type GaugeDeps = {
  readonly store: Pick<Store, 'summarizeOutbox' | 'listDocuments'>
  readonly configuration: Configuration
  readonly circuitBreakers: Pick<CircuitBreakers, 'states'>
  readonly now: () => Instant
}

const readOutbox = async ({ store, now }: GaugeDeps): Promise<readonly GaugeValue[]> => {
  const at = Date.parse(now())
  return (await store.summarizeOutbox()).flatMap(({ state, count, oldest }): readonly GaugeValue[] => [
    { gauge: 'outboxDeliveries', labels: { state }, value: count },
    {
      gauge: 'outboxOldest',
      labels: { state },
      value: oldest === null ? 0 : Math.max(0, (at - Date.parse(oldest)) / 1_000),
    },
  ])
}

const readCircuits = async ({ circuitBreakers, now }: GaugeDeps): Promise<readonly GaugeValue[]> =>
  [...(await circuitBreakers.states(now()))].flatMap(([partner, { state }]): readonly GaugeValue[] =>
    state === 'closed' ? [] : [{ gauge: 'circuit', labels: { partner, state }, value: 1 }],
  )

const readMailboxes = async ({ store }: GaugeDeps): Promise<readonly GaugeValue[]> =>
  (await store.listDocuments('mailbox_state')).flatMap(({ key: mailbox, value }): readonly GaugeValue[] => {
    const state = MailboxState.safeParse(value).data
    if (state === undefined) return []
    const { lastReadAt, lastFailure } = state
    return [
      {
        gauge: 'mailboxRead',
        labels: { mailbox },
        value: lastReadAt === null ? 0 : Date.parse(lastReadAt) / 1_000,
      },
      {
        gauge: 'mailboxFailing',
        labels: { mailbox },
        value: lastFailure !== null && lastFailure.at > (lastReadAt ?? '') ? 1 : 0,
      },
    ]
  })

/** Reads the state of the gateway for monitoring. */
export const readGauges = async (deps: GaugeDeps): Promise<readonly GaugeValue[]> => {
  const snapshot = await deps.configuration.snapshot()
  const read = await Promise.all([readOutbox(deps), readCircuits(deps), readMailboxes(deps)])
  return [
    ...read.flat(),
    { gauge: 'faultyDocuments', labels: {}, value: snapshot.faults().length },
    { gauge: 'paused', labels: {}, value: isPaused(snapshot.restore()) ? 1 : 0 },
  ]
}
