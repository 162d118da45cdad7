/** A hand-made fault in the source, and the tests that must fail with it. */
export type Mutation = {
  readonly name: string
  readonly file: string
  readonly from: string
  readonly to: string
  readonly tests: readonly string[]
  /** Only the tests whose names match. */
  readonly named?: string
}

const contract = ['test/store/sqlite.test.ts']
const outcome = ['test/delivery/attempt-outcome.test.ts']

/** Ten faults of fencing and of ambiguity. */
export const mutations: readonly Mutation[] = [
  {
    name: 'a worker whose lease was lost commits its result',
    file: 'src/store/sqlite/commit.ts',
    from: 'if (settle !== null && !tables.outbox.isLeased(settle.delivery, settle.leaseToken)) {',
    to: 'if (settle !== null && !tables.outbox.isLeased(settle.delivery, settle.leaseToken) && Boolean(0)) {',
    tests: contract,
    named: 'leases of deliveries|settle',
  },
  {
    name: 'an attempt is settled under the lease of another worker',
    file: 'src/store/sqlite/records/outbox.ts',
    from: "WHERE id = ? AND lease_token = ? AND state = 'leased' RETURNING",
    to: "WHERE id = ? AND (lease_token = ? OR 1) AND state = 'leased' RETURNING",
    tests: contract,
    named: 'leases of deliveries|settle',
  },
  {
    name: 'a delivery whose lease ended is not marked as possibly taken',
    file: 'src/store/sqlite/records/claim-deliveries.ts',
    from: "possibly_taken = max(possibly_taken, state = 'leased')",
    to: 'possibly_taken = possibly_taken',
    tests: contract,
    named: 'leases of deliveries',
  },
  {
    name: 'a later settlement forgets that a delivery was possibly taken',
    file: 'src/store/sqlite/records/outbox.ts',
    from: 'possibly_taken = max(possibly_taken, ?)',
    to: 'possibly_taken = min(possibly_taken, ?)',
    tests: contract,
    named: 'settle',
  },
  {
    name: 'what was possibly taken is withdrawn',
    file: 'src/store/policy/withdrawal.ts',
    from: "left.state === 'waiting' && !left.possiblyTaken",
    to: "left.state === 'waiting'",
    tests: contract,
    named: 'withdraw',
  },
  {
    name: 'a change is committed on an old version of its request',
    file: 'src/store/sqlite/commit.ts',
    from: '(stored?.version ?? 0) !== change.expectedVersion)',
    to: '(stored?.version ?? 0) > change.expectedVersion + 1)',
    tests: contract,
    named: 'version|conflict',
  },
  {
    name: 'a repeated message is applied twice',
    file: 'src/store/sqlite/commit.ts',
    from: "if (repeated !== null) return stop({ kind: 'repeat', reply: repeated.reply })",
    to: "if (repeated !== null && Boolean(0)) return stop({ kind: 'repeat', reply: repeated.reply })",
    tests: contract,
    named: 'fingerprint',
  },
  {
    name: 'a call is carried out twice under one idempotency key',
    file: 'src/store/sqlite/commit.ts',
    from: "if (answered !== null) return stop({ kind: 'replay', ...answered })",
    to: "if (answered !== null && Boolean(0)) return stop({ kind: 'replay', ...answered })",
    tests: contract,
    named: 'idempotency',
  },
  {
    name: 'an answer that never came counts as not taken',
    file: 'src/delivery/outbound/attempt-outcome.ts',
    from: "if (result.kind === 'maybe_taken') return { class: 'ambiguous', reason: result.reason }",
    to: "if (result.kind === 'maybe_taken') return { class: 'transient', reason: result.reason }",
    tests: outcome,
  },
  {
    name: 'a refusal after an ambiguous attempt counts as a refusal',
    file: 'src/delivery/outbound/attempt-outcome.ts',
    from: 'const inDoubt = delivery.possiblyTaken || attempt.alreadyKnown',
    to: 'const inDoubt = attempt.alreadyKnown',
    tests: outcome,
  },
]
