import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import classes from './accounts.module.css'

type Props = {
  readonly name: string
  readonly email?: string
  /** The columns after the name, each with its text. A phone shows the texts below the name. */
  readonly facts: readonly (readonly [column: string, fact: string])[]
  readonly isDimmed?: boolean
  /** What an admin should look at. */
  readonly note?: string
  /** The actions on the account. */
  readonly children: ReactNode
}

/** One user or API key in the table of accounts. */
export const AccountRow = ({ name, email, facts, isDimmed = false, note, children }: Props) => {
  const isPhone = useIsPhone()
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600} className={classes.breakable}>
          {name}
        </Text>
        {email !== undefined && (
          <Text size="xs" c="dimmed" className={classes.breakable}>
            {email}
          </Text>
        )}
        {note !== undefined && (
          <Text size="xs" c="orange.9" fw={600} className={classes.breakable}>
            {note}
          </Text>
        )}
        {isPhone && (
          <Text size="xs" c="dimmed">
            {facts.map(([, fact]) => fact).join(' · ')}
          </Text>
        )}
      </Table.Td>
      {!isPhone &&
        facts.map(([column, fact]) => (
          <Table.Td key={column} {...(isDimmed && { c: 'dimmed' })}>
            {fact}
          </Table.Td>
        ))}
      <Table.Td ta="right">{children}</Table.Td>
    </Table.Tr>
  )
}
