import type { CounterName, DurationName } from '../delivery/metrics.ts'

type Definition = { readonly name: string; readonly help: string; readonly labels: readonly string[] }

/** The counters, by their names inside the gateway. Names follow https://prometheus.io/docs/practices/naming/. */
export const counters: Readonly<Record<CounterName, Definition>> = {
  http_requests: {
    name: 'lendwire_http_requests_total',
    help: 'HTTP calls that were answered',
    labels: ['method', 'route', 'status'],
  },
  messages_received: {
    name: 'lendwire_messages_received_total',
    help: 'Messages that came in from partners, library systems and mailboxes, by their result',
    labels: ['partner', 'protocol', 'state'],
  },
  delivery_attempts: {
    name: 'lendwire_delivery_attempts_total',
    help: 'Attempts at deliveries: delivered, transient and ambiguous (tried again), refused, dead (given up)',
    labels: ['target', 'partner', 'protocol', 'result'],
  },
  request_changes_given_up: {
    name: 'lendwire_request_changes_given_up_total',
    help: 'Changes of a request that were given up',
    labels: ['cause', 'by'],
  },
}

/** The durations, in seconds, with the upper bounds of their buckets. */
export const durations: Readonly<Record<DurationName, Definition & { readonly buckets: number[] }>> = {
  http_request: {
    name: 'lendwire_http_request_duration_seconds',
    help: 'Time until an HTTP call was answered',
    labels: ['method', 'route'],
    buckets: [0.005, 0.025, 0.1, 0.5, 1, 2.5, 10],
  },
  store_commit: {
    name: 'lendwire_store_commit_duration_seconds',
    help: 'Time until a change was durable',
    labels: [],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
  },
}

/** The values that are read at a scrape. */
export const gauges = {
  outboxDeliveries: {
    name: 'lendwire_outbox_deliveries',
    help: 'Deliveries that are not settled or are dead',
    labels: ['state'],
  },
  outboxOldest: {
    name: 'lendwire_outbox_oldest_seconds',
    help: 'Age of the oldest delivery in a state',
    labels: ['state'],
  },
  circuit: {
    name: 'lendwire_partner_circuit_blocked',
    help: 'Partners whose circuit breaker is open or half open',
    labels: ['partner', 'state'],
  },
  requests: {
    name: 'lendwire_requests',
    help: 'Requests by stage, closed ones included',
    labels: ['stage'],
  },
  attention: {
    name: 'lendwire_requests_attention',
    help: 'Requests that need attention, by kind; a request may have several',
    labels: ['kind'],
  },
  webhookLag: {
    name: 'lendwire_webhook_oldest_event_seconds',
    help: 'Age of the oldest event that a webhook was not sent yet; 0 if there is none',
    labels: ['webhook'],
  },
  webhookPaused: {
    name: 'lendwire_webhook_paused',
    help: '1 while a webhook is paused',
    labels: ['webhook'],
  },
  mailboxRead: {
    name: 'lendwire_mailbox_last_read_timestamp_seconds',
    help: 'When a mailbox was last read to its end',
    labels: ['mailbox'],
  },
  mailboxFailing: {
    name: 'lendwire_mailbox_failing',
    help: '1 if the last attempt to read a mailbox failed',
    labels: ['mailbox'],
  },
  faultyDocuments: {
    name: 'lendwire_faulty_documents',
    help: 'Configuration documents that cannot be read',
    labels: [],
  },
  openAlarms: {
    name: 'lendwire_alarms_open',
    help: 'Alarms that are open, by the kind of their condition',
    labels: ['condition'],
  },
  certificateRemaining: {
    name: 'lendwire_partner_certificate_remaining_seconds',
    help: 'Time until the certificate ends that the last connection test of a partner met; negative once it has ended',
    labels: ['partner'],
  },
  diskFree: {
    name: 'lendwire_disk_free_ratio',
    help: 'Free share of the disk of a SQLite store, from 0 to 1; no value for another store',
    labels: [],
  },
  paused: {
    name: 'lendwire_restore_paused',
    help: '1 while a restored store waits to be released',
    labels: [],
  },
} as const satisfies Readonly<Record<string, Definition>>
export type GaugeName = keyof typeof gauges

/** A value of a gauge at one moment. */
export type GaugeValue = {
  readonly gauge: GaugeName
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}
