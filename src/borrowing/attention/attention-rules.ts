import type { CommandType } from '../commands/command.ts'
import type { AttentionKind, RaisedAttention } from '../request/attention.ts'
import type { AttentionRule } from './attention-rule.ts'
import { anyStage } from './rules/any-stage.ts'
import { beforeSending } from './rules/before-sending.ts'
import { loans } from './rules/loans.ts'
import { partnerAnswers } from './rules/partner-answers.ts'
import { shipments } from './rules/shipments.ts'
import { whileSending } from './rules/while-sending.ts'

/** Every kind of attention, as data. */
export const attentionRules: { readonly [Kind in AttentionKind]: AttentionRule } = {
  ...beforeSending,
  ...whileSending,
  ...partnerAnswers,
  ...shipments,
  ...loans,
  ...anyStage,
}

/** Returns whether an attention asks staff to act: its kind does, and this one does not only inform. */
export const asks = (attention: RaisedAttention): boolean =>
  attentionRules[attention.kind].asks && attentionRules[attention.kind].informs?.(attention) !== true

/**
 * Returns the commands that settle an attention, the most usual first. A cancel that cannot be delivered may be the
 * end: `cancel` closes the request then, although nobody knows what the partner has.
 */
export const remediesOf = (attention: RaisedAttention): readonly CommandType[] => {
  const { remedies } = attentionRules[attention.kind]
  // What is for special collections only goes to another place.
  if (attention.kind === 'condition_stated' && attention.misplaced === true)
    return ['edit', ...remedies.filter((remedy) => remedy !== 'edit')]
  return attention.kind === 'send_failed' && attention.operation === 'cancel'
    ? [...remedies, 'cancel']
    : remedies
}
