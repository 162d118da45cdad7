import { reason } from '../../translations/reason.ts'
import { type Explanation, namedPartner } from '../events/explanation.ts'
import type { LeftOut, NamedRule, RotaBuild } from '../request/rota-build.ts'
import type { BuiltRota } from './build-rota.ts'
import { namedRule } from './judge.ts'

/** The number of left-out partners that a request keeps with their reasons. */
const maxKept = 50
/** The number of them that the timeline names. */
const maxNamed = 20

/** A rota that templates give to a request, with the rules that named them. */
export type PlannedRota = BuiltRota & {
  readonly rules: readonly NamedRule[]
  readonly templates: readonly string[]
  /** Templates that a rule names and that are gone. */
  readonly missing: readonly string[]
}

/** Returns the partners that were left out for a reason of their own, not because the rota was full. */
const spokenAgainst = ({ leftOut }: PlannedRota): readonly LeftOut[] =>
  leftOut.filter(({ reason: why }) => why.code !== 'rota.no_room')

/** Returns the record of how a rota was built, as the request keeps it. */
export const buildOf = (planned: PlannedRota): RotaBuild => ({
  rules: [...planned.rules],
  templates: [...planned.templates],
  leftOut: spokenAgainst(planned).slice(0, maxKept),
})

/** Says that a partner was left out, and why. */
export const explainLeftOut = ({ partner, reason: why }: LeftOut) =>
  reason('explanation.left_out', { partner: namedPartner(partner), why })

/** Explains the origin of a rota for the timeline: one line per fact. */
export const explainOrigin = (planned: PlannedRota): readonly Explanation[] => {
  const { rules, templates, missing } = planned
  const out = spokenAgainst(planned)
  const made = [
    ...templates.map((template) => reason('explanation.template', { template })),
    ...rules.map(namedRule),
  ]
  return [
    made.length === 0
      ? reason('explanation.no_rota_rule')
      : reason('explanation.rota_built', { parts: made }),
    ...(planned.late ?? []).map((partner) =>
      reason('explanation.asked_last', { partner: namedPartner(partner) }),
    ),
    ...missing.map((template) => reason('explanation.template_gone', { template })),
    ...out.slice(0, maxNamed).map(explainLeftOut),
    ...(out.length > maxNamed ? [reason('explanation.more_left_out', { count: out.length - maxNamed })] : []),
  ]
}
