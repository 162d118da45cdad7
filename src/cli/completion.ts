import type { Command } from 'commander'
import { Problem } from '../problem.ts'
import type { Output } from './messages.ts'

const wordsOf = (command: Command): readonly string[] => [
  ...command.commands.map((each) => each.name()),
  ...command.options.flatMap(({ long }) => long ?? []),
  '--help',
]

/** All commands with their words, by the path of names that leads to each. */
const table = (command: Command, path = ''): readonly (readonly [string, readonly string[]])[] => [
  [path, wordsOf(command)],
  ...command.commands.flatMap((each) => table(each, `${path} ${each.name()}`.trim())),
]

const bash = (program: Command): string => {
  const cases = table(program).map(
    ([path, words]) => `    ${path === '' ? "''" : `'${path}'`}) words='${words.join(' ')}' ;;`,
  )
  return `_lendwire() {
  local path='' words='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="\${path:+$path }$word" ;; esac
  done
  case "$path" in
${cases.join('\n')}
    *) words='' ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _lendwire lendwire`
}

/**
 * `lendwire completion SHELL`: prints a script that completes commands and options.
 *
 * @throws Problem `invalid_input` for a shell that is not supported
 */
export const completion = async (shell: string, program: Command, { print }: Output): Promise<number> => {
  if (shell !== 'bash' && shell !== 'zsh')
    throw new Problem('invalid_input', `The shell must be bash or zsh (was ${shell}).`)
  if (shell === 'zsh') print('autoload -U +X bashcompinit && bashcompinit')
  print(bash(program))
  return 0
}
