import { Button, Group, Menu } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { useLibraryName } from '../../api/names.ts'
import { useSession } from '../../api/session.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { SecretDialog } from '../../shared/feedback/secret-dialog.tsx'
import { Page } from '../../shared/page/page.tsx'
import { useAccountsWords } from '../../words/accounts/use-accounts-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { AccountForm, type AccountSettings } from './account-form.tsx'
import { type Invitation, type User, usersQuery } from './account-queries.ts'
import { AccountRow } from './account-row.tsx'
import { AccountTable } from './account-table.tsx'
import { IdentityProviderDialog } from './identity-provider-dialog.tsx'
import { type IdentityDecision, RefusedIdentityDialog } from './refused-identity-dialog.tsx'

const roles = ['admin', 'library_admin', 'staff', 'viewer'] as const

const pathOf = ({ id }: User): string => `/v1/users/${encodeURIComponent(id)}`

/** The people who work with lendwire: invited, given a role and a library, disabled, signed out. */
export const UsersPage = () => {
  const { words, formats } = useWords()
  const accounts = useAccountsWords()
  const api = useApi()
  const show = useNotes()
  const session = useSession()
  const libraryName = useLibraryName()
  const queryClient = useQueryClient()
  const list = useQuery(usersQuery(api))
  const [edited, setEdited] = useState<User | 'new' | null>(null)
  const [link, setLink] = useState<string | null>(null)
  const onSettled = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['users'] })
  const noteInvitation = ({ state, link: made }: Invitation, email: string): void => {
    if (state !== 'mailed' && made !== undefined) setLink(made)
    else show({ text: accounts.invited(email) })
  }
  const save = useMutation({
    mutationFn: async ({ email, name, role, library }: AccountSettings): Promise<void> => {
      if (edited === null) return
      if (edited !== 'new') {
        await api.documents.patch(pathOf(edited), { name, role, library })
        return
      }
      const body = { email, name, role, ...(library === null ? {} : { library }) }
      const { invitation } = await api.documents.post<{ readonly invitation: Invitation }>('/v1/users', body)
      noteInvitation(invitation, email)
    },
    onSuccess: () => setEdited(null),
    onSettled,
  })
  const act = useMutation({
    mutationFn: async ({
      kind,
      user,
    }: {
      readonly kind: 'invite' | 'sign_out' | 'status' | 'unlink'
      readonly user: User
    }) => {
      if (kind === 'invite')
        noteInvitation(await api.documents.post<Invitation>(`${pathOf(user)}/invite`), user.email)
      if (kind === 'status')
        await api.documents.patch(pathOf(user), {
          status: user.status === 'disabled' ? 'active' : 'disabled',
        })
      if (kind === 'unlink') {
        await api.documents.remove(`${pathOf(user)}/identity`, null)
        show({ text: accounts.unlinked(user.name) })
      }
      if (kind === 'sign_out') {
        await api.documents.post(`${pathOf(user)}/sign-out`)
        show({ text: accounts.signedOut(user.name) })
      }
    },
    onSettled,
  })
  const ways = useQuery({ queryKey: ['sign-in-ways'], queryFn: () => api.signInWays(), staleTime: 60_000 })
  const [isTesting, setIsTesting] = useState(false)
  const [refused, setRefused] = useState<User | null>(null)
  const decide = useMutation({
    mutationFn: async ({ user, decision }: { readonly user: User; readonly decision: IdentityDecision }) => {
      const { issuer, subject } = user.refusedOpenId ?? { issuer: '', subject: '' }
      await api.documents.post(`${pathOf(user)}/refused-identity`, { issuer, subject, decision })
    },
    onSuccess: () => setRefused(null),
    onSettled,
  })
  const names: Readonly<Record<string, string>> = words.layout.roles
  /** Returns the texts of the columns after the name. */
  const factsOf = ({
    role,
    library,
    status,
    lastSeenAt,
    openId,
    hasSecondFactor,
  }: User): readonly (readonly [column: string, fact: string])[] => [
    [accounts.role, names[role] ?? role],
    [accounts.library, library == null ? accounts.allLibraries : libraryName(library)],
    [accounts.status, accounts.statuses[status]],
    [
      accounts.secondFactor,
      accounts.secondFactors[openId !== undefined ? 'provider' : hasSecondFactor ? 'own' : 'none'],
    ],
    [accounts.lastSeen, lastSeenAt === undefined ? accounts.never : formats.fromNow(lastSeenAt)],
  ]
  return (
    <Page
      title={accounts.users}
      description={accounts.usersAbout}
      actions={
        <Group gap="xs">
          {session?.role === 'admin' && ways.data?.openId != null && (
            <Button variant="default" onClick={() => setIsTesting(true)}>
              {accounts.testProvider}
            </Button>
          )}
          <Button onClick={() => setEdited('new')}>{accounts.invite}</Button>
        </Group>
      }
    >
      {act.isError && <ProblemMessage error={act.error} />}
      <AccountTable
        list={list}
        empty={{ title: accounts.noUsers, hint: accounts.inviteHint }}
        columns={[
          accounts.name,
          accounts.role,
          accounts.library,
          accounts.status,
          accounts.secondFactor,
          accounts.lastSeen,
        ]}
      >
        {list.data?.map((user) => (
          <AccountRow
            key={user.id}
            name={user.name}
            email={user.email}
            facts={factsOf(user)}
            {...(user.refusedOpenId === undefined ? {} : { note: accounts.refusedIdentityNote })}
          >
            <Menu position="bottom-end">
              <Menu.Target>
                <Button size="compact-sm" variant="subtle" aria-label={accounts.actions(user.name)}>
                  ⋯
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setEdited(user)}>{accounts.edit(user.name)}</Menu.Item>
                {user.refusedOpenId !== undefined && (
                  <Menu.Item onClick={() => setRefused(user)}>{accounts.refusedIdentity}</Menu.Item>
                )}
                {user.status === 'invited' && (
                  <Menu.Item onClick={() => act.mutate({ kind: 'invite', user })}>
                    {accounts.inviteAgain}
                  </Menu.Item>
                )}
                {user.openId !== undefined && (
                  <Menu.Item onClick={() => act.mutate({ kind: 'unlink', user })}>
                    {accounts.unlink}
                  </Menu.Item>
                )}
                <Menu.Item onClick={() => act.mutate({ kind: 'sign_out', user })}>
                  {accounts.signOut}
                </Menu.Item>
                <Menu.Item onClick={() => act.mutate({ kind: 'status', user })}>
                  {user.status === 'disabled' ? accounts.enable : accounts.disable}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </AccountRow>
        ))}
      </AccountTable>
      {edited !== null && (
        <AccountForm
          title={edited === 'new' ? accounts.invite : accounts.edit(edited.name)}
          submitLabel={edited === 'new' ? accounts.invite : words.common.save}
          roles={roles.filter((role) => session?.role === 'admin' || role !== 'admin')}
          first={
            edited === 'new'
              ? { name: '', email: '', role: 'staff', library: null }
              : { name: edited.name, email: edited.email, role: edited.role, library: edited.library ?? null }
          }
          hasEmail={edited === 'new'}
          error={save.error}
          isPending={save.isPending}
          onSubmit={(settings) => save.mutate(settings)}
          onClose={() => {
            setEdited(null)
            save.reset()
          }}
        />
      )}
      {isTesting && <IdentityProviderDialog onClose={() => setIsTesting(false)} />}
      {refused !== null && (
        <RefusedIdentityDialog
          user={refused}
          error={decide.error}
          isPending={decide.isPending}
          onDecide={(decision) => decide.mutate({ user: refused, decision })}
          onClose={() => {
            setRefused(null)
            decide.reset()
          }}
        />
      )}
      {link !== null && (
        <SecretDialog
          title={accounts.linkTitle}
          hint={accounts.linkHint}
          secret={link}
          copyLabel={accounts.copyLink}
          onClose={() => setLink(null)}
        />
      )}
    </Page>
  )
}
