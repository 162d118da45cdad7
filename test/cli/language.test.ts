import { certifyArguments } from '@lendwire/certify'
import { type Command, CommanderError } from 'commander'
import { describe, expect, test, vi } from 'vitest'
import { readCatalogue } from '../../scripts/translations/read-catalogue.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { type Output, recordKindName, terminalLanguage } from '../../src/cli/output.ts'
import { createProgram } from '../../src/cli/program.ts'
import { reportError } from '../../src/cli/report-error.ts'
import { sayUsageFault } from '../../src/cli/usage-fault.ts'
import { createConfigKinds } from '../../src/configuration/kinds.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import { fault, Problem } from '../../src/problem.ts'
import { recordKinds } from '../../src/store/transfer/dump-pages.ts'
import { sentencesIn, textsIn } from '../../src/translations/gateway-sentences.ts'
import { type Language, languages } from '../../src/translations/language.ts'
import { reason } from '../../src/translations/reason.ts'

const outputIn = (language: Language): Output => ({
  print: () => undefined,
  complain: () => undefined,
  language,
})

const programIn = (language: Language): Promise<Command> =>
  createProgram('*', { output: outputIn(language), finish: async () => undefined })

/** Returns what the help of a command and of those below it says, by the command and the option. */
const helpOf = (command: Command, path = ''): ReadonlyMap<string, string> =>
  new Map([
    [path, command.description()],
    ...command.options.map(({ flags, description }) => [`${path} ${flags}`, description] as const),
    ...command.commands.flatMap((each) => [...helpOf(each, `${path} ${each.name()}`)]),
  ])

test.each([
  [{}, 'en'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: 'nb_NO.UTF-8' }, 'en'],
  [{ LANG: 'de_AT.UTF-8' }, 'de'],
  [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'fr_FR@euro' }, 'fr'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'de', LC_ALL: '' }, 'de'],
])('a terminal with %j is answered in %s', (environment, language) => {
  expect(terminalLanguage(environment)).toBe(language)
})

test('the package of the conformance suite, which is used alone too, describes its options as the catalogue does', () => {
  const help = Object.entries(certifyArguments).map(([name, each]) => [name, each.help])
  expect(Object.fromEntries(help)).toEqual(textsIn('en').certify_option)
})

test.each(languages)('messages of %s that name a kind of documents know each kind', (language) => {
  const messages = readCatalogue(language).filter(({ text }) => text.includes('{kind, select, partner {'))
  expect(messages.length).toBeGreaterThan(6)
  const missing = createConfigKinds(protocolRegistry).flatMap(({ kind }) =>
    messages.filter(({ text }) => !text.includes(` ${kind} {`)).map(({ key }) => `${key}: ${kind}`),
  )
  expect(missing).toEqual([])
})

describe.each(languages.filter((language) => language !== 'en'))('in %s', (language) => {
  test('the help of every command and option is translated', async () => {
    const [english, translated] = [helpOf(await programIn('en')), helpOf(await programIn(language))]
    expect(translated.size).toBeGreaterThan(80)
    expect([...translated].filter(([name, text]) => text === english.get(name))).toEqual([])
    const help = (await programIn(language)).helpInformation()
    expect(help).not.toMatch(/Usage:|Options:\n|Commands:|display help/)
  })

  test.each([
    ['confg'],
    ['config', 'aply'],
    ['doctor', '--jsn'],
    ['validate'],
    ['keys', 'create', '--role'],
    ['keys', 'create', '--role', 'admin'],
    ['migrate', 'one', 'two'],
    ['config', 'export', '--format', 'xml'],
  ])('a call that is wrong is refused in it: %s %s %s %s', async (...args) => {
    const program = await programIn(language)
    const error: unknown = await program
      .parseAsync(
        args.filter((each) => each !== undefined),
        { from: 'user' },
      )
      .catch((thrown: unknown) => thrown)
    if (!(error instanceof CommanderError)) throw new Error('it is not refused')
    const said = sayUsageFault(error, outputIn(language))
    expect(said).not.toBe(sayUsageFault(error, outputIn('en')))
    expect(said).not.toContain(error.message)
    const names = error.message.match(/(?<=')[^']+(?=')/g) ?? []
    expect(said).toContain(names[0])
  })

  test('doctor names its checks and their results in it', async () => {
    vi.stubEnv('LENDWIRE_STORE', 'sqlite:/nowhere/lendwire.sqlite')
    const lines: string[] = []
    await doctor({}, { ...outputIn(language), print: (line) => lines.push(line) })
    vi.unstubAllEnvs()
    const { check, result } = textsIn(language).doctor
    const oneOf = (words: Readonly<Record<string, string>>) => `(?:${Object.values(words).join('|')})`
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect(line).toMatch(new RegExp(`^${oneOf(result)} +${oneOf(check)}\\s?: \\S`))
    expect(lines.filter((line) => line.startsWith(result.failed)).length).toBeGreaterThan(1)
  })

  test('kinds of records have names in it', () => {
    const names = recordKinds.map((kind) => recordKindName(kind, { language }).trim())
    expect(new Set(names).size).toBe(recordKinds.length)
    expect(sentencesIn(language).t('command_line.record_kind.delivery')).not.toBe('delivery')
  })

  test('a refusal and its faults are said in it', () => {
    const refused = new Problem('invalid_input', reason('command_line.no_database', { file: 'a.sqlite' }), {
      faults: [fault('name', 'fault.json')],
    })
    const [english, translated] = [reportError(refused), reportError(refused, language)].map((text) =>
      text.split('\n'),
    )
    expect(translated).toHaveLength(2)
    for (const [index, line] of (translated ?? []).entries()) expect(line).not.toBe(english?.[index])
    expect(translated?.[0]).toContain('a.sqlite')
  })
})
