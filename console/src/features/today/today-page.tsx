import { Anchor, Button, Group, SegmentedControl } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { usePermission, useSession } from '../../api/session.ts'
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
import { requestCountsQuery, requestListQuery } from '../requests/request-queries.ts'
import { AskGroup } from './ask-group.tsx'
import { TodayAside } from './today-aside.tsx'
import { groupIcons, groupRequests, waitsForMailOnly } from './today-groups.ts'
import classes from './today-page.module.css'
import { TodayRow } from './today-row.tsx'

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

/** The search that Today lists. */
const todaySearch = { worklist: 'needs_attention', sort: 'attention' } as const

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

/** What a day begins with: what needs a person, by what ends it, the oldest first; beside it mail, arrivals and returns. */
export const TodayPage = () => {
  const { words, formats } = useWords()
  const { library } = useChosenLibrary()
  const mayWrite = usePermission('requests:write')
  const mayReviewMail = usePermission('messages:write')
  const [chosen, setChosen] = useLocalStorage<Whose>({ key: 'today-whose', defaultValue: 'all' })
  const numbers = useNumbers()
  const search = { ...todaySearch, library, assignee: whose[chosen] }
  const list = useInfiniteQuery(requestListQuery(useApi(), search))
  const listed = list.data?.pages.flatMap(({ items }) => items) ?? []
  const groups = groupRequests(listed.filter((request) => !mayReviewMail || !waitsForMailOnly(request)))
  useRowKeys({ rows: groups.flatMap(({ requests }) => requests.map(({ number }) => number)) })
  return (
    <Page
      title={formats.weekday(new Date().toISOString())}
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
          {list.isSuccess && groups.length === 0 && (
            <EmptyState
              title={words.today.nothing}
              hint={words.emptyWorklists.needs_attention}
              action={<EmptyActions others={numbers?.all ?? 0} onAll={() => setChosen('all')} />}
            />
          )}
          {groups.map(({ group, requests }) => (
            <section key={group} className={classes.group} aria-labelledby={`today-${group}`}>
              <div className={classes.groupHead}>
                <Icon name={groupIcons[group]} />
                <h2 id={`today-${group}`}>{words.today.groups[group].title}</h2>
                <span className={classes.groupCount}>{requests.length}</span>
                <span className={classes.groupFacts}>{words.today.groups[group].hint}</span>
                {group === 'late' && <AskGroup requests={requests} />}
              </div>
              <ul className={classes.rows}>
                {requests.map((request) => (
                  <TodayRow key={request.number} request={request} search={search} />
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
