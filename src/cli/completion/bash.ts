import { type CompletableCommand, patternOfNames, quoteForShell } from './completable-commands.ts'

const namesOf = (words: readonly { readonly name: string }[]): string =>
  quoteForShell(words.map(({ name }) => name).join(' '))

/** Writes a script that completes commands in bash. Where it offers nothing, bash completes names of files. */
export const writeBashCompletion = (commands: readonly CompletableCommand[]): string => {
  const values = commands.flatMap(({ names, valueOptions }) =>
    valueOptions.map(
      ({ name, choices }) => `    ${quoteForShell(`${names} ${name}`)}) words='${choices.join(' ')}' ;;`,
    ),
  )
  const words = commands.map(
    (command) =>
      `    ${quoteForShell(command.names)}) words=${namesOf(command.words)} options=${namesOf([...command.flags, ...command.valueOptions])} ;;`,
  )
  return `_lendwire() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" names='' words='' options='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${names:+$names }$word" in
    ${patternOfNames(commands)}) names="\${names:+$names }$word" ;;
    esac
  done
  case "$names" in
${words.join('\n')}
  esac
  case "$current" in -*) words="$options" ;; esac
  case "$names $previous" in
${values.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _lendwire lendwire`
}
