import { removePasswordsOfLinked } from '../accounts/openid-user.ts'
import { AlarmRule } from '../alarms/alarm-rule.ts'
import { builtInRules, formerRules } from '../alarms/built-in-rules.ts'
import type { Instant } from '../borrowing/values.ts'
import { builtInWorkflows } from '../borrowing/workflow/built-in-workflows.ts'
import { ensureLinkSecret } from '../delivery/link-secrets.ts'
import { ensureInstallationKey } from '../privacy/installation-key.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'

/** The version of a document that nobody changed since a gateway stored it. */
const firstVersion = 1

/** Returns whether a document is a built-in rule of an earlier version that nobody changed. */
const isFormerRule = ({ value, version }: Stored<unknown>): boolean => {
  const rule = JSON.stringify(AlarmRule.safeParse(value).data)
  return version === firstVersion && formerRules.some((former) => JSON.stringify(former) === rule)
}

/**
 * Stores what a new gateway needs and the store does not have: the secret that signs links, the key of the installation,
 * the built-in alarm rules and workflow profiles. What is stored already stays as it is, but for built-in rules of an earlier
 * version that nobody changed.
 */
export const seedStore = async (store: Store, now: Instant): Promise<void> => {
  await ensureLinkSecret(store, now)
  await ensureInstallationKey(store)
  await removePasswordsOfLinked(store)
  const builtIn = [
    ...builtInRules.map((value) => ({ kind: 'alarm_rule' as const, key: value.code, value })),
    ...builtInWorkflows.map((value) => ({ kind: 'workflow' as const, key: value.code, value })),
  ]
  for (const document of builtIn) {
    const stored = await store.getDocument(document.kind, document.key)
    if (stored === null) await store.putDocuments([{ ...document, expectedVersion: 0 }])
    else if (document.kind === 'alarm_rule' && isFormerRule(stored))
      await store.putDocuments([{ ...document, expectedVersion: firstVersion }])
  }
}
