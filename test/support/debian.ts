import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Programs that tests need, and the Debian packages that bring them. */
const packages = [
  { path: '/usr/bin/chromium', name: 'chromium' },
  { path: '/usr/bin/redis-server', name: 'redis-server' },
  { path: '/usr/bin/redis-cli', name: 'redis-server' },
  { path: '/usr/sbin/dovecot', name: 'dovecot-imapd' },
] as const

/** Programs of large tests only. */
const largePackages = [
  { path: '/usr/bin/docker-compose', name: 'docker-compose' },
  { path: '/usr/bin/fish', name: 'fish' },
  { path: '/usr/bin/promtool', name: 'prometheus' },
  { path: '/usr/bin/systemd-analyze', name: 'systemd' },
  { path: '/usr/bin/zsh', name: 'zsh' },
] as const

type Package = (typeof packages | typeof largePackages)[number]

/** Installs the Debian packages of the programs that are missing, as root on a bare machine. */
const install = async (wanted: readonly Package[]): Promise<void> => {
  const missing = new Set(wanted.filter(({ path }) => !existsSync(path)).map(({ name }) => name))
  if (missing.size === 0) return
  const how = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 50_000_000 }
  await run('apt-get', ['update', '-q'], how)
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...missing], how)
}

/**
 * Makes sure that a program is there.
 *
 * @returns the path of the program
 */
export const installed = async <Path extends Package['path']>(path: Path): Promise<Path> => {
  await install([...packages, ...largePackages].filter((each) => each.path === path))
  return path
}

const installBefore = (wanted: readonly Package[]): Promise<void> =>
  install(wanted).catch((error: unknown) => console.warn(error instanceof Error ? error.message : error))

/**
 * Installs all that is missing before the first test. Workers that each install what they need would find Debian's
 * package manager busy with the needs of another, and would not have theirs in the time that a test may take. Where it
 * cannot be installed, the tests that need it fail and say so.
 */
export const setup = (): Promise<void> => installBefore(packages)

/** Installs the programs of all tests, large ones too. */
export const installAll = (): Promise<void> => installBefore([...packages, ...largePackages])
