import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { quiet } from './start.ts'

const Metafile = z.object({
  inputs: z.record(
    z.string(),
    z.object({ imports: z.array(z.object({ path: z.string(), external: z.boolean().optional() })) }),
  ),
})
type Metafile = z.infer<typeof Metafile>

let folder: string
let output: string
let inputs: Metafile['inputs']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-bundle-'))
  const metafile = join(folder, 'meta.json')
  const { stdout, stderr } = await promisify(execFile)(
    fileURLToPath(new URL('node_modules/.bin/wrangler', import.meta.url)),
    ['deploy', '--dry-run', '--outdir', folder, '--metafile', metafile],
    { env: { ...process.env, ...quiet, NO_COLOR: '1' } },
  )
  output = stdout + stderr
  inputs = Metafile.parse(JSON.parse(await readFile(metafile, 'utf8'))).inputs
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Returns the modules of the platform that the files of a place import, those of Node with `node:` or without. */
const modulesOf = (place: RegExp): readonly string[] => {
  const paths = Object.entries(inputs)
    .filter(([file]) => place.test(file))
    .flatMap(([, { imports }]) => imports.filter(({ external }) => external).map(({ path }) => path))
  return [...new Set(paths.map((path) => path.replace(/^node:/, '')))]
    .filter((path) => path !== '<runtime>')
    .sort()
}

test('wrangler bundles it without a warning', () => {
  expect(output).toContain('--dry-run: exiting now.')
  expect(output).not.toMatch(/warning|error/i)
  const megabytes = Number(/gzip: ([\d.]+) KiB/.exec(output)?.[1]) / 1024
  // The limit of the free plan.
  expect(megabytes).toBeLessThan(3)
})

test('our own files import only what workerd has itself', () => {
  expect(modulesOf(/^(src|protocols)\//)).toEqual([
    'cloudflare:sockets',
    'crypto',
    'dns',
    'net',
    'tls',
    'zlib',
  ])
})

test('packages import of Node only what workerd has; nodemailer alone names processes, for a way to send that is not used', () => {
  const inWorkerd = [
    'assert',
    'buffer',
    'crypto',
    'diagnostics_channel',
    'dns',
    'events',
    'fs',
    'http',
    'https',
  ]
  const also = [
    'net',
    'os',
    'path',
    'process',
    'stream',
    'string_decoder',
    'timers',
    'tls',
    'tty',
    'url',
    'util',
    'zlib',
  ]
  const allowedNames = new Set([...inWorkerd, ...also])
  expect(modulesOf(/node_modules\/(?!nodemailer\/)/).filter((name) => !allowedNames.has(name))).toEqual([])
  expect(modulesOf(/node_modules\/nodemailer\//).filter((name) => !allowedNames.has(name))).toEqual([
    'child_process',
  ])
})

test.each([
  'src/node.ts',
  'src/node/',
  'src/store/sqlite',
  'packages/lender/',
  'src/transport/http.ts',
  'node_modules/undici/',
  'node_modules/@hono/node-server/',
])('the bundle has no file of %s', (place) => {
  expect(Object.keys(inputs).filter((file) => file.includes(place))).toEqual([])
})
