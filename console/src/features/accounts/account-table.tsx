import { Table, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { ListTable } from '../../shared/list/list-table.tsx'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { Pending } from '../../shared/page/pending.tsx'
import { useAccountsWords } from '../../words/accounts/use-accounts-words.ts'

type Props = {
  /** The query that loads the accounts. */
  readonly list: {
    readonly isError: boolean
    readonly isPending: boolean
    readonly error: unknown
    readonly data: readonly unknown[] | undefined
    readonly refetch: () => unknown
  }
  readonly empty: { readonly title: string; readonly hint: string }
  /** The heads of the columns; one for actions is added. A phone shows the first and the actions. */
  readonly columns: readonly string[]
  /** The rows. */
  readonly children: ReactNode
}

/** Shows users or API keys in a table: while they load, where loading failed, and where there are none. */
export const AccountTable = ({ list, empty, columns, children }: Props) => {
  const accounts = useAccountsWords()
  const isPhone = useIsPhone()
  return (
    <>
      {list.isError && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Pending />}
      {list.data?.length === 0 && <EmptyState {...empty} />}
      {list.data !== undefined && list.data.length > 0 && (
        <ListTable
          head={
            <>
              {(isPhone ? columns.slice(0, 1) : columns).map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
              <Table.Th>
                <VisuallyHidden>{accounts.actionsColumn}</VisuallyHidden>
              </Table.Th>
            </>
          }
        >
          {children}
        </ListTable>
      )}
    </>
  )
}
