import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'

const program = join(import.meta.dirname, '../../bin/lendwire.js')
const fixtures = join(import.meta.dirname, '../../fixtures')

type Ran = { readonly code: number; readonly out: string; readonly complaints: string }

/** Runs `lendwire` as its user would. */
const lendwire = (...options: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...options], (error, out, complaints) => {
      resolve({ code: error === null ? 0 : (child.exitCode ?? 1), out, complaints })
    })
  })

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-cli-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const filesIn = async (...names: readonly string[]): Promise<readonly string[]> => {
  const path = join(fixtures, ...names)
  return (await readdir(path)).filter((name) => name.endsWith('.xml')).map((name) => join(path, name))
}

test.each([
  ['a command', [program, '--help']],
  ['a gateway', [join(import.meta.dirname, '../../src/main.ts')]],
])('%s ends quietly where the reader of its output has gone', async (_, args) => {
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      ...{ LENDWIRE_STORE: `sqlite:${join(folder, 'unread.sqlite')}`, LENDWIRE_PORT: '0' },
      LENDWIRE_ALLOW_PLAIN_SECRETS: 'true',
    },
  })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString()
  })
  child.stdout.destroy()
  const [code] = await once(child, 'close')
  expect([code, complaints.includes('EPIPE')]).toEqual([0, false])
})

describe('lendwire validate', () => {
  test.each(['iso18626', 'ncip'])('says ok of each valid message of %s, a line each', async (protocol) => {
    const files = await filesIn(protocol, 'valid')
    const { code, out } = await lendwire('validate', '--protocol', protocol, ...files)
    const lines = out.trim().split('\n')
    expect(lines.filter((line) => !line.includes(': ok '))).toEqual([])
    expect(lines).toHaveLength(files.length)
    expect(code).toBe(0)
  })

  test('names each fault with its path, and exits with 1 if any file is bad', async () => {
    const good = (await filesIn('iso18626', 'valid'))[0] ?? ''
    const bad = join(folder, 'bad.xml')
    await writeFile(bad, '<ISO18626Message version="1.2"><request/></ISO18626Message>')
    const { code, out } = await lendwire('validate', good, bad, join(folder, 'missing.xml'))
    expect(code).toBe(1)
    expect(out).toContain(`${good}: ok `)
    expect(out).toContain(`${bad}: request/header`)
    expect(out).toContain('missing.xml: (document): The file')
  })

  test('refuses what it does not know, with exit 2', async () => {
    expect(await lendwire('validate', '--protocol', 'z3950', 'x')).toMatchObject({ code: 2 })
    expect(await lendwire('validate', '--edition', '3', program)).toMatchObject({ code: 2 })
    expect(await lendwire('validate', '--what')).toMatchObject({ code: 2 })
    expect(await lendwire('frobnicate')).toMatchObject({ code: 2 })
    expect(await lendwire()).toMatchObject({ code: 2 })
  })
})

test('validate and roundtrip print JSON', async () => {
  const good = (await filesIn('iso18626', 'valid'))[0] ?? ''
  const bad = join(folder, 'bad-for-json.xml')
  await writeFile(bad, '<ISO18626Message version="1.2"><request/></ISO18626Message>')
  const validated = await lendwire('validate', '--json', good, bad)
  expect(validated.code).toBe(1)
  expect(JSON.parse(validated.out)).toMatchObject([
    { file: good, valid: true, faults: [] },
    {
      file: bad,
      valid: false,
      faults: expect.arrayContaining([
        expect.objectContaining({
          path: expect.stringContaining('request/header'),
          message: expect.any(String),
        }),
      ]),
    },
  ])
  const written = await lendwire('roundtrip', '--json', good)
  expect(JSON.parse(written.out)).toMatchObject({
    file: good,
    tolerated: [],
    written: expect.stringContaining('<'),
  })
})

