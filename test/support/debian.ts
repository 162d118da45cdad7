import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Programs that tests need, and the Debian packages that bring them. */
const packages = {
  '/usr/bin/chromium': 'chromium',
  '/usr/bin/redis-server': 'redis-server',
  '/usr/bin/redis-cli': 'redis-server',
  '/usr/sbin/dovecot': 'dovecot-imapd',
} as const

/**
 * Makes sure that a program is there: installs its Debian package where it is missing, as root on a bare machine.
 *
 * @returns the path of the program
 */
export const installed = async <Path extends keyof typeof packages>(path: Path): Promise<Path> => {
  if (existsSync(path)) return path
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env: environment })
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', packages[path]], {
    env: environment,
    maxBuffer: 50_000_000,
  })
  return path
}
