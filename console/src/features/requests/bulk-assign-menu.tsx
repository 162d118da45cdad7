import { Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { colleaguesQuery } from '../../api/names.ts'
import { useSession } from '../../api/session.ts'
import type { BulkWords } from '../../words/bulk/bulk-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './bulk-bar.module.css'

type Props = { readonly onAssign: (assignee: string | null, phrases: BulkWords) => void }

/** Hands the selected requests to somebody, or to nobody. */
export const BulkAssignMenu = ({ onAssign }: Props) => {
  const { words } = useWords()
  const session = useSession()
  const { data: colleagues = [] } = useQuery(colleaguesQuery(useApi()))
  const others = colleagues.filter(({ id }) => id !== session?.id)
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button size="xs" variant="default">
          {words.bulk.buttons.assign}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        <Menu.Item onClick={() => onAssign(session?.id ?? null, words.bulk.assignToMe)}>
          {words.request.assignToMe}
        </Menu.Item>
        {others.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => onAssign(id, words.bulk.assign(name))}>
            {words.request.assignTo(name)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onAssign(null, words.bulk.release)}>{words.request.release}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
