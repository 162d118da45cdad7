import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildStages } from './container/build-stages.ts'
import { runInImage, startImage, stopImage } from './container/run-image.ts'

/**
 * Tries the Dockerfile without a container runtime: carries out its steps in root directories that are made from Debian's
 * packages, measures what results, and runs it as its user on a read-only root. It needs Linux, root, and debootstrap.
 *
 * `--folder FOLDER` is where it works (/var/tmp/lendwire-container). Base images are kept there for the next run.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({ options: { folder: { type: 'string' } } })
const folder = values.folder ?? '/var/tmp/lendwire-container'
const context = join(folder, 'context')
/** The largest image, in megabytes. */
const most = 200

/** Copies what git has, as a fresh checkout is, without what .dockerignore leaves out. */
const layOutContext = (): void => {
  rmSync(context, { recursive: true, force: true })
  mkdirSync(context, { recursive: true })
  const left = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean)
  execFileSync('/bin/sh', [
    '-c',
    `git -C "$1" ls-files -z --cached --others --exclude-standard | tar -C "$1" --null --files-from=- --create | tar -C "$2" --extract`,
    'sh',
    root,
    context,
  ])
  for (const each of left)
    if (!each.includes('*')) rmSync(join(context, each), { recursive: true, force: true })
}

const untilHealthy = async (url: string): Promise<void> => {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const response = await fetch(`${url}/healthz`).catch(() => undefined)
    if (response?.ok === true) return
    await wait(100)
  }
  throw new Error(`Nothing answers at ${url}.`)
}

layOutContext()
const image = buildStages(readFileSync(join(root, 'Dockerfile'), 'utf8'), {
  cache: join(folder, 'base-images'),
  stages: join(folder, 'stages'),
  context,
})
const sizeOf = (path: string): number =>
  Number(
    execFileSync('du', ['--summarize', '--apparent-size', '--block-size=1', path], {
      encoding: 'utf8',
    }).split('\t')[0],
  ) / 1e6
for (const part of ['usr/local/bin/node', 'app'])
  console.log(`/${part}: ${sizeOf(join(image.root, part)).toFixed(1)} MB`)
/** The size of an image is that of its files in an archive. */
const size =
  Number(
    execFileSync('/bin/sh', ['-c', 'tar -C "$1" --create . | wc -c', 'sh', image.root], { encoding: 'utf8' }),
  ) / 1e6
console.log(`the image: ${size.toFixed(1)} MB`)
assert.ok(size < most, `the image must be smaller than ${most} MB`)

const data = join(folder, 'data')
rmSync(data, { recursive: true, force: true })
const port = '18600'
const options = { data, variables: { LENDWIRE_PORT: port } }
const node = image.entrypoint.slice(0, 1)
const facts = runInImage(
  image,
  [
    ...node,
    '-e',
    `const { readFileSync, writeFileSync } = require('node:fs')
    let refused = ''
    try { writeFileSync('/app/written', '') } catch (error) { refused = error.code }
    writeFileSync('/data/written', ''); writeFileSync('/tmp/written', '')
    const status = readFileSync('/proc/self/status', 'utf8')
    const of = (name) => status.match(new RegExp('^' + name + ':\\\\s+(\\\\S+)', 'm'))[1]
    console.log(JSON.stringify({ refused, uid: of('Uid'), rights: of('CapEff'), noNewPrivileges: of('NoNewPrivs') }))`,
  ],
  options,
)
assert.deepEqual(JSON.parse(facts), {
  refused: 'EROFS',
  uid: '1000',
  rights: '0000000000000000',
  noNewPrivileges: '1',
})
console.log('The root is read-only, and its user has no rights.')

const gateway = startImage(image, options)
try {
  await untilHealthy(`http://127.0.0.1:${port}`)
  runInImage(image, image.healthcheck, options)
  console.log('The health check of the image passes.')
  for (const path of ['/console', '/manual/install.html', '/openapi.json'])
    assert.equal((await fetch(`http://127.0.0.1:${port}${path}`)).status, 200, path)
  console.log(runInImage(image, [...image.entrypoint, '--version'], options).trim())
  console.log(runInImage(image, [...image.entrypoint, 'backup', '/data/copy.sqlite'], options).trim())
} finally {
  await stopImage(gateway)
}
console.log('It serves the console and the manual, makes a backup, and ends when it is told to.')
