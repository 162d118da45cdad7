import type { Rule } from '../life-cycle/rule.ts'
import type { Command, CommandType } from './command.ts'

/** A command of one type. */
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>

/** Rows for some commands: a part of the table. */
export type CommandRules<Type extends CommandType> = {
  readonly [Each in Type]: readonly Rule<CommandOf<Each>>[]
}
