import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Sets the version of a release: in the manifests of the root and of every workspace, in their dependencies on each
 * other, and in src/version.ts. `npm version --workspaces` leaves the dependencies, and then looks for the version
 * before in the registry.
 */
const version = process.argv[2] ?? ''
if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
  throw new Error(`Call it with a version such as 0.2.0 (was ${JSON.stringify(version)}).`)

type Manifest = { name: string; version: string; workspaces?: string[]; [member: string]: unknown }

const pathOf = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url))
const read = (file: string) => JSON.parse(readFileSync(pathOf(file), 'utf8'))
const write = (file: string, value: unknown): void =>
  writeFileSync(pathOf(file), `${JSON.stringify(value, null, 2)}\n`)

const root: Manifest = read('package.json')
const folders = ['', ...(root.workspaces ?? [])]
const manifestOf = (folder: string): string => (folder === '' ? 'package.json' : `${folder}/package.json`)
const names = new Set(folders.map((folder) => (read(manifestOf(folder)) as Manifest).name))

/** Sets the version of a manifest, or of its entry in the lock file, and of what it depends on among the workspaces. */
const setVersion = (manifest: Manifest): void => {
  manifest.version = version
  for (const kind of ['dependencies', 'devDependencies']) {
    const ranges = (manifest[kind] ?? {}) as Record<string, string>
    for (const [name, range] of Object.entries(ranges))
      if (names.has(name)) ranges[name] = range.replace(/\d.*/, version)
  }
}

const lock = read('package-lock.json') as { version: string; packages: Record<string, Manifest> }
lock.version = version
for (const folder of folders) {
  const manifest: Manifest = read(manifestOf(folder))
  setVersion(manifest)
  write(manifestOf(folder), manifest)
  const locked = lock.packages[folder]
  if (locked !== undefined) setVersion(locked)
}
write('package-lock.json', lock)
const constant = pathOf('src/version.ts')
writeFileSync(constant, readFileSync(constant, 'utf8').replace(/version = '[^']*'/, `version = '${version}'`))
