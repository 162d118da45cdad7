import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { migrate } from '../../src/cli/migrate.ts'
import { captureOutput } from '../support/capture-output.ts'

test('migrate --check upgrades a copy of a store of 0.1.0 and leaves the store as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-migrate-'))
  const [old, before] = [join(folder, 'old.sqlite'), join(folder, 'before.sqlite')]
  const fixture = new URL('../../fixtures/stores/0.1.0/lendwire.sqlite.zst', import.meta.url)
  await writeFile(old, zstdDecompressSync(await readFile(fixture)))
  await copyFile(old, before)
  const { out } = await captureOutput((output) => migrate({ store: `sqlite:${old}`, check: true }, output))
  expect(out).toMatch(/^The store has data version 0; this version has \d+\.$/m)
  expect(out).toMatch(/^request +1\d{3} readable$/m)
  expect(out).toContain('The store itself is unchanged.')
  expect((await readFile(old)).equals(await readFile(before))).toBe(true)
  await rm(folder, { recursive: true })
})
