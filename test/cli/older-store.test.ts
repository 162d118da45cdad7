import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkConfiguration } from '../../src/cli/check-configuration.ts'
import { applyFile, exportFile } from '../../src/cli/config.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { dump } from '../../src/cli/dump.ts'
import type { Output } from '../../src/cli/output.ts'
import { upgradeSteps } from '../../src/store/upgrades/steps.ts'
import { captureOutput } from '../support/capture-output.ts'
import { startRedis } from '../support/redis.ts'
import { openWithSteps } from '../upgrade/open-with-steps.ts'

const run = promisify(execFile)
let folder = ''
let configuration = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-older-store-'))
  configuration = join(folder, 'empty.yaml')
  await writeFile(configuration, 'libraries: []\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The commands that only look. */
const looks = (store: string): readonly ((output: Output) => Promise<number>)[] => [
  (output) => exportFile({ store, format: 'yaml', secrets: 'references' }, output),
  (output) => applyFile(configuration, { store, dryRun: true }, output),
  (output) => checkConfiguration(undefined, { store }, output),
  (output) => dump(join(folder, 'older.dump'), { store }, output),
]

test('commands that only look refuse a SQLite file of 0.1.0 and leave it as it is', async () => {
  const old = join(folder, 'old.sqlite')
  const fixture = new URL('../../fixtures/stores/0.1.0/lendwire.sqlite.zst', import.meta.url)
  await writeFile(old, zstdDecompressSync(await readFile(fixture)))
  const before = join(folder, 'before.sqlite')
  await copyFile(old, before)
  for (const look of looks(`sqlite:${old}`))
    await expect(captureOutput(look)).rejects.toThrow(/data version 0, .*run lendwire migrate/)
  await run('cmp', [old, before])
})

test('commands that only look seal nothing in a store that no gateway has sealed, and create no key', async () => {
  const file = join(folder, 'plain.sqlite')
  await (await openWithSteps({ kind: 'sqlite', file }, upgradeSteps)).close()
  const store = `sqlite:${file}`
  for (const look of looks(store)) expect((await captureOutput(look)).code).toBe(0)
  expect((await readdir(folder)).filter((name) => name.endsWith('.key'))).toEqual([])
})

test('commands that only look refuse a Redis of an older data version, doctor says so, and all leave it as it is', async () => {
  const redis = await startRedis()
  try {
    const address = { kind: 'redis', url: redis.url, cluster: false, prefix: 'lendwire' } as const
    const older = upgradeSteps.slice(0, -1)
    await (await openWithSteps(address, older)).close()
    for (const look of looks(redis.url))
      await expect(captureOutput(look)).rejects.toThrow(`data version ${older.length}`)
    vi.stubEnv('LENDWIRE_STORE', redis.url)
    const checked = await captureOutput((output) => doctor({}, output))
    expect(checked.out).toMatch(/failed +store: .*or start the gateway\. See docs/)
    expect(checked.out).not.toContain('..')
    // A program of that version would refuse it otherwise.
    await (await openWithSteps(address, older)).close()
  } finally {
    vi.unstubAllEnvs()
    await redis.stop()
  }
})
