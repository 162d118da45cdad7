import type { z } from 'zod'
import { faultsOf } from '../input-faults.ts'
import type { CachedKind, DocumentKind, DocumentSnapshot } from '../store/ports/documents.ts'
import type { Stored } from '../store/ports/stored.ts'
import { type DocumentFault, documentFaultProblem } from './document-fault.ts'
import { explainLostSecrets } from './lost-secret.ts'

/** The most faults of one document that are listed. */
const maxFaults = 20

/** A document as it was read: its value, or what is wrong with it. */
type ReadDocument<T> =
  | { readonly kind: 'valid'; readonly value: T }
  | { readonly kind: 'faulty'; readonly fault: DocumentFault }

const listFaults = (value: unknown, error: z.ZodError): DocumentFault['faults'] =>
  explainLostSecrets(value, faultsOf(error)).slice(0, maxFaults)

/** Says what is wrong with a stored document; null where its schema accepts it. */
export const faultOf = (
  kind: DocumentKind,
  code: string,
  schema: z.ZodType,
  value: unknown,
): DocumentFault | null => {
  const parsed = schema.safeParse(value)
  return parsed.success ? null : { kind, code, faults: listFaults(value, parsed.error) }
}

/** Returns whether two values are written as the same JSON. */
const isSameJson = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)

/**
 * Reads the documents of one kind. Each document is parsed once, however many snapshots hold it, until its version or,
 * after an edit of the store by hand, its value changes.
 */
export type DocumentReader<T> = {
  /** Reads one document; null where there is none. `Problem` document_fault where its schema does not accept it. */
  readonly one: (documents: DocumentSnapshot, code: string) => T | null
  /** Reads all valid documents, by code. The same array as long as none of the kind changed. */
  readonly all: (documents: DocumentSnapshot) => readonly T[]
  /** Lists the documents that cannot be read. */
  readonly faults: (documents: DocumentSnapshot) => readonly DocumentFault[]
}

/**
 * Makes the reader of one kind of documents.
 *
 * @param schema what a stored document must be, or which schema each code has
 */
export const createDocumentReader = <T extends z.ZodType>(
  kind: CachedKind,
  schema: T | ((code: string) => T),
): DocumentReader<z.output<T>> => {
  type Read = ReadDocument<z.output<T>>
  const cache = new Map<string, { readonly stored: Stored<unknown>; readonly read: Read }>()

  const parse = (code: string, value: unknown): Read => {
    const parsed = (typeof schema === 'function' ? schema(code) : schema).safeParse(value)
    return parsed.success
      ? { kind: 'valid', value: parsed.data }
      : { kind: 'faulty', fault: { kind, code, faults: listFaults(value, parsed.error) } }
  }

  const read = (code: string, stored: Stored<unknown>): Read => {
    const cached = cache.get(code)
    const isCurrent =
      cached?.stored.version === stored.version && isSameJson(cached.stored.value, stored.value)
    const current = isCurrent ? cached.read : parse(code, stored.value)
    if (cached?.stored !== stored) cache.set(code, { stored, read: current })
    return current
  }

  type List = {
    readonly documents: unknown
    readonly values: readonly z.output<T>[]
    readonly faults: readonly DocumentFault[]
  }
  let last: List | undefined
  const list = (documents: DocumentSnapshot): List => {
    const stored = documents.list(kind)
    if (last?.documents === stored) return last
    const all = stored.map((each) => read(each.key, each))
    last = {
      documents: stored,
      values: all.flatMap((each) => (each.kind === 'valid' ? [each.value] : [])),
      faults: all.flatMap((each) => (each.kind === 'faulty' ? [each.fault] : [])),
    }
    return last
  }

  return {
    one: (documents, code) => {
      const stored = documents.get(kind, code)
      if (stored === null) {
        cache.delete(code)
        return null
      }
      const result = read(code, stored)
      if (result.kind === 'faulty') throw documentFaultProblem(result.fault)
      return result.value
    },
    all: (documents) => list(documents).values,
    faults: (documents) => list(documents).faults,
  }
}
