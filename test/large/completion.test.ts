import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installed } from '../support/debian.ts'

const run = promisify(execFile)
const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

let folder = ''
const scripts = { zsh: '', fish: '' }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-completion-'))
  for (const shell of ['zsh', 'fish'] as const) {
    scripts[shell] = join(folder, shell)
    const { stdout } = await run(process.execPath, [cli, 'completion', shell])
    await writeFile(scripts[shell], stdout)
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Lines as they are typed, with Tab at the end, and as they stand afterwards. */
const lines = [
  ['lendwire ba', 'lendwire backup'],
  ['lendwire keys cr', 'lendwire keys create'],
  ['lendwire backup FILE --store sqlite:x --j', 'lendwire backup FILE --store sqlite:x --json'],
  ['lendwire config export --format y', 'lendwire config export --format yaml'],
  ['lendwire lender --sc', 'lendwire lender --scenario'],
] as const

test.each(lines)('zsh without a configuration completes %j to %j', async (typed, completed) => {
  const shell = await installed('/usr/bin/zsh')
  const script = `
    zmodload zsh/zpty
    zpty terminal HOME=${folder} TERM=dumb zsh -f -i
    zpty -w terminal "PS1=ready; source ${scripts.zsh}; echo rea''d"
    zpty -r terminal printed "*read"$'\\r\\n*ready*'
    zpty -n -w terminal "${typed}"$'\\t'
    zpty -r terminal printed "*${completed} *"
    print -r -- "$printed"`
  const { stdout } = await run(shell, ['-f', '-c', script], { timeout: 60_000 })
  expect(stdout).toContain(completed)
})

test.each(lines)('fish completes %j to %j', async (typed, completed) => {
  const shell = await installed('/usr/bin/fish')
  const { stdout } = await run(
    shell,
    ['--no-config', '-c', `source ${scripts.fish}; complete -C ${JSON.stringify(typed)}`],
    { env: { ...process.env, HOME: folder } },
  )
  expect(stdout.split('\n').map((line) => line.split('\t')[0])).toContain(completed.split(' ').at(-1))
})
