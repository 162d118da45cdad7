import type { LeftOut, NamedRule, RotaBuild } from '../request/rota-build.ts'
import type { BuiltRota } from './build-rota.ts'
import { ruleWords } from './judge.ts'

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
  leftOut.filter(({ reason }) => reason !== 'no_room')

/** Returns the record of how a rota was built, as the request keeps it. */
export const buildOf = (planned: PlannedRota): RotaBuild => ({
  rules: [...planned.rules],
  templates: [...planned.templates],
  leftOut: spokenAgainst(planned).slice(0, maxKept),
})

/** Returns partners that were left out in words: `partner X left out: closed until 2027-01-03`. */
export const leftOutWords = ({ partner, words }: LeftOut): string => `partner ${partner} left out: ${words}`

/** Describes the origin of a rota in words for the timeline: one line per fact. */
export const originWords = (planned: PlannedRota): readonly string[] => {
  const { rules, templates, missing } = planned
  const out = spokenAgainst(planned)
  const made = [...templates.map((name) => `template ${name}`), ...rules.map(ruleWords)]
  return [
    made.length === 0 ? 'no rota rule matches' : `rota: ${made.join(', ')}`,
    ...missing.map((name) => `template ${name} is gone`),
    ...out.slice(0, maxNamed).map(leftOutWords),
    ...(out.length > maxNamed ? [`${out.length - maxNamed} more partners left out`] : []),
  ]
}
