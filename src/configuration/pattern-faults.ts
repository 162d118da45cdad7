import { analyse } from 'scslre'
import type { z } from 'zod'
import type { Fault } from '../problem.ts'
import { findMarked } from './marked-fields.ts'

/**
 * Says why a regular expression can take more than linear time; undefined where it cannot. It is analysed, not tried.
 *
 * @param flags as `RegExp` takes them
 */
export const slownessOf = (source: string, flags: string): string | undefined => {
  const [report] = analyse({ source, flags }).reports
  if (report === undefined) return undefined
  const time = report.exponential ? 'exponential' : 'polynomial'
  return `takes ${time} time where ${JSON.stringify(report.character.pick)} is repeated`
}

/** Finds the regular expressions of a document that a long text could stop the gateway with. */
export const patternFaults = (schema: z.ZodType, document: unknown): readonly Fault[] =>
  findMarked(schema, 'x-pattern', document).flatMap(({ path, value }) => {
    const slowness = typeof value === 'string' ? slownessOf(value, 'i') : undefined
    return slowness === undefined ? [] : [{ path: path.join('/'), message: `The pattern ${slowness}` }]
  })
