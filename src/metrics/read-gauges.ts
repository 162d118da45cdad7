import { AlarmCondition } from '../alarms/alarm-rule.ts'
import { readAlarms } from '../alarms/stored-alarms.ts'
import { Attention } from '../borrowing/request/attention.ts'
import { stages } from '../borrowing/request/stage.ts'
import type { Instant } from '../borrowing/values.ts'
import { isPaused } from '../configuration/restore-record.ts'
import type { Configuration } from '../configuration/snapshot.ts'
import type { CircuitBreakers } from '../delivery/outbound/circuit-breaker.ts'
import { certificateDaysLeft, PartnerChecks } from '../partner-health/stored-checks.ts'
import { MailboxState } from '../partners/mailbox.ts'
import type { CountedRequestState } from '../store/ports/request-lists.ts'
import type { Store } from '../store/ports/store.ts'
import { Webhook } from '../webhooks/webhook.ts'
import { WebhookState } from '../webhooks/webhook-state.ts'
import type { GaugeValue } from './definitions.ts'

/** The sources of gauges. */
export type GaugeDeps = {
  readonly store: Pick<
    Store,
    'summarizeOutbox' | 'listDocuments' | 'getDocument' | 'countRequestStates' | 'listEventsAfter'
  >
  readonly configuration: Configuration
  readonly circuitBreakers: Pick<CircuitBreakers, 'states'>
  readonly now: () => Instant
  /** Reads the free share of the disk of the store, in per cent; null where it has none of its own. */
  readonly freeDisk: () => Promise<number | null>
}

const attentionKinds = Attention.options.map(({ shape }) => shape.kind.value)

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

/** Adds up the requests of each value that a state has. */
const addUp = <Value extends string>(
  counted: readonly CountedRequestState[],
  values: readonly Value[],
  has: (state: CountedRequestState['state'], value: Value) => boolean,
): readonly (readonly [Value, number])[] =>
  values.map((value) => [
    value,
    counted.reduce((sum, { state, requests }) => (has(state, value) ? sum + requests : sum), 0),
  ])

const readRequests = async ({ store }: GaugeDeps): Promise<readonly GaugeValue[]> => {
  const counted = await store.countRequestStates()
  const byStage = addUp(counted, stages, ({ stage }, each) => stage === each)
  const byAttention = addUp(counted, attentionKinds, ({ attention }, kind) => attention.includes(kind))
  return [
    ...byStage.map(([stage, value]): GaugeValue => ({ gauge: 'requests', labels: { stage }, value })),
    ...byAttention.map(([kind, value]): GaugeValue => ({ gauge: 'attention', labels: { kind }, value })),
  ]
}

/** Returns since when a webhook owes an event; null if it owes none. One event is read for each webhook. */
const dueSince = async (
  { store }: GaugeDeps,
  { library }: Webhook,
  { cursor, held }: WebhookState,
): Promise<number | null> => {
  const [next] = await store.listEventsAfter(library, cursor, 1)
  const times = [next?.event.at, ...held.map(({ firstFailedAt }) => firstFailedAt)]
    .filter((at) => at !== undefined && at !== null)
    .map((at) => Date.parse(at))
  return times.length === 0 ? null : Math.min(...times)
}

const readWebhooks = async (deps: GaugeDeps): Promise<readonly GaugeValue[]> => {
  const states = new Map(
    (await deps.store.listDocuments('webhook_state')).map(({ key, value }) => [
      key,
      WebhookState.safeParse(value).data,
    ]),
  )
  const read = (await deps.store.listDocuments('webhook')).map(async ({ key: webhook, value }) => {
    const endpoint = Webhook.safeParse(value).data
    const state = states.get(webhook)
    if (endpoint === undefined || endpoint.status === 'inactive' || state === undefined) return []
    const since = await dueSince(deps, endpoint, state)
    const age = since === null ? 0 : Math.max(0, (Date.parse(deps.now()) - since) / 1_000)
    return [
      { gauge: 'webhookLag', labels: { webhook }, value: age },
      { gauge: 'webhookPaused', labels: { webhook }, value: state.paused === null ? 0 : 1 },
    ] satisfies readonly GaugeValue[]
  })
  return (await Promise.all(read)).flat()
}

const readOpenAlarms = async ({ store }: GaugeDeps): Promise<readonly GaugeValue[]> => {
  const open = (await readAlarms(store)).filter(({ value }) => value.overAt === null)
  return AlarmCondition.options.map(({ shape }) => {
    const condition = shape.kind.value
    return {
      gauge: 'openAlarms',
      labels: { condition },
      value: open.filter(({ value }) => value.kind === condition).length,
    }
  })
}

const readCertificates = async ({ store, now }: GaugeDeps): Promise<readonly GaugeValue[]> =>
  (await store.listDocuments('partner_check')).flatMap(({ key: partner, value }): readonly GaugeValue[] => {
    const checks = PartnerChecks.safeParse(value).data
    const days = checks === undefined ? null : certificateDaysLeft(checks, now())
    return days === null
      ? []
      : [{ gauge: 'certificateRemaining', labels: { partner }, value: Math.round(days * 86_400) }]
  })

const readDisk = async ({ freeDisk }: GaugeDeps): Promise<readonly GaugeValue[]> => {
  const percent = await freeDisk().catch(() => null)
  return percent === null ? [] : [{ gauge: 'diskFree', labels: {}, value: percent / 100 }]
}

/** Reads the state of the gateway for monitoring: a few rows for each gauge, whatever the store holds. */
export const readGauges = async (deps: GaugeDeps): Promise<readonly GaugeValue[]> => {
  const snapshot = await deps.configuration.snapshot()
  const read = await Promise.all([
    readOutbox(deps),
    readCircuits(deps),
    readMailboxes(deps),
    readRequests(deps),
    readWebhooks(deps),
    readOpenAlarms(deps),
    readCertificates(deps),
    readDisk(deps),
  ])
  return [
    ...read.flat(),
    { gauge: 'faultyDocuments', labels: {}, value: snapshot.faults().length },
    { gauge: 'paused', labels: {}, value: isPaused(snapshot.restore()) ? 1 : 0 },
  ]
}
