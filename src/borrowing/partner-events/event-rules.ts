import type { Draft } from '../life-cycle/draft.ts'
import type { Refusal } from '../life-cycle/refusal.ts'
import { findRule, type Rule, type RuleMatch, runRule } from '../life-cycle/rule.ts'
import { answers } from './answers.ts'
import { cancels } from './cancels.ts'
import { circulation } from './circulation.ts'
import { endings } from './endings.ts'
import type { EventOf, EventRules } from './event-rule.ts'
import type { TabledEventType } from './partner-event.ts'
import { shipments } from './shipments.ts'

/** The transition table of partner events. */
export const eventRules: EventRules<TabledEventType> = {
  ...answers,
  ...cancels,
  ...shipments,
  ...circulation,
  ...endings,
}

const rulesOf = <Type extends TabledEventType>(type: Type): readonly Rule<EventOf<Type>>[] => eventRules[type]

/** Runs the event's row that holds; or says why none does. */
export const runEvent = <Type extends TabledEventType>(
  type: Type,
  draft: Draft,
  event: EventOf<Type>,
): { readonly draft: Draft } | { readonly reason: Refusal } => {
  const match: RuleMatch<EventOf<Type>> = findRule(rulesOf(type), draft, event)
  return 'reason' in match ? match : { draft: runRule(match.rule, draft, event) }
}
