import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createProgram } from '../src/cli/program.ts'
import { createConfigKinds } from '../src/configuration/kinds.ts'
import { Environment } from '../src/environment.ts'
import { counters, durations, gauges } from '../src/metrics/definitions.ts'
import { protocolRegistry } from '../src/partners/registry.ts'
import { startHttp, type TestGateway } from './support/http.ts'

const root = join(import.meta.dirname, '..')

/** The pages that describe lendwire as it is: decisions and the changelog tell of what was. */
const pages = globSync(
  [
    'README.md',
    'CONTRIBUTING.md',
    'docs/**/*.md',
    '{packages,protocols}/*/README.md',
    'console/README.md',
    'deploy/**/*',
  ],
  {
    cwd: root,
  },
).filter((page) => /\.\w+$|\/[A-Z]\w+$/.test(page) && !/^docs\/(?:adr|api-changes)/.test(page))
const texts = pages.map((page) => ({ page, text: readFileSync(join(root, page), 'utf8') }))

/** Lists what a pattern finds in all pages and what is not there, with the page. A check gets the groups, then the page’s folder. */
const unknown = (
  pattern: RegExp,
  isKnown: (...found: readonly string[]) => boolean,
  partOf: (text: string) => string = (text) => text,
): readonly string[] =>
  texts.flatMap(({ page, text }) =>
    [...partOf(text).matchAll(pattern)].flatMap(([whole, ...groups]) =>
      isKnown(...groups.map((group) => group ?? ''), join(root, dirname(page))) ? [] : [`${page}: ${whole}`],
    ),
  )

/** Returns the code of a page: its blocks, and what stands between backticks, each on a line. */
const codeOf = (text: string): string =>
  [...text.matchAll(/^```[\s\S]*?^```$|`([^`\n]+)`/gm)].map(([block, inline]) => inline ?? block).join('\n')

let gateway: TestGateway
const operations = new Map<string, readonly string[]>()
let program: Command
beforeAll(async () => {
  gateway = await startHttp()
  const { paths } = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse((await gateway.call('GET', '/openapi.json')).json)
  for (const [path, methods] of Object.entries(paths))
    operations.set(path.replaceAll(/\{\w+\}/g, '*'), Object.keys(methods))
  const output = { print: () => undefined, complain: () => undefined }
  program = await createProgram('*', { output, finish: () => undefined } as never)
})
afterAll(() => gateway.close())

/** Names of the environment that are no settings of a gateway: of tests and scripts, of the compose file, of examples. */
const otherNames = [
  ...[
    'LENDWIRE_SCALE',
    'LENDWIRE_SHARED',
    'LENDWIRE_DRAWS',
    'LENDWIRE_SEED',
    'LENDWIRE_RECORD',
    'LENDWIRE_SCREENSHOTS',
  ],
  ...['LENDWIRE_DOMAIN', 'LENDWIRE_KEY', 'LENDWIRE_PATRON_SECRET'],
]

test('every setting that the manual names exists', () => {
  const known = new Set([...Object.keys(Environment.shape), ...otherNames])
  expect(unknown(/\b(LENDWIRE_[A-Z_]+[A-Z])\b/g, (name) => known.has(name))).toEqual([])
})

test('every metric that the manual names exists', () => {
  const known = [counters, durations, gauges].flatMap((each) => Object.values(each).map(({ name }) => name))
  known.push('lendwire_build_info')
  expect(
    unknown(/\b(lendwire_[a-z_]+?)(?:_bucket|_sum|_count)?\b(?!\()/g, (name) =>
      known.some((each) => each === name),
    ),
  ).toEqual([])
})

test('every path of the API that the manual names exists, with its method', () => {
  const pathOf = (path: string): string =>
    path
      .replace(/[.,:;]$/, '')
      .replaceAll(/\{[^}]+\}|…|\$\w+|\b[A-Z][\w-]*(?:\.\.\.)?|:\w+/g, '*')
      .replaceAll(/\/(?:[a-z]+-)?\d[\w-]*/g, '/*')
  /** Paths of Koha, and of a collector of traces. */
  const others = /^\/v1\/(?:traces$|public\/|contrib\/)/
  const isKnown = (method: string, path: string): boolean => {
    if (others.test(path)) return true
    const segments = pathOf(path).split('/')
    return [...operations].some(([known, methods]) => {
      const parts = known.split('/')
      const fits =
        parts.length === segments.length &&
        parts.every((part, index) => part === segments[index] || part === '*')
      return fits && (method === '' || methods.includes(method.toLowerCase()))
    })
  }
  expect(
    unknown(/(?:\b(GET|POST|PUT|PATCH|DELETE) )?(?:https?:\/\/[\w.:-]+)?(\/v1\/[\w{}$/…-]+)/g, isKnown),
  ).toEqual([])
})

test('every command that the manual names exists, with its options', () => {
  const isKnown = (line: string): boolean => {
    let command = program
    for (const word of line.split(/\s+/)) {
      const next = command.commands.find((each) => each.name() === word)
      if (next !== undefined) command = next
      else if (/^--/.test(word)) {
        const [name = ''] = word.split('=')
        if (!['--help', '--version'].includes(name) && !command.options.some(({ long }) => long === name))
          return false
      }
    }
    return command !== program || line.startsWith('needs ')
  }
  const commands = /^(?:npx |\$ |docker .* )?lendwire ([a-z-].*)$/gm
  expect(unknown(commands, isKnown, codeOf)).toEqual([])
})

test('every script of npm that the manual names exists', () => {
  const scriptsOf = (folder: string) =>
    z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))).scripts
  expect(
    unknown(
      /npm run (?:--silent |-s )?([\w:-]+)(?: --workspace (\w+))?/g,
      (name, workspace = '') => name in scriptsOf(workspace),
    ),
  ).toEqual([])
})

test('every file of the project that the manual names exists', () => {
  expect(
    unknown(
      /`((?:src|test|scripts|deploy|fixtures|bench|docs|console|packages|protocols)\/[\w./-]*\w)\/?`/g,
      // `NAME` and `X.Y.Z` stand for others.
      (path, folder = root) =>
        /\/(?:x|[A-Z][A-Z.]+)(?:\/|$)/.test(path) ||
        [root, folder].some((from) => existsSync(join(from, path))),
    ),
  ).toEqual([])
})

test('the manual names every section of a configuration file', () => {
  const text = texts.find(({ page }) => page === 'docs/configuration.md')?.text ?? ''
  const [, sections = ''] = /^The sections are (.*)\./m.exec(text) ?? []
  const named = [...(sections.split('.')[0] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name)
  const own = createConfigKinds(protocolRegistry).map(({ section }) => section)
  expect(named.toSorted()).toEqual(own.toSorted())
})
