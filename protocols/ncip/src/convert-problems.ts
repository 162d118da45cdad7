import type { ElementType } from '@lendwire/xml'
import type { ReportedProblem } from './problem.ts'
import { problemTypes } from './problem-types.ts'
import type { Properties } from './properties.ts'

const messaging: readonly string[] = problemTypes.messaging

/**
 * Puts problems as a response of version 1 says them: errors of messaging, or of processing. Version 1 has no detail, so
 * that is in the place of the value, if there is none.
 *
 * @param type of the response
 */
export function problems1(problems: readonly ReportedProblem[], type: ElementType): Properties {
  const [first] = problems
  if (first === undefined || type.content.kind !== 'group') return {}
  const isNotification = type.content.children.has('MessagingError')
  const name = isNotification || isOfMessaging(first) ? 'MessagingError' : 'ProcessingError'
  const errors = problems.map(({ type: word, scheme = '', detail, element = 'NULL', value = detail }) => ({
    [`${name}Type`]: { Scheme: scheme, Value: word },
    [`${name}Element`]: place(name, element.split('/'), value),
  }))
  return isNotification ? { [name]: errors } : { Problem: { [name]: errors } }
}

/**
 * Puts problems as version 2 says them.
 *
 * @param isScheme whether a text can be a scheme there
 */
export function problems2(
  problems: readonly ReportedProblem[],
  isScheme: (text: string) => boolean,
): Properties {
  if (problems.length === 0) return {}
  return {
    Problem: problems.map(({ type, scheme, detail, element, value }) => ({
      ProblemType:
        scheme !== undefined && scheme !== '' && isScheme(scheme)
          ? { value: type, Scheme: scheme }
          : { value: type },
      ProblemDetail: detail,
      ProblemElement: element,
      ProblemValue: value,
    })),
  }
}

function isOfMessaging({ type, scheme = '' }: ReportedProblem): boolean {
  return scheme.includes('messagingerrortype') || messaging.includes(type)
}

function place(
  name: string,
  [first = '', ...more]: readonly string[],
  value: string | undefined,
): Properties {
  return more.length > 0
    ? { ElementName: first, [`${name}Element`]: place(name, more, value) }
    : { ElementName: first, [`${name}Value`]: value }
}
