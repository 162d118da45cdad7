import { Anchor, Button, Group, SegmentedControl } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePermission, useSession } from '../../api/session.ts'
import type { RequestSummary } from '../../api/types.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { LoadMore } from '../../shared/list/load-more.tsx'
import { useRowKeys } from '../../shared/list/use-row-keys.ts'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { StageGlyph } from '../../shared/stage/stage-glyph.tsx'
import { useRestAfterChange } from '../../shared/use-rest-after-change.ts'
import { useWords } from '../../words/words-context.tsx'
import { alarmsQuery } from '../alarms/alarm-queries.ts'
import { requestCountsQuery, requestListQuery } from '../requests/request-queries.ts'
import type { RequestSearch } from '../requests/request-search.ts'
import { GroupAction } from './group-action.tsx'
import { TodayAside } from './today-aside.tsx'
import { groupIcons, groupRequests, type TodayGroup, waitsForMailOnly } from './today-groups.ts'
import classes from './today-page.module.css'
import { TodayRow } from './today-row.tsx'

/** Loaded behind what calls for a person. */
const DoneByYou = lazy(async () => ({
  default: (await import('../done-today/done-by-you.tsx')).DoneByYou,
}))

/** One line about the alarms that stand: the newest, and how many more there are. */
const AlarmLine = () => {
  const { words } = useWords()
  const { data: alarms = [] } = useQuery(alarmsQuery(useApi(), 'standing'))
  const [first] = alarms
  if (first === undefined) return null
  return (
    <div className={classes.alarm} role="status">
      <Icon name="alarm" />
      <span className={classes.alarmWords}>
        <strong>{first.title}</strong>
        {alarms.length > 1 && ` ${words.today.moreAlarms(alarms.length - 1)}`}
      </span>
      <Anchor size="sm" fw={550} renderRoot={(props) => <Link to="/alarms" {...props} />}>
        {words.today.seeAlarms}
      </Anchor>
    </div>
  )
}

/** Whose requests Today shows, as values of the list's filter. */
const whose = { mine_and_free: 'me,none', mine: 'me', all: undefined } as const
type Whose = keyof typeof whose
const choices = Object.keys(whose) as readonly Whose[]

/** The searches that Today lists: what asks for a person, and what no lender was asked for yet. */
const todaySearch = { worklist: 'needs_attention', sort: 'attention' } as const
const sendSearch = { worklist: 'to_send', sort: 'created' } as const

/** The most requests to send that Today shows: the worklist has them all. */
const maxToSend = 5

/** Returns how many requests need a person, by whose they are. */
const useNumbers = (): Readonly<Record<Whose, number>> | undefined => {
  const { library } = useChosenLibrary()
  const session = useSession()
  const { data } = useQuery(requestCountsQuery(useApi(), { ...todaySearch, library }))
  if (data === undefined) return undefined
  const countOf = (assignee: string | null): number =>
    data.facets.assignee?.find(({ value }) => value === assignee)?.count ?? 0
  const mine = session ? countOf(session.id) : 0
  return { mine_and_free: mine + countOf(null), mine, all: data.total.count }
}

/** What to do where nothing waits: help the others, or receive what has come. */
const EmptyActions = ({ others, onAll }: { readonly others: number; readonly onAll: () => void }) => {
  const { words } = useWords()
  const mayWrite = usePermission('requests:write')
  return (
    <Group gap="xs" justify="center" mt="xs">
      {others > 0 && (
        <Button variant="default" onClick={onAll}>
          {words.today.help(others)}
        </Button>
      )}
      {mayWrite && (
        <Button
          variant="default"
          leftSection={<Icon name="receive" />}
          renderRoot={(props) => <Link to="/receive" {...props} />}
        >
          {words.today.receive}
        </Button>
      )}
    </Group>
  )
}

type GroupProps = {
  readonly group: TodayGroup
  readonly requests: readonly RequestSummary[]
  /** The numbers of all requests of the page, in their order. */
  readonly rows: readonly string[]
  readonly search: RequestSearch
  /** The number of requests in words, where it is not that of the rows. */
  readonly count?: string
  /** What stands below the rows. */
  readonly children?: ReactNode
}

