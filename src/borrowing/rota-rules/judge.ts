import { z } from 'zod'
import { reason } from '../../translations/reason.ts'
import { NamedRule } from '../request/rota-build.ts'
import { type Conditions, FailedCondition, failedConditions, type RuleSubject } from './conditions.ts'

/** Whether a rule counts. An inactive one is kept, and passed over. */
export const RuleStatus = z
  .enum(['active', 'inactive'])
  .prefault('active')
  .describe('Whether the rule counts: an inactive one is passed over.')

/** The result of one rule: inactive if it is switched off, not_reached if an earlier rule matched and only the first match counts. */
export const RuleVerdict = NamedRule.extend({
  verdict: z
    .enum(['matched', 'not_matched', 'not_reached', 'inactive'])
    .describe('Whether the rule matched, failed, was not reached, or is inactive.'),
  failed: z.array(FailedCondition).describe('The conditions that the request does not meet.'),
})
export type RuleVerdict = z.infer<typeof RuleVerdict>

type Rule = {
  readonly name: string
  readonly when: Conditions
  readonly status?: z.infer<typeof RuleStatus>
}

/**
 * Reads an ordered list of rules for a request.
 *
 * @param match whether only the first rule counts that matches, or all of them do
 * @returns a verdict for each rule, in their order
 */
export const judgeRules = (
  rules: readonly Rule[],
  match: 'first' | 'all',
  subject: RuleSubject,
): readonly RuleVerdict[] => {
  let isOver = false
  return rules.map(({ name, when, status }, index): RuleVerdict => {
    const number = index + 1
    if (status === 'inactive') return { number, name, verdict: 'inactive', failed: [] }
    if (isOver) return { number, name, verdict: 'not_reached', failed: [] }
    const failed = failedConditions(when, subject)
    if (failed.length > 0) return { number, name, verdict: 'not_matched', failed: [...failed] }
    isOver = match === 'first'
    return { number, name, verdict: 'matched', failed: [] }
  })
}

/** Returns the rules of a list that matched. */
export const matchedRules = <R extends Rule>(
  rules: readonly R[],
  verdicts: readonly RuleVerdict[],
): readonly R[] => rules.filter((_, index) => verdicts[index]?.verdict === 'matched')

/** Names a rule in a sentence: rule 3 “Loans”. */
export const namedRule = ({ number, name }: NamedRule) => reason('explanation.rule', { number, name })
