import type { Draft } from '../life-cycle/draft.ts'
import type { Refusal } from '../life-cycle/refusal.ts'
import { findRule, holdsNow, type Rule, type RuleMatch, reasonAgainst, runRule } from '../life-cycle/rule.ts'
import { Stage } from '../request/stage.ts'
import { accounting } from './accounting.ts'
import { accountingForItems } from './accounting-for-items.ts'
import { answering } from './answering.ts'
import { askingPatron } from './asking-patron.ts'
import { attaching } from './attaching.ts'
import { cancelling } from './cancelling.ts'
import { circulating } from './circulating.ts'
import { claimingReturned } from './claiming-returned.ts'
import type { CommandType } from './command.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'
import { handingOver } from './handing-over.ts'
import { holding } from './holding.ts'
import { losing } from './losing.ts'
import { messaging } from './messaging.ts'
import { preparing } from './preparing.ts'
import { receiving } from './receiving.ts'
import { recording } from './recording.ts'
import { resending } from './resending.ts'
import { returning } from './returning.ts'
import { routing } from './routing.ts'
import { settling } from './settling.ts'
import { splitting } from './splitting.ts'
import { undoing } from './undoing.ts'
import { undoingReturn } from './undoing-return.ts'
import { usingInLibrary } from './using-in-library.ts'
import { waiving } from './waiving.ts'

/** The transition table of commands. */
export const commandRules: CommandRules<CommandType> = {
  ...preparing,
  ...routing,
  ...cancelling,
  ...answering,
  ...askingPatron,
  ...receiving,
  ...attaching,
  ...handingOver,
  ...circulating,
  ...usingInLibrary,
  ...claimingReturned,
  ...returning,
  ...undoingReturn,
  ...holding,
  ...losing,
  ...messaging,
  ...resending,
  ...accounting,
  ...accountingForItems,
  ...splitting,
  ...waiving,
  ...settling,
  ...recording,
  ...undoing,
}

/** Every command's name. */
export const commandTypes: readonly CommandType[] = Object.keys(commandRules).filter(
  (name): name is CommandType => Object.hasOwn(commandRules, name),
)

const rulesOf = <Type extends CommandType>(type: Type): readonly Rule<CommandOf<Type>>[] => commandRules[type]

/** The rows of a command that start from one stage. */
type RulesInStage = { readonly type: CommandType; readonly rules: readonly Rule<never>[] }

/**
 * The rows that start from a stage, by command; without commands that no row of the stage is for. Every description of a
 * request reads them, and most rows are of other stages.
 */
const rulesByStage: ReadonlyMap<Stage, readonly RulesInStage[]> = new Map(
  Stage.options.map((stage) => {
    const inStage = commandTypes.map((type) => ({
      type,
      rules: rulesOf(type).filter(({ stages }) => stages.includes(stage)),
    }))
    return [stage, inStage.filter(({ rules }) => rules.length > 0)]
  }),
)

const isHeld = (rules: readonly Rule<never>[], draft: Draft): boolean => {
  for (const rule of rules) if (holdsNow(rule, draft)) return true
  return false
}

/** Returns whether a row of the command holds in the request's regions, whatever the command names. */
export const isAllowed = (type: CommandType, draft: Draft): boolean => isHeld(rulesOf(type), draft)

/** Returns the commands of which a row holds in the request's regions, in the order of the table. */
export const allowedTypes = (draft: Draft): readonly CommandType[] => {
  const allowed: CommandType[] = []
  for (const { type, rules } of rulesByStage.get(draft.request.stage) ?? [])
    if (isHeld(rules, draft)) allowed.push(type)
  return allowed
}

/** Says why no row of the command holds in the request's regions; null where one does. */
export const reasonAgainstCommand = (type: CommandType, draft: Draft): Refusal | null =>
  reasonAgainst(rulesOf(type), draft)

/** Runs the command's row that holds; or says why none does. */
export const runCommand = <Type extends CommandType>(
  type: Type,
  draft: Draft,
  command: CommandOf<Type>,
): { readonly draft: Draft } | { readonly reason: Refusal } => {
  const match: RuleMatch<CommandOf<Type>> = findRule(rulesOf(type), draft, command)
  return 'reason' in match
    ? { reason: reasonAgainstCommand(type, draft) ?? match.reason }
    : { draft: runRule(match.rule, draft, command) }
}
