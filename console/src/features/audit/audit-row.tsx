import { Stack, Table, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../api/session.ts'
import { joined } from '../../shared/joined.ts'
import { RequestLinks } from '../../shared/list/request-links.tsx'
import { useCut } from '../../shared/list/use-cut.tsx'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { useAuditActionWords } from '../../words/audit/use-audit-action-words.ts'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import type { Words } from '../../words/en.ts'
import type { LoadedWords } from '../../words/pages/en.ts'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './audit-row.module.css'
import { namesOfActions } from './name-action.ts'
import { useAuditNames } from './use-audit-names.ts'

type Difference = { readonly path: string; readonly before?: string; readonly after?: string }
export type AuditEntry = {
  readonly sequence: number
  readonly at: string
  readonly action: string
  readonly path?: string
  /** The type of the command that was run. */
  readonly command?: string
  readonly actor: { readonly kind: string; readonly id: string; readonly role: string } | null
  readonly library: string | null
  readonly requests?: readonly string[]
  readonly partner?: string
  readonly webhook?: string
  readonly changes?: readonly {
    readonly kind: string
    readonly code: string
    readonly differences: readonly Difference[]
  }[]
}

/** More than this of one entry’s changes is shown where a person asks for it. */
const maxShown = 6

/** Names a kind of documents; people and keys are kinds of their own in the audit log. */
const kindName = (kind: string, { audit }: Words, documents: LoadedWords['documents']): string => {
  const kinds: Readonly<Record<string, { readonly one: string }>> = documents.kinds
  const accounts: Readonly<Record<string, string>> = audit.accounts
  return kinds[kind]?.one ?? accounts[kind] ?? kind
}

const Changes = ({ entry: { changes = [] } }: { readonly entry: AuditEntry }) => {
  const { words } = useWords()
  const documentWords = useDocumentsWords()
  const settings = useSettingWords()
  const nameOf = useAuditNames()
  const nameMember = (kind: string, path: string): string => {
    const members: Readonly<Record<string, string>> = kind in words.audit.accounts ? words.audit.members : {}
    return members[path] ?? (path === '' ? '' : settings.label([kind, ...path.split('/')]))
  }
  const lines = changes.flatMap(({ kind, code, differences }) =>
    differences.map(({ path, before, after }) => ({
      key: `${kind} ${code} ${path}`,
      text: [
        `${kindName(kind, words, documentWords)} ${nameOf(kind, code) ?? code}`,
        nameMember(kind, path),
        before === undefined ? '' : words.audit.from(before),
        after === undefined ? '' : words.audit.to(after),
      ]
        .filter((part) => part !== '')
        .join(' '),
    })),
  )
  const { shown, more } = useCut(lines, maxShown)
  return (
    <Stack gap={0}>
      {shown.map(({ key, text }) => (
        <Text key={key} size="xs" className={classes.breakable}>
          {text}
        </Text>
      ))}
      {more}
    </Stack>
  )
}

/** Returns whether an entry records that somebody read something. */
export const isReading = ({ action }: AuditEntry): boolean => /^GET (?!\/v1\/sign-in\/)/.test(action)

type Person = { readonly name: string; readonly role: string; readonly title: string | undefined }

const usePersonOf = (): ((entry: AuditEntry) => Person) => {
  const { words } = useWords()
  const documentWords = useDocumentsWords()
  const nameOf = useAuditNames()
  const roles: Readonly<Record<string, string>> = words.layout.roles
  const worksForSeveral = useSession()?.library === null
  return ({ actor, library }) =>
    actor === null
      ? { name: '–', role: '', title: undefined }
      : {
          name: nameOf(actor.kind, actor.id) ?? `${kindName(actor.kind, words, documentWords)} ${actor.id}`,
          role: joined([
            roles[actor.role] ?? actor.role,
            worksForSeveral && library !== null ? (nameOf('library', library) ?? library) : undefined,
          ]),
          title: `${kindName(actor.kind, words, documentWords)} ${actor.id}`,
        }
}

/** The kinds of documents in the addresses of calls. */
const kindsInPaths: Readonly<Record<string, string>> = {
  partners: 'partner',
  libraries: 'library',
  webhooks: 'webhook',
  mailboxes: 'mailbox',
  users: 'user',
  keys: 'key',
}

/** Returns the kind and the code of what an address is about, and no address of a list or of the session itself; undefined for another. */
const namedInPath = (path: string): { readonly kind: string; readonly code: string } | undefined => {
  const [, , collection = '', code] = path.split('/')
  const kind = kindsInPaths[collection]
  return kind === undefined || code === undefined ? undefined : { kind, code: code }
}

/** Returns whose the act was, where it was no request: the documents, else what the address of the call names, or the address. */
const useSubjectsOf = (): ((entry: AuditEntry) => readonly string[]) => {
  const { words } = useWords()
  const documentWords = useDocumentsWords()
  const nameOf = useAuditNames()
  return ({ changes = [], partner, webhook, path }) => {
    const named = namedInPath(path ?? '')
    const documents = [
      ...changes,
      ...(partner === undefined ? [] : [{ kind: 'partner', code: partner }]),
      ...(webhook === undefined ? [] : [{ kind: 'webhook', code: webhook }]),
    ]
    const subjects = (documents.length > 0 || named === undefined ? documents : [named]).map(
      ({ kind, code }) => `${kindName(kind, words, documentWords)} ${nameOf(kind, code) ?? code}`,
    )
    return subjects.length > 0 || path === undefined || path === '/v1/session' ? subjects : [path]
  }
}

/** Shows whose an act was: the first of many, and the others where a person asks for them. */
const Subjects = ({ entry }: { readonly entry: AuditEntry }) => {
  const { requests = [] } = entry
  const { shown, more } = useCut(useSubjectsOf()(entry), 1)
  return (
    <Text span size="sm" c="var(--second-ink)" className={classes.breakable}>
      {requests.length > 0 ? (
        <RequestLinks numbers={requests} most={1} />
      ) : (
        <>
          {shown.join(', ')} {more}
        </>
      )}
    </Text>
  )
}

/** One act on one line: when, who, what it was and whose; what it changed unfolds. */
export const AuditRow = ({ entry }: { readonly entry: AuditEntry }) => {
  const { words, formats } = useWords()
  const documentWords = useDocumentsWords()
  const isPhone = useIsPhone()
  const names = namesOfActions(useAuditActionWords(), documentWords)
  const { name, role, title } = usePersonOf()(entry)
  const commands: Readonly<Record<string, string>> = words.commands
  const differences = (entry.changes ?? []).reduce((sum, each) => sum + each.differences.length, 0)
  const what = (
    <>
      <Text span size="sm" fw={600} title={`${entry.action} ${entry.path ?? ''}`}>
        {commands[entry.command ?? ''] ?? names.get(entry.action) ?? entry.action}
      </Text>{' '}
      <Subjects entry={entry} />
      {differences > 0 && (
        <details className={classes.changes}>
          <summary>{words.audit.changed(differences)}</summary>
          <Changes entry={entry} />
        </details>
      )}
    </>
  )
  if (isPhone)
    return (
      <Table.Tr>
        <Table.Td>
          {what}
          <Text size="xs" c="dimmed">
            {[formats.dateTime(entry.at), name].join(' · ')}
          </Text>
        </Table.Td>
      </Table.Tr>
    )
  return (
    <Table.Tr>
      <Table.Td className={classes.time}>{formats.dateTime(entry.at)}</Table.Td>
      <Table.Td className={classes.time} title={title}>
        {name}{' '}
        <Text span size="xs" c="dimmed">
          {role}
        </Text>
      </Table.Td>
      <Table.Td>{what}</Table.Td>
    </Table.Tr>
  )
}

/** What one person read in a row, folded to one line. */
export const ReadingRow = ({ entries }: { readonly entries: readonly AuditEntry[] }) => {
  const { words, formats } = useWords()
  const isPhone = useIsPhone()
  const [isOpen, setOpen] = useState(false)
  const personOf = usePersonOf()
  const [first] = entries
  const last = entries.at(-1)
  if (first === undefined || last === undefined) return null
  const { name, role, title } = personOf(first)
  const fold = (
    <UnstyledButton className={classes.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
      {words.audit.read(entries.length)}
    </UnstyledButton>
  )
  return (
    <>
      <Table.Tr>
        {!isPhone && (
          <>
            <Table.Td className={classes.time}>{formats.dateTime(first.at)}</Table.Td>
            <Table.Td className={classes.time} title={title}>
              {name}{' '}
              <Text span size="xs" c="dimmed">
                {role}
              </Text>
            </Table.Td>
          </>
        )}
        <Table.Td>
          {fold}
          {isPhone && (
            <Text size="xs" c="dimmed">
              {[formats.dateTime(first.at), name].join(' · ')}
            </Text>
          )}
        </Table.Td>
      </Table.Tr>
      {isOpen && entries.map((entry) => <AuditRow key={entry.sequence} entry={entry} />)}
    </>
  )
}

/** Returns the entries with what one person read in a row put together. */
export const foldReading = (entries: readonly AuditEntry[]): readonly (readonly AuditEntry[])[] => {
  const groups: AuditEntry[][] = []
  for (const entry of entries) {
    const latest = groups.at(-1)
    const isSame = latest?.[0]?.actor?.id === entry.actor?.id
    if (latest !== undefined && isSame && latest.every(isReading) && isReading(entry)) latest.push(entry)
    else groups.push([entry])
  }
  return groups
}
