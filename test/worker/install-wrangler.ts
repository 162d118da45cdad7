import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

const Lock = z.object({ packages: z.object({ 'node_modules/wrangler': z.object({ version: z.string() }) }) })

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Returns whether what npm installed last is what the lock names. */
const isInstalled = (): boolean => {
  const installed = `${folder}node_modules/.package-lock.json`
  if (!existsSync(installed)) return false
  const versionIn = (file: string): string =>
    Lock.parse(JSON.parse(readFileSync(file, 'utf8'))).packages['node_modules/wrangler'].version
  return versionIn(installed) === versionIn(`${folder}package-lock.json`)
}

/** Installs Wrangler, with the runtime of Workers, in this folder where it is missing. */
export const setup = async (): Promise<void> => {
  if (isInstalled()) return
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']
  await promisify(execFile)('npm', options, { cwd: folder })
}
