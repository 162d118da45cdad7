import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import type { RequestCounts } from '../../api/types.ts'
import classes from '../../shared/list/tabs.module.css'
import { useWords } from '../../words/words-context.tsx'
import { viewsQuery } from './request-queries.ts'
import type { RequestSearch } from './request-search.ts'
import { searchOf } from './saved-view.ts'

/** More of them stand in the menu of saved views only. */
const maxTabs = 6

/** Only the very list that is shown is the current one: another may be narrower. */
const exactly = { exact: true, explicitUndefined: true }

type Props = { readonly library: string | undefined; readonly counts: RequestCounts | undefined }

/** The lists that a person opens most, as tabs: all, what needs attention, her own, and the saved views. */
export const ViewTabs = ({ library, counts }: Props) => {
  const { words, formats } = useWords()
  const { data: views = [] } = useQuery(viewsQuery(useApi()))
  const attention = counts?.worklists.needs_attention ?? 0
  const tabs: readonly { readonly label: string; readonly of: RequestSearch; readonly count?: number }[] = [
    { label: words.requests.all, of: { library } },
    {
      label: words.worklists.needs_attention,
      of: { worklist: 'needs_attention', library },
      ...(attention > 0 ? { count: attention } : {}),
    },
    { label: words.requests.mine, of: { assignee: 'me', library } },
    ...views.slice(0, maxTabs).map((view) => ({ label: view.name, of: searchOf(view) })),
  ]
  return (
    <nav className={`no-print ${classes.tabs}`} aria-label={words.requests.views.saved}>
      {tabs.map(({ label, of, count }) => (
        <Link
          key={`${label} ${JSON.stringify(of)}`}
          to="/requests"
          search={of}
          className={classes.tab ?? ''}
          activeOptions={exactly}
        >
          {label} {count !== undefined && <span className={classes.count}>{formats.number(count)}</span>}
        </Link>
      ))}
    </nav>
  )
}
