import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

/** A hand-made fault in the source, and the tests that must fail with it. */
type Mutation = {
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
const mutations: readonly Mutation[] = [
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
    file: 'src/store/sqlite/outbox.ts',
    from: "WHERE id = ? AND lease_token = ? AND state = 'leased' RETURNING",
    to: "WHERE id = ? AND (lease_token = ? OR 1) AND state = 'leased' RETURNING",
    tests: contract,
    named: 'leases of deliveries|settle',
  },
  {
    name: 'a delivery whose lease ended is not marked as possibly taken',
    file: 'src/store/sqlite/claim-deliveries.ts',
    from: "possibly_taken = max(possibly_taken, state = 'leased')",
    to: 'possibly_taken = possibly_taken',
    tests: contract,
    named: 'leases of deliveries',
  },
  {
    name: 'a later settlement forgets that a delivery was possibly taken',
    file: 'src/store/sqlite/outbox.ts',
    from: 'possibly_taken = max(possibly_taken, ?)',
    to: 'possibly_taken = min(possibly_taken, ?)',
    tests: contract,
    named: 'settle',
  },
  {
    name: 'what was possibly taken is withdrawn',
    file: 'src/store/sqlite/outbox.ts',
    from: 'if (each.possibly_taken === 1) return false',
    to: 'if (each.possibly_taken === 2) return false',
    tests: contract,
    named: 'withdraw',
  },
  {
    name: 'a change is committed on an old version of its request',
    file: 'src/store/sqlite/commit.ts',
    from: '(found?.version ?? 0) !== change.expectedVersion)',
    to: '(found?.version ?? 0) > change.expectedVersion + 1)',
    tests: contract,
    named: 'version|conflict',
  },
  {
    name: 'a repeated message is applied twice',
    file: 'src/store/sqlite/commit.ts',
    from: "if (before !== null) return stop({ kind: 'repeat', reply: before.reply })",
    to: "if (before !== null && Boolean(0)) return stop({ kind: 'repeat', reply: before.reply })",
    tests: contract,
    named: 'fingerprint',
  },
  {
    name: 'a call is carried out twice under one idempotency key',
    file: 'src/store/sqlite/commit.ts',
    from: "if (known !== null) return stop({ kind: 'replay', ...known })",
    to: "if (known !== null && Boolean(0)) return stop({ kind: 'replay', ...known })",
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

const root = new URL('../', import.meta.url)

const runTests = ({ tests, named }: Mutation): { readonly failed: boolean; readonly output: string } => {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--maxWorkers', '1', ...tests]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...args, ...(named === undefined ? [] : ['-t', named])],
    { cwd: root, encoding: 'utf8' },
  )
  return { failed: status !== 0 && /\d+ failed/.test(stdout), output: stdout + stderr }
}

/** Words that the names of the wanted mutations hold; all are run without them. */
const wanted = process.argv.slice(2)
const chosen = mutations.filter(
  ({ name }) => wanted.length === 0 || wanted.some((words) => name.includes(words)),
)

// A signal ends the process by its exit, which puts the file back.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

let survived = 0
for (const mutation of chosen) {
  const file = new URL(mutation.file, root)
  const text = readFileSync(file, 'utf8')
  if (text.split(mutation.from).length !== 2) {
    process.stderr.write(`${mutation.file} does not have the line of "${mutation.name}" once\n`)
    survived += 1
    continue
  }
  const restore = (): void => writeFileSync(file, text)
  process.on('exit', restore)
  try {
    writeFileSync(
      file,
      text.replace(mutation.from, () => mutation.to),
    )
    const { failed, output } = runTests(mutation)
    process.stdout.write(`${failed ? 'caught  ' : 'SURVIVED'} ${mutation.name}\n`)
    if (!failed) {
      survived += 1
      process.stderr.write(output.slice(-2_000))
    }
  } finally {
    restore()
    process.off('exit', restore)
  }
}
process.stdout.write(`${chosen.length - survived} of ${chosen.length} mutations are caught\n`)
process.exitCode = survived === 0 ? 0 : 1
