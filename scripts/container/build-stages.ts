import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeBaseImage } from './base-images.ts'
import {
  type Instruction,
  parseDockerfile,
  readCommand,
  readVariables,
  type Stage,
} from './parse-dockerfile.ts'

/** The result of a stage: its root directory, and how it is run. */
export type Image = {
  readonly root: string
  readonly variables: Readonly<Record<string, string>>
  readonly folder: string
  readonly user: string
  readonly healthcheck: readonly string[]
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
}

/** The folders in which the steps work, outside of the checkout. */
export type Workshop = { readonly cache: string; readonly stages: string; readonly context: string }

const standardPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const inherit = { stdio: 'inherit' } as const

/** Certificates that the host trusts besides, such as those of a proxy. */
const hostCertificates = process.env.NODE_EXTRA_CA_CERTS ?? ''

/**
 * Runs a step in a root directory: with a process table and devices of its own mount, and the network, the certificates and
 * npm's cache of the host.
 */
const runStep = (image: Image, step: string): void => {
  const script = `
    mount -t proc proc "$ROOT/proc" && mount --rbind /dev "$ROOT/dev" || exit 1
    cat /etc/resolv.conf > "$ROOT/etc/resolv.conf"
    if [ -n "$CERTIFICATES" ]; then
      mkdir -p "$ROOT/\${CERTIFICATES%/*}" && touch "$ROOT/$CERTIFICATES" && mount --bind "$CERTIFICATES" "$ROOT/$CERTIFICATES" || exit 1
    fi
    mkdir -p /root/.npm "$ROOT/root/.npm" && mount --bind /root/.npm "$ROOT/root/.npm" || exit 1
    exec chroot "$ROOT" /usr/bin/env -i HOME=/root "$@" /bin/sh -c "cd $FOLDER && $STEP"`
  const trusted = hostCertificates === '' ? {} : { NODE_EXTRA_CA_CERTS: hostCertificates }
  const variables = Object.entries({ PATH: standardPath, ...trusted, ...image.variables })
  execFileSync(
    'unshare',
    [
      ...['--mount', '--pid', '--fork', '/bin/sh', '-c', script, 'sh'],
      ...variables.map(([name, value]) => `${name}=${value}`),
    ],
    {
      ...inherit,
      env: {
        ...process.env,
        CERTIFICATES: hostCertificates,
        ROOT: image.root,
        FOLDER: image.folder,
        STEP: step,
      },
    },
  )
}

const copy = (text: string, image: Image, stageRoots: ReadonlyMap<string, string>, context: string): void => {
  const words = text.split(/\s+/)
  const optionOf = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
  const [source = '', target = ''] = words.filter((word) => !word.startsWith('--'))
  const from = optionOf('from')
  const root = from === undefined ? context : stageRoots.get(from)
  if (root === undefined) throw new Error(`There is no stage ${from}.`)
  const to = target.startsWith('/') ? join(image.root, target) : join(image.root, image.folder, target)
  mkdirSync(join(to, '..'), { recursive: true })
  execFileSync('cp', ['-a', '--no-target-directory', join(root, source), to], inherit)
  const owner = optionOf('chown')
  if (owner !== undefined) execFileSync('chown', ['--recursive', owner, to], inherit)
}

const makeFolder = (image: Image, folder: string): Image => {
  mkdirSync(join(image.root, folder), { recursive: true })
  return { ...image, folder }
}

/** Carries out one instruction. */
const follow = (
  { name, text }: Instruction,
  image: Image,
  stageRoots: ReadonlyMap<string, string>,
  context: string,
): Image => {
  switch (name) {
    case 'RUN':
      runStep(image, text)
      return image
    case 'COPY':
      copy(text, image, stageRoots, context)
      return image
    case 'WORKDIR':
      return makeFolder(image, text)
    case 'ENV':
      return { ...image, variables: { ...image.variables, ...readVariables(text) } }
    case 'USER':
      return { ...image, user: text }
    case 'HEALTHCHECK':
      return { ...image, healthcheck: readCommand(text.slice(text.indexOf('CMD ') + 4)) }
    case 'ENTRYPOINT':
      return { ...image, entrypoint: readCommand(text) }
    case 'CMD':
      return { ...image, command: readCommand(text) }
    case 'EXPOSE':
    case 'LABEL':
    case 'VOLUME':
      return image
    default:
      throw new Error(`It is not known here how to follow ${name}.`)
  }
}

const buildStage = (stage: Stage, roots: ReadonlyMap<string, string>, workshop: Workshop): Image => {
  const root = join(workshop.stages, stage.name)
  rmSync(root, { recursive: true, force: true })
  execFileSync('cp', ['-a', makeBaseImage(stage.image, workshop.cache), root], inherit)
  let image: Image = {
    root,
    variables: {},
    folder: '/',
    user: '0:0',
    healthcheck: [],
    entrypoint: [],
    command: [],
  }
  for (const instruction of stage.instructions) {
    console.log(`${stage.name}: ${instruction.name} ${instruction.text}`)
    image = follow(instruction, image, roots, workshop.context)
  }
  return image
}

/**
 * Carries out the stages of a Dockerfile, each in a root directory of its own.
 *
 * @param text the Dockerfile
 * @returns the last stage
 */
export const buildStages = (text: string, workshop: Workshop): Image => {
  const roots = new Map<string, string>()
  let last: Image | undefined
  if (!existsSync(workshop.stages)) mkdirSync(workshop.stages, { recursive: true })
  for (const stage of parseDockerfile(text)) {
    last = buildStage(stage, roots, workshop)
    roots.set(stage.name, last.root)
  }
  if (last === undefined) throw new Error('The Dockerfile has no stage.')
  return last
}
