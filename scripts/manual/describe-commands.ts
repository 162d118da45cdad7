import type { Command } from 'commander'
import { createProgram } from '../../src/cli/program.ts'

/** Returns a text as a cell of a table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** Returns the commands that have an action, each with the names that lead to it. */
const commandsOf = (command: Command, path: readonly string[]): readonly (readonly [string, Command])[] =>
  command.commands.length === 0
    ? [[path.join(' '), command]]
    : command.commands.flatMap((each) => commandsOf(each, [...path, each.name()]))

const describeCommand = ([name, command]: readonly [string, Command]): string => {
  const words = command.registeredArguments.map((each) => {
    const text = each.variadic ? `${each.name()}…` : each.name()
    return each.required ? ` <${text}>` : ` [${text}]`
  })
  const options = command.options.map(({ flags, description, defaultValue, argChoices, mandatory }) => {
    const choices = argChoices === undefined ? '' : `; one of ${argChoices.join(', ')}`
    const standard = typeof defaultValue === 'string' ? `; default: ${defaultValue}` : ''
    return `| \`${cell(flags)}\` | ${cell(description)}${mandatory ? ' (required)' : ''}${choices}${standard} |`
  })
  const table = options.length === 0 ? [] : ['', '| option | what it does |', '| --- | --- |', ...options]
  const description = command.description()
  const sentence = `${description[0]?.toUpperCase()}${description.slice(1)}.`
  return [`## \`${name}${words.join('')}\``, '', sentence.replaceAll('<', '\\<'), ...table].join('\n')
}

/** Describes every command of `lendwire` with its options, as the command line itself has them. */
export const describeCommands = async (): Promise<string> => {
  const program = await createProgram('*', {
    output: { print: () => undefined, complain: () => undefined },
    finish: async () => undefined,
  })
  return [
    '# The command line',
    'This page is generated: `npm run docs`. `lendwire COMMAND --help` says the same. In a folder where lendwire is installed, write `npx lendwire`.',
    'Commands that work on a store take the one of `LENDWIRE_STORE`, or of `--store`. Results go to standard output, progress and warnings to standard error. With `--json` the result is one JSON value. Help, results and refusals are in the language of `LC_ALL`, `LC_MESSAGES` or `LANG` (English, German, French), in English where it is none of these; names of commands and options, `--json` and exit codes are the same in each, and log lines are English.',
    [
      '| exit code | meaning |',
      '| --- | --- |',
      '| 0 | The work is done. |',
      '| 1 | It is not done, or a fault was found: a message is not valid, a check failed, two stores differ, the store is not available. |',
      '| 3 | `config apply --dry-run --exit-code`: something would change. |',
      '| 2 | Wrong arguments, settings or files: nothing was begun. |',
    ].join('\n'),
    ...commandsOf(program, ['lendwire']).map(describeCommand),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}
