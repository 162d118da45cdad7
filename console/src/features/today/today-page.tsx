import { Anchor, SegmentedControl } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { LoadMore } from '../../shared/list/load-more.tsx'
import { useRowKeys } from '../../shared/list/use-row-keys.ts'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useWords } from '../../words/words-context.tsx'
import { alarmsQuery } from '../alarms/alarm-queries.ts'
import { requestListQuery } from '../requests/request-queries.ts'
import { TodayAside } from './today-aside.tsx'
import { groupIcons, groupRequests } from './today-groups.ts'
import classes from './today-page.module.css'
import { TodayRow, todaySearch } from './today-row.tsx'

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

/** What a day begins with: what needs a person, by what ends it, the oldest first; beside it mail, arrivals and returns. */
export const TodayPage = () => {
  const { words, formats } = useWords()
  const { library } = useChosenLibrary()
  const mayWrite = usePermission('requests:write')
  const [chosen, setChosen] = useLocalStorage<keyof typeof whose>({ key: 'today-whose', defaultValue: 'all' })
  const list = useInfiniteQuery(
    requestListQuery(useApi(), { ...todaySearch, library, assignee: whose[chosen] }),
  )
  const groups = groupRequests(list.data?.pages.flatMap(({ items }) => items) ?? [])
  useRowKeys({ rows: groups.flatMap(({ requests }) => requests.map(({ number }) => number)) })
  return (
    <Page
      title={formats.weekday(new Date().toISOString())}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={words.today.whose}
          value={chosen}
          data={(Object.keys(whose) as (keyof typeof whose)[]).map((value) => ({
            value,
            label: words.today.whoseChoices[value],
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
          {list.isSuccess && groups.length === 0 && (
            <EmptyState title={words.today.nothing} hint={words.emptyWorklists.needs_attention} />
          )}
          {groups.map(({ group, requests }) => (
            <section key={group} className={classes.group} aria-labelledby={`today-${group}`}>
              <div className={classes.groupHead}>
                <Icon name={groupIcons[group]} />
                <h2 id={`today-${group}`}>{words.today.groups[group].title}</h2>
                <span className={classes.groupFacts}>
                  {requests.length} {words.today.groups[group].hint}
                </span>
              </div>
              <ul className={classes.rows}>
                {requests.map((request) => (
                  <TodayRow key={request.number} request={request} />
                ))}
              </ul>
            </section>
          ))}
          <LoadMore
            hasMore={list.hasNextPage}
            isLoading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </div>
        <TodayAside />
      </div>
    </Page>
  )
}
