import { z } from 'zod'
import { reason } from '../../translations/reason.ts'
import type { Explanation } from '../events/explanation.ts'
import type { NamedRule, SendingDecision } from '../request/rota-build.ts'
import { addDays } from '../time.ts'
import { Day } from '../values.ts'
import { Conditions, type RuleSubject } from './conditions.ts'
import { judgeRules, matchedRules, namedRule, RuleStatus, type RuleVerdict } from './judge.ts'

/** The decision about a new request. Sent at once, or when its day has come, it is where the workflow profile would wait for staff too. */
export const SendingAction = z.discriminatedUnion('action', [
  z.object({ action: z.literal('send') }),
  z.object({ action: z.literal('wait_for_approval') }),
  z.object({ action: z.literal('wait_for_staff') }),
  z.object({
    action: z.literal('hold_until'),
    date: Day.describe('The day until which requests are held back.'),
  }),
  /** The number of days after its creation. */
  z.object({
    action: z.literal('hold_for'),
    days: z.int().min(1).max(365).describe('For how many days requests are held back.'),
  }),
])
export type SendingAction = z.infer<typeof SendingAction>

export const SendingRule = z.object({
  name: z.string().trim().min(1).max(100).describe('The name of the rule.'),
  when: Conditions.prefault({}).describe(
    'The conditions that a request must meet; all requests where it is empty.',
  ),
  does: SendingAction.describe('What the rule does.'),
  status: RuleStatus,
})
export type SendingRule = z.infer<typeof SendingRule>

/** Decides when a new request goes out: by the first rule that matches, else by the workflow profile. */
export const SendingRules = z.object({
  rules: z
    .array(SendingRule)
    .max(500)
    .prefault([])
    .describe('The rules, in order: the first one that matches counts.'),
})
export type SendingRules = z.infer<typeof SendingRules>

/** The decision of the sending rules about a request; `decision` is null if no rule matches. */
export type SendingVerdict = {
  readonly verdicts: readonly RuleVerdict[]
  readonly decision: SendingDecision | null
}

const decisionOf = (rule: NamedRule, does: SendingAction, today: Day): SendingDecision => {
  switch (does.action) {
    case 'send':
      return { rule, action: 'send', automatic: true }
    case 'wait_for_approval':
    case 'wait_for_staff':
      return { rule, action: does.action, automatic: false }
    case 'hold_until':
      return does.date > today
        ? { rule, action: 'hold_until', until: does.date, automatic: true }
        : { rule, action: 'send', automatic: true }
    case 'hold_for':
      return { rule, action: 'hold_until', until: addDays(today, does.days), automatic: true }
  }
}

/** Reads the sending rules for a request. */
export const decideSending = ({ rules }: SendingRules, subject: RuleSubject): SendingVerdict => {
  const verdicts = judgeRules(rules, 'first', subject)
  const [matched] = matchedRules(rules, verdicts)
  const verdict = verdicts.find((each) => each.verdict === 'matched')
  return {
    verdicts,
    decision:
      matched === undefined || verdict === undefined
        ? null
        : decisionOf({ number: verdict.number, name: verdict.name }, matched.does, subject.today),
  }
}

/** Explains a decision for the timeline; null stands for no rule that matched. */
export const explainSendingDecision = (
  decision: SendingDecision | null,
  automaticSend: boolean,
): Explanation => {
  if (decision === null) return reason(`explanation.sending.no_rule_${automaticSend ? 'automatic' : 'staff'}`)
  const { action, until } = decision
  const rule = namedRule(decision.rule)
  return action === 'hold_until'
    ? reason('explanation.sending.hold_until', { rule, day: until === undefined ? '' : { day: until } })
    : reason(`explanation.sending.${action}`, { rule })
}
