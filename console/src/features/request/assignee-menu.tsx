import { Button, Menu } from '@mantine/core'
import { usePermission, useSession } from '../../api/session.ts'
import type { RequestView } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { useEdit } from './use-edit.ts'

type Props = { readonly request: RequestView; readonly etag: string | null }

/** Who looks after the request: to take it on, or to release it. */
export const AssigneeMenu = ({ request }: Props) => {
  const { words } = useWords()
  const session = useSession()
  const mayWrite = usePermission('requests:write')
  const edit = useEdit(request)
  const { assignee } = request
  const name =
    assignee === undefined || assignee === null
      ? words.request.nobody
      : assignee === session?.id
        ? words.requests.me
        : assignee
  const label = `${words.request.assignee}: ${name}`
  return (
    <Menu position="bottom-end" disabled={!mayWrite}>
      <Menu.Target>
        <Button variant="default" size="compact-sm" fw={400}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {assignee !== session?.id && (
          <Menu.Item onClick={() => edit.mutate({ assignee: session?.id })}>
            {words.request.assignToMe}
          </Menu.Item>
        )}
        {assignee !== undefined && assignee !== null && (
          <Menu.Item onClick={() => edit.mutate({ assignee: null })}>{words.request.release}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
