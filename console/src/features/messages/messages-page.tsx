import { Button, Group, SegmentedControl, Select, Stack, Table, Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { partnersQuery, usePartnerName } from '../../api/names.ts'
import { byNameOrCode } from '../../shared/by-name-or-code.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { FindField } from '../../shared/list/find-field.tsx'
import { ListTable } from '../../shared/list/list-table.tsx'
import { LoadMore } from '../../shared/list/load-more.tsx'
import { summaryInWords } from '../../shared/message-text/summary-in-words.ts'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useMessageListWords } from '../../words/message-list/use-message-list-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { MessageDetail } from './message-detail.tsx'
import { type Direction, type MessageRow, messageStates } from './message-queries.ts'
import { MessageStateBadge } from './message-state-badge.tsx'
import classes from './messages-page.module.css'
import { useMessageList } from './use-message-list.ts'

type Search = {
  readonly direction?: string | undefined
  readonly state?: string | undefined
  readonly partner?: string | undefined
  readonly text?: string | undefined
  readonly message?: string | undefined
}

const Row = ({ row, onOpen }: { readonly row: MessageRow; readonly onOpen: () => void }) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const partner = row.partner === null ? null : partnerName(row.partner)
  return (
    <Table.Tr>
      <Table.Td className={classes.time} visibleFrom="sm">
        {formats.dateTime(row.at)}
      </Table.Td>
      <Table.Td visibleFrom="sm">{partner ?? '–'}</Table.Td>
      <Table.Td>
        <UnstyledButton className={classes.open ?? ''} onClick={onOpen}>
          {summaryInWords(row.summary, words)}
        </UnstyledButton>
        <Text size="xs" c="dimmed" hiddenFrom="sm">
          {[formats.dateTime(row.at), partner].filter((part) => part !== null).join(' · ')}
          {row.request !== null && (
            <>
              {' · '}
              <span className={classes.time}>{row.request}</span>
            </>
          )}
        </Text>
        {row.reason !== null && (
          <Text size="xs" c="dimmed" lineClamp={2}>
            {row.reason}
          </Text>
        )}
      </Table.Td>
      <Table.Td className={classes.time} visibleFrom="sm">
        {row.request ?? '–'}
      </Table.Td>
      <Table.Td>
        <MessageStateBadge state={row.state} />
      </Table.Td>
    </Table.Tr>
  )
}

/** The messages in both directions: to find the one that was lost, and to send it or read it again. */
export const MessagesPage = () => {
  const { words } = useWords()
  const messageList = useMessageListWords()
  const api = useApi()
  const navigate = useNavigate({ from: '/messages' })
  const search = useSearch({ from: '/person/messages' })
  const { text = '', state, partner, message } = search
  const direction: Direction = search.direction === 'out' ? 'out' : 'in'
  const partners = useQuery(partnersQuery(api))
  const { list, isSearch, rows } = useMessageList({ direction, state, partner, text })
  const change = (changed: Search): void =>
    void navigate({ search: (before: Search) => ({ ...before, ...changed }), replace: true })
  const names: Readonly<Record<string, string>> = words.request.timeline.states
  const labelOf = (each: string): string =>
    names[each === 'refused' && direction === 'out' ? 'refused_or_in_doubt' : each] ?? each
  return (
    <Page
      title={messageList.title}
      description={messageList.description}
      actions={
        <Button variant="default" renderRoot={(props) => <Link to="/lending" search={{}} {...props} />}>
          {messageList.lending}
        </Button>
      }
    >
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          transitionDuration={0}
          aria-label={messageList.direction}
          value={direction}
          data={[
            { value: 'in', label: messageList.directions.in },
            { value: 'out', label: messageList.directions.out },
          ]}
          onChange={(next) => change({ direction: next, state: undefined })}
        />
        <Select
          w={{ base: '100%', sm: 200 }}
          clearable
          aria-label={messageList.state}
          placeholder={messageList.state}
          clearButtonProps={{ 'aria-label': words.settingForm.clear }}
          data={messageStates[direction].map((each) => ({ value: each, label: labelOf(each) }))}
          value={state ?? null}
          onChange={(next) => change({ state: next ?? undefined })}
        />
        <Select
          w={{ base: '100%', sm: 220 }}
          clearable
          searchable
          aria-label={messageList.partner}
          filter={byNameOrCode}
          placeholder={messageList.partner}
          clearButtonProps={{ 'aria-label': words.settingForm.clear }}
          data={(partners.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          value={partner ?? null}
          onChange={(next) => change({ partner: next ?? undefined })}
        />
        <FindField
          label={messageList.find}
          value={text}
          onChange={(next) => change({ text: next || undefined })}
        />
      </Group>
      {list.isError && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && rows.length === 0 && <Pending />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState
          title={messageList.none}
          hint={list.hasNextPage ? messageList.searchGoesOn : messageList.noneHint}
        />
      )}
      {rows.length > 0 && (
        <Stack gap={4}>
          <ListTable
            head={
              <>
                <Table.Th visibleFrom="sm">{messageList.columns.at}</Table.Th>
                <Table.Th visibleFrom="sm">{messageList.columns.partner}</Table.Th>
                <Table.Th>{messageList.columns.summary}</Table.Th>
                <Table.Th visibleFrom="sm">{messageList.columns.request}</Table.Th>
                <Table.Th>{messageList.columns.state}</Table.Th>
              </>
            }
          >
            {rows.map((row) => (
              <Row key={row.id} row={row} onOpen={() => change({ message: row.id })} />
            ))}
          </ListTable>
          {isSearch && list.hasNextPage && (
            <Text size="xs" c="dimmed">
              {messageList.searchGoesOn}
            </Text>
          )}
        </Stack>
      )}
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
      {message !== undefined && (
        <MessageDetail
          key={message}
          direction={direction}
          id={message}
          listed={rows}
          onClose={() => change({ message: undefined })}
        />
      )}
    </Page>
  )
}
