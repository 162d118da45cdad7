import { ActionIcon } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useRef } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { useColleagueName, usePartnerName } from '../../api/names.ts'
import { useSession } from '../../api/session.ts'
import type { RequestCounts } from '../../api/types.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { LoadMore } from '../../shared/list/load-more.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { usePageTitle } from '../../shared/page/use-page-title.ts'
import { useEscape } from '../../shared/use-escape.ts'
import { SavedViews } from '../../shared/views/saved-views.tsx'
import { viewsQuery } from '../../shared/views/view-content.ts'
import { useWords } from '../../words/words-context.tsx'
import { maxInBulk } from './bulk-commands.ts'
import { ColumnsMenu } from './columns-menu.tsx'
import { EmptyList } from './empty-list.tsx'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { loadedRequests, loadRequests } from './load-requests.ts'
import { RequestCards } from './request-cards.tsx'
import type { CellContext } from './request-columns.tsx'
import { requestCountsQuery, requestListQuery } from './request-queries.ts'
import { isWorklist, queryOf, type RequestSearch } from './request-search.ts'
import { RequestTable } from './request-table.tsx'
import classes from './requests-page.module.css'
import { contentOf, isSameSearch, searchOf } from './saved-view.ts'
import { useSelection } from './use-selection.ts'
import { ViewTabs } from './view-tabs.tsx'

/** Loaded once something is selected: the list itself appears without it. */
const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar.tsx')).BulkBar }))

/** The number of requests that a list on paper has at most. */
const maxOnPaper = 1_000

/**
 * Returns the number of requests beside a list: the open ones, unless a worklist says which are meant, or all are
 * closed.
 */
const countText = (
  counts: Pick<RequestCounts, 'total' | 'open'> | undefined,
  isOfWorklist: boolean,
  { words, formats }: Pick<CellContext, 'words' | 'formats'>,
): string => {
  if (counts === undefined) return ''
  const isOfOpen = !isOfWorklist && (counts.open.count > 0 || counts.total.count === 0)
  const { count, atLeast } = isOfOpen ? counts.open : counts.total
  const number = `${formats.number(count)}${atLeast ? '+' : ''}`
  if (isOfOpen) return words.requests.open(number)
  return number === '1' ? words.requests.one : words.requests.count(number)
}

/** A list of requests: a worklist, a search, or all of them. The address bar holds what is listed, and how. */
export const RequestsPage = () => {
  const { words, formats } = useWords()
  const api = useApi()
  const session = useSession()
  const search = useSearch({ from: '/person/requests' })
  const navigate = useNavigate({ from: '/requests' })
  const partnerName = usePartnerName()
  const colleagueName = useColleagueName()
  const isPhone = useMediaQuery('(width < 62em)', window.innerWidth < 992, {
    getInitialValueInEffect: false,
  })
  const list = useInfiniteQuery(requestListQuery(api, search))
  const counts = useQuery(requestCountsQuery(api, search))
  const { data: views = [] } = useQuery(viewsQuery(api))
  const selection = useSelection(JSON.stringify(queryOf(search)))
  const requests = useMemo(() => loadedRequests(list.data), [list.data])
  const selectMost = useMutation({
    mutationFn: () => loadRequests(list, maxInBulk),
    onSuccess: (loaded) =>
      selection.change(Object.fromEntries(loaded.slice(0, maxInBulk).map(({ number }) => [number, true]))),
  })
  const change = (changed: Partial<RequestSearch>): void =>
    void navigate({ search: (before) => ({ ...before, selected: undefined, ...changed }), replace: true })
  useEscape(() => {
    if (selection.numbers.length > 0) selection.clear()
    else if (search.text !== undefined) change({ text: undefined })
  })
  const { worklist } = search
  const title = isWorklist(worklist) ? words.worklists[worklist] : words.requests.all
  usePageTitle(title)
  // While another list is on its way the rows of this one stay as they are.
  const listed = useRef(search)
  if (!list.isPlaceholderData) listed.current = search
  const { current: shownSearch } = listed
  const ownId = session?.id ?? ''
  const context = useMemo(
    () => ({ words, formats, search: shownSearch, partnerName, colleagueName, ownId }),
    [words, formats, shownSearch, partnerName, colleagueName, ownId],
  )
  const total = counts.data?.total
  const shownCount = countText(counts.data, worklist !== undefined, { words, formats })
  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">{title}</h1>
      <div className={`no-print ${classes.bar}`}>
        <ViewTabs search={search} counts={counts.data} />
        <SavedViews
          button={
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.requests.views.saved}
              title={words.requests.views.saved}
            >
              <Icon name="plus" />
            </ActionIcon>
          }
          labels={words.requests.views}
          views={views}
          opened={views.find((view) => isSameSearch(searchOf(view), search))}
          content={contentOf(search)}
          onOpen={(view) => void navigate({ search: searchOf(view) })}
        />
        <div className={classes.actions}>
          {!isPhone && <ColumnsMenu search={search} onChange={change} />}
          <ExportMenu search={search} onPrint={() => loadRequests(list, maxOnPaper)} />
        </div>
      </div>
      <FilterBar
        search={search}
        counts={counts.data}
        shownCount={shownCount}
        isPhone={isPhone}
        onChange={change}
      />
      {list.isError && requests.length === 0 && (
        <div className={classes.notice}>
          <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />
        </div>
      )}
      {list.isPending && <Pending />}
      {list.isSuccess && requests.length === 0 && !list.hasNextPage && (
        <div className={classes.notice}>
          <EmptyList
            search={search}
            onClear={() => void navigate({ search: { worklist, library: search.library } })}
          />
        </div>
      )}
      {requests.length > 0 &&
        (isPhone ? (
          <RequestCards requests={requests} selection={selection} context={context} />
        ) : (
          <RequestTable
            requests={requests}
            selection={selection}
            context={context}
            onSort={(sort) => change({ sort })}
          />
        ))}
      <div className={classes.more}>
        <LoadMore
          hasMore={list.hasNextPage}
          isLoading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      </div>
      {selection.numbers.length > 0 && (
        <Suspense>
          <BulkBar
            selection={selection}
            requests={requests}
            {...(list.hasNextPage && selection.numbers.length < maxInBulk
              ? { onSelectMost: () => selectMost.mutate(), isSelecting: selectMost.isPending }
              : {})}
            {...(total !== undefined && !total.atLeast && total.count > selection.numbers.length
              ? { list: { query: queryOf(search), total: total.count } }
              : {})}
          />
        </Suspense>
      )}
    </div>
  )
}
