import { hash } from 'node:crypto'
import type { Fault } from '@lendwire/iso18626'

import type { PostResult } from './http-client.ts'
import type { Trigger } from './iso18626/incoming.ts'
import type { Confirmation } from './iso18626/reply.ts'
import type { LenderMessage } from './iso18626/vocabulary.ts'
import { forgetOldest } from './register.ts'
import type { Confirm } from './scenario.ts'
import type { ParsedMessage } from './wire-protocol.ts'

/** A received message and how it was answered. */
export type Received = {
  readonly sequence: number
  /** The time of its arrival, as an ISO 8601 instant. */
  readonly at: string
  /** The bytes as they came. */
  readonly bytes: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  /** The parsed message; undefined where it is not a message to a lender. */
  readonly message: ParsedMessage | undefined
  /** Every departure from the published schema. */
  readonly faults: readonly Fault[]
  /** The answer that the lender gave. */
  readonly confirm: Confirm
  /** True if the lender acts on it. */
  readonly accepted: boolean
  /** The first message with the same bytes. */
  readonly repeats?: number | undefined
  /** The first message of the same kind under the same request id and timestamp whose bytes differ. */
  readonly conflictsWith?: number | undefined
}

/** A message that the lender sent, or was to send. */
export type Sent = {
  readonly sequence: number
  /** The time at which it was written, as an ISO 8601 instant. */
  readonly at: string
  readonly requestId: string
  /** The message as data; undefined for raw bytes. */
  readonly message: LenderMessage | undefined
  readonly content: string
  /** The number of attempts to send it. */
  readonly attempts: number
  readonly result: PostResult
  /** The gateway's confirmation; undefined for an answer that is no confirmation. */
  readonly confirmation: Confirmation | undefined
}

type Variant = { readonly requestId: string; readonly trigger: Trigger | undefined }

/** The ledger at a glance. */
type Summary = {
  readonly messages: number
  /** Distinct request ids. */
  readonly requests: number
  /** Messages whose bytes had come before. */
  readonly repeats: number
  /** Two different messages of one kind with the same request id and timestamp: the library contradicts itself. */
  readonly conflicts: readonly { readonly requestId: string; readonly sequences: readonly [number, number] }[]
  /** The number of different messages of each kind for each request id, where it is more than one. */
  readonly variants: readonly (Variant & { readonly different: number })[]
  readonly sent: number
}

/** Which messages are asked for. */
type Filter = {
  readonly requestId?: string | undefined
  readonly trigger?: Trigger | undefined
  /** Only those with a higher sequence number. */
  readonly after?: number | undefined
}

export type Ledger = {
  /** Notes a message that came; returns the entry. */
  addReceived(entry: Omit<Received, 'sequence' | 'repeats' | 'conflictsWith'>): Received
  /** Notes a message that was sent; returns the entry. */
  addSent(entry: Omit<Sent, 'sequence'>): Sent
  received(filter?: Filter): readonly Received[]
  sent(filter?: Filter): readonly Sent[]
  summary(): Summary
}

/**
 * Makes an empty ledger: everything that came and went, in order.
 * @param limit how many messages each way are kept; the oldest are dropped first. With 0 nothing is kept or compared.
 */
export function createLedger(limit: number): Ledger {
  const received: Received[] = []
  const sent: Sent[] = []
  const firstByBytes = new Map<string, number>()
  const firstByName = new Map<string, { readonly sequence: number; readonly digest: string }>()
  const kinds = new Map<string, Variant & { readonly digests: Set<string> }>()
  const requests = new Map<string, true>()
  const conflicts: { requestId: string; sequences: [number, number] }[] = []
  let messages = 0
  let repeats = 0
  let sentCount = 0

  const keep = <Entry>(entries: Entry[], entry: Entry) => {
    if (limit === 0) return
    entries.push(entry)
    // Dropped in batches, because each costs a copy of the array.
    if (entries.length >= limit * 2) entries.splice(0, entries.length - limit)
  }
  const compare = (sequence: number, { bytes, message: incoming }: Pick<Received, 'bytes' | 'message'>) => {
    const digest = hash('sha256', bytes, 'base64')
    const repeated = firstByBytes.get(digest)
    if (repeated === undefined) firstByBytes.set(digest, sequence)
    else repeats += 1
    if (incoming === undefined) return { repeats: repeated }
    const { requestId, trigger, timestamp } = incoming
    requests.set(requestId, true)
    const kind = JSON.stringify([requestId, trigger])
    const variant = kinds.get(kind) ?? { requestId, trigger, digests: new Set() }
    kinds.set(kind, variant)
    variant.digests.add(digest)
    // A message that names no time is as old as any other of its kind.
    const name = JSON.stringify([requestId, trigger, timestamp ?? digest])
    const first = firstByName.get(name) ?? { sequence, digest }
    firstByName.set(name, first)
    for (const map of [firstByBytes, firstByName, kinds, requests]) forgetOldest(map, limit * 2)
    if (first.digest === digest) return { repeats: repeated }
    if (conflicts.length < limit) conflicts.push({ requestId, sequences: [first.sequence, sequence] })
    return { repeats: repeated, conflictsWith: first.sequence }
  }

  return {
    addReceived(entry) {
      messages += 1
      const sequence = messages
      const noted = { ...entry, sequence, ...(limit > 0 && compare(sequence, entry)) }
      keep(received, noted)
      return noted
    },
    addSent(entry) {
      sentCount += 1
      const noted = { ...entry, sequence: sentCount }
      keep(sent, noted)
      return noted
    },
    received: ({ requestId, trigger, after = 0 } = {}) =>
      received.filter(
        ({ sequence, message: incoming }) =>
          sequence > after &&
          (requestId === undefined || incoming?.requestId === requestId) &&
          (trigger === undefined || incoming?.trigger === trigger),
      ),
    sent: ({ requestId, after = 0 } = {}) =>
      sent.filter(
        (entry) => entry.sequence > after && (requestId === undefined || entry.requestId === requestId),
      ),
    summary: () => ({
      messages,
      requests: requests.size,
      repeats,
      conflicts: [...conflicts],
      variants: Array.from(kinds.values(), ({ requestId, trigger, digests }) => ({
        requestId,
        trigger,
        different: digests.size,
      })).filter(({ different }) => different > 1),
      sent: sentCount,
    }),
  }
}
