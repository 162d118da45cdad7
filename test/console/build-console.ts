import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../..')

/** Builds the console where its sources have changed, so that the tests see what they are about. */
export const setup = async (): Promise<void> => {
  await promisify(execFile)(process.execPath, [join(root, 'scripts/build-console.ts')], { cwd: root })
}
