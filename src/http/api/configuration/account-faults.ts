import { User } from '../../../accounts/user.ts'
import type { DocumentFault } from '../../../configuration/document-fault.ts'
import { faultOf } from '../../../configuration/document-reader.ts'
import type { DocumentsPort } from '../../../store/ports/documents.ts'
import { StoredView } from '../views/saved-view.ts'

/** The documents of people that are no configuration: no snapshot holds them. */
const accountDocuments = [
  { kind: 'user', schema: User },
  { kind: 'view', schema: StoredView },
] as const

/** Lists the people and saved views whose stored documents cannot be read. */
export const findAccountFaults = async (
  store: Pick<DocumentsPort, 'listDocuments'>,
): Promise<readonly DocumentFault[]> => {
  const faults = await Promise.all(
    accountDocuments.map(async ({ kind, schema }) =>
      (await store.listDocuments(kind)).flatMap(({ key, value }) => faultOf(kind, key, schema, value) ?? []),
    ),
  )
  return faults.flat()
}
