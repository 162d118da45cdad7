import { Paper, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { ScrollingTable } from './scrolling-table.tsx'

type Props = {
  /** The cells of the head. */
  readonly head: ReactNode
  /** The rows. */
  readonly children: ReactNode
}

/** A table of documents, one row each. */
export const ListTable = ({ head, children }: Props) => (
  <Paper withBorder>
    <ScrollingTable minWidth={320}>
      <Table verticalSpacing={7} highlightOnHover highlightOnHoverColor="var(--hover)">
        <Table.Thead>
          <Table.Tr>{head}</Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </ScrollingTable>
  </Paper>
)
