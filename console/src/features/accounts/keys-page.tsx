import { Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { useLibraryName } from '../../api/names.ts'
import { useSession } from '../../api/session.ts'
import { ConfirmDialog } from '../../shared/feedback/confirm-dialog.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { SecretDialog } from '../../shared/feedback/secret-dialog.tsx'
import { Page } from '../../shared/page/page.tsx'
import { useAccountsWords } from '../../words/accounts/use-accounts-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { AccountForm, type AccountSettings } from './account-form.tsx'
import { type ApiKey, keysQuery } from './account-queries.ts'
import { AccountRow } from './account-row.tsx'
import { AccountTable } from './account-table.tsx'

const roles = ['system', 'metrics', 'admin', 'library_admin', 'staff', 'viewer'] as const
type Action = { readonly kind: 'rotate' | 'revoke'; readonly key: ApiKey }

const pathOf = ({ id }: ApiKey): string => `/v1/keys/${encodeURIComponent(id)}`

/** The keys of programs: created, rotated, revoked. A key is shown once, when it is made. */
export const KeysPage = () => {
  const { words, formats } = useWords()
  const accounts = useAccountsWords()
  const api = useApi()
  const session = useSession()
  const libraryName = useLibraryName()
  const queryClient = useQueryClient()
  const list = useQuery(keysQuery(api))
  const [isAdding, setAdding] = useState(false)
  const [action, setAction] = useState<Action | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const onSettled = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['keys'] })
  const create = useMutation({
    mutationFn: ({ name, role, library }: AccountSettings) =>
      api.documents.post<{ readonly key: string }>('/v1/keys', {
        name,
        role,
        ...(library === null ? {} : { library }),
      }),
    onSuccess: ({ key }) => {
      setAdding(false)
      setSecret(key)
    },
    onSettled,
  })
  const act = useMutation({
    mutationFn: async ({ kind, key }: Action): Promise<string | null> => {
      if (kind === 'rotate')
        return (await api.documents.post<{ readonly key: string }>(`${pathOf(key)}/rotate`, {})).key
      await api.documents.remove(pathOf(key), null)
      return null
    },
    onSuccess: (made) => {
      setAction(null)
      setSecret(made)
    },
    onSettled,
  })
  const stateOf = ({ revokedAt, replacedBy }: ApiKey): string =>
    revokedAt === undefined
      ? replacedBy === undefined
        ? accounts.valid
        : accounts.replaced
      : accounts.revoked
  const names: Readonly<Record<string, string>> = words.layout.roles
  /** Returns the texts of the columns after the name. */
  const factsOf = (key: ApiKey): readonly (readonly [column: string, fact: string])[] => [
    [accounts.role, names[key.role] ?? key.role],
    [accounts.library, key.library === undefined ? accounts.allLibraries : libraryName(key.library)],
    [accounts.lastFour, `…${key.lastFour}`],
    [accounts.lastUsed, key.lastUsedAt === undefined ? accounts.never : formats.fromNow(key.lastUsedAt)],
    [accounts.status, stateOf(key)],
  ]
  return (
    <Page
      title={accounts.keys}
      description={accounts.keysAbout}
      actions={<Button onClick={() => setAdding(true)}>{accounts.createKey}</Button>}
    >
      <AccountTable
        list={list}
        empty={{ title: accounts.noKeys, hint: accounts.noKeysHint }}
        columns={[
          accounts.name,
          accounts.role,
          accounts.library,
          accounts.lastFour,
          accounts.lastUsed,
          accounts.status,
        ]}
      >
        {list.data?.map((key) => (
          <AccountRow
            key={key.id}
            name={key.name}
            facts={factsOf(key)}
            isDimmed={key.revokedAt !== undefined}
          >
            {key.revokedAt === undefined && (
              <Group gap={4} justify="flex-end">
                {key.replacedBy === undefined && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`${accounts.rotate}${words.common.colon} ${key.name}`}
                    onClick={() => setAction({ kind: 'rotate', key })}
                  >
                    {accounts.rotate}
                  </Button>
                )}
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`${accounts.revoke}${words.common.colon} ${key.name}`}
                  onClick={() => setAction({ kind: 'revoke', key })}
                >
                  {accounts.revoke}
                </Button>
              </Group>
            )}
          </AccountRow>
        ))}
      </AccountTable>
      {isAdding && (
        <AccountForm
          title={accounts.createKey}
          submitLabel={accounts.createKey}
          roles={roles.filter((role) => session?.role === 'admin' || !['admin', 'metrics'].includes(role))}
          first={{ name: '', email: '', role: 'system', library: null }}
          hasEmail={false}
          error={create.error}
          isPending={create.isPending}
          onSubmit={(settings) => create.mutate(settings)}
          onClose={() => setAdding(false)}
        />
      )}
      {action !== null && (
        <ConfirmDialog
          title={`${accounts[action.kind]}${words.common.colon} ${action.key.name}`}
          text={
            action.kind === 'rotate'
              ? accounts.rotateText(action.key.name)
              : accounts.revokeText(action.key.name)
          }
          confirmLabel={accounts[action.kind]}
          isDangerous={action.kind === 'revoke'}
          isPending={act.isPending}
          onConfirm={() => act.mutate(action)}
          onCancel={() => setAction(null)}
        >
          {act.isError && <ProblemMessage error={act.error} />}
        </ConfirmDialog>
      )}
      {secret !== null && (
        <SecretDialog
          title={accounts.keyTitle}
          hint={accounts.keyHint}
          secret={secret}
          copyLabel={accounts.copyKey}
          onClose={() => setSecret(null)}
        />
      )}
    </Page>
  )
}
