import { worklists } from '@lendwire/client'
import { NavLink, ScrollArea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { Session } from '../../api/types.ts'
import { alarmsQuery } from '../../features/alarms/alarm-queries.ts'
import { requestCountsQuery } from '../../features/requests/request-queries.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import {
  dailyEntries,
  manageEntries,
  type NavigationEntry,
  todayEntry,
} from '../../shared/page/navigation-entries.ts'
import { StageGlyph } from '../../shared/stage/stage-glyph.tsx'
import type { StageSign } from '../../shared/stage/stage-signs.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './navigation.module.css'
import { useMailCount } from './use-mail-count.ts'

/** Only the very list that is shown is the current one: another may be narrower. */
const exactly = { exact: true, explicitUndefined: true }

/** The highest number of a badge. */
const maxBadge = 99

/** The sign of a worklist: that of the stage in which its requests are. */
const signs: Readonly<Record<(typeof worklists)[number], StageSign | 'attention'>> = {
  needs_attention: 'attention',
  to_approve: 'approve',
  to_send: 'send',
  waiting_for_partner: 'wait',
  on_its_way: 'way',
  in_library: 'here',
  to_return: 'return',
  overdue_or_recalled: 'attention',
  may_have_missed: 'attention',
  unfilled: 'unfilled',
  closed: 'closed',
}

/** The pages of every day, the worklists with their numbers, and the pages of who manages; only what the person may open. */
export const Navigation = ({ session }: { readonly session: Session }) => {
  const { words, formats } = useWords()
  const location = useRouterState({ select: ({ location: { pathname, search } }) => ({ pathname, search }) })
  const { library } = useChosenLibrary()
  const counts = useQuery({ ...requestCountsQuery(useApi(), { library }), refetchInterval: 60_000 })
  const alarms = useQuery({
    ...alarmsQuery(useApi(), 'standing'),
    refetchInterval: 60_000,
    enabled: session.permissions.includes('requests:write'),
  })
  const mails = useMailCount(session, counts.isFetched)
  const urgent: Readonly<Record<string, number>> = {
    '/today': counts.data?.worklists.needs_attention ?? 0,
    '/alarms': alarms.data?.length ?? 0,
    '/mail-review': mails,
  }
  const isList = location.pathname === '/requests'
  const worklist: unknown = 'worklist' in location.search ? location.search.worklist : undefined
  const list = (
    name: (typeof worklists)[number] | undefined,
    label: string,
    icon: ReactNode,
    count?: number,
  ) => (
    <NavLink
      key={name ?? 'all'}
      className={classes.link}
      label={label}
      title={label}
      leftSection={icon}
      active={isList && worklist === name}
      aria-current={isList && worklist === name ? 'page' : undefined}
      rightSection={
        count !== undefined &&
        count > 0 && (
          <span className={classes.count} data-urgent={name === 'needs_attention' || undefined}>
            {formats.number(count)}
          </span>
        )
      }
      renderRoot={(props) => (
        <Link to="/requests" search={{ worklist: name, library }} activeOptions={exactly} {...props} />
      )}
    />
  )
  const pages = (entries: readonly NavigationEntry[]) =>
    entries
      .filter(({ permission }) => session.permissions.includes(permission))
      .map(({ to, label, icon }) => (
        <NavLink
          key={to}
          className={classes.link}
          label={label(words)}
          title={label(words)}
          leftSection={<Icon name={icon} />}
          active={location.pathname.startsWith(to)}
          rightSection={
            (urgent[to] ?? 0) > 0 && (
              <span className={classes.count} data-urgent>
                {(urgent[to] ?? 0) > maxBadge ? `${maxBadge}+` : formats.number(urgent[to] ?? 0)}
              </span>
            )
          }
          renderRoot={(props) => <Link to={to} {...props} />}
        />
      ))
  const managed = pages(manageEntries)
  return (
    <ScrollArea type="hover" scrollbarSize={6} flex={1} mih={0}>
      {pages([todayEntry])}
      {list(undefined, words.requests.all, <Icon name="requests" />)}
      {pages(dailyEntries)}
      <div className={classes.head}>{words.layout.worklists}</div>
      {worklists.map((name) => {
        const sign = signs[name]
        const count = counts.data?.worklists[name]
        const glyph =
          sign === 'attention' ? (
            <span className={classes.dot} data-empty={count === 0 || undefined} />
          ) : (
            <StageGlyph sign={sign} />
          )
        return list(name, words.worklists[name], glyph, name === 'closed' ? undefined : count)
      })}
      {managed.length > 0 && <div className={classes.head}>{words.layout.manage}</div>}
      {managed}
    </ScrollArea>
  )
}
