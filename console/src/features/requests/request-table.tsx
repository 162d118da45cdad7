import { Checkbox, UnstyledButton } from '@mantine/core'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { startTransition, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { RequestSummary } from '../../api/types.ts'
import { useRowKeys } from '../../shared/list/use-row-keys.ts'
import { type CellContext, columnRules, columnsOf } from './request-columns.tsx'
import { canSortBy, sortOf } from './request-search.ts'
import classes from './request-table.module.css'
import { RequestTableRow } from './request-table-row.tsx'
import { usePrinting } from './use-printing.ts'
import type { Selection } from './use-selection.ts'

type Props = {
  readonly requests: readonly RequestSummary[]
  readonly selection: Selection
  readonly context: CellContext
  readonly onSort: (sort: string | undefined) => void
}

/** The height of a row, in pixels. */
const rowHeight = 35

/** The number of rows up to which a list is drawn whole, once the first rows are there. */
const shortList = 60

/** Returns true once the page has appeared and has nothing else to do. */
const useIdle = (): boolean => {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setIdle(true)), 300)
    return () => clearTimeout(timer)
  }, [])
  return isIdle
}

/** The list on wide screens: only the rows that can be seen are drawn. */
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
  const isShort = requests.length <= shortList
  const virtualizer = useWindowVirtualizer({
    count: requests.length,
    estimateSize: () => rowHeight,
    overscan: isShort && isIdle ? shortList : 6,
    scrollMargin: top,
    getItemKey: (index) => requests[index]?.number ?? index,
  })
  const [active, setActive] = useState<string | null>(null)
  useRowKeys({
    rows: requests.map(({ number }) => number),
    show: (index) => virtualizer.scrollToIndex(index),
    toggle: selection.toggle,
    selectTo: (from, to) => {
      const [first = 0, last = 0] = [from, to]
        .map((row) => requests.findIndex(({ number }) => number === row))
        .toSorted((one, other) => one - other)
      const chosenNow = requests.slice(first, last + 1).map(({ number }) => [number, true] as const)
      selection.change((before) => ({ ...before, ...Object.fromEntries(chosenNow) }))
    },
  })
  const isPrinting = usePrinting()
  const seen = virtualizer.getVirtualItems()
  const items = isPrinting ? requests.map((_, index) => ({ index })) : seen
  const before = isPrinting ? 0 : (seen[0]?.start ?? top) - top
  const after = isPrinting ? 0 : virtualizer.getTotalSize() - ((seen.at(-1)?.end ?? top) - top)
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
                    onClick={() => onSort(isSorted ? undefined : sort)}
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
        {before > 0 && <Spacer height={before} columns={shown.length + 2} />}
        {items.map(({ index }) => {
          const request = requests[index]
          if (request === undefined) return null
          return (
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
              measure={virtualizer.measureElement}
            />
          )
        })}
        {after > 0 && <Spacer height={after} columns={shown.length + 2} />}
      </tbody>
    </table>
  )
}

/** Stands for rows that are not drawn, in pixels. */
const Spacer = ({ height, columns: count }: { readonly height: number; readonly columns: number }) => (
  <tr>
    <td colSpan={count} style={{ height, padding: 0, border: 0 }} />
  </tr>
)
