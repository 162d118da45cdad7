import { reason } from '../../translations/reason.ts'
import { type Explanation, namedPartner } from '../events/explanation.ts'
import type { LeftOut, NamedRule, RotaBuild, SourceResult } from '../request/rota-build.ts'
import type { BuiltRota } from './build-rota.ts'
import { namedRule } from './judge.ts'

/** The number of left-out partners that a request keeps with their reasons. */
const maxKept = 50
/** The number of them that the timeline names. */
const maxNamed = 20

/** A rota that templates give to a request, with the rules that named them. */
export type PlannedRota = Omit<BuiltRota, 'used'> & {
  readonly rules: readonly NamedRule[]
  readonly templates: readonly string[]
  /** Templates that a rule names and that are gone. */
  readonly missing: readonly string[]
  /** True where union catalogues are to be asked who holds the item before there is a rota. */
  readonly findsHolders?: boolean | undefined
  /** The union catalogues that were asked, and the result. */
  readonly sources?: readonly SourceResult[] | undefined
  /** The id under which the explanation of each candidate is kept. */
  readonly explanationId?: string | undefined
  /** How many of the next partners have their own catalogues asked before their turn. */
  readonly checkAhead?: number | undefined
}

/** The reasons of partners that were left out because the rota was full. */
const fullCodes: readonly string[] = ['rota.no_room', 'rota.beyond_cap']

/** Returns the partners that were left out for a reason of their own, not because the rota was full. */
const spokenAgainst = ({ leftOut }: PlannedRota): readonly LeftOut[] =>
  leftOut.filter(({ reason: why }) => !fullCodes.includes(why.code))

/** Returns the record of how a rota was built, as the request keeps it. */
export const buildOf = (planned: PlannedRota): RotaBuild => ({
  rules: [...planned.rules],
  templates: [...planned.templates],
  leftOut: spokenAgainst(planned).slice(0, maxKept),
  ...(planned.sources === undefined ? {} : { sources: [...planned.sources] }),
  ...(planned.explanationId === undefined ? {} : { explanationId: planned.explanationId }),
  ...(planned.checkAhead === undefined ? {} : { checkAhead: planned.checkAhead }),
})

/** Says that a partner was left out, and why. */
export const explainLeftOut = ({ partner, reason: why }: LeftOut) =>
  reason('explanation.left_out', { partner: namedPartner(partner), why })

const explainSource = ({ source, questions, holders, reason: why }: SourceResult): Explanation =>
  why === undefined
    ? reason('explanation.source_answered', { source, questions, holders })
    : reason('explanation.source_failed', { source, why })

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
    ...(planned.findsHolders === true ? [reason('explanation.finding_holders')] : []),
    ...(planned.sources ?? []).map(explainSource),
    ...(planned.late ?? []).map((partner) =>
      reason('explanation.asked_last', { partner: namedPartner(partner) }),
    ),
    ...missing.map((template) => reason('explanation.template_gone', { template })),
    ...out.slice(0, maxNamed).map(explainLeftOut),
    ...(out.length > maxNamed ? [reason('explanation.more_left_out', { count: out.length - maxNamed })] : []),
  ]
}
