import type { ApiProblem } from '../../api/problem.ts'

/**
 * Returns the faults of a refused input, by the field that each belongs to. Several of one field are joined in one
 * text.
 *
 * @param fieldOf gives the field of a path; faults for which it gives none are left out
 */
export const faultsByField = (
  { faults }: ApiProblem,
  fieldOf: (path: string) => string | undefined = (path) => path,
): Readonly<Record<string, string>> => {
  const byField: Record<string, string> = {}
  for (const { path, message } of faults) {
    const field = fieldOf(path)
    if (field === undefined) continue
    byField[field] = byField[field] === undefined ? message : `${byField[field]}; ${message}`
  }
  return byField
}

/**
 * Returns the field of a form that a path of the API belongs to: `maximumCost` of `service/maximumCost/currency`.
 *
 * @param names the names of the fields, each a path or a part of one, with points
 */
export const fieldOfPath = (path: string, names: readonly string[]): string | undefined =>
  names.find((name) => `.${path.replaceAll('/', '.')}.`.includes(`.${name}.`))
