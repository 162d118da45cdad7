import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApplyOptions, applyFile } from '../../src/cli/config.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-prune-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const apply = async (options: ApplyOptions, content: string): Promise<string> => {
  const file = join(folder, 'config.yaml')
  await writeFile(file, content)
  const printed: string[] = []
  const output = { print: (line: string) => void printed.push(line), complain: () => undefined }
  const store = `sqlite:${join(folder, 'store.sqlite')}`
  expect(await applyFile(file, { store, ...options }, output)).toBe(0)
  return printed.join('\n')
}

test('a file deletes what it leaves out with --prune only, and a dry run shows it', async () => {
  const one = 'workflows: [{ code: first }]\n'
  await apply({}, 'workflows: [{ code: first }, { code: second }]\n')
  expect(await apply({}, one)).toContain('0 changed, 1 unchanged')
  const shown = await apply({ prune: true, dryRun: true }, one)
  expect(shown).toContain('- workflow profile second')
  expect(shown).toContain('0 changed, 1 deleted, 1 unchanged')
  expect(await apply({ prune: true }, one)).toContain('- workflow profile second')
  expect(await apply({ prune: true }, one)).not.toContain('second')
})
