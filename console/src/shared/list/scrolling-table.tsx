import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  /** From which width on it scrolls, in pixels. */
  readonly minWidth: number
  readonly children: ReactNode
}

/** Holds a table, which scrolls sideways on a narrow page, also by keyboard. */
export const ScrollingTable = ({ minWidth, children }: Props) => (
  <Table.ScrollContainer
    minWidth={minWidth}
    scrollAreaProps={{ offsetScrollbars: 'present', viewportProps: { tabIndex: 0 } }}
  >
    {children}
  </Table.ScrollContainer>
)
