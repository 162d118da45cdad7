import { textOf } from './elements.ts'
import type { ReportedProblem } from './problem.ts'

/** The names of Java's exceptions before what they say. */
const exceptionNames = /^(?:Service error: [A-Z_]+\.\s*)?(?:(?:[\w$]+\.)+[\w$]*(?:Exception|Error)[:;]?\s*)+/

/** Returns whether a line is one of a stack trace that says nothing alone. */
const isTrace = (line: string): boolean =>
  /^(?:at\s|\.\.\. \d+ (?:more|common)|\(stack trace|Stacktrace from|- with linked exception)/i.test(line)

/**
 * Reads what a detail says in one line: of a stack trace the innermost cause, without the names of exceptions.
 *
 * @returns undefined where it says nothing
 */
const causeIn = (detail: string | undefined): string | undefined => {
  const lines = (detail ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !isTrace(line))
  const causes = lines.filter((line) => line.startsWith('Caused by:'))
  const innermost = causes.at(-1)?.replace('Caused by:', '').trim() ?? lines[0]
  const words = innermost?.replace(exceptionNames, '')
  return textOf(words === '' ? innermost : words, 300)
}

/**
 * Describes problems in one line for staff. Their values stay out of it: they may be a patron's.
 *
 * @param problems as `problemsOf` lists them
 * @returns at most 1,000 characters
 */
export const describeProblems = (problems: readonly ReportedProblem[]): string => {
  const words = problems.map(({ type, detail, element }) =>
    [textOf(type), causeIn(detail), textOf(element)].filter((part) => part !== undefined).join(': '),
  )
  return textOf(words.filter((each) => each !== '').join('; '), 1000) ?? 'a Problem without words'
}
