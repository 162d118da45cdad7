import { type Command, CommanderError } from 'commander'
import { describe, expect, test } from 'vitest'
import { type Output, terminalLanguage } from '../../src/cli/output.ts'
import { createProgram } from '../../src/cli/program.ts'
import { reportError } from '../../src/cli/report-error.ts'
import { sayUsageFault } from '../../src/cli/usage-fault.ts'
import { fault, Problem } from '../../src/problem.ts'
import { type Language, languages } from '../../src/translations/language.ts'
import { reason } from '../../src/translations/reason.ts'

const outputIn = (language: Language): Output => ({
  print: () => undefined,
  complain: () => undefined,
  language,
})

const programIn = (language: Language): Promise<Command> =>
  createProgram(undefined, { output: outputIn(language), finish: async () => undefined })

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
