import { builtInRules } from './alarms/built-in-rules.ts'
import type { Instant } from './borrowing/values.ts'
import { builtInWorkflows } from './borrowing/workflow/built-in-workflows.ts'
import { ensureLinkSecret } from './delivery/mail/link-secrets.ts'
import { ensureInstallationKey } from './privacy/installation-key.ts'
import type { Store } from './store/ports/store.ts'

/**
 * Stores what a new gateway needs and the store does not have: the secret that signs links, the key of the installation,
 * the built-in alarm rules and workflow profiles. What is stored already stays as it is.
 */
export const seedStore = async (store: Store, now: Instant): Promise<void> => {
  await ensureLinkSecret(store, now)
  await ensureInstallationKey(store)
  const builtIn = [
    ...builtInRules.map((value) => ({ kind: 'alarm_rule' as const, key: value.code, value })),
    ...builtInWorkflows.map((value) => ({ kind: 'workflow' as const, key: value.code, value })),
  ]
  for (const document of builtIn) {
    if ((await store.getDocument(document.kind, document.key)) !== null) continue
    await store.putDocuments([{ ...document, expectedVersion: 0 }])
  }
}
