import { z } from 'zod'
import { type PartnerCounts, utcDay } from '../../borrowing/partner-statistics/partner-counts.ts'
import { instantOf, millisecondsPerDay } from '../../borrowing/time.ts'
import { Instant, PartnerCode } from '../../borrowing/values.ts'
import type { DocumentsPort } from '../../store/ports/documents.ts'
import type { PartnerCountsPort } from '../../store/ports/partner-counts.ts'

/**
 * A partner's circuit breaker as it is stored: failures in a row, until when no delivery is sent, since when deliveries
 * are paused, with what is tried meanwhile, and since when those that are tried arrive.
 */
const Circuit = z.object({
  failures: z.int().nonnegative(),
  openUntil: Instant.nullable(),
  pausedSince: Instant.nullable().default(null),
  acceptedSince: Instant.nullable().default(null),
})
type Circuit = z.infer<typeof Circuit>

/** Failures in a row that open the circuit. */
const threshold = 5
const noFailure: Circuit = { failures: 0, openUntil: null, pausedSince: null, acceptedSince: null }
const firstWait = 10_000
const longestWait = 300_000

const afterFailure = (circuit: Circuit, now: Instant): Circuit => {
  const failures = circuit.failures + 1
  if (failures < threshold) return { ...noFailure, failures }
  const wait = Math.min(longestWait, firstWait * 2 ** (failures - threshold))
  const openUntil = instantOf(Date.parse(now) + wait)
  return { failures, openUntil, pausedSince: circuit.pausedSince ?? now, acceptedSince: null }
}

/** A message arrived. It ends no pause: a connection test does, which is made at once. */
const afterSuccess = (circuit: Circuit, now: Instant): Circuit | undefined =>
  circuit.pausedSince === null
    ? undefined
    : { ...circuit, openUntil: null, acceptedSince: circuit.acceptedSince ?? now }

/**
 * The state of a partner's circuit breaker: `closed`, deliveries are sent; `open`, the partner failed repeatedly, and none
 * is sent before `openUntil`; `half_open`, one is sent at a time, until a connection test passes.
 */
export type CircuitState = {
  readonly state: 'closed' | 'open' | 'half_open'
  /** Failures in a row. */
  readonly failures: number
  readonly openUntil: Instant | null
  /** Since when deliveries are paused, or tried one at a time; null while all are sent. */
  readonly pausedSince: Instant | null
  /** Since when messages arrive that are tried while deliveries are paused; null where none did. */
  readonly acceptedSince: Instant | null
}

const stateOf = (circuit: Circuit, now: Instant): CircuitState => {
  if (circuit.failures < threshold) return { ...noFailure, state: 'closed', failures: circuit.failures }
  return circuit.openUntil !== null && circuit.openUntil > now
    ? { ...circuit, state: 'open' }
    : { ...circuit, state: 'half_open', openUntil: null }
}

/** Reads how long deliveries were paused, on each day of UTC. */
const pausedSeconds = (partner: PartnerCode, since: Instant, until: Instant): readonly PartnerCounts[] => {
  const end = Date.parse(until)
  const days: PartnerCounts[] = []
  for (let start = Date.parse(since); start < end; ) {
    const nextDay = (Math.floor(start / millisecondsPerDay) + 1) * millisecondsPerDay
    const seconds = Math.round((Math.min(nextDay, end) - start) / 1000)
    if (seconds > 0)
      days.push({ partner, day: utcDay(instantOf(start)), counts: { paused_seconds: seconds } })
    start = nextDay
  }
  return days
}

/** The circuit breakers of all partners, shared by all processes: documents of the store. */
export type CircuitBreakers = {
  /** Lists the partners that get no delivery now, and those that get one at a time. */
  readonly listBlocked: (
    now: Instant,
  ) => Promise<{ readonly open: readonly PartnerCode[]; readonly halfOpen: readonly PartnerCode[] }>
  /** Reads the states of the partners that failed last; the circuit of every other partner is closed. */
  readonly states: (now: Instant) => Promise<ReadonlyMap<PartnerCode, CircuitState>>
  readonly recordFailure: (partner: PartnerCode, now: Instant) => Promise<void>
  readonly recordSuccess: (partner: PartnerCode, now: Instant) => Promise<void>
  /** Ends the pause of a partner whose connection test passed, or which a person resumes. */
  readonly endPause: (partner: PartnerCode, now: Instant) => Promise<void>
}

/** Reads a stored circuit. One that cannot be read counts as closed: it must not stop the deliveries to others. */
const parseCircuit = (value: unknown): Circuit => Circuit.safeParse(value).data ?? noFailure

/** Records that deliveries to a partner are paused or resumed. */
export type NotePartnerState = (
  partner: PartnerCode,
  state: 'partner_paused' | 'partner_recovered',
  at: Instant,
) => void

/**
 * Creates the circuit breakers. After five failures in a row a partner gets no delivery for a while, then one at a time,
 * until a connection test passes or a person resumes it.
 *
 * @param note is called once for each pause and each end of one, whichever process it was
 */
export const createCircuitBreakers = (
  store: DocumentsPort & Pick<PartnerCountsPort, 'addPartnerCounts'>,
  note: NotePartnerState,
): CircuitBreakers => {
  /** Changes the circuit of a partner, also while other processes do. Gives it as it was before. */
  const change = async (
    partner: PartnerCode,
    next: (circuit: Circuit | null) => Circuit | undefined,
  ): Promise<Circuit | null> => {
    for (;;) {
      const stored = await store.getDocument('circuit', partner)
      const before = stored === null ? null : parseCircuit(stored.value)
      const value = next(before)
      if (stored === null && value === undefined) return null
      const expectedVersion = stored?.version ?? 0
      const result = await store.putDocuments([{ kind: 'circuit', key: partner, value, expectedVersion }])
      if (result === 'written') return before
    }
  }
  const states = async (now: Instant): Promise<ReadonlyMap<PartnerCode, CircuitState>> =>
    new Map(
      (await store.listDocuments('circuit')).map(({ key, value }) => [
        PartnerCode.parse(key),
        stateOf(parseCircuit(value), now),
      ]),
    )
  return {
    listBlocked: async (now) => {
      const all = [...(await states(now))]
      const partnersIn = (wanted: CircuitState['state']): readonly PartnerCode[] =>
        all.flatMap(([partner, { state }]) => (state === wanted ? [partner] : []))
      return { open: partnersIn('open'), halfOpen: partnersIn('half_open') }
    },
    states,
    recordFailure: async (partner, now) => {
      const before =
        (await change(partner, (circuit) => afterFailure(circuit ?? noFailure, now))) ?? noFailure
      if (before.pausedSince === null && afterFailure(before, now).pausedSince !== null)
        note(partner, 'partner_paused', now)
    },
    recordSuccess: async (partner, now) => {
      await change(partner, (circuit) => (circuit === null ? undefined : afterSuccess(circuit, now)))
    },
    endPause: async (partner, now) => {
      const circuit = await change(partner, () => undefined)
      if (circuit === null || circuit.pausedSince === null) return
      note(partner, 'partner_recovered', now)
      await store.addPartnerCounts(null, pausedSeconds(partner, circuit.pausedSince, now))
    },
  }
}
