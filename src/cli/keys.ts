import { randomSecret } from '../accounts/secrets.ts'
import { createAuditLog } from '../audit/audit-log.ts'
import { instantOf } from '../borrowing/time.ts'
import { LibraryCode } from '../borrowing/values.ts'
import { ApiKey, ApiKeySettings, apiKeyOf } from '../configuration/api-key.ts'
import { recordConfiguration } from '../configuration/audit-changes.ts'
import { faultsOf } from '../input-faults.ts'
import { Problem } from '../problem.ts'
import type { Store } from '../store/ports/store.ts'
import { reason } from '../translations/reason.ts'
import { type Output, sentencesFor } from './output.ts'
import { existingStore, withStore } from './stores.ts'

/** Options of `lendwire keys list`. */
export type KeysOptions = { readonly store?: string; readonly json?: boolean }

/** Options of `lendwire keys create`. */
export type CreateKeyOptions = KeysOptions & {
  readonly role: string
  readonly name: string
  readonly library?: string
}

const now = () => instantOf(Date.now())

/** Writes a change of a key into the audit log. */
const recordKey = async (
  store: Store,
  output: Output,
  before: ApiKey | undefined,
  after: ApiKey,
): Promise<void> => {
  const audit = createAuditLog({
    store,
    now,
    onError: () => output.complain(sentencesFor(output).t('command_line.audit_not_written')),
  })
  const shown = ({ hash: _hash, ...rest }: ApiKey) => rest
  recordConfiguration(audit, now(), 'lendwire keys', [
    {
      kind: { kind: 'key', schema: ApiKey },
      code: after.id,
      before: before === undefined ? undefined : shown(before),
      after: shown(after),
    },
  ])
  await audit.flush()
}

const readKeys = async (store: Store): Promise<readonly ApiKey[]> =>
  (await store.listDocuments('key')).flatMap(({ value }) => ApiKey.safeParse(value).data ?? [])

const lineOf = ({ id, name, role, library, lastFour, revokedAt }: ApiKey, output: Output): string =>
  [
    id,
    role.padEnd(13),
    library ?? '-',
    `…${lastFour}`,
    name,
    revokedAt === undefined ? '' : sentencesFor(output).t('command_line.key_revoked_at', { at: revokedAt }),
  ]
    .join('  ')
    .trimEnd()

/** Lists the API keys, without the keys themselves: `lendwire keys list`. */
export const listKeys = ({ store, json }: KeysOptions, output: Output): Promise<number> =>
  withStore(existingStore(store), output, true, async (opened) => {
    const keys = await readKeys(opened)
    if (json)
      output.print(
        JSON.stringify(
          keys.map(({ hash: _hash, ...key }) => key),
          null,
          2,
        ),
      )
    else for (const key of keys) output.print(lineOf(key, output))
    return 0
  })

/**
 * Creates an API key and prints it, once: `lendwire keys create`. A gateway may run on the store.
 *
 * @throws Problem `invalid_input` for an unknown role or library, or a role that needs a library
 */
export const createKey = (
  { store, role, name, library, json }: CreateKeyOptions,
  output: Output,
): Promise<number> => {
  const settings = ApiKeySettings.safeParse({ role, name, ...(library === undefined ? {} : { library }) })
  if (!settings.success)
    throw new Problem('invalid_input', reason('command_line.key_not_made'), {
      faults: faultsOf(settings.error),
    })
  return withStore(existingStore(store), output, true, async (opened) => {
    if (library !== undefined && (await opened.getDocument('library', LibraryCode.parse(library))) === null)
      throw new Problem('invalid_input', reason('not_found.library', { library }))
    const key = randomSecret()
    const document = apiKeyOf(key, settings.data, now())
    await opened.putDocuments([{ kind: 'key', key: document.id, value: document, expectedVersion: 0 }])
    await recordKey(opened, output, undefined, document)
    output.print(json ? JSON.stringify({ id: document.id, key }) : key)
    return 0
  })
}

/** Ends a key at once: `lendwire keys revoke ID`. `Problem` not_found where there is none. */
export const revokeKey = (id: string, { store, json }: KeysOptions, output: Output): Promise<number> =>
  withStore(existingStore(store), output, true, async (opened) => {
    const stored = await opened.getDocument('key', id)
    const key = ApiKey.safeParse(stored?.value).data
    if (stored === null || key === undefined)
      throw new Problem('not_found', reason('not_found.key', { key: id }))
    const admins = (await readKeys(opened)).filter(
      (each) => each.role === 'admin' && each.revokedAt === undefined,
    )
    if (key.role === 'admin' && admins.length < 2)
      throw new Problem('conflict', reason('command_line.last_admin_key'))
    const revoked: ApiKey = { ...key, revokedAt: now(), revokedBy: 'lendwire keys' }
    const result = await opened.putDocuments([
      { kind: 'key', key: id, value: revoked, expectedVersion: stored.version },
    ])
    if (result !== 'written') throw new Problem('conflict', reason('command_line.key_changed'))
    await recordKey(opened, output, key, revoked)
    output.print(
      json
        ? JSON.stringify({ revoked: id })
        : sentencesFor(output).t('command_line.key_revoked', { key: id }),
    )
    return 0
  })
