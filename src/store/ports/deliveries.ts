import type { Delivery, DeliveryQuery, OutboxSummary } from './outbox.ts'
import type { Page } from './stored.ts'

/** Reads deliveries of the outbox, for the API, the metrics and the dump. */
export type DeliveriesPort = {
  /** Lists deliveries, newest first. */
  listDeliveries(query: DeliveryQuery): Promise<Page<Delivery>>
  getDelivery(id: string): Promise<Delivery | null>
  /** Counts the deliveries of all libraries that wait, are being sent, or are dead: one entry per state. */
  summarizeOutbox(): Promise<readonly OutboxSummary[]>
}
