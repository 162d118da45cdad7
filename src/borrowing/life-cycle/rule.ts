import { reason } from '../../translations/reason.ts'
import type { AttentionKind } from '../request/attention.ts'
import type { Negotiation } from '../request/negotiation.ts'
import type { Request } from '../request/request.ts'
import type { Stage } from '../request/stage.ts'
import { activeEntry, change, type Draft } from './draft.ts'
import { questionOf, receivingOf } from './negotiation.ts'
import type { PlainRefusal, Refusal } from './refusal.ts'

/** A named piece of a transition. `says` is its line in the documentation. */
export type Step<Input> = { readonly says: string; readonly run: (draft: Draft, input: Input) => Draft }

/** A condition, and the reason where it fails. */
export type Guard<Input> = {
  readonly refusal: Refusal
  readonly holds: (draft: Draft, input: Input) => boolean
}

/** The stages to which a row may lead: the same from every stage, or by the stage that it starts from. */
export type Leads = readonly Stage[] | Readonly<Partial<Record<Stage, readonly Stage[]>>>

/**
 * One row of the transition table: where it holds, what it needs, where it leads. Of several rows for one input the
 * first that holds counts.
 */
export type Rule<Input> = {
  /** The stages in which it holds. */
  readonly stages: readonly Stage[]
  /**
   * The question that must be open with the active partner: `none` where none may be, `receiving` where the question is to
   * the library's own system, whatever else is open. Absent: any.
   */
  readonly negotiation?: readonly (Negotiation['kind'] | 'none')[]
  /** Holds only where the request has this attention. */
  readonly attention?: AttentionKind
  /** Conditions on the request alone: they decide whether a command is allowed now. */
  readonly when?: readonly Guard<unknown>[]
  /** Conditions on what was given with the input. */
  readonly provided?: readonly Guard<Input>[]
  /** The stage that it leads to, where that does not depend on anything. */
  readonly to?: Stage
  /** Stages that its steps may lead to, for the documentation: from all of its stages, or from each of some. */
  readonly leads?: Leads
  readonly does: readonly Step<Input>[]
}

/** Gives the same leads to some stages. */
export const leadsFrom = (stages: readonly Stage[], leads: readonly Stage[]): Leads =>
  Object.fromEntries(stages.map((stage) => [stage, leads]))

/** Lists the stages to which a row may lead from one of its stages. */
export const leadsOf = (
  { to, leads = [] }: Pick<Rule<unknown>, 'to' | 'leads'>,
  from: Stage,
): readonly Stage[] => [...(to === undefined ? [] : [to]), ...(isList(leads) ? leads : (leads[from] ?? []))]

const isList = (leads: Leads): leads is readonly Stage[] => Array.isArray(leads)

/** Names a step. */
export const step = <Input = unknown>(says: string, run: Step<Input>['run']): Step<Input> => ({ says, run })

/** Makes a guard of the code of its refusal, or of a refusal with parameters. */
export const guard = <Input = unknown>(
  refusal: PlainRefusal | Refusal,
  holds: Guard<Input>['holds'],
): Guard<Input> => ({ refusal: typeof refusal === 'string' ? reason(refusal) : refusal, holds })

/** Returns whether the row holds in the request's regions. The members of the input are not read. */
export const holdsNow = <Input>(rule: Rule<Input>, draft: Draft): boolean =>
  fits(rule, draft.request) && (rule.when ?? []).every((each) => each.holds(draft, undefined))

const isOpen = (request: Request, kind: Negotiation['kind'] | 'none'): boolean =>
  kind === 'receiving' ? receivingOf(request) !== undefined : kind === (questionOf(request)?.kind ?? 'none')

/** Returns whether a row applies, as far as the regions of the request tell. */
export type Where = Pick<Rule<unknown>, 'stages' | 'negotiation' | 'attention'>

/** Returns whether the row fits the request's stage, open question and attention. */
export const fits = (rule: Where, request: Request): boolean =>
  rule.stages.includes(request.stage) &&
  (rule.negotiation === undefined || rule.negotiation.some((kind) => isOpen(request, kind))) &&
  (rule.attention === undefined || request.attention.some((attention) => attention.kind === rule.attention))

