import { Anchor, Button, SegmentedControl, Stack, Table, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { useLibraryName, usePartnerName } from '../../api/names.ts'
import { useSession } from '../../api/session.ts'
import { Facts } from '../../shared/facts.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { ListTable } from '../../shared/list/list-table.tsx'
import { LoadMore } from '../../shared/list/load-more.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { Panel } from '../../shared/panel.tsx'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useLendingWords } from '../../words/lending/use-lending-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { type RelayedSummary, relayedListQuery, relayedQuery } from './lending-queries.ts'
import { LendingSystems } from './lending-systems.tsx'
import { RelayedMessageRow } from './relayed-message-row.tsx'

const kinds = ['all', 'waiting', 'failed'] as const

const Progress = ({ waiting, failed }: Pick<RelayedSummary, 'waiting' | 'failed'>) => {
  const lending = useLendingWords()
  if (failed > 0) return <ToneBadge tone="bad">{lending.failedCount(failed)}</ToneBadge>
  if (waiting > 0) return <ToneBadge tone="warn">{lending.waitingCount(waiting)}</ToneBadge>
  return <ToneBadge tone="good">{lending.through}</ToneBadge>
}

/** One relayed request: who asks, what the lending system said last, and each message. */
const RelayedDetail = ({ id }: { readonly id: string }) => {
  const { formats } = useWords()
  const lending = useLendingWords()
  const request = useQuery(relayedQuery(useApi(), id))
  const partnerName = usePartnerName()
  const libraryName = useLibraryName()
  if (request.isError) return <ProblemMessage error={request.error} onRetry={() => void request.refetch()} />
  if (request.isPending) return <Pending />
  const { requester, requestingAgency, library, requestId, status, changedAt, messages } = request.data
  return (
    <Stack gap="md">
      <Anchor renderRoot={(props) => <Link to="/lending" search={{}} {...props} />}>{lending.back}</Anchor>
      <Panel title={requestId} action={<Progress {...request.data} />}>
        <Facts
          facts={[
            [lending.agency, `${partnerName(requester)} (${requestingAgency})`],
            [lending.library, libraryName(library)],
            [lending.status, status ?? lending.noAnswer],
            [lending.changed, formats.dateTime(changedAt)],
          ]}
        />
      </Panel>
      <Panel title={lending.state}>
        <Stack component="ol" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
          {messages.map((message) => (
            <RelayedMessageRow key={message.id} request={id} message={message} />
          ))}
        </Stack>
      </Panel>
    </Stack>
  )
}

const RelayedList = ({ kind }: { readonly kind: (typeof kinds)[number] }) => {
  const { formats } = useWords()
  const lending = useLendingWords()
  // The states of partners are for admins.
  const session = useSession()
  const partnerName = usePartnerName()
  const libraryName = useLibraryName()
  const navigate = useNavigate({ from: '/lending' })
  const list = useInfiniteQuery(relayedListQuery(useApi(), kind === 'all' ? undefined : kind))
  const requests = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      {session?.role === 'admin' && <LendingSystems />}
      <SegmentedControl
        value={kind}
        data={kinds.map((value) => ({ value, label: lending[value] }))}
        onChange={(value) => void navigate({ search: value === 'all' ? {} : { with: value } })}
      />
      {list.isError && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Pending />}
      {list.isSuccess && requests.length === 0 && kind === 'all' && (
        <EmptyState title={lending.none} hint={lending.noneHint} />
      )}
      {list.isSuccess && requests.length === 0 && kind !== 'all' && (
        <EmptyState
          title={lending.noneOfKind}
          action={
            <Button variant="default" onClick={() => void navigate({ search: {} })}>
              {lending.back}
            </Button>
          }
        />
      )}
      {requests.length > 0 && (
        <ListTable
          head={[
            lending.agency,
            lending.library,
            lending.request,
            lending.status,
            lending.changed,
            lending.state,
          ].map((name) => <Table.Th key={name}>{name}</Table.Th>)}
        >
          {requests.map((request) => (
            <Table.Tr key={request.id}>
              <Table.Td title={request.requestingAgency}>{partnerName(request.requester)}</Table.Td>
              <Table.Td>{libraryName(request.library)}</Table.Td>
              <Table.Td>
                <Anchor
                  size="sm"
                  renderRoot={(props) => <Link to="/lending" search={{ request: request.id }} {...props} />}
                >
                  {request.requestId}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{request.status ?? lending.noAnswer}</Text>
              </Table.Td>
              <Table.Td>{formats.moment(request.changedAt)}</Table.Td>
              <Table.Td>
                <Progress {...request} />
              </Table.Td>
            </Table.Tr>
          ))}
        </ListTable>
      )}
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  )
}

/** What others ask of libraries here: passed on to their lending systems, read-only but for messages that failed. */
export const LendingPage = () => {
  const lending = useLendingWords()
  const search = useSearch({ from: '/person/lending' })
  const kind = kinds.find((each) => each === search.with) ?? 'all'
  return (
    <Page title={lending.title} description={lending.description}>
      {search.request === undefined ? <RelayedList kind={kind} /> : <RelayedDetail id={search.request} />}
    </Page>
  )
}
