import { conditionsOfEntry, waiveCondition } from '../items/item-conditions.ts'
import { change, type Draft, endAttention } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import type { Entry } from '../request/entry.ts'
import { stages } from '../request/stage.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type Waive = CommandOf<'waive_condition'>

/** Returns the entries that a condition binds, or any of theirs where none is named. */
const boundBy = (draft: Draft, { entry, code }: Partial<Pick<Waive, 'entry' | 'code'>>): readonly Entry[] =>
  draft.request.rota.filter((each) => {
    const conditions = conditionsOfEntry(each)
    return (
      (entry === undefined || each.id === entry) &&
      (code === undefined ? conditions.length > 0 : conditions.includes(code))
    )
  })

const hasConditions = guard('refusal.no_condition_binds', (draft) => boundBy(draft, {}).length > 0)

const namesOne = guard<Waive>(
  'refusal.name_binding_condition',
  (draft, command) => boundBy(draft, command).length === 1,
)

const waive = step<Waive>(
  'the condition binds the items no longer; where none is left that keeps them in the library, they are for loan',
  (draft, command) => {
    const [entry] = boundBy(draft, command)
    if (entry === undefined) return draft
    const waived = waiveCondition(draft, entry.id, command.code)
    const open = waived.request.attention.find(
      (each) => each.kind === 'condition_stated' && each.entry === entry.id,
    )
    if (open?.kind !== 'condition_stated') return waived
    const conditions = open.conditions.filter((each) => each !== command.code)
    return conditions.length === 0
      ? endAttention(waived, (each) => each === open)
      : change(waived, {
          attention: waived.request.attention.map((each) => (each === open ? { ...open, conditions } : each)),
        })
  },
)

/** The rule of the command that ends a condition: nothing that a partner says, or does not say, does so. */
export const waiving: CommandRules<'waive_condition'> = {
  waive_condition: [{ stages, when: [hasConditions], provided: [namesOne], does: [waive] }],
}
