import { type Fault, faultLine, Problem } from '../problem.ts'
import { cachedKinds, type DocumentKind } from '../store/ports/documents.ts'
import { wordsOf } from './kind.ts'

/** A stored document that its schema does not accept: saved by an older version, or edited by hand. */
export type DocumentFault = {
  readonly kind: DocumentKind
  readonly code: string
  /** The faults, each with its path within the document. Messages name the rule, never the stored value. */
  readonly faults: readonly Fault[]
}

/** Describes a document fault in one line: document, path and fault. */
export const faultWords = ({ kind, code, faults }: DocumentFault): string =>
  `the stored ${wordsOf(kind)} ${code} has faults (${faults.slice(0, 3).map(faultLine).join('; ')})`

/** Makes the error with which the use of a faulty document is refused. */
export const documentFaultProblem = (fault: DocumentFault): Problem => {
  const words = faultWords(fault)
  const remedy = cachedKinds.some((kind) => kind === fault.kind)
    ? 'an admin must save it again. GET /v1/configuration/faults lists such documents.'
    : 'delete it.'
  return new Problem('document_fault', `${words[0]?.toUpperCase()}${words.slice(1)}: ${remedy}`, {
    faults: fault.faults,
    facts: { document: { kind: fault.kind, code: fault.code } },
  })
}
