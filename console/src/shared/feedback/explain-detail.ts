const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/**
 * Says why a call was refused, in the words of the API. Of a refused command only the reason is said, since its page says
 * which command it was.
 *
 * @param problem the members `code` and `params` of the answer
 */
export const explainDetail = (detail: string, problem: unknown): string => {
  const text = member(member(member(problem, 'params'), 'reason'), 'text')
  return member(problem, 'code') === 'problem.command_not_allowed' && typeof text === 'string' ? text : detail
}
