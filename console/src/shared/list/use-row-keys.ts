import { useRef } from 'react'
import { useSingleKeys } from '../single-keys.ts'

/** The attribute that names the row of a list. */
const rowAttribute = 'data-row'

type RowKeys = {
  /** The keys of the rows, in their order. */
  readonly rows: readonly string[]
  /** Brings a row into view, where a list draws only those that can be seen. */
  readonly show?: (index: number) => void
  /** Selects a row, or gives it free. */
  readonly toggle?: (row: string) => void
  /** Selects all rows from one to another. */
  readonly selectTo?: (from: string, to: string) => void
}

const rowOf = (element: Element | null): string | undefined =>
  element?.closest(`[${rowAttribute}]`)?.getAttribute(rowAttribute) ?? undefined

const elementOf = (row: string): Element | null =>
  document.querySelector(`[${rowAttribute}="${CSS.escape(row)}"]`)

/** Listens to the keys of a list: `j` and `k` go to the next and the previous row, `x` selects, `.` opens the row's menu. */
export const useRowKeys = ({ rows, show, toggle, selectTo }: RowKeys): void => {
  const last = useRef<string | undefined>(undefined)
  const current = (): string | undefined => {
    const row = rowOf(document.activeElement) ?? last.current
    return row !== undefined && rows.includes(row) ? row : undefined
  }
  const go = (by: 1 | -1): void => {
    const row = current()
    const index = row === undefined ? 0 : rows.indexOf(row) + by
    const next = rows[index]
    if (next === undefined) return
    last.current = next
    show?.(index)
    const focus = (): void => {
      const link = elementOf(next)?.querySelector('a')
      link?.focus()
      link?.scrollIntoView({ block: 'nearest' })
    }
    if (elementOf(next) !== null) focus()
    // A row that was out of sight is drawn first.
    else requestAnimationFrame(focus)
  }
  const at = (act: (row: string) => void): void => {
    const row = current()
    if (row !== undefined) act(row)
  }
  const marked = useRef<string | undefined>(undefined)
  useSingleKeys({
    j: () => go(1),
    k: () => go(-1),
    x: () =>
      at((row) => {
        marked.current = row
        toggle?.(row)
      }),
    'shift+x': () => at((row) => selectTo?.(marked.current ?? row, row)),
    e: () => at((row) => elementOf(row)?.querySelector('a')?.click()),
    '.': () => at((row) => elementOf(row)?.querySelector<HTMLElement>('[data-more]')?.click()),
  })
}
