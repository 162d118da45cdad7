import { existsSync } from 'node:fs'
import { installPackages, updateLists } from './apt.ts'
import { redisPrograms } from './redis-programs.ts'

/** Programs that tests need besides Redis, and the packages of Debian that bring them. */
const packages = [
  { path: '/usr/bin/chromium-headless-shell', name: 'chromium-headless-shell' },
  { path: '/usr/sbin/dovecot', name: 'dovecot-imapd' },
  { path: '/usr/share/postgresql-common/pg_wrapper', name: 'postgresql' },
] as const

/** Programs of large tests only. */
const largePackages = [
  { path: '/usr/bin/docker-compose', name: 'docker-compose' },
  { path: '/usr/bin/fish', name: 'fish' },
  { path: '/usr/bin/promtool', name: 'prometheus' },
  { path: '/usr/sbin/nginx', name: 'nginx-light' },
  { path: '/usr/bin/caddy', name: 'caddy' },
  { path: '/usr/bin/systemd-analyze', name: 'systemd' },
  { path: '/usr/bin/zsh', name: 'zsh' },
  { path: '/usr/sbin/postfix', name: 'postfix' },
  { path: '/usr/bin/mutt', name: 'mutt' },
  { path: '/usr/bin/s-nail', name: 's-nail' },
  { path: '/usr/bin/sievec', name: 'dovecot-sieve' },
] as const

type Package = (typeof packages | typeof largePackages)[number]

/** Installs the Debian packages of the programs that are missing, as root on a bare machine. */
const install = async (wanted: readonly Package[]): Promise<void> => {
  const missing = new Set(wanted.filter(({ path }) => !existsSync(path)).map(({ name }) => name))
  if (missing.size === 0) return
  await updateLists()
  await installPackages([...missing])
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

const installBefore = async (wanted: readonly Package[]): Promise<void> => {
  for (const step of [() => install(wanted), redisPrograms])
    await step().catch((error: unknown) => console.warn(error instanceof Error ? error.message : error))
}

/**
 * Installs all that is missing before the first test. Workers that each install what they need would find Debian's
 * package manager busy with the needs of another, and would not have theirs in the time that a test may take. Where it
 * cannot be installed, the tests that need it fail and say so.
 */
export const setup = (): Promise<void> => installBefore(packages)

/** Installs the programs of all tests, large ones too. */
export const installAll = (): Promise<void> => installBefore([...packages, ...largePackages])
