import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 50_000_000 }

/** Reads the lists of all sources of packages. */
export const updateLists = async (): Promise<void> => {
  await run('apt-get', ['update', '-q'], options)
}

/** Installs packages of Debian or Ubuntu, as root. Call `updateLists` first. */
export const installPackages = async (names: readonly string[]): Promise<void> => {
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...names], options)
}

/** Returns the version of a package that `installPackages` would install, or null where no source has the package. */
export const findCandidate = async (name: string): Promise<string | null> => {
  const { stdout } = await run('apt-cache', ['policy', name], options)
  const version = /^ *Candidate: (\S+)$/m.exec(stdout)?.[1]
  return version === undefined || version === '(none)' ? null : version
}

const backportsFile = '/etc/apt/sources.list.d/lendwire-tests-backports.sources'
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

/**
 * Adds Debian's backports of the release that runs to the sources of packages, from the mirror of the release itself.
 * Nothing of them is installed but what is asked for and is nowhere else. On another distribution nothing happens.
 */
export const addBackports = async (): Promise<void> => {
  const release = await readFile('/etc/os-release', 'utf8')
  const codename = /^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1]
  if (!/^ID=debian$/m.test(release) || codename === undefined || existsSync(backportsFile)) return
  const fields = ['indextargets', '--format', '$(CODENAME)/$(COMPONENT) $(REPO_URI)', 'Created-By: Packages']
  const { stdout } = await run('apt-get', fields, options)
  const mirror = stdout
    .split('\n')
    .find((line) => line.startsWith(`${codename}/main `))
    ?.split(' ')[1]
  if (mirror === undefined) return
  const source = ['Types: deb', `URIs: ${mirror}`, `Suites: ${codename}-backports`, 'Components: main']
  if (existsSync(keyring)) source.push(`Signed-By: ${keyring}`)
  await writeFile(backportsFile, `${source.join('\n')}\n`)
  await updateLists()
}
