import { type ChildProcess, execFile, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { until } from '../support/gateway.ts'
import { buildManual } from '../support/manual.ts'
import { testReadmeOfNodeNcip } from './node-ncip.ts'

const execute = promisify(execFile)
/** Runs a command. Where it fails, the error holds all that it printed. */
const run = async (
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv },
) => {
  try {
    return await execute(command, args, options)
  } catch (error) {
    const { message, stdout, stderr } = error as Error & { stdout: string; stderr: string }
    throw new Error([message, stdout, stderr].join('\n'), { cause: error })
  }
}
const root = join(import.meta.dirname, '../..')
const packages = {
  'protocols/xml': '@lendwire/xml',
  'protocols/iso18626': '@lendwire/iso18626',
  'protocols/ncip': 'node-ncip',
  'protocols/email': '@lendwire/email',
  'protocols/openurl': '@lendwire/openurl',
  'packages/lender': '@lendwire/lender',
  'packages/certify': '@lendwire/certify',
  'packages/client': '@lendwire/client',
  '.': 'lendwire',
} as const
/** The codecs need little else. */
const dependenciesOfCodecs: Readonly<Record<string, readonly string[]>> = {
  '@lendwire/xml': ['fast-xml-parser'],
  '@lendwire/iso18626': ['@lendwire/xml'],
  'node-ncip': ['@lendwire/xml'],
}
const folder = mkdtempSync(join(tmpdir(), 'lendwire-install-'))
const [workspace, tarballs, consumer] = ['workspace', 'tarballs', 'consumer'].map((name) =>
  join(folder, name),
) as [string, string, string]
const env = { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) }
const processes: ChildProcess[] = []

/** Copies the workspace, since packing changes manifests for a while. */
const copyWorkspace = (): void => {
  const modules = join(workspace, 'node_modules')
  mkdirSync(join(modules, '@lendwire'), { recursive: true })
  const own: readonly string[] = Object.values(packages)
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@lendwire' && !own.includes(name))
      symlinkSync(join(root, 'node_modules', name), join(modules, name))
  const files = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'LICENSE', 'README.md']
  const scripts = [
    'package-manifest',
    'build-api-reference',
    'build-client-types',
    'openapi-document',
    'build-console',
    'build-manual',
    'drop-unreachable-types',
  ].map((name) => `scripts/${name}.ts`)
  for (const path of [...files, ...scripts, 'bin', 'src', 'protocols', 'packages', 'console', 'docs'])
    cpSync(join(root, path), join(workspace, path), {
      recursive: true,
      filter: (source) => !/[\\/](?:node_modules|dist)$/.test(source),
    })
  // What is built from the same sources already is not built again.
  for (const built of ['console/dist', 'docs/.vitepress/dist'])
    if (existsSync(join(root, built))) cpSync(join(root, built), join(workspace, built), { recursive: true })
  for (const [path, name] of Object.entries(packages))
    if (path !== '.') symlinkSync(join(workspace, path), join(modules, name))
}

