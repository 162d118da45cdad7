import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { RequestNumber } from '../../src/borrowing/values.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { allPages, oslo } from '../contract/samples.ts'

/** Lets a child commit, kills it after so many commits, and gives the numbers it had printed as durable. */
const killAfter = async (commits: number, file: string, run: string): Promise<readonly string[]> => {
  const program = fileURLToPath(new URL('committing-child.ts', import.meta.url))
  const child = spawn(process.execPath, [program, file, run], { stdio: ['ignore', 'pipe', 'inherit'] })
  const printed: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line)
    if (printed.length === commits) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  return printed.filter((line) => RequestNumber.safeParse(line).success)
}

it('loses nothing that was committed, and keeps nothing by halves, when it is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-crash-'))
  const file = join(folder, 'lendwire.sqlite')
  const durable: string[] = []
  for (const [index, run] of ['A', 'B', 'C', 'D'].entries()) {
    durable.push(...(await killAfter(100 + index * 400, file, run)))
    const store = await openSqliteStore({ file })
    const stored = (
      await allPages((cursor) => store.listRequests({ library: oslo, limit: 500, cursor }))
    ).flat()
    const numbers = stored.map(({ value }) => value.number)
    expect(numbers).toEqual(expect.arrayContaining(durable))
    for (const number of numbers) {
      const timeline = await store.readTimeline(oslo, number)
      expect(timeline.map((item) => item.kind).toSorted()).toEqual(['event', 'message_in', 'message_out'])
    }
    expect(await store.isReady()).toBe(true)
    await store.close()
  }
  expect(durable.length).toBeGreaterThan(1000)
  await rm(folder, { recursive: true })
})
