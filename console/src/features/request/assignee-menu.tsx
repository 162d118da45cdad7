import { Button, Kbd, Menu, ScrollArea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { colleaguesQuery, useColleagueName } from '../../api/names.ts'
import { usePermission, useSession } from '../../api/session.ts'
import type { RequestView } from '../../api/types.ts'
import { Person } from '../../shared/avatar.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { useSingleKeys } from '../../shared/single-keys.ts'
import { useWords } from '../../words/words-context.tsx'
import { useEdit } from './use-edit.ts'

type Props = { readonly request: RequestView; readonly etag: string | null }

/** Shows the assignee of the request: take it on, hand it to a colleague, or release it. */
export const AssigneeMenu = ({ request }: Props) => {
  const { words } = useWords()
  const session = useSession()
  const mayWrite = usePermission('requests:write')
  const edit = useEdit(request)
  const colleagueName = useColleagueName()
  const { data: colleagues = [] } = useQuery(colleaguesQuery(useApi()))
  const { assignee } = request
  const takeOn = (): void => edit.mutate({ patch: { assignee: session?.id } })
  const mayTakeOn = assignee !== session?.id
  useSingleKeys(mayWrite && mayTakeOn ? { a: takeOn } : {})
  const name =
    assignee === undefined || assignee === null
      ? words.request.nobody
      : assignee === session?.id
        ? words.requests.me
        : colleagueName(assignee)
  const others = colleagues.filter(
    ({ id, library }) =>
      id !== session?.id && id !== assignee && (library === null || library === request.library),
  )
  return (
    <Menu position="bottom-end" disabled={!mayWrite}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          fw={500}
          rightSection={<Icon name="down" size={14} />}
          aria-label={`${words.request.assignee}${words.common.colon} ${name}`}
        >
          {assignee === undefined || assignee === null ? (
            `${words.request.assignee}${words.common.colon} ${name}`
          ) : (
            <Person name={colleagueName(assignee)} />
          )}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={360} type="auto">
          {mayTakeOn && (
            <Menu.Item rightSection={<Kbd size="xs">a</Kbd>} onClick={takeOn}>
              {words.request.assignToMe}
            </Menu.Item>
          )}
          {others.map(({ id, name: colleague }) => (
            <Menu.Item key={id} onClick={() => edit.mutate({ patch: { assignee: id } })}>
              {words.request.assignTo(colleague)}
            </Menu.Item>
          ))}
          {assignee !== undefined && assignee !== null && (
            <Menu.Item onClick={() => edit.mutate({ patch: { assignee: null } })}>
              {words.request.release}
            </Menu.Item>
          )}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
}
