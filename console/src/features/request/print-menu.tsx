import { ActionIcon, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { usePartnerName } from '../../api/names.ts'
import { toProblem } from '../../api/problem.ts'
import { usePermission } from '../../api/session.ts'
import type { RequestView } from '../../api/types.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { useWords } from '../../words/words-context.tsx'
import { RefusedEntry } from './commands/refused-entry.tsx'
import { useCreatedNote } from './use-created-note.ts'

/** The states of an item that has come, or is on its way: the slip goes back with it, where it is no file. */
const goesBackFrom: readonly string[] = ['shipped', 'received', 'on_loan', 'patron_returned', 'returned']

type Props = { readonly request: RequestView }

/** The entries of a menu that print what belongs to a request, and copy it as a new one. */
export const PrintAndCopyEntries = ({ request }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const partnerName = usePartnerName()
  const show = useNotes()
  const noteCreated = useCreatedNote()
  const mayWrite = usePermission('requests:write')
  const copy = useMutation({
    mutationFn: () => api.createRequest({ copyOf: request.number }),
    onSuccess: (created) => {
      noteCreated(created, words.newRequest.created(created.number))
      void navigate({ to: '/requests/$number', params: { number: created.number } })
    },
    onError: (error) => show({ color: 'red', text: words.problems[toProblem(error).kind] }),
  })
  const address = `/v1/requests/${request.number}`
  const goBack = request.items.filter(
    ({ state, form }) => form === 'physical' && goesBackFrom.includes(state),
  )
  const lenders = request.rota.filter(({ id }) => goBack.some(({ entry }) => entry === id))
  return (
    <>
      {lenders.map(({ id, partner }) => (
        <Menu.Item
          key={id}
          component="a"
          href={`${address}/return-slip?entry=${id}`}
          target="_blank"
          rel="noreferrer"
        >
          {lenders.length === 1
            ? words.request.printSlip
            : `${words.request.printSlip}${words.common.colon} ${partnerName(partner)}`}
        </Menu.Item>
      ))}
      {lenders.length === 0 && <RefusedEntry label={words.request.printSlip} reason={words.request.noSlip} />}
      <Menu.Item component="a" href={`${address}/label`} target="_blank" rel="noreferrer">
        {words.request.printLabel}
      </Menu.Item>
      {mayWrite && <Menu.Item onClick={() => copy.mutate()}>{words.request.copyAsNew}</Menu.Item>}
    </>
  )
}

/** Print, and copy as a new request. */
export const PrintMenu = ({ request }: Props) => {
  const { words } = useWords()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          size={30}
          variant="default"
          aria-label={words.request.printAndCopy}
          title={words.request.printAndCopy}
        >
          <Icon name="print" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <PrintAndCopyEntries request={request} />
      </Menu.Dropdown>
    </Menu>
  )
}
