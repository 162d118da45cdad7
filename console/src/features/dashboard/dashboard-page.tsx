import { worklists } from '@lendwire/client'
import { Anchor, List, SimpleGrid, Stack, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { usePartnerName } from '../../api/names.ts'
import { usePermission } from '../../api/session.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useWords } from '../../words/words-context.tsx'
import { AlarmList } from '../alarms/alarm-list.tsx'
import { alarmsQuery } from '../alarms/alarm-queries.ts'
import { allPartnerHealthQuery } from '../partners/health-queries.ts'
import { PartnerStateBadge } from '../partners/partner-state-badge.tsx'
import { requestCountsQuery, requestListQuery } from '../requests/request-queries.ts'

import classes from './dashboard-page.module.css'
import { stuckDeliveriesQuery } from './dashboard-queries.ts'

/** The number of requests and messages that are named. */
const maxNamed = 5

const Worklists = () => {
  const { words, formats } = useWords()
  const counts = useQuery({ ...requestCountsQuery(useApi(), {}), refetchInterval: 60_000 })
  if (counts.isError) return <ProblemMessage error={counts.error} onRetry={() => void counts.refetch()} />
  if (counts.data === undefined) return <Pending />
  const { worklists: numbers } = counts.data
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
      {worklists
        .filter((name) => name !== 'closed')
        .map((name) => (
          <Link key={name} to="/requests" search={{ worklist: name }} className={classes.count}>
            <span
              className={classes.number}
              data-urgent={(name === 'needs_attention' && (numbers[name] ?? 0) > 0) || undefined}
            >
              {formats.number(numbers[name] ?? 0)}
            </span>
            <span className={classes.label}>{words.worklists[name]}</span>
          </Link>
        ))}
    </SimpleGrid>
  )
}

const Alarms = () => {
  const { words } = useWords()
  const alarms = useQuery(alarmsQuery(useApi(), 'standing'))
  return (
    <Panel
      title={words.dashboard.alarms}
      action={
        <Anchor size="sm" renderRoot={(props) => <Link to="/alarms" {...props} />}>
          {words.dashboard.allAlarms}
        </Anchor>
      }
    >
      {alarms.isError && <ProblemMessage error={alarms.error} />}
      {alarms.data?.length === 0 && <Text size="sm">{words.alarms.none}</Text>}
      {alarms.data !== undefined && alarms.data.length > 0 && <AlarmList alarms={alarms.data} />}
    </Panel>
  )
}

const WaitingLongest = () => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const list = useInfiniteQuery(
    requestListQuery(useApi(), { worklist: 'waiting_for_partner', next: 'partner', sort: 'created' }),
  )
  const items = list.data?.pages.flatMap((page) => page.items).slice(0, maxNamed) ?? []
  return (
    <Panel title={words.dashboard.waitingLongest}>
      {list.isError && <ProblemMessage error={list.error} />}
      {list.isSuccess && items.length === 0 && <Text size="sm">{words.dashboard.nothingWaits}</Text>}
      <List size="sm" spacing={4} listStyleType="none">
        {items.map(({ number, title, activePartner, createdAt }) => (
          <List.Item key={number}>
            <Anchor
              size="sm"
              underline="always"
              renderRoot={(props) => <Link to="/requests/$number" params={{ number }} {...props} />}
            >
              {title ?? number}
            </Anchor>{' '}
            <Text span size="xs" c="dimmed">
              {activePartner == null ? '' : `${partnerName(activePartner)} · `}
              <span className={classes.request}>{number}</span>
              {` · ${formats.fromNow(createdAt)}`}
            </Text>
          </List.Item>
        ))}
      </List>
    </Panel>
  )
}

const PartnersNotWell = () => {
  const { words } = useWords()
  const health = useQuery(allPartnerHealthQuery(useApi()))
  const unwell = (health.data ?? []).filter(
    ({ state, failures, status }) => status === 'active' && (state !== 'delivering' || failures > 0),
  )
  return (
    <Panel title={words.dashboard.partnersNotWell}>
      {health.isError && <ProblemMessage error={health.error} />}
      {health.isSuccess && unwell.length === 0 && <Text size="sm">{words.dashboard.allPartnersWell}</Text>}
      <List size="sm" spacing={4} listStyleType="none">
        {unwell.map((partner) => (
          <List.Item key={partner.partner}>
            <Anchor
              size="sm"
              underline="always"
              renderRoot={(props) => (
                <Link to="/partners/$code" params={{ code: partner.partner }} {...props} />
              )}
            >
              {partner.name}
            </Anchor>{' '}
            <PartnerStateBadge partner={partner} />{' '}
            <Text span size="xs" c="dimmed">
              {words.partners.failed(partner.failures)}
            </Text>
          </List.Item>
        ))}
      </List>
    </Panel>
  )
}

const StuckDeliveries = () => {
  const { words, formats } = useWords()
  const stuck = useQuery(stuckDeliveriesQuery(useApi()))
  const { data } = stuck
  return (
    <Panel
      title={words.dashboard.stuck}
      action={
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link to="/messages" search={{ direction: 'out', state: 'dead' }} {...props} />
          )}
        >
          {words.dashboard.allMessages}
        </Anchor>
      }
    >
      {stuck.isError && <ProblemMessage error={stuck.error} />}
      {data !== undefined && data.stuck.length + data.dead.length === 0 && (
        <Text size="sm">{words.dashboard.nothingStuck}</Text>
      )}
      {data !== undefined && data.stuck.length + data.dead.length > 0 && (
        <Text size="sm" fw={600}>
          {words.dashboard.stuckCount(data.stuck.length, data.dead.length)}
        </Text>
      )}
      <List size="sm" spacing={4} listStyleType="none">
        {[...(data?.stuck ?? []), ...(data?.dead ?? [])].slice(0, maxNamed).map((delivery) => (
          <List.Item key={delivery.id}>
            <Anchor
              size="sm"
              underline="always"
              renderRoot={(props) => (
                <Link to="/requests/$number" params={{ number: delivery.request }} {...props} />
              )}
            >
              {delivery.request}
            </Anchor>{' '}
            <Text span size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {[formats.fromNow(delivery.createdAt), delivery.lastError?.text]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </Text>
          </List.Item>
        ))}
      </List>
    </Panel>
  )
}

/** The overview: open requests, waiting work, and failures. */
export const DashboardPage = () => {
  const { words } = useWords()
  const isAdmin = usePermission('configuration:write')
  const seesMessages = usePermission('messages:read')
  return (
    <Page title={words.dashboard.title} description={words.dashboard.description}>
      <Stack gap="md">
        <Worklists />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <Alarms />
          <WaitingLongest />
          {isAdmin && <PartnersNotWell />}
          {seesMessages && <StuckDeliveries />}
        </SimpleGrid>
      </Stack>
    </Page>
  )
}
