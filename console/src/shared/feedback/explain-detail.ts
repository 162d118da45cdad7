import type { Words } from '../../words/en.ts'
import { explainRefusal } from '../../words/refusals/explain-refusal.ts'

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/**
 * Says why a call was refused: in the words of the API, which are in the language of the person. Of a refused command only
 * the reason is said, since its page says which command it was.
 *
 * @param problem the members `code` and `params` of the answer
 */
export const explainDetail = (detail: string, problem: unknown, words: Words): string => {
  const reason = member(member(member(member(problem, 'params'), 'reason'), 'params'), 'text')
  return member(problem, 'code') === 'problem.command_not_allowed' && typeof reason === 'string'
    ? explainRefusal(reason, words)
    : detail
}
