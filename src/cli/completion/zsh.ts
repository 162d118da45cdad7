import {
  type CompletableCommand,
  type CompletionWord,
  patternOfNames,
  quoteForShell,
} from './completable-commands.ts'

const described = (words: readonly CompletionWord[]): string =>
  words.map(({ name, description }) => quoteForShell(`${name}:${description}`)).join(' ')

/** Writes a script that completes commands in zsh with what each is for. It starts the completion of zsh where it is off. */
export const writeZshCompletion = (commands: readonly CompletableCommand[]): string => {
  const values = commands.flatMap(({ names, valueOptions }) =>
    valueOptions.map(({ name, choices }) => {
      const completed = choices.length === 0 ? '_files' : `compadd -- ${choices.join(' ')}`
      return `  ${quoteForShell(`${names} ${name}`)}) ${completed}; return ;;`
    }),
  )
  const words = commands.map(
    (command) =>
      `  ${quoteForShell(command.names)}) listed=(${described(command.words)}) options=(${described([...command.flags, ...command.valueOptions])}) ;;`,
  )
  return `_lendwire() {
  local names='' word
  local -a listed options
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "\${names:+$names }$word" in
    ${patternOfNames(commands)}) names="\${names:+$names }$word" ;;
    esac
  done
  case "$names \${words[CURRENT-1]}" in
${values.join('\n')}
  esac
  case "$names" in
${words.join('\n')}
  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    _describe -o option options
  elif (( $#listed )); then
    _describe command listed
  else
    _files
  fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _lendwire lendwire`
}
