import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { type Mutation, mutations } from './mutations.ts'

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
