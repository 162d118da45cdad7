import { execFile } from 'node:child_process'
import {
  cpSync,
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
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../../..')
const packages = { xml: '@lendwire/xml', iso18626: '@lendwire/iso18626', ncip: 'node-ncip' } as const
const folder = mkdtempSync(join(tmpdir(), 'lendwire-packages-'))
const workspace = join(folder, 'workspace')
const consumer = join(folder, 'consumer')
const env = { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) }

/** Packs as a publisher would, in a copy of the workspace, since packing changes manifests for a while. */
async function pack(): Promise<readonly string[]> {
  const modules = join(workspace, 'node_modules')
  mkdirSync(join(modules, '@lendwire'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@lendwire' && name !== 'node-ncip')
      symlinkSync(join(root, 'node_modules', name), join(modules, name))
  }
  for (const [name, published] of Object.entries(packages)) {
    cpSync(join(root, 'protocols', name), join(workspace, 'protocols', name), {
      recursive: true,
      filter: (path) => !/[\\/](?:node_modules|dist)$/.test(path),
    })
    symlinkSync(join(workspace, 'protocols', name), join(modules, published))
  }
  for (const file of ['tsconfig.json', 'LICENSE', 'scripts/package-manifest.ts'])
    cpSync(join(root, file), join(workspace, file))
  writeFileSync(join(workspace, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  for (const name of Object.keys(packages)) {
    const cwd = join(workspace, 'protocols', name)
    await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd, env })
    expect(readFileSync(join(cwd, 'package.json'), 'utf8')).toBe(
      readFileSync(join(root, 'protocols', name, 'package.json'), 'utf8'),
    )
  }
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tgz'))
    .map((file) => join(folder, file))
}

/** Runs a module in the consumer's folder with plain Node, and gives what it prints. */
async function runModule(name: string, code: string): Promise<string> {
  writeFileSync(join(consumer, name), code)
  const { stdout } = await run(process.execPath, [name], { cwd: consumer, env: { PATH: env.PATH } })
  return stdout
}

/** The blocks of a language in the README. */
function examples(language: string): readonly string[] {
  const readme = readFileSync(join(root, 'protocols/ncip/README.md'), 'utf8')
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))]
    .map(([, code = '']) => code)
    .filter((code) => code.startsWith('import '))
}

/** Reads the output that an example promises: the comments beside `console.log`, and those on lines of their own after it. */
function announced(code: string): readonly string[] {
  const lines = code.split('\n')
  const first = lines.findIndex((line) => line.includes('console.log('))
  return lines.slice(first).flatMap((line) => {
    const comment = /^\s*(?:console\.log\(.*\)|for .*console\.log\(.*\))?\s*\/\/ (.*)$/.exec(line)?.[1]
    return comment === undefined ? [] : [comment]
  })
}

/** Code that a compiler must refuse: unions that no kind tells apart, choices that have both or neither. */
const misuse = `
  import type { ItemShipped, Message } from 'node-ncip'
  export const pick = (message: Message): string | undefined => {
    // @ts-expect-error: only some messages have it
    message.body.DateShipped
    // @ts-expect-error: no message is called so
    if (message.kind === 'ItemShiped') return undefined
    if (message.edition !== '2' || message.kind !== 'ItemShipped') return undefined
    // @ts-expect-error: it may have an ItemId alone
    message.body.RequestId.RequestIdentifierValue
    return message.body.DateShipped
  }
  // @ts-expect-error: neither request nor item
  export const shipped: ItemShipped = { DateShipped: '2026-03-05T10:00:00Z', ShippingInformation: { PhysicalAddress: {
    UnstructuredAddress: { UnstructuredAddressType: { value: 'x' }, UnstructuredAddressData: 'x' },
    PhysicalAddressType: { value: 'x' } } } }
`

beforeAll(async () => {
  const tarballs = await pack()
  mkdirSync(consumer)
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const options = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  await run('npm', ['install', ...options, ...tarballs], { cwd: consumer, env })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(Object.values(packages))('%s holds JavaScript and declarations, and no sources', (name) => {
  const installed = join(consumer, 'node_modules', name)
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
  expect(files).toContain('README.md')
  expect(files.filter((file) => /(?<!\.d)\.ts$|tsbuildinfo|workspace/.test(file))).toEqual([])
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  expect(manifest.exports).toEqual({ '.': { types: './dist/index.d.ts', default: './dist/index.js' } })
  expect(Object.keys(manifest.dependencies)).toEqual([
    name === '@lendwire/xml' ? 'fast-xml-parser' : '@lendwire/xml',
  ])
})

describe('the README of node-ncip', () => {
  test.each(examples('js').map((code, index) => [index + 1, code] as const))(
    'example %i prints what it says',
    async (number, code) => {
      expect((await runModule(`example-${number}.mjs`, code)).trim().split('\n')).toEqual(announced(code))
    },
  )

  test('its TypeScript agrees with the declarations', async () => {
    const [code = '', ...others] = examples('ts')
    expect(others).toEqual([])
    writeFileSync(join(consumer, 'example.ts'), code)
    writeFileSync(join(consumer, 'misuse.ts'), misuse)
    const language = { target: 'es2022', module: 'nodenext', lib: ['es2023', 'dom'], types: [] }
    const compilerOptions = { ...language, noEmit: true, strict: true }
    writeFileSync(
      join(consumer, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, include: ['example.ts', 'misuse.ts'] }),
    )
    const { stdout } = await run(join(root, 'node_modules/.bin/tsc'), [], { cwd: consumer, env }).catch(
      ({ stdout: complaints }: { stdout: string }) => ({ stdout: complaints }),
    )
    expect(stdout).toBe('')
  })
})

test('the other packages run too', async () => {
  const code = `
    import { readMessage } from '@lendwire/iso18626'
    import { parseDocument } from '@lendwire/xml'
    console.log(readMessage('<a/>').ok, parseDocument('<a/>').ok)`
  expect(await runModule('others.mjs', code)).toBe('false true\n')
})
