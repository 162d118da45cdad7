import { Checkbox, UnstyledButton } from '@mantine/core'
import {
  lazy,
  type ReactNode,
  Suspense,
  startTransition,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { RequestSummary } from '../../api/types.ts'
import { useRowKeys } from '../../shared/list/use-row-keys.ts'
import { type CellContext, columnRules, columnsOf } from './request-columns.tsx'
import { canSortBy, sortOf } from './request-search.ts'
import classes from './request-table.module.css'
import { RequestTableRow } from './request-table-row.tsx'
import { rowHeight, Spacer } from './spacer.tsx'
import { usePrinting } from './use-printing.ts'
import type { Selection } from './use-selection.ts'

type Props = {
  readonly requests: readonly RequestSummary[]
  readonly selection: Selection
  readonly context: CellContext
  readonly onSort: (sort: string | undefined) => void
}

/** Loaded once a list is long: a short one is drawn whole. */
const VirtualRows = lazy(async () => ({ default: (await import('./virtual-rows.tsx')).VirtualRows }))

/** The number of rows up to which a list is drawn whole, once the first rows are there. */
const shortList = 60
/** The number of rows that appear at first: more than fit on a screen. */
const firstRows = 30

/** Returns true once the page has appeared and has nothing else to do. */
const useIdle = (): boolean => {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setIdle(true)), 300)
    return () => clearTimeout(timer)
  }, [])
  return isIdle
}

/** The list on wide screens: of a long one only the rows that can be seen are drawn. */
export const RequestTable = ({ requests, selection, context, onSort }: Props) => {
  const { words, search } = context
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => setTop(body.current?.offsetTop ?? 0), [])
  const shown = useMemo(() => columnsOf(search), [search])
  const chosen = requests.filter(({ number }) => selection.state[number] === true).length
  const areAllChosen = chosen === requests.length
  const chooseAll = (): void =>
    selection.change(areAllChosen ? {} : Object.fromEntries(requests.map(({ number }) => [number, true])))
  const isIdle = useIdle()
  const isPrinting = usePrinting()
  const isLong = requests.length > shortList && !isPrinting
  const showRow = useRef<(index: number) => void>(null)
  const [active, setActive] = useState<string | null>(null)
  useRowKeys({
    rows: requests.map(({ number }) => number),
    show: (index) => showRow.current?.(index),
    toggle: selection.toggle,
    selectTo: (from, to) => {
      const [first = 0, last = 0] = [from, to]
        .map((row) => requests.findIndex(({ number }) => number === row))
        .toSorted((one, other) => one - other)
      const chosenNow = requests.slice(first, last + 1).map(({ number }) => [number, true] as const)
      selection.change((before) => ({ ...before, ...Object.fromEntries(chosenNow) }))
    },
  })
  const drawn = isPrinting || isIdle ? requests : requests.slice(0, firstRows)
  const rowOf = (index: number, measure?: (row: HTMLTableRowElement | null) => void): ReactNode => {
    const request = requests[index]
    return (
      request !== undefined && (
        <RequestTableRow
          key={request.number}
          request={request}
          index={index}
          shown={shown}
          isSelected={selection.state[request.number] === true}
          context={context}
          onToggle={selection.toggle}
          isActive={active === request.number}
          onActive={setActive}
          measure={measure}
        />
      )
    )
  }
  const plainRows = (
    <>
      {drawn.map((_, index) => rowOf(index))}
      <Spacer height={(requests.length - drawn.length) * rowHeight} />
    </>
  )
  const ascending = sortOf(search)
  return (
    <table className={classes.table} aria-rowcount={requests.length + 1}>
      <thead>
        <tr>
          <th className={classes.select} scope="col">
            <Checkbox
              size="xs"
              aria-label={words.requests.selectAll}
              checked={areAllChosen}
              indeterminate={chosen > 0 && !areAllChosen}
              onChange={chooseAll}
            />
          </th>
          {shown.map((name) => {
            const { sort: ownSort, width, hasQuietHead } = columnRules[name]
            const sort = ownSort !== undefined && canSortBy(ownSort, search) ? ownSort : undefined
            const label = words.requests.column[name]
            const isSorted = sort !== undefined && ascending === sort
            return (
              <th
                key={name}
                data-column={name}
                scope="col"
                style={width === undefined ? {} : { width }}
                aria-sort={isSorted ? 'ascending' : undefined}
              >
                {sort === undefined ? (
                  <span className={hasQuietHead === true ? 'visually-hidden' : undefined}>{label}</span>
                ) : (
                  <UnstyledButton
                    className={classes.sort}
                    onClick={() =>
                      onSort(isSorted ? (search.sort === undefined ? 'newest' : undefined) : sort)
                    }
                  >
                    {label} {isSorted ? '↑' : ''}
                  </UnstyledButton>
                )}
              </th>
            )
          })}
          <td className={classes.actions} />
        </tr>
      </thead>
      <tbody ref={body}>
        {isLong ? (
          <Suspense fallback={plainRows}>
            <VirtualRows
              keys={requests.map(({ number }) => number)}
              top={top}
              showRow={showRow}
              rowOf={rowOf}
            />
          </Suspense>
        ) : (
          plainRows
        )}
      </tbody>
    </table>
  )
}
