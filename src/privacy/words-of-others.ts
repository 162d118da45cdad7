import type { DocumentKind, DocumentsPort } from '../store/ports/documents.ts'
import { namesPatron, type Recognizers } from './unassigned-messages.ts'

/** The kinds of documents that keep what another system answered: such words may name anybody. */
const kinds: readonly DocumentKind[] = [
  ...(['partner_check', 'test_letter', 'mailbox_state'] as const),
  ...(['patron_look_up_failure', 'directory_sync', 'alarm', 'alarm_message'] as const),
]

/** Deletes the records of tests, failures and alarms in which another system named a patron. */
export const deleteWordsOfOthers = async (
  store: Pick<DocumentsPort, 'listDocuments' | 'putDocuments'>,
  recognizers: Recognizers,
): Promise<void> => {
  for (const kind of kinds)
    for (const { key, value } of await store.listDocuments(kind)) {
      if (!namesPatron(JSON.stringify(value).normalize().toLowerCase(), recognizers)) continue
      await store.putDocuments([{ kind, key, value: undefined, expectedVersion: null }])
    }
}
