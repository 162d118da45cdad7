import { Anchor, Center, Loader, Stack, Tabs, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import type { RequestView } from '../../api/types.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { usePageTitle } from '../../shared/page/use-page-title.ts'
import { useWords } from '../../words/words-context.tsx'
import { RequestHeadline } from './request-headline.tsx'
import classes from './request-page.module.css'
import { requestQuery } from './request-queries.ts'
import { CostsTab } from './tabs/costs-tab.tsx'
import { ItemsTab } from './tabs/items-tab.tsx'
import { OverviewTab } from './tabs/overview-tab.tsx'
import { RotaTab } from './tabs/rota-tab.tsx'
import { TimelineTab } from './tabs/timeline-tab.tsx'

const tabs = ['overview', 'rota', 'items', 'timeline', 'costs'] as const
type TabName = (typeof tabs)[number]
const isTab = (name: string | null | undefined): name is TabName => tabs.some((tab) => tab === name)

/**
 * Scrolls the tabs sideways to the open one, which a phone may not have room for. The page itself stays where it is: a
 * request with a long title opens at its title.
 */
const bringIntoView = (tab: HTMLElement | null): void => {
  const list = tab?.parentElement
  if (tab && list)
    list.scrollLeft = tab.offsetLeft - list.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2
}

/** One request: what it is, whose turn it is, what can be done, and everything that is known of it. */
export const RequestPage = () => {
  const { words } = useWords()
  const api = useApi()
  const { number } = useParams({ from: '/person/requests/$number' })
  const { tab, ...search } = useSearch({ from: '/person/requests/$number' })
  const navigate = useNavigate({ from: '/requests/$number' })
  const query = useQuery(requestQuery(api, number))
  const mayReadMessages = usePermission('messages:read')
  const data = query.data
  usePageTitle(data?.request.citation.titleOfComponent ?? data?.request.citation.title ?? number)
  const open: TabName = isTab(tab) ? tab : 'overview'
  const back = (
    <Anchor
      size="sm"
      className="no-print"
      renderRoot={(props) => <Link to="/requests" search={{ ...search, selected: number }} {...props} />}
    >
      ← {words.layout.requests}
    </Anchor>
  )
  if (data === undefined)
    return (
      <Stack>
        {back}
        {query.isError ? (
          <>
            <Title order={1} size="h3">
              {number}
            </Title>
            <ProblemMessage error={query.error} onRetry={() => void query.refetch()} />
          </>
        ) : (
          <Center mih={200}>
            <Loader role="status" aria-label={words.common.loading} />
          </Center>
        )}
      </Stack>
    )
  const { request, etag } = data
  const shown = tabs.filter((name) => name !== 'timeline' || mayReadMessages)
  return (
    // Another request begins anew: no open dialog is taken along by the browser's way back.
    <Stack key={number} gap="md">
      {back}
      <RequestHeadline request={request} etag={etag} />
      <Tabs
        value={shown.includes(open) ? open : 'overview'}
        onChange={(next) =>
          void navigate({
            search: (before) => ({ ...before, tab: next === null || next === 'overview' ? undefined : next }),
            replace: true,
          })
        }
        keepMounted={false}
      >
        <Tabs.List className={classes.tabs}>
          {shown.map((name) => (
            <Tabs.Tab key={name} value={name} ref={name === open ? bringIntoView : null}>
              {words.request.tabs[name]}
              {countOf(name, request)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview" pt="md">
          <OverviewTab request={request} etag={etag} />
        </Tabs.Panel>
        <Tabs.Panel value="rota" pt="md">
          <RotaTab request={request} />
        </Tabs.Panel>
        <Tabs.Panel value="items" pt="md">
          <ItemsTab request={request} />
        </Tabs.Panel>
        <Tabs.Panel value="timeline" pt="md">
          <TimelineTab number={number} rota={request.rota} />
        </Tabs.Panel>
        <Tabs.Panel value="costs" pt="md">
          <CostsTab request={request} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

const countOf = (name: TabName, { rota, items, costs = [] }: RequestView): string => {
  const counts: Readonly<Partial<Record<TabName, number>>> = {
    rota: rota.length,
    items: items.length,
    costs: costs.length,
  }
  const count = counts[name] ?? 0
  return count === 0 ? '' : ` ${count}`
}
