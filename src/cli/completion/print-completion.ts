import type { Command } from 'commander'
import type { Output } from '../messages.ts'
import { writeBashCompletion } from './bash.ts'
import { listCompletableCommands } from './completable-commands.ts'
import { writeFishCompletion } from './fish.ts'
import type { Shell } from './shells.ts'
import { writeZshCompletion } from './zsh.ts'

const writers = { bash: writeBashCompletion, zsh: writeZshCompletion, fish: writeFishCompletion } as const

/** Prints a script that completes commands, options and their values: `lendwire completion SHELL`. */
export const printCompletion = async (shell: Shell, program: Command, { print }: Output): Promise<number> => {
  print(writers[shell](listCompletableCommands(program)))
  return 0
}
