import { memo } from 'react'
import type { RequestSummary } from '../../api/types.ts'
import { LazyRowActions } from '../request/commands/lazy-row-actions.tsx'
import { type CellContext, type ColumnName, columnRules } from './request-columns.tsx'
import classes from './request-table.module.css'

type Props = {
  readonly request: RequestSummary
  readonly index: number
  readonly shown: readonly ColumnName[]
  readonly isSelected: boolean
  readonly context: CellContext
  readonly onToggle: (number: string) => void
  /** True while the pointer or the focus is in the row: it shows what can be done. */
  readonly isActive: boolean
  readonly onActive: (number: string) => void
  /** Measures how high the row is, where that is needed. */
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined
}

/**
 * One row of a list. Its cells are plain elements, and it is drawn again only where it has changed: a list appears with some
 * twenty-five of them, at once.
 */
export const RequestTableRow = memo(
  ({ request, index, shown, isSelected, context, onToggle, isActive, onActive, measure }: Props) => {
    const { number, title } = request
    const { words, search } = context
    return (
      <tr
        ref={measure}
        data-index={index}
        aria-rowindex={index + 2}
        data-row={number}
        data-selected={isSelected || undefined}
        data-opened={search.selected === number || undefined}
        onMouseEnter={() => onActive(number)}
        onFocus={() => onActive(number)}
      >
        <td className={classes.select}>
          <input
            type="checkbox"
            className={classes.box}
            aria-label={words.requests.select(title ?? number)}
            checked={isSelected}
            onChange={() => onToggle(number)}
          />
        </td>
        {shown.map((name) => (
          <td key={name} data-column={name}>
            {columnRules[name].cell(request, context)}
          </td>
        ))}
        <td className={classes.actions}>
          {isActive && (
            <div>
              <LazyRowActions request={request} search={search} buttons={1} />
            </div>
          )}
        </td>
      </tr>
    )
  },
)
