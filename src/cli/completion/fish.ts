import type { CompletableCommand } from './completable-commands.ts'

const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const linesOf = ({ names, words, flags, valueOptions }: CompletableCommand): readonly string[] => {
  const start = `complete -c lendwire -n ${quote(`__lendwire_is ${quote(names)}`)}`
  const long = (name: string): string => `-l ${name.replace(/^--/, '')}`
  return [
    ...words.map(({ name, description }) => `${start} -f -a ${quote(name)} -d ${quote(description)}`),
    ...flags.map(({ name, description }) => `${start} ${long(name)} -d ${quote(description)}`),
    ...valueOptions.map(({ name, description, choices }) => {
      const value = choices.length === 0 ? '-r' : `-x -a ${quote(choices.join(' '))}`
      return `${start} ${long(name)} ${value} -d ${quote(description)}`
    }),
  ]
}

/** Writes a script that completes commands in fish with what each is for. */
export const writeFishCompletion = (commands: readonly CompletableCommand[]): string => {
  const subcommands = commands.filter(({ names }) => names !== '').map(({ names }) => quote(names))
  return `function __lendwire_is
  set -l names
  for word in (commandline -opc)[2..]
    if contains -- (string join ' ' -- $names $word) ${subcommands.join(' ')}
      set -a names $word
    end
  end
  test "$names" = "$argv"
end
${commands.flatMap(linesOf).join('\n')}`
}
