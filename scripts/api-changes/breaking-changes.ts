import { compareOperations, operationsOf } from './compare-operations.ts'
import type { Comparison } from './compare-schemas.ts'

/** The changes of an operation such as `GET /v1/requests`, or of a schema such as `Request`, that a client must follow. */
export type BreakingChanges = { readonly subject: string; readonly changes: readonly string[] }

const sides = { sent: 'sent', received: 'in answers' } as const

const ofSchemas = ({ named }: Comparison): readonly BreakingChanges[] =>
  [...named].flatMap(([key, changes]) => {
    const [subject = '', side] = key.split(' ')
    const where = side === 'sent' ? sides.sent : sides.received
    return changes.length === 0
      ? []
      : [
          {
            subject,
            changes: changes.map(({ path, change }) =>
              path === '' ? `${change} (${where})` : `\`${path}\` ${change} (${where})`,
            ),
          },
        ]
  })

const merged = (all: readonly BreakingChanges[]): readonly BreakingChanges[] =>
  [...new Set(all.map(({ subject }) => subject))].toSorted().map((subject) => ({
    subject,
    changes: all.filter((each) => each.subject === subject).flatMap(({ changes }) => changes),
  }))

/**
 * Finds what a client of an earlier OpenAPI document must change: operations, parameters, members, answers, headers and
 * words of enumerations that are gone; members and parameters that are needed; types and rules that are tighter for
 * what a client sends, and wider for what it receives. A new word in an answer is an addition.
 *
 * @returns the changes by operation and by schema; a schema that several operations share is named once
 */
export const findBreakingChanges = (before: unknown, now: unknown): readonly BreakingChanges[] => {
  const comparison: Comparison = { before, now, named: new Map() }
  const present = operationsOf(now)
  const ofOperations = [...operationsOf(before)].flatMap(([key, operation]) => {
    const presentOperation = present.get(key)
    if (presentOperation === undefined) return [{ subject: operation.name, changes: ['is gone'] }]
    const changes = compareOperations(comparison, operation, presentOperation)
    return changes.length === 0 ? [] : [{ subject: presentOperation.name, changes }]
  })
  return merged([...ofOperations, ...ofSchemas(comparison)])
}