const start = (...args: readonly string[]): (() => string) => {
  const child = spawn(join(consumer, 'node_modules/.bin/lendwire'), args, {
    cwd: consumer,
    env: { ...process.env, LENDWIRE_ADMIN_KEY: adminKey },
  })
  processes.push(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
  return () => printed
}

const adminKey = 'an-admin-key-of-this-test-and-of-nothing-else'

beforeAll(async () => {
  await buildManual()
  copyWorkspace()
  mkdirSync(tarballs)
  for (const path of Object.keys(packages)) {
    const cwd = join(workspace, path)
    await run('npm', ['pack', '--silent', '--pack-destination', tarballs], { cwd, env })
    // Packing changes the manifest for a while.
    expect(readFileSync(join(cwd, 'package.json'), 'utf8')).toBe(
      readFileSync(join(root, path, 'package.json'), 'utf8'),
    )
  }
  mkdirSync(consumer)
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const files = readdirSync(tarballs).map((file) => join(tarballs, file))
  const options = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  await run('npm', ['install', ...options, ...files], { cwd: consumer, env })
}, 600_000)

afterAll(() => {
  for (const child of processes) child.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

test.each(Object.values(packages))(
  '%s is compiled, typed and complete',
  async (name) => {
    const installed = join(consumer, 'node_modules', name)
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
    for (const file of ['README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts'])
      expect(files).toContain(file)
    const own = files.filter((file) => !file.startsWith('node_modules'))
    expect(own.filter((file) => /(?<!\.d)\.ts$|tsbuildinfo|workspace/.test(file))).toEqual([])
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
    expect(manifest.exports).toEqual({ '.': { types: './dist/index.d.ts', default: './dist/index.js' } })
    expect(Object.keys(manifest)).not.toContain('devDependencies')
    if (dependenciesOfCodecs[name] !== undefined)
      expect(Object.keys(manifest.dependencies)).toEqual(dependenciesOfCodecs[name])
    const code = `console.log(Object.keys(await import('${name}')).length > 0)`
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { cwd: consumer })
    expect(stdout).toBe('true\n')
  },
  60_000,
)

test.each(readdirTarballs())(
  'publint accepts %s',
  async (file) => {
    await run('publint', [join(tarballs, file), '--strict'], { env })
  },
  120_000,
)

test.each(['nodenext', 'bundler'])(
  'the declarations of all packages are found and whole: %s',
  async (moduleResolution) => {
    const folder = join(consumer, moduleResolution)
    mkdirSync(folder)
    const imports = Object.values(packages).map((name, place) => `export * as p${place} from '${name}'\n`)
    writeFileSync(join(folder, 'imports.ts'), imports.join(''))
    const compilerOptions = {
      ...{ target: 'es2024', lib: ['es2024', 'esnext', 'dom', 'dom.iterable'], types: ['node'] },
      ...{ typeRoots: [join(root, 'node_modules/@types')], noEmit: true, strict: true },
      ...{ module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext', moduleResolution },
      // The declarations of others have faults of their own.
      skipLibCheck: true,
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['imports.ts'] }))
    await run(join(root, 'node_modules/@typescript/native/bin/tsc'), ['--project', folder], { env })
  },
)

function readdirTarballs(): readonly string[] {
  return Object.values(packages).map((name) => `${name.replace('@', '').replace('/', '-')}-0.1.0.tgz`)
}

testReadmeOfNodeNcip(consumer, env)

test('the codecs read messages', async () => {
  const code = `
    import { readMessage } from '@lendwire/iso18626'
    import { parseDocument } from '@lendwire/xml'
    console.log(readMessage('<a/>').ok, parseDocument('<a/>').ok)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { cwd: consumer })
  expect(stdout).toBe('false true\n')
})

test('lendwire serves a first loan', async () => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const partner = `${url}/partners/NORTH/iso18626`
  const token = 'a-token-of-north-for-the-first-loan'
  const store = `sqlite:${join(consumer, 'lendwire.sqlite')}`
  const gateway = start('serve', '--port', String(port), '--store', store)
  const scenario = ['--scenario', 'will-supply-then-loaned', '--pace', '0.1']
  const lender = start('lender', ...scenario, '--gateway', partner, '--token', token)
  await until('the gateway', () => gateway().includes('lendwire listens on'), 240_000)
  const page = await (await fetch(`${url}/console`)).text()
  const script = /src="(\/console\/assets\/[^"]+)"/.exec(page)?.[1]
  expect((await fetch(`${url}${script}`)).status).toBe(200)
  expect(await (await fetch(`${url}/manual/install.html`)).text()).toContain('Install and run')
  const lenderUrl = await until('the lender', () => /listens on (http:\S+)/.exec(lender())?.[1], 240_000)
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    expect(response.ok, `${method} ${path}: ${text}`).toBe(true)
    return JSON.parse(text)
  }
  await call('PUT', '/v1/libraries/ABC', {
    name: 'Abc Library',
    timeZone: 'Europe/Oslo',
    symbols: [{ type: 'ISIL', value: 'NO-ABC' }],
  })
  await call('PUT', '/v1/partners/NORTH', {
    name: 'North Library',
    symbols: [{ type: 'ISIL', value: 'NO-NORTH' }],
    allowPrivateNetwork: true,
    inboundCredentials: [{ kind: 'bearer', token }],
    connection: { protocol: 'iso18626', edition: '1.2', url: lenderUrl },
  })
  const { number } = await call('POST', '/v1/requests', {
    library: 'ABC',
    citation: { title: 'The Left Hand of Darkness', author: 'Le Guin, Ursula K.' },
    service: { type: 'loan' },
    rota: ['NORTH'],
  })
  await call('POST', `/v1/requests/${number}/commands`, { type: 'send' })
  await until(
    'the shipment',
    async () => (await call('GET', `/v1/requests/${number}`)).status === 'shipped_physically',
    60_000,
  )
  await call('POST', `/v1/requests/${number}/commands`, { type: 'receive' })
})

test('npm 9.2, which Debian 12, Debian 13 and Ubuntu 24.04 have, reads the lock file', async () => {
  const checkout = join(folder, 'checkout')
  for (const path of [...Object.keys(packages), 'console'])
    cpSync(join(root, path, 'package.json'), join(checkout, path, 'package.json'))
  cpSync(join(root, 'package-lock.json'), join(checkout, 'package-lock.json'))
  const args = ['--yes', 'npm@9.2.0', 'ci', '--dry-run', '--ignore-scripts']
  expect((await run('npx', args, { cwd: checkout, env })).stdout).toMatch(/added \d+ packages/)
})
