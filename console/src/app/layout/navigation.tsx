import { worklists } from '@lendwire/client'
import { Divider, NavLink, ScrollArea, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import type { Session } from '../../api/types.ts'
import { requestCountsQuery } from '../../features/requests/request-queries.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './navigation.module.css'
import { navigationGroups } from './navigation-entries.ts'
import { quickLinks } from './quick-links.tsx'

/** Only the very list that is shown is the current one: another may be narrower. */
const exactly = { exact: true, explicitUndefined: true }

/** The worklists with their numbers, and the pages that the person may open. */
export const Navigation = ({ session }: { readonly session: Session }) => {
  const { words, formats } = useWords()
  const location = useRouterState({ select: ({ location: { pathname, search } }) => ({ pathname, search }) })
  const { library } = useChosenLibrary()
  const counts = useQuery({ ...requestCountsQuery(useApi(), { library }), refetchInterval: 60_000 })
  const isList = location.pathname === '/requests'
  const worklist: unknown = 'worklist' in location.search ? location.search.worklist : undefined
  const groups = navigationGroups
    .map((group) => group.filter(({ permission }) => session.permissions.includes(permission)))
    .filter((group) => group.length > 0)
  return (
    <ScrollArea type="auto" h="100%">
      {worklists.map((name) => {
        const count = counts.data?.worklists[name]
        return (
          <NavLink
            key={name}
            className={classes.link}
            label={words.worklists[name]}
            active={isList && worklist === name}
            aria-current={isList && worklist === name ? 'page' : undefined}
            rightSection={
              name !== 'closed' &&
              count !== undefined &&
              count > 0 && (
                <Text
                  span
                  size="xs"
                  className={classes.count}
                  data-urgent={name === 'needs_attention' || undefined}
                >
                  {formats.number(count)}
                </Text>
              )
            }
            renderRoot={(props) => (
              <Link to="/requests" search={{ worklist: name, library }} activeOptions={exactly} {...props} />
            )}
          />
        )
      })}
      <NavLink
        className={classes.link}
        label={words.requests.all}
        active={isList && worklist === undefined}
        aria-current={isList && worklist === undefined ? 'page' : undefined}
        renderRoot={(props) => (
          <Link to="/requests" search={{ worklist: undefined, library }} activeOptions={exactly} {...props} />
        )}
      />
      {session.permissions.includes('requests:write') && (
        <div className={classes.onPhones}>
          <Divider my="xs" />
          {quickLinks.map(({ to, label }) => (
            <NavLink
              key={to}
              className={classes.link}
              label={label(words)}
              active={location.pathname === to}
              renderRoot={(props) => <Link to={to} {...props} />}
            />
          ))}
        </div>
      )}
      {groups.map((group) => (
        <div key={group[0]?.to}>
          <Divider my="xs" />
          {group.map(({ to, label }) => (
            <NavLink
              key={to}
              className={classes.link}
              label={label(words)}
              active={location.pathname.startsWith(to)}
              renderRoot={(props) => <Link to={to} {...props} />}
            />
          ))}
        </div>
      ))}
    </ScrollArea>
  )
}
