import { type Fault, Problem } from '../problem.ts'
import { cachedKinds, type DocumentKind } from '../store/ports/documents.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { type Reason, reason } from '../translations/reason.ts'

/** A stored document that its schema does not accept: saved by an older version, or edited by hand. */
export type DocumentFault = {
  readonly kind: DocumentKind
  readonly code: string
  /** The faults, each with its path within the document. Messages name the rule, never the stored value. */
  readonly faults: readonly Fault[]
}

const reasonAt = ({ path, code, params }: Fault): AnyReason =>
  path === '' ? { code, params } : reason('fault.at', { path, fault: { code, params } })

const paramsOf = ({ kind, code, faults }: DocumentFault) => ({
  kind,
  document: code,
  faults: faults.slice(0, 3).map(reasonAt),
})

/** Describes a document fault in one line: document, path and fault. */
export const reasonOfDocumentFault = (wrong: DocumentFault): Reason<'fault.stored_document'> =>
  reason('fault.stored_document', paramsOf(wrong))

/** Makes the error with which the use of a faulty document is refused. */
export const documentFaultProblem = (wrong: DocumentFault): Problem => {
  const hasList = cachedKinds.some((kind) => kind === wrong.kind) ? 'yes' : 'no'
  return new Problem(
    'document_fault',
    reason('problem.stored_document_faulty', { ...paramsOf(wrong), hasList }),
    {
      faults: wrong.faults,
      facts: { document: { kind: wrong.kind, code: wrong.code } },
    },
  )
}
