import type { Answer } from '../../support/answer.ts'
import { withoutShared } from '../../support/openapi/document.ts'

/** An operation as the served document has it, of which nothing is known yet. */
export type ServedOperation = {
  readonly path: string
  readonly method: string
  readonly value: Record<string, unknown>
}

/** Returns the members of an object; what is no object has none. */
export const entries = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

/** Returns the operations of the document that the gateway served. */
export const operationsIn = (document: Answer): ServedOperation[] =>
  entries(withoutShared(Object(document.json)).paths).flatMap(([path, item]) =>
    entries(item).map(([method, value]) => ({ path, method, value: Object.fromEntries(entries(value)) })),
  )

/** Returns a value and all that is in it. */
export const everythingIn = (value: unknown): unknown[] => [
  value,
  ...(typeof value === 'object' && value !== null ? Object.values(value).flatMap(everythingIn) : []),
]