/** The requests that one thing ends, with what does that for all of them. */
const RequestGroup = ({ group, requests, rows, search, count, children }: GroupProps) => {
  const { words } = useWords()
  const numbers = requests.map(({ number }) => number)
  const head = useRestAfterChange<HTMLDivElement>(`${rows.indexOf(numbers[0] ?? '')} ${numbers}`)
  return (
    <section className={classes.group} aria-labelledby={`today-${group}`}>
      <div ref={head} className={classes.groupHead}>
        {group === 'send' ? <StageGlyph sign="send" /> : <Icon name={groupIcons[group]} />}
        <h2 id={`today-${group}`}>{words.today.groups[group].title}</h2>
        <span className={classes.groupCount}>{count ?? requests.length}</span>
        <span className={classes.groupFacts}>{words.today.groups[group].hint}</span>
        <GroupAction group={group} requests={requests} />
      </div>
      <ul className={classes.rows}>
        {requests.map((request) => (
          <TodayRow
            key={request.number}
            request={request}
            search={search}
            place={rows.indexOf(request.number)}
          />
        ))}
      </ul>
      {children}
    </section>
  )
}

/** The names of days are small in French. */
const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What a day begins with: what needs a person, by what ends it, the oldest first; beside it mail, arrivals and returns. */
export const TodayPage = () => {
  const { words, formats } = useWords()
  const { library } = useChosenLibrary()
  const mayWrite = usePermission('requests:write')
  const mayReviewMail = usePermission('messages:write')
  const [chosen, setChosen] = useLocalStorage<Whose>({ key: 'today-whose', defaultValue: 'mine_and_free' })
  const numbers = useNumbers()
  const search = { ...todaySearch, library, assignee: whose[chosen] }
  const api = useApi()
  const list = useInfiniteQuery(requestListQuery(api, search))
  const listed = list.data?.pages.flatMap(({ items }) => items) ?? []
  const groups = groupRequests(listed.filter((request) => !mayReviewMail || !waitsForMailOnly(request)))
  const toSendSearch = { ...sendSearch, library, assignee: whose[chosen] }
  // What calls for a person is there first.
  const sendList = useInfiniteQuery({
    ...requestListQuery(api, toSendSearch),
    enabled: list.isSuccess && mayWrite,
  })
  // What also asks is in a group already.
  const toSend = (sendList.data?.pages.flatMap(({ items }) => items) ?? []).filter(({ asks }) => !asks)
  const shownToSend = toSend.slice(0, maxToSend)
  const rows = [...groups.flatMap(({ requests }) => requests), ...shownToSend].map(({ number }) => number)
  useRowKeys({ rows })
  return (
    <Page
      title={capitalize(formats.weekday(new Date().toISOString()))}
      actions={
        <SegmentedControl
          size="sm"
          className={classes.whose ?? ''}
          aria-label={words.today.whose}
          value={chosen}
          data={choices.map((value) => ({
            value,
            label: (
              <>
                {words.today.whoseChoices[value]}{' '}
                {numbers !== undefined && <span className={classes.number}>{numbers[value]}</span>}
              </>
            ),
          }))}
          onChange={setChosen}
        />
      }
    >
      {mayWrite && <AlarmLine />}
      <div className={classes.columns}>
        <div>
          {list.isError && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
          {list.isPending && <Pending />}
          {list.isSuccess &&
            groups.length === 0 &&
            (sendList.isSuccess || !mayWrite) &&
            toSend.length === 0 && (
              <EmptyState
                title={words.today.nothing}
                hint={words.emptyWorklists.needs_attention}
                action={<EmptyActions others={numbers?.all ?? 0} onAll={() => setChosen('all')} />}
              />
            )}
          {groups.map(({ group, requests }) => (
            <RequestGroup key={group} group={group} requests={requests} rows={rows} search={search} />
          ))}
          <LoadMore
            hasMore={list.hasNextPage}
            isLoading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
          {shownToSend.length > 0 && (
            <RequestGroup
              group="send"
              requests={shownToSend}
              rows={rows}
              search={toSendSearch}
              count={`${toSend.length}${sendList.hasNextPage ? '+' : ''}`}
            >
              {(toSend.length > maxToSend || sendList.hasNextPage) && (
                <p className={classes.rest}>
                  <Anchor
                    size="sm"
                    renderRoot={(props) => <Link to="/requests" search={toSendSearch} {...props} />}
                  >
                    {words.today.wholeList}
                  </Anchor>
                </p>
              )}
            </RequestGroup>
          )}
          {list.isSuccess && (
            <Suspense>
              <DoneByYou />
            </Suspense>
          )}
        </div>
        <TodayAside />
      </div>
    </Page>
  )
}
