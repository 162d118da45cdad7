import type { Fault } from '@lendwire/xml'
import type { Problem } from './edition-2/messages.ts'
import type { Message, PartialMessage } from './message.ts'
import { type ProblemTypeName, problemScheme } from './problem-types.ts'
import { type Properties, propertiesOf } from './properties.ts'

/** A problem as a message of either edition reports it. */
export type ReportedProblem = {
  /** The value as it was sent; '' if there is none. */
  readonly type: string
  readonly scheme?: string | undefined
  readonly detail?: string | undefined
  /** The element that is wrong; in version 1 a path, its names joined by `/`. */
  readonly element?: string | undefined
  readonly value?: string | undefined
}

/** The details of a problem besides its type. */
export type ProblemDetails = {
  /** The service that has the problem, whose own scheme is named. */
  readonly service?: string
  readonly detail?: string | undefined
  readonly element?: string | undefined
  readonly value?: string | undefined
}

/**
 * Lists the problems for which a whole service failed: those of a response, and those that stand alone in a message.
 *
 * @param message from `readNcip`, in part too
 * @returns an empty list if the message reports none, or there is none
 */
export function problemsOf(message: Message | PartialMessage | undefined): readonly ReportedProblem[] {
  if (message === undefined) return []
  const { edition, kind, body } = message
  if (kind === 'Problem') return listOf(body).map(problem2)
  const content = propertiesOf(body)
  return edition === '2'
    ? listOf(content.Problem).map(problem2)
    : [...errors1(propertiesOf(content.Problem)), ...errors1(content)]
}

/**
 * Makes a problem of version 2 with a type of the standard.
 */
export function makeProblem(type: ProblemTypeName, details: ProblemDetails = {}): Problem {
  const scheme = problemScheme(type, details.service)
  return {
    ProblemType: scheme === undefined ? { value: type } : { value: type, Scheme: scheme },
    ProblemDetail: details.detail,
    ProblemElement: details.element,
    ProblemValue: details.value,
  }
}

/**
 * Names the problem type that an answer gives for a fault.
 *
 * @param fault from `readNcip` or `validateNcip`
 */
export function faultProblemType({ kind, path }: Fault): ProblemTypeName {
  switch (kind) {
    case 'unknown_element':
      return path.includes('/') ? 'Unknown Element' : 'Unknown Service'
    case 'unknown_attribute':
      return 'Unknown Element'
    case 'missing_element':
    case 'missing_attribute':
      return 'Needed Data Missing'
    case 'bad_value':
      return /Date[A-Za-z]*(\[\d+\])?$/.test(path) ? 'Invalid Date' : 'Protocol Error'
    default:
      return 'Invalid Message Syntax Error'
  }
}

function problem2(problem: unknown): ReportedProblem {
  const { ProblemType, ProblemDetail, ProblemElement, ProblemValue } = propertiesOf(problem)
  const { value, Scheme } = propertiesOf(ProblemType)
  return {
    type: textOf(value) ?? '',
    scheme: textOf(Scheme),
    detail: textOf(ProblemDetail),
    element: textOf(ProblemElement),
    value: textOf(ProblemValue),
  }
}

function errors1(parent: Properties): readonly ReportedProblem[] {
  return ['MessagingError', 'ProcessingError'].flatMap((name) =>
    listOf(parent[name]).map((value) => {
      const error = propertiesOf(value)
      const { Value, Scheme } = propertiesOf(error[`${name}Type`])
      return { type: textOf(Value) ?? '', scheme: textOf(Scheme), ...place1(error[`${name}Element`], name) }
    }),
  )
}

/**
 * Returns the place of a problem of version 1. In version 1 an element holds its name, and an element in it or the
 * value that is wrong.
 */
function place1(value: unknown, name: string): Pick<ReportedProblem, 'element' | 'value'> {
  if (value === undefined) return {}
  const element = propertiesOf(value)
  const inner = place1(element[`${name}Element`], name)
  const names = [textOf(element.ElementName) ?? '', inner.element].filter((part) => part !== undefined)
  return { element: names.join('/'), value: textOf(element[`${name}Value`]) ?? inner.value }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined ? [] : [value]
}
