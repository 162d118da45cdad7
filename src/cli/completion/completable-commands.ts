import type { Command } from 'commander'

/** A word that completes a command line, with what it is for. */
export type CompletionWord = { readonly name: string; readonly description: string }

/** An option that takes a value: only those of a list, or anything where the list is empty. */
export type ValueOption = CompletionWord & { readonly choices: readonly string[] }

/** The possible arguments of a command, such as `keys create`; that of the program has no names. */
export type CompletableCommand = {
  readonly names: string
  /** Names of further commands, or the values that its first argument may have. */
  readonly words: readonly CompletionWord[]
  readonly flags: readonly CompletionWord[]
  readonly valueOptions: readonly ValueOption[]
}

const help: CompletionWord = { name: '--help', description: 'print the help of a command' }

/** Lists a command and all commands below it. */
export const listCompletableCommands = (command: Command, names = ''): readonly CompletableCommand[] => {
  const [argument] = command.registeredArguments
  const options = command.options.map(({ long, description, required, argChoices }) => ({
    name: long ?? '',
    description,
    isValueNeeded: required,
    choices: argChoices ?? [],
  }))
  return [
    {
      names,
      words: [
        ...command.commands.map((each) => ({ name: each.name(), description: each.description() })),
        ...(argument?.argChoices ?? []).map((name) => ({ name, description: '' })),
      ],
      flags: [...options.filter(({ isValueNeeded }) => !isValueNeeded), help],
      valueOptions: options.filter(({ isValueNeeded }) => isValueNeeded),
    },
    ...command.commands.flatMap((each) => listCompletableCommands(each, `${names} ${each.name()}`.trim())),
  ]
}

/** Puts a text into single quotes as bash and zsh read them. */
export const quoteForShell = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** Writes a pattern of `case` that matches the names of every command. */
export const patternOfNames = (commands: readonly CompletableCommand[]): string =>
  commands
    .filter(({ names }) => names !== '')
    .map(({ names }) => quoteForShell(names))
    .join('|')