/** The result of a look-up: the row, or the reason why none holds. */
export type RuleMatch<Input> = { readonly rule: Rule<Input> } | { readonly reason: Refusal }

const namedStage = (stage: Stage) => reason(`stage.${stage}`)
const namedQuestion = (kind: Negotiation['kind'] | 'none' | 'any') => reason(`refusal.question.${kind}`)

/** Finds the row that holds for an input; the one reader of every transition table. */
export const findRule = <Input>(
  rules: readonly Rule<Input>[],
  draft: Draft,
  input: Input,
): RuleMatch<Input> => {
  const inStage = rules.filter((rule) => fits(rule, draft.request))
  const now = inStage.filter((rule) => holdsNow(rule, draft))
  const rule = now.find((each) => (each.provided ?? []).every((condition) => condition.holds(draft, input)))
  if (rule !== undefined) return { rule }
  const missing =
    now.flatMap((each) => each.provided ?? []).find((condition) => !condition.holds(draft, input)) ??
    inStage.flatMap((each) => each.when ?? []).find((condition) => !condition.holds(draft, input))
  if (missing !== undefined) return { reason: missing.refusal }
  const stage = namedStage(draft.request.stage)
  const question = questionOf(draft.request)
  return {
    reason:
      question === null
        ? reason('refusal.not_in_stage', { stage })
        : reason('refusal.not_in_stage_while_open', { stage, question: namedQuestion(question.kind) }),
  }
}

const unique = <Name extends string>(names: readonly Name[]): readonly Name[] => [...new Set(names)]

/** The most stages that a refusal lists; of more it says only which one does not fit. */
const longestStageList = 6

const onlyIn = (rules: readonly Rule<never>[], now: Stage): Refusal => {
  const stages = unique(rules.flatMap((rule) => rule.stages))
  return stages.length > longestStageList
    ? reason('refusal.not_while_in_stage', { stage: namedStage(now) })
    : reason('refusal.only_in_stage', { stages: stages.map(namedStage), now: namedStage(now) })
}

/**
 * Says why no row holds in the request's regions, whatever comes with the input.
 *
 * @returns what would have to be otherwise; null where a row holds
 */
export const reasonAgainst = (rules: readonly Rule<never>[], draft: Draft): Refusal | null => {
  const { request } = draft
  const inStage = rules.filter(({ stages }) => stages.includes(request.stage))
  if (inStage.length === 0) return onlyIn(rules, request.stage)
  const candidates = inStage.filter((rule) => fits(rule, request))
  if (candidates.length === 0) {
    const attention = unique(inStage.flatMap((rule) => rule.attention ?? []))
    if (attention.length > 0)
      return reason('refusal.only_with_attention', {
        attention: attention.map((kind) => reason(`attention_kind.${kind}`)),
      })
    const elsewhere = rules.filter((rule) => rule.stages.some((stage) => fits(rule, { ...request, stage })))
    if (elsewhere.length > 0) return onlyIn(elsewhere, request.stage)
    const questions = unique(inStage.flatMap(({ negotiation = [] }) => negotiation))
    const open = questions.filter((kind) => kind !== 'none')
    return open.length > 0
      ? reason('refusal.only_while_open', { questions: open.map(namedQuestion) })
      : reason('refusal.not_while_open', { question: namedQuestion(questionOf(request)?.kind ?? 'any') })
  }
  const conditions = candidates.map((rule) => (rule.when ?? []).find((each) => !each.holds(draft, undefined)))
  return conditions.includes(undefined) ? null : (conditions[0]?.refusal ?? null)
}

/** Runs a row: its stage first, then its steps in order. */
export const runRule = <Input>(rule: Rule<Input>, draft: Draft, input: Input): Draft =>
  rule.does.reduce(
    (done, each) => each.run(done, input),
    rule.to === undefined ? draft : change(draft, { stage: rule.to }),
  )

/** A partner is being asked, or has supplied. */
export const hasActive = guard(
  'refusal.no_partner_active',
  (draft) => activeEntry(draft.request) !== undefined,
)

/** The library's own system is recording nothing. */
export const notRecording = guard(
  'refusal.ils_recording',
  (draft) => receivingOf(draft.request) === undefined,
)
