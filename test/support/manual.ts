import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../..')
const cache = join(root, 'node_modules/.cache')

/** Builds the manual unless it is built from these pages already. Of two workers the second waits for the first. */
export const buildManual = async (): Promise<void> => {
  mkdirSync(cache, { recursive: true })
  const build = [process.execPath, join(root, 'scripts/build-manual.ts')]
  await promisify(execFile)('flock', [join(cache, 'manual.lock'), ...build], { cwd: root })
}
