import type { Words } from '../../words/en.ts'
import { explainStage } from '../stage/stage-reason.ts'

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const isParams = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/**
 * Says why a call was refused, in the words of the API. Of a refused command only the reason is said, since its page says
 * which command it was; stages have the words of the page.
 *
 * @param problem the members `code` and `params` of the answer
 */
export const explainDetail = (detail: string, problem: unknown, words: Words): string => {
  const reason = member(member(problem, 'params'), 'reason')
  const [code, params, text] = ['code', 'params', 'text'].map((name) => member(reason, name))
  if (member(problem, 'code') !== 'problem.command_not_allowed' || typeof text !== 'string') return detail
  const ofStage =
    typeof code === 'string' && isParams(params) ? explainStage({ code, params }, words) : undefined
  return ofStage?.text ?? text
}
