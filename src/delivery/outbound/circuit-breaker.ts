import { z } from 'zod'
import { instantOf } from '../../borrowing/time.ts'
import { Instant, PartnerCode } from '../../borrowing/values.ts'
import type { DocumentsPort } from '../../store/ports/documents.ts'

/** A partner's circuit: how often in a row it failed, and until when its entries wait. */
const Circuit = z.object({ failures: z.int().nonnegative(), openUntil: Instant.nullable() })
type Circuit = z.infer<typeof Circuit>

/** Failures in a row that open the circuit. */
const threshold = 5
const firstWait = 10_000
const longestWait = 300_000

const afterFailure = (circuit: Circuit, now: Instant): Circuit => {
  const failures = circuit.failures + 1
  if (failures < threshold) return { failures, openUntil: null }
  const wait = Math.min(longestWait, firstWait * 2 ** (failures - threshold))
  return { failures, openUntil: instantOf(Date.parse(now) + wait) }
}

/**
 * How deliveries to a partner go on: `closed`, all of them go out; `open`, it failed again and again, and none goes out
 * before `openUntil`; `trying`, one goes out at a time, until one arrives.
 */
export type CircuitState = {
  readonly state: 'closed' | 'open' | 'trying'
  /** Failures in a row. */
  readonly failures: number
  readonly openUntil: Instant | null
}

const stateOf = ({ failures, openUntil }: Circuit, now: Instant): CircuitState => {
  if (failures < threshold) return { state: 'closed', failures, openUntil: null }
  return openUntil !== null && openUntil > now
    ? { state: 'open', failures, openUntil }
    : { state: 'trying', failures, openUntil: null }
}

/** What deliveries know of their partners' circuits, over all processes: documents of the store. */
export type Circuits = {
  /** Partners that wait, and those that are tried again with one message at a time. */
  readonly now: (
    now: Instant,
  ) => Promise<{ readonly open: readonly PartnerCode[]; readonly trying: readonly PartnerCode[] }>
  /** How it is with those partners that failed last. */
  readonly states: (now: Instant) => Promise<ReadonlyMap<PartnerCode, CircuitState>>
  readonly failed: (partner: PartnerCode, now: Instant) => Promise<void>
  readonly succeeded: (partner: PartnerCode) => Promise<void>
}

/**
 * Keeps the circuits. A partner that fails again and again is left alone for a while, then tried with one message; one
 * success closes its circuit.
 */
export const createCircuits = (store: DocumentsPort): Circuits => {
  const read = async (partner: PartnerCode): Promise<Circuit | null> => {
    const stored = await store.getDocument('circuit', partner)
    return Circuit.safeParse(stored?.value).data ?? null
  }
  const write = (partner: PartnerCode, value: Circuit | undefined) =>
    store.putDocuments([{ kind: 'circuit', key: partner, value, expectedVersion: null }])
  const states = async (now: Instant): Promise<ReadonlyMap<PartnerCode, CircuitState>> =>
    new Map(
      (await store.listDocuments('circuit')).flatMap(({ key, value }) => {
        // A note that cannot be read counts as none: deliveries go out, and the next failure writes it again.
        const circuit = Circuit.safeParse(value).data
        return circuit === undefined ? [] : [[PartnerCode.parse(key), stateOf(circuit, now)] as const]
      }),
    )
  return {
    now: async (now) => {
      const all = [...(await states(now))]
      const those = (wanted: CircuitState['state']): readonly PartnerCode[] =>
        all.flatMap(([partner, { state }]) => (state === wanted ? [partner] : []))
      return { open: those('open'), trying: those('trying') }
    },
    states,
    failed: async (partner, now) => {
      await write(partner, afterFailure((await read(partner)) ?? { failures: 0, openUntil: null }, now))
    },
    succeeded: async (partner) => {
      if ((await read(partner)) !== null) await write(partner, undefined)
    },
  }
}
