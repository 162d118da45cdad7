import type { Reason, Stage } from '../../api/types.ts'
import type { Words } from '../../words/en.ts'
import { journey } from './stage-signs.ts'

/** The stages in which nobody works on a request. */
const ends: readonly Stage[] = ['unfilled', 'closed']

/** How near a reason is: what can be changed now, what comes later, what is over; then by the place of the stage. */
export type Distance = readonly [kind: 0 | 1 | 2, stage: number]

/** The numbers in the order of a request's life of the stages that a parameter names. */
const placesOf = (parameter: unknown): readonly number[] => {
  const codes = (Array.isArray(parameter) ? parameter : [parameter]).map(
    (each: { readonly code?: unknown } | undefined) => each?.code,
  )
  return journey.flatMap((stage, place) => (codes.includes(`stage.${stage}`) ? [place] : []))
}

/**
 * Says why a command is not possible in a stage, in the words of the page; undefined where the reason is another.
 *
 * @param shownStage what the page calls the present stage, where it says more than the stage
 */
export const explainStage = (
  { code, params: { stages, now, stage } }: Pick<Reason, 'code' | 'params'>,
  words: Words,
  shownStage?: string,
): { readonly text: string; readonly distance: Distance } | undefined => {
  const own = words.request.refused
  const name = (place: number): string => words.stages[journey[place] ?? 'created']
  const [here = 0] = placesOf(now ?? stage)
  if (code === 'refusal.not_while_in_stage')
    return { text: own.notAt(shownStage ?? name(here)), distance: [2, here] }
  const places = placesOf(stages)
  const last = places.at(-1)
  if (code !== 'refusal.only_in_stage' || last === undefined) return undefined
  // A request need not fail or be closed to go on: these count for a command that is possible nowhere else.
  const goesOn = places.filter((place) => !ends.includes(journey[place] ?? 'created'))
  const next = (goesOn.length === 0 ? places : goesOn).find((place) => place > here)
  return next === undefined
    ? { text: own.past(shownStage ?? name(here)), distance: [2, last] }
    : { text: own.notYet(name(next)), distance: [1, next] }
}
