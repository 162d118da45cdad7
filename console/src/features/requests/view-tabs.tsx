import { Menu, UnstyledButton } from '@mantine/core'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { useSession } from '../../api/session.ts'
import type { RequestCounts, SavedView } from '../../api/types.ts'
import classes from '../../shared/list/tabs.module.css'
import { viewsQuery } from '../../shared/views/view-content.ts'
import { useWords } from '../../words/words-context.tsx'
import { countOfViewQuery, requestCountsQuery } from './request-queries.ts'
import { isWorklist, type RequestSearch } from './request-search.ts'
import { isSameSearch, searchOf } from './saved-view.ts'

/** More of them stand in a menu behind the tabs. */
const maxTabs = 6

/** Only the very list that is shown is the current one: another may be narrower. */
const exactly = { exact: true }

/** Returns a search without what it does not name: the address bar has none of it. */
const named = (search: RequestSearch): RequestSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))

/** Returns which requests a search lists, whatever their order and columns are. */
const plain = ({ sort: _sort, columns: _columns, selected: _selected, ...filters }: RequestSearch) =>
  named(filters)

type Props = { readonly search: RequestSearch; readonly counts: RequestCounts | undefined }

type Tab = {
  readonly label: string
  readonly of: RequestSearch
  readonly count?: { readonly count: number; readonly atLeast: boolean } | undefined
  readonly asks?: boolean
}

/** The lists that a person opens most, as tabs with their numbers: all, what needs attention, her own, and the saved views. */
export const ViewTabs = ({ search, counts }: Props) => {
  const { words, formats } = useWords()
  const api = useApi()
  const session = useSession()
  const { library, worklist } = search
  const { data: views = [] } = useQuery(viewsQuery(api))
  const { data: all } = useQuery(requestCountsQuery(api, { library }))
  const shown = plain(search)
  const isShown = (view: SavedView): boolean => isSameSearch(plain(searchOf(view)), shown)
  // A view that was opened from the menu has a tab while it is shown.
  const shownViews = views.filter((view, place) => place < maxTabs || isShown(view))
  const otherViews = views.filter((view) => !shownViews.includes(view))
  const ofViews = useQueries({
    // The rows of the list come first.
    queries: shownViews.map((view) => ({
      ...countOfViewQuery(api, searchOf(view)),
      enabled: counts !== undefined,
    })),
  })
  const inWorklist = (name: string) => {
    const count = all?.worklists[name]
    return count === undefined ? undefined : { count, atLeast: false }
  }
  const others: readonly Tab[] =
    isWorklist(worklist) && worklist !== 'needs_attention'
      ? [{ label: words.worklists[worklist], of: { worklist, library }, count: inWorklist(worklist) }]
      : []
  const tabs: readonly Tab[] = [
    { label: words.requests.all, of: { library }, count: all?.open },
    {
      label: words.worklists.needs_attention,
      of: { worklist: 'needs_attention', library },
      count: inWorklist('needs_attention'),
      asks: true,
    },
    ...others,
    {
      label: words.requests.mine,
      of: { assignee: 'me', library },
      count: all?.facets.assignee?.find(({ value }) => value === session?.id),
    },
    ...shownViews.map((view, place) => ({
      label: view.name,
      of: searchOf(view),
      count: ofViews[place]?.data,
    })),
  ]
  return (
    <nav className={classes.tabs} aria-label={words.requests.views.saved}>
      {tabs.map(({ label, of, count, asks = false }) => (
        <Link
          key={`${label} ${JSON.stringify(of)}`}
          to="/requests"
          // The list that is shown keeps its order and its columns.
          search={isSameSearch(plain(of), shown) ? search : named(of)}
          className={classes.tab ?? ''}
          activeOptions={exactly}
        >
          {label}{' '}
          {count !== undefined && count.count > 0 && (
            <span className={classes.count} data-quiet={!asks || undefined}>
              {formats.number(count.count)}
              {count.atLeast ? '+' : ''}
            </span>
          )}
        </Link>
      ))}
      {otherViews.length > 0 && (
        <Menu>
          <Menu.Target>
            <UnstyledButton className={classes.tab ?? ''}>
              {words.request.more}{' '}
              <span className={classes.count} data-quiet>
                {formats.number(otherViews.length)}
              </span>
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {otherViews.map((view) => (
              <Menu.Item
                key={view.code}
                renderRoot={(props) => <Link to="/requests" search={named(searchOf(view))} {...props} />}
              >
                {view.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  )
}
