import { Button, Group, Paper, Select, Table } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { DayInput } from '../../shared/form/day-input.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { LoadMore } from '../../shared/list/load-more.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useAuditActionWords } from '../../words/audit/use-audit-action-words.ts'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { type AuditEntry, AuditRow, foldReading, ReadingRow } from './audit-row.tsx'
import { namesOfActions } from './name-action.ts'
import { SubjectField } from './subject-field.tsx'

type AuditPart = { readonly items: readonly AuditEntry[]; readonly nextCursor: string | null }
/** Returns a time of a day where the person is; undefined for what is no day. */
const instantOf = (day: string | undefined, time: string): string | undefined => {
  const instant = new Date(`${day}T${time}`)
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()
}

type Integrity = { readonly state: 'whole' | 'broken'; readonly entries: number; readonly sequence?: number }

/** The audit log: who changed what, and who saw patron data. */
export const AuditPage = () => {
  const { words } = useWords()
  const documentWords = useDocumentsWords()
  const api = useApi()
  const show = useNotes()
  const navigate = useNavigate({ from: '/audit' })
  const { actor, action, about, from, to } = useSearch({ from: '/person/audit' })
  const list = useInfiniteQuery({
    queryKey: ['audit', actor, action, about, from, to],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: AuditPart) => nextCursor ?? undefined,
    queryFn: ({ pageParam: cursor }) =>
      api.documents.get<AuditPart>('/v1/audit', {
        actor,
        action,
        about,
        cursor,
        from: instantOf(from, '00:00:00'),
        to: instantOf(to, '23:59:59.999'),
      }),
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
  const own = useAuditActionWords()
  const names = namesOfActions(own, documentWords)
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? []
  const { at, who, action: what } = words.audit
  const columns = useIsPhone() ? [what] : [at, who, what]
  const change = (changed: {
    readonly actor?: string | undefined
    readonly action?: string | undefined
    readonly about?: string | undefined
    readonly from?: string | undefined
    readonly to?: string | undefined
  }): void => void navigate({ search: { actor, action, about, from, to, ...changed }, replace: true })
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
      <Group gap="sm" align="flex-end">
        <DayInput
          label={own.from}
          max={to}
          value={from ?? ''}
          onChange={(day) => change({ from: day || undefined })}
        />
        <DayInput
          label={own.to}
          min={from}
          value={to ?? ''}
          onChange={(day) => change({ to: day || undefined })}
        />
        <Select
          w={{ base: '100%', sm: 360 }}
          aria-label={words.audit.findAction}
          placeholder={words.audit.findAction}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': words.settingForm.clear }}
          data={[...names]
            .map(([value, label]) => ({ value, label }))
            .toSorted((left, right) => left.label.localeCompare(right.label))}
          value={action ?? null}
          onChange={(next) => change({ action: next ?? undefined })}
        />
        <SubjectField
          key={JSON.stringify([actor, about])}
          subject={{ actor, about }}
          onChange={(subject) => change({ actor: undefined, about: undefined, ...subject })}
        />
      </Group>
      {list.isError && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Pending />}
      {list.isSuccess && entries.length === 0 && (
        <EmptyState title={words.audit.none} hint={words.audit.noneHint} />
      )}
      {entries.length > 0 && (
        <Paper withBorder>
          <ScrollingTable minWidth={320}>
            <Table verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  {columns.map((column) => (
                    <Table.Th key={column}>{column}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {foldReading(entries).map(([first, ...others]) =>
                  first === undefined ? null : others.length === 0 ? (
                    <AuditRow key={first.sequence} entry={first} />
                  ) : (
                    <ReadingRow key={first.sequence} entries={[first, ...others]} />
                  ),
                )}
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
