import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { z } from 'zod'
import { type PinnedImage, pinBaseImages } from './container/pin-base-images.ts'

/**
 * Makes the files of a release in `release/`. `--base-image IMAGE@sha256:…` says by which digest each base image of the
 * container is taken, `--without-image` that none is built.
 */
const { values } = parseArgs({
  options: {
    'base-image': { type: 'string', multiple: true, default: [] },
    'without-image': { type: 'boolean', default: false },
  },
})

const run = promisify(execFile)
const maxBuffer = 64 * 1024 * 1024
const root = join(import.meta.dirname, '..')
const folder = join(root, 'release')

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const hashOf = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
const git = async (...args: readonly string[]): Promise<string> =>
  (await run('git', args, { cwd: root })).stdout.trim()

/** Packs each workspace that is published, and the gateway: what they need is built by their own scripts. */
const packAll = async (): Promise<void> => {
  const workspaces = await Promise.all(
    ['protocols', 'packages'].map(async (group) =>
      (await readdir(join(root, group))).map((name) => join(group, name)),
    ),
  )
  for (const workspace of [...workspaces.flat().toSorted(), '.']) {
    say(`Packing ${workspace}`)
    await run('npm', ['pack', '--silent', '--pack-destination', folder], {
      cwd: join(root, workspace),
      maxBuffer,
    })
  }
}

/** A package of the bill of materials; its id is `name@version`. */
const Component = z.looseObject({ 'bom-ref': z.string(), name: z.string() })
const BillOfMaterials = z.looseObject({
  metadata: z.looseObject({ component: Component }),
  components: z.array(Component),
})

/** npm calls the packages of a checkout by their folders: they get the names that they are published under. */
const withPublishedName = (component: z.infer<typeof Component>): z.infer<typeof Component> => ({
  ...component,
  name: component['bom-ref'].replace(/@[^@]*$/, ''),
})

/** Writes the bill of materials of the gateway from the lock file (CycloneDX). */
const writeBillOfMaterials = async (): Promise<void> => {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev']
  const { stdout } = await run('npm', [...args, '--package-lock-only'], { cwd: root, maxBuffer })
  const { metadata, components, ...bill } = BillOfMaterials.parse(JSON.parse(stdout))
  const named = {
    ...bill,
    metadata: { ...metadata, component: withPublishedName(metadata.component) },
    components: components.map(withPublishedName),
  }
  await writeFile(join(folder, 'sbom.cdx.json'), `${JSON.stringify(named, null, 2)}\n`)
}

/** What npm says where a registry has no signatures, or where it or the keys of Sigstore cannot be reached. */
const notCheckable = /No dependencies|EAUDITNOKEYS|no keys|ENOTFOUND|ECONNREFUSED|EAI_AGAIN|E404/i

/** Under `npm run --silent` npm would say nothing of why it fails; what cannot be reached is not tried again. */
const audible = ['--loglevel=error', '--fetch-retries=0']

/** Checks the signatures of the libraries. A mirror of the registry has none: then it says that nothing was checked. */
const checkSignatures = async (): Promise<void> => {
  const said = await run('npm', ['audit', 'signatures', ...audible], { cwd: root, maxBuffer }).then(
    ({ stdout }) => stdout.trim(),
    (error: Error & { readonly stderr?: string }) => {
      if (!notCheckable.test(error.stderr ?? '')) throw error
      return 'NOT CHECKED: the signatures of the libraries, because the registry or its keys cannot be reached.'
    },
  )
  say(said)
}

/** Says of what, from what and by what the files were built (in-toto statement, SLSA provenance 1.0). */
const writeProvenance = async (
  files: readonly string[],
  baseImages: readonly PinnedImage[],
): Promise<void> => {
  const subject = await Promise.all(
    files.map(async (name) => ({ name, digest: { sha256: await hashOf(join(folder, name)) } })),
  )
  const [commit, changed] = [await git('rev-parse', 'HEAD'), await git('status', '--porcelain')]
  if (changed !== '')
    say('The checkout has changes that are not committed: the provenance names only its commit.')
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject,
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'https://docs.npmjs.com/cli/commands/npm-pack',
        externalParameters: { command: 'npm run release' },
        resolvedDependencies: [
          { uri: 'git+lendwire', digest: { gitCommit: commit } },
          { uri: 'package-lock.json', digest: { sha256: await hashOf(join(root, 'package-lock.json')) } },
          ...baseImages.map(({ image, digest }) => ({
            uri: `docker-image://${image}`,
            digest: { sha256: digest.replace('sha256:', '') },
          })),
        ],
      },
      runDetails: { builder: { id: `node ${process.versions.node}` } },
    },
  }
  await writeFile(join(folder, 'provenance.json'), `${JSON.stringify(statement, null, 2)}\n`)
  await writeFile(
    join(folder, 'SHA256SUMS'),
    subject.map(({ name, digest }) => `${digest.sha256}  ${name}\n`).join(''),
  )
}

/** Reads the Dockerfile with its base images pinned; null where no image is built. */
const pinImage = async () => {
  if (values['without-image']) return null
  try {
    return pinBaseImages(await readFile(join(root, 'Dockerfile'), 'utf8'), values['base-image'])
  } catch (error) {
    say(`${(error as Error).message} docs/release.md says how to find it; --without-image builds none.`)
    return process.exit(2)
  }
}

const pinned = await pinImage()
await rm(folder, { recursive: true, force: true })
await mkdir(folder)
if (pinned !== null) await writeFile(join(folder, 'Dockerfile'), pinned.dockerfile)
await packAll()
await writeBillOfMaterials()
await checkSignatures()
await writeProvenance((await readdir(folder)).toSorted(), pinned?.images ?? [])
say(`The release is in ${folder}`)
