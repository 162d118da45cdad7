import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { adminKey, until } from '../support/gateway.ts'

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

it('a gateway ends with an error if its writing thread ends, so that its supervisor restarts it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-writer-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  const child: ChildProcess = spawn(
    process.execPath,
    [
      ...[
        '--import',
        pathOf('../../scripts/stop-with-parent.ts'),
        '--import',
        pathOf('end-writing-thread.ts'),
      ],
      pathOf('../../src/main.ts'),
    ],
    {
      env: {
        ...process.env,
        LENDWIRE_PORT: '0',
        LENDWIRE_STORE: `sqlite:${join(folder, 'lendwire.sqlite')}`,
        LENDWIRE_ADMIN_KEY: adminKey,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  const gone = once(child, 'exit')
  closers.push(async () => {
    child.kill('SIGKILL')
    await gone
  })
  let output = ''
  let errors = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  await until('the gateway', () => output.includes('listens on'), 60_000)
  child.kill('SIGUSR2')
  expect(await gone).toEqual([1, null])
  expect(errors).toContain('The thread that uses the database has ended.')
  expect(errors).toContain('The gateway ends, so that its supervisor restarts it.')
})
