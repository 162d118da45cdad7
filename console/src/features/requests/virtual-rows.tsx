import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type RefObject, useEffect } from 'react'
import { rowHeight, Spacer } from './spacer.tsx'

type Props = {
  readonly keys: readonly string[]
  /** How far below the top of the page the rows begin, in pixels. */
  readonly top: number
  /** Takes what scrolls to a row. */
  readonly showRow: RefObject<((index: number) => void) | null>
  readonly rowOf: (index: number, measure: (row: HTMLTableRowElement | null) => void) => ReactNode
}

/** The rows of a long list: only those that can be seen are drawn. */
export const VirtualRows = ({ keys, top, showRow, rowOf }: Props) => {
  const virtualizer = useWindowVirtualizer({
    count: keys.length,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: top,
    getItemKey: (index) => keys[index] ?? index,
  })
  useEffect(() => {
    showRow.current = (index) => virtualizer.scrollToIndex(index)
    return () => {
      showRow.current = null
    }
  }, [showRow, virtualizer])
  const seen = virtualizer.getVirtualItems()
  return (
    <>
      <Spacer height={(seen[0]?.start ?? top) - top} />
      {seen.map(({ index }) => rowOf(index, virtualizer.measureElement))}
      <Spacer height={virtualizer.getTotalSize() - ((seen.at(-1)?.end ?? top) - top)} />
    </>
  )
}