describe('lendwire roundtrip', () => {
  test.each(['iso18626', 'ncip'])('writes what it read of %s, and it is valid again', async (protocol) => {
    const [file = ''] = await filesIn(protocol, 'valid')
    const { code, out } = await lendwire('roundtrip', '--protocol', protocol, file)
    expect(code).toBe(0)
    const written = join(folder, `${protocol}.xml`)
    await writeFile(written, out)
    expect(await lendwire('validate', '--protocol', protocol, written)).toMatchObject({ code: 0 })
    expect((await lendwire('roundtrip', '--protocol', protocol, written)).out).toBe(out)
  })

  test('says why it cannot, with exit 1', async () => {
    const bad = join(folder, 'no.xml')
    await writeFile(bad, '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>')
    const { code, out, complaints } = await lendwire('roundtrip', bad)
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(complaints).toContain('DOCTYPE')
  })

  test('tells what stands in the way from what was tolerated', async () => {
    const bad = join(folder, 'shipped.xml')
    const request = '<RequestId><RequestIdentifierValue>A-1</RequestIdentifierValue></RequestId>'
    await writeFile(
      bad,
      `<NCIPMessage version="2.02"><ItemShipped><Other/>${request}</ItemShipped></NCIPMessage>`,
    )
    const { code, out, complaints } = await lendwire('roundtrip', '--protocol', 'ncip', bad)
    expect([code, out]).toEqual([1, ''])
    const [tolerated = '', inTheWay = ''] = complaints.split(`${bad} cannot be written again. In the way:\n`)
    expect(tolerated).toContain('ItemShipped/Other: ')
    expect(inTheWay).toContain('ItemShipped/DateShipped: ')
    expect(inTheWay).not.toContain('Other')
    expect(tolerated).not.toContain('DateShipped')
  })
})

describe('lendwire', () => {
  test('prints the version of its package, which all workspaces have, and its commands, and exits with 0', async () => {
    const manifest = async (path: string) =>
      JSON.parse(await readFile(join(import.meta.dirname, '../..', path, 'package.json'), 'utf8'))
    const { version, workspaces } = await manifest('.')
    expect(await lendwire('--version')).toEqual({ code: 0, out: `${version}\n`, complaints: '' })
    const members = await Promise.all(['.', ...workspaces].map(manifest))
    const own = new Set(members.map(({ name }) => name))
    for (const member of members) {
      expect(member.version, member.name).toBe(version)
      for (const [name, range] of Object.entries({ ...member.dependencies, ...member.devDependencies }))
        if (own.has(name)) expect([version, `^${version}`], `${member.name}: ${name}`).toContain(range)
    }
    const { code, out } = await lendwire('--help')
    expect(code).toBe(0)
    for (const command of ['serve', 'validate', 'roundtrip', 'copy', 'lender'])
      expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
    expect(out).toContain('Exit codes')
  })

  test('every command that prints a result prints it as JSON too', async () => {
    const commands = await createProgram(undefined, {
      output: { print: () => undefined, complain: () => undefined },
      finish: async () => undefined,
    })
    const namesWithout = (command: Command, path: string): readonly string[] =>
      command.commands.length > 0
        ? command.commands.flatMap((each) => namesWithout(each, `${path} ${each.name()}`.trim()))
        : command.options.some(({ long }) => long === '--json')
          ? []
          : [path]
    // `serve` and `lender` run until they are stopped, `config export` prints a file. `certify` loads its options, `--json FILE`
    // among them, only when it is called.
    expect(namesWithout(commands, '')).toEqual(['serve', 'config export', 'lender', 'certify'])
  })

  test('refuses to serve with a setting that cannot be read, and names it', async () => {
    const { code, complaints } = await lendwire('serve', '--port', 'x')
    expect(code).toBe(2)
    expect(complaints).toContain('LENDWIRE_PORT')
  })
})

describe('lendwire lender', () => {
  test('says of each option in a column of its own what it is for', async () => {
    const { code, out } = await lendwire('lender', '--help')
    const options = out.split('\n').filter((line) => line.startsWith('  --'))
    const columns = options.map((line) => line.search(/(?<=\S {2,})\S/))
    expect(code).toBe(0)
    expect(options.length).toBeGreaterThan(10)
    expect(new Set(columns).size).toBe(1)
    expect(columns[0]).toBeGreaterThan(0)
  })
})
