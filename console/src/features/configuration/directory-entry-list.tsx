import { Autocomplete, Checkbox, Group, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { DocumentValue } from '../../api/operations/documents.ts'
import type { DocumentKind } from '../../shared/document/document-kind.ts'
import { documentListQuery } from '../../shared/document/document-queries.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { FindField } from '../../shared/list/find-field.tsx'
import { LoadMore } from '../../shared/list/load-more.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useDirectoryWords } from '../../words/directory/use-directory-words.ts'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { DocumentTable } from './document-table.tsx'

type EntryPage = {
  readonly items: readonly DocumentValue[]
  readonly nextCursor: string | null
}

const pageSize = 100
/** How long nothing is typed until the list is read, in milliseconds. */
const typingPause = 250

/** The documents that a filter proposes values from, and the member that each has. */
const proposals = {
  network: { path: '/v1/networks', member: 'name' },
  source: { path: '/v1/directory-sources', member: 'code' },
  vendor: { path: '/v1/vendors', member: 'code' },
} as const
type Named = keyof typeof proposals
const named = Object.keys(proposals) as readonly Named[]

/** The entries of directories, of which there may be thousands: they are found by filters and read part by part. */
export const DirectoryEntryList = ({ kind }: { readonly kind: DocumentKind }) => {
  const documentWords = useDocumentsWords()
  const { filters, heldTitle } = useDirectoryWords()
  const api = useApi()
  const navigate = useNavigate({ from: '/configuration/$kind' })
  const search = useSearch({ from: '/person/configuration/$kind' })
  // The address follows what is typed a moment later: a field that waited for it would lose letters.
  const [chosen, setChosen] = useState(search)
  const [query] = useDebouncedValue(chosen, typingPause)
  const lists = {
    network: useQuery(documentListQuery(api, proposals.network.path)),
    source: useQuery(documentListQuery(api, proposals.source.path)),
    vendor: useQuery(documentListQuery(api, proposals.vendor.path)),
  }
  const list = useInfiniteQuery({
    queryKey: ['documents', kind.listPath, query],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: EntryPage) => nextCursor ?? undefined,
    queryFn: ({ pageParam: cursor }) =>
      api.documents.get<EntryPage>(kind.listPath, { ...query, cursor, limit: String(pageSize) }),
    placeholderData: keepPreviousData,
  })
  const change = (changed: typeof chosen): void => {
    const next = { ...chosen, ...changed }
    setChosen(next)
    void navigate({ search: next, replace: true })
  }
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? []
  const isFiltered = Object.values(chosen).some((value) => value !== undefined)
  return (
    <Stack gap="xs">
      <Group gap="xs" align="center">
        <FindField
          label={documentWords.find}
          value={chosen.text ?? ''}
          onChange={(text) => change({ text: text || undefined })}
        />
        {named.map((name) => (
          <Autocomplete
            key={name}
            w={{ base: '100%', xs: 170 }}
            aria-label={filters[name]}
            placeholder={filters[name]}
            data={[...new Set((lists[name].data ?? []).map((each) => String(each[proposals[name].member])))]}
            value={chosen[name] ?? ''}
            onChange={(value) => change({ [name]: value || undefined })}
          />
        ))}
        <Checkbox
          label={heldTitle}
          checked={chosen.held === 'true'}
          onChange={(event) => change({ held: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Group>
      {list.isError && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Pending />}
      {list.isSuccess && entries.length === 0 && (
        <EmptyState
          title={isFiltered ? filters.none : documentWords.none(documentWords.kinds[kind.name].many)}
          hint={isFiltered ? filters.noneHint : documentWords.kinds[kind.name].firstStep}
        />
      )}
      {entries.length > 0 && <DocumentTable kind={kind} documents={entries} />}
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Stack>
  )
}
