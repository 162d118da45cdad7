import type { ApiProblem } from '../../api/problem.ts'

/** The faults of a refused input, by the field that each names. Several of one field stand in one text. */
export const faultsByField = ({ faults }: ApiProblem): Readonly<Record<string, string>> => {
  const byField: Record<string, string> = {}
  for (const { path, message } of faults)
    byField[path] = byField[path] === undefined ? message : `${byField[path]}; ${message}`
  return byField
}
