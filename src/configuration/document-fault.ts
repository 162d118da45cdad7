import type { ZodError } from 'zod'
import { type Fault, faultLine, Problem } from '../problem.ts'
import type { CachedKind } from '../store/ports/documents.ts'

/** A stored configuration document that its schema does not accept: saved by an older version, or edited by hand. */
export type DocumentFault = {
  readonly kind: CachedKind
  readonly code: string
  /** What is wrong, each with its path within the document. Messages name what is expected, never the stored value. */
  readonly faults: readonly Fault[]
}

/** The most faults of one document that are listed. */
const mostFaults = 20

/** Reads the faults that zod found in a stored document. */
export const faultsIn = ({ issues }: ZodError): readonly Fault[] =>
  issues
    .slice(0, mostFaults)
    .map(({ path, message }) => ({ path: path.map(String).join('/').slice(0, 200), message }))

/** Describes a document fault in one line: document, path and fault. */
export const faultWords = ({ kind, code, faults }: DocumentFault): string =>
  `the stored ${kind.replaceAll('_', ' ')} ${code} has faults (${faults.slice(0, 3).map(faultLine).join('; ')})`

/** Makes the error with which the use of a faulty document is refused. */
export const documentFaultProblem = (fault: DocumentFault): Problem => {
  const words = faultWords(fault)
  return new Problem(
    'document_fault',
    `${words[0]?.toUpperCase()}${words.slice(1)}: an admin must save it again. GET /v1/configuration/faults lists such documents.`,
    { faults: fault.faults, facts: { document: { kind: fault.kind, code: fault.code } } },
  )
}
