import type { CreateRequest } from '../../borrowing/commands/create-input.ts'
import type { Explanation } from '../../borrowing/events/explanation.ts'
import type { Library } from '../../borrowing/library.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { RuleSubject } from '../../borrowing/rota-rules/conditions.ts'
import type { RuleVerdict } from '../../borrowing/rota-rules/judge.ts'
import { explainOrigin, type PlannedRota } from '../../borrowing/rota-rules/planned-rota.ts'
import type { RotaRules } from '../../borrowing/rota-rules/rota-rules.ts'
import {
  explainSendingDecision,
  type SendingRules,
  type SendingVerdict,
} from '../../borrowing/rota-rules/sending-rules.ts'
import type { LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { readDecisionContext } from '../decision-context.ts'
import { type Deps, type DepsWithSnapshot, withConfigSnapshot } from '../deps.ts'
import { createFindHolders } from './find-holders.ts'
import { planByNames, planByRules, planSending, ruleSubjectOf } from './plan-rota.ts'

type Explainer = Pick<Deps, 'configuration' | 'store' | 'now' | 'protocols' | 'ils'>
type Planner = Pick<DepsWithSnapshot, 'snapshot' | 'store' | 'now'>

/** The request to explain: a stored one, or one that could be created. */
export type ExplainedRequest = {
  readonly library: LibraryCode
  readonly of: { readonly number: RequestNumber } | { readonly input: CreateRequest }
  /** True where nothing may be shown of rules that are for other libraries alone. */
  readonly ownRulesOnly: boolean
  /** Rules that are tried in place of the stored ones. */
  readonly draft?: {
    readonly rotaRules?: RotaRules | undefined
    readonly sendingRules?: SendingRules | undefined
  }
}

type Subject = {
  readonly library: Library
  readonly subject: RuleSubject
  readonly seed: string
  readonly request: Pick<Request, 'workflow' | 'service'>
}

const subjectOf = async (planner: Planner, { library: code, of }: ExplainedRequest): Promise<Subject> => {
  const library = planner.snapshot.library(code)
  const now = planner.now()
  if ('input' in of) {
    const { input } = of
    return { library, subject: ruleSubjectOf(library, input, now), seed: code, request: input }
  }
  const stored = await planner.store.loadRequest(code, of.number)
  if (stored === null) throw new Problem('not_found', reason('not_found.request', { request: of.number }))
  const { value } = stored
  return { library, subject: ruleSubjectOf(library, value, now), seed: value.number, request: value }
}

type Rule = { readonly when: { readonly library?: readonly LibraryCode[] | undefined } }

const visible = (
  verdicts: readonly RuleVerdict[],
  rules: readonly Rule[],
  { library, ownRulesOnly }: ExplainedRequest,
): readonly RuleVerdict[] =>
  verdicts.filter(({ number }) => {
    const only = rules[number - 1]?.when.library
    return !ownRulesOnly || only === undefined || only.includes(library)
  })

/** The result of the rota rules for a request now. */
export type RotaExplanation = {
  readonly verdicts: readonly RuleVerdict[]
  readonly planned: PlannedRota
  /** The same, as the timeline says it. */
  readonly explanations: readonly Explanation[]
}

const noPlan: PlannedRota = { rules: [], templates: [], missing: [], partners: [], leftOut: [] }

/** Says which rota rule a request meets, why it does not meet the others, and the rota that would result, on an empty one. */
export const explainRota = async (deps: Explainer, target: ExplainedRequest): Promise<RotaExplanation> => {
  const planner = await withConfigSnapshot(deps)
  const subject = await subjectOf(planner, target)
  const wanted = target.draft?.rotaRules ?? planner.snapshot.rotaRules()
  const { rules } = wanted
  const plan = await planByRules(planner, subject, wanted)
  const planned = plan?.planned ?? noPlan
  return {
    verdicts: visible(plan?.verdicts ?? [], rules, target),
    planned,
    explanations: plan === null ? [reason('explanation.no_rota_rules')] : explainOrigin(planned),
  }
}

/**
 * Plans the rota that a template would give, and asks union catalogues where it chooses among holders. Nothing is kept.
 *
 * @param code the rota template
 * @returns the rota with its candidates. `Problem` not_found where there is no such template
 */
export const tryRotaTemplate = async (
  deps: Deps,
  code: string,
  {
    library: borrower,
    ...about
  }: Pick<Request, 'library' | 'citation' | 'service'> & { readonly patron?: Request['patron'] },
): Promise<PlannedRota> => {
  const current = await withConfigSnapshot(deps)
  const library = current.snapshot.library(borrower)
  if (current.snapshot.rotaTemplate(code) === null)
    throw new Problem('not_found', reason('not_found.rota_template', { template: code }))
  const wanted = { library, subject: ruleSubjectOf(library, about, deps.now()), seed: borrower }
  return planByNames(current, wanted, [code], createFindHolders(current, about))
}

/** The result of the sending rules for a request as a new one. */
export type SendingExplanation = SendingVerdict & { readonly explanation: Explanation }

/** Explains which sending rule a request meets, why it does not meet the others, and what the decision would be. */
export const explainSending = async (
  deps: Explainer,
  target: ExplainedRequest,
): Promise<SendingExplanation> => {
  const planner = await withConfigSnapshot(deps)
  const { library, request, ...subject } = await subjectOf(planner, target)
  const wanted = target.draft?.sendingRules ?? planner.snapshot.sendingRules()
  const { rules } = wanted
  const verdict = planSending(wanted, subject.subject) ?? { verdicts: [], decision: null }
  const context = await readDecisionContext(planner, {
    library,
    request: { rota: [], workflow: request.workflow, service: request.service },
    by: { kind: 'system' },
    now: planner.now(),
  })
  return {
    decision: verdict.decision,
    verdicts: visible(verdict.verdicts, rules, target),
    explanation: explainSendingDecision(verdict.decision, context.workflow.automaticSend),
  }
}
