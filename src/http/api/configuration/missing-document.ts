import { hidden, notFound } from '../../../accounts/principal.ts'
import { type ConfigDeps, storedVersion } from '../../../configuration/documents.ts'
import type { ConfigKind } from '../../../configuration/kind.ts'
import type { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'

/** Makes the `Problem` not_found of a document that a reader was not shown: there is none, or it is another library's. */
export const missingDocument = async (
  services: Pick<ConfigDeps, 'store'>,
  kind: ConfigKind,
  code: string,
): Promise<Problem> => {
  const what = reason('not_found.document', { kind: kind.kind, document: code })
  return (await storedVersion(services, kind, code)) === null ? notFound(what) : hidden(what)
}
