import { Button, Group, Paper, Stack, Table, Text, TextInput } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { LoadMore } from '../../shared/list/load-more.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useWords } from '../../words/words-context.tsx'

type Difference = { readonly path: string; readonly before?: string; readonly after?: string }
type AuditEntry = {
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
type AuditPart = { readonly items: readonly AuditEntry[]; readonly nextCursor: string | null }
type Integrity = { readonly state: 'whole' | 'broken'; readonly entries: number; readonly sequence?: number }

/** More than this of one entry's changes is only counted. */
const mostShown = 6

const Changes = ({ entry: { changes = [], requests = [] } }: { readonly entry: AuditEntry }) => {
  const { words } = useWords()
  const lines = changes.flatMap(({ kind, code, differences }) =>
    differences.map(({ path, before, after }) => ({
      key: `${kind} ${code} ${path}`,
      text: [
        `${kind} ${code} ${path}`,
        before === undefined ? '' : words.audit.from(before),
        after === undefined ? '' : words.audit.to(after),
      ].join(' '),
    })),
  )
  return (
    <Stack gap={0}>
      {requests.length > 0 && <Text size="xs">{requests.join(', ')}</Text>}
      {lines.slice(0, mostShown).map(({ key, text }) => (
        <Text key={key} size="xs" style={{ overflowWrap: 'anywhere' }}>
          {text}
        </Text>
      ))}
      {lines.length > mostShown && (
        <Text size="xs" c="dimmed">
          {words.audit.more(lines.length - mostShown)}
        </Text>
      )}
    </Stack>
  )
}

/** The audit log: who changed what, and who saw patron data. */
export const AuditPage = () => {
  const { words, formats } = useWords()
  const api = useApi()
  const show = useNotes()
  const navigate = useNavigate({ from: '/audit' })
  const { actor, action } = useSearch({ from: '/person/audit' })
  const list = useInfiniteQuery({
    queryKey: ['audit', actor, action],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: AuditPart) => nextCursor ?? undefined,
    queryFn: ({ pageParam: cursor }) => api.documents.get<AuditPart>('/v1/audit', { actor, action, cursor }),
  })
  const check = useMutation({
    mutationFn: () => api.documents.get<Integrity>('/v1/audit/integrity'),
    onSuccess: ({ state, entries, sequence = 0 }) =>
      show(
        state === 'whole'
          ? { text: words.audit.whole(entries) }
          : { text: words.audit.broken(sequence), color: 'red' },
      ),
  })
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? []
  const change = (changed: {
    readonly actor?: string | undefined
    readonly action?: string | undefined
  }): void => void navigate({ search: { actor, action, ...changed }, replace: true })
  return (
    <Page
      title={words.audit.title}
      description={words.audit.description}
      actions={
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          {words.audit.check}
        </Button>
      }
    >
      {check.isError && <ProblemMessage error={check.error} />}
      <Group gap="sm">
        <TextInput
          w={260}
          aria-label={words.audit.findAction}
          placeholder={words.audit.findAction}
          value={action ?? ''}
          onChange={(event) => change({ action: event.currentTarget.value || undefined })}
        />
        <TextInput
          w={300}
          aria-label={words.audit.actor}
          placeholder={words.audit.actor}
          value={actor ?? ''}
          onChange={(event) => change({ actor: event.currentTarget.value || undefined })}
        />
      </Group>
      {list.isError && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Pending />}
      {list.isSuccess && entries.length === 0 && (
        <EmptyState title={words.audit.none} hint={words.audit.noneHint} />
      )}
      {entries.length > 0 && (
        <Paper withBorder>
          <ScrollingTable minWidth={720}>
            <Table verticalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{words.audit.at}</Table.Th>
                  <Table.Th>{words.audit.who}</Table.Th>
                  <Table.Th>{words.audit.action}</Table.Th>
                  <Table.Th>{words.audit.changes}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {entries.map((entry) => (
                  <Table.Tr key={entry.sequence}>
                    <Table.Td style={{ whiteSpace: 'nowrap' }}>{formats.dateTime(entry.at)}</Table.Td>
                    <Table.Td>
                      <Text size="sm">{entry.actor === null ? '–' : entry.actor.role}</Text>
                      <Text size="xs" c="dimmed">
                        {entry.actor === null ? '' : `${entry.actor.kind} ${entry.actor.id}`}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      <Text size="sm">{entry.action}</Text>
                      <Text size="xs" c="dimmed">
                        {entry.path}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      <Changes entry={entry} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollingTable>
        </Paper>
      )}
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Page>
  )
}
