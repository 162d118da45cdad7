import { Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { useAuditActionWords } from '../../words/audit/use-audit-action-words.ts'
import type { Words } from '../../words/en.ts'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { keysQuery, usersQuery } from '../accounts/account-queries.ts'
import classes from './audit-row.module.css'
import { namesOfActions } from './name-action.ts'

type Difference = { readonly path: string; readonly before?: string; readonly after?: string }
export type AuditEntry = {
  readonly sequence: number
  readonly at: string
  readonly action: string
  readonly path?: string
  readonly actor: { readonly kind: string; readonly id: string; readonly role: string } | null
  readonly requests?: readonly string[]
  readonly changes?: readonly {
    readonly kind: string
    readonly code: string
    readonly differences: readonly Difference[]
  }[]
}

/** More than this of one entry's changes is only counted. */
const maxShown = 6

/** Gives the name of a user or of a key by its id: the audit log knows ids only. */
const useNames = (): ((id: string) => string | undefined) => {
  const api = useApi()
  const users = useQuery({ ...usersQuery(api), enabled: usePermission('users:manage') })
  const keys = useQuery({ ...keysQuery(api), enabled: usePermission('keys:manage') })
  const accounts = [...(users.data ?? []), ...(keys.data ?? [])]
  return (id) => accounts.find((account) => account.id === id)?.name
}

/** Names a kind of documents; people and keys are kinds of their own in the audit log. */
const kindName = (kind: string, { documents, audit }: Words): string => {
  const kinds: Readonly<Record<string, { readonly one: string }>> = documents.kinds
  const accounts: Readonly<Record<string, string>> = audit.accounts
  return kinds[kind]?.one ?? accounts[kind] ?? kind
}

const Changes = ({ entry: { changes = [], requests = [] } }: { readonly entry: AuditEntry }) => {
  const { words } = useWords()
  const settings = useSettingWords()
  const nameOf = useNames()
  const nameMember = (kind: string, path: string): string => {
    const members: Readonly<Record<string, string>> = kind in words.audit.accounts ? words.audit.members : {}
    return members[path] ?? (path === '' ? '' : settings.label([kind, ...path.split('/')]))
  }
  const lines = changes.flatMap(({ kind, code, differences }) =>
    differences.map(({ path, before, after }) => ({
      key: `${kind} ${code} ${path}`,
      text: [
        `${kindName(kind, words)} ${nameOf(code) ?? code}`,
        nameMember(kind, path),
        before === undefined ? '' : words.audit.from(before),
        after === undefined ? '' : words.audit.to(after),
      ]
        .filter((part) => part !== '')
        .join(' '),
    })),
  )
  return (
    <Stack gap={0}>
      {requests.length > 0 && <Text size="xs">{requests.join(', ')}</Text>}
      {lines.slice(0, maxShown).map(({ key, text }) => (
        <Text key={key} size="xs" className={classes.breakable}>
          {text}
        </Text>
      ))}
      {lines.length > maxShown && (
        <Text size="xs" c="dimmed">
          {words.audit.more(lines.length - maxShown)}
        </Text>
      )}
    </Stack>
  )
}

/** One entry of the audit log. On a phone all of it is in one cell. */
export const AuditRow = ({ entry }: { readonly entry: AuditEntry }) => {
  const { words, formats } = useWords()
  const isPhone = useIsPhone()
  const names = namesOfActions(useAuditActionWords(), words.documents)
  const nameOf = useNames()
  const { actor } = entry
  const roles: Readonly<Record<string, string>> = words.layout.roles
  const role = actor === null ? '–' : (roles[actor.role] ?? actor.role)
  const name = actor === null ? '' : (nameOf(actor.id) ?? `${actor.kind} ${actor.id}`)
  const action = (
    <>
      <Text size="sm" className={classes.breakable} title={entry.action}>
        {names.get(entry.action) ?? entry.action}
      </Text>
      <Text size="xs" c="dimmed" className={classes.breakable}>
        {entry.path}
      </Text>
    </>
  )
  if (isPhone)
    return (
      <Table.Tr>
        <Table.Td>
          {action}
          <Text size="xs" c="dimmed">
            {[formats.dateTime(entry.at), name === '' ? role : name].join(' · ')}
          </Text>
          <Changes entry={entry} />
        </Table.Td>
      </Table.Tr>
    )
  return (
    <Table.Tr>
      <Table.Td className={classes.time}>{formats.dateTime(entry.at)}</Table.Td>
      <Table.Td>
        <Text size="sm">{role}</Text>
        <Text size="xs" c="dimmed" {...(actor !== null && { title: `${actor.kind} ${actor.id}` })}>
          {name}
        </Text>
      </Table.Td>
      <Table.Td>{action}</Table.Td>
      <Table.Td>
        <Changes entry={entry} />
      </Table.Td>
    </Table.Tr>
  )
}
