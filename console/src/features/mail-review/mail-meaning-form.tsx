import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { MessageSummary } from '../../api/types.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Panel } from '../../shared/panel.tsx'
import { StatusBadge } from '../../shared/status-badge.tsx'
import { useWords } from '../../words/words-context.tsx'
import { requestQuery } from '../request/request-queries.ts'

type Props = {
  readonly message: MessageSummary
  readonly files: readonly number[]
  /** Is told when the mail needs nobody any more. */
  readonly onSettled: () => void
}
type Meaning =
  | 'will_supply'
  | 'shipped'
  | 'unfilled'
  | 'recalled'
  | 'overdue'
  | 'checked_in'
  | 'renewed'
  | 'cancel_accepted'
  | 'message'

const meanings: readonly Meaning[] = [
  'will_supply',
  'shipped',
  'unfilled',
  'message',
  'cancel_accepted',
  'renewed',
  'recalled',
  'overdue',
  'checked_in',
]

const maxOfNote = 4000

/** The request that a mail probably belongs to, and one button for each thing that the mail may say. */
export const MailMeaningForm = ({ message, files, onSettled }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const show = useNotes()
  const queryClient = useQueryClient()
  const [number, setNumber] = useState(message.request ?? '')
  const wanted = number.trim().toUpperCase()
  const request = useQuery({
    ...requestQuery(api, wanted),
    enabled: /^[A-Z0-9]+-[A-Z0-9]{4,}$/.test(wanted),
    retry: false,
  })
  const labels = words.mailReview
  const settle = (): void => {
    onSettled()
    queryClient.setQueryData<readonly MessageSummary[]>(['mails-to-review'], (mails) =>
      mails?.filter(({ id }) => id !== message.id),
    )
    void queryClient.invalidateQueries({ queryKey: ['mails-to-review'] })
    void queryClient.invalidateQueries({ queryKey: ['requests'] })
  }
  const assign = useMutation({
    mutationFn: (type: Meaning) => {
      const note = message.mail?.written.slice(0, maxOfNote)
      // What was read out of the mail: its due date, its items.
      const read = message.mail?.reading?.event
      const plain = type === 'shipped' ? { type, items: [] } : { type }
      const meaning = read?.type === type ? read : plain
      return api.assignMail(message.id, {
        request: wanted,
        event: { ...meaning, ...(note === undefined || note === '' ? {} : { note }) },
        ...(type === 'shipped' && files.length > 0 ? { files } : {}),
      })
    },
    onSuccess: () => {
      show({ text: labels.done })
      settle()
    },
  })
  const dismiss = useMutation({
    mutationFn: () => api.dismissMail(message.id),
    onSuccess: () => {
      show({ text: labels.dismissed })
      settle()
    },
  })
  const assignedRequest = request.data?.request
  return (
    <Panel title={labels.request}>
      <Stack gap="sm">
        {message.request === null && <Text size="sm">{labels.noRequest}</Text>}
        <TextInput
          label={labels.requestNumber}
          maw={280}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        {request.isError && <ProblemMessage error={request.error} />}
        {assignedRequest !== undefined && (
          <Group gap="sm">
            <Anchor
              renderRoot={(props) => (
                <Link to="/requests/$number" params={{ number: assignedRequest.number }} {...props} />
              )}
            >
              {assignedRequest.citation.titleOfComponent ??
                assignedRequest.citation.title ??
                assignedRequest.number}
            </Anchor>
            <StatusBadge status={assignedRequest.status} />
          </Group>
        )}
        <Text size="sm" fw={600}>
          {labels.meaning}
        </Text>
        <Group gap="xs">
          {meanings.map((type) => (
            <Button
              key={type}
              size="xs"
              variant="default"
              disabled={assignedRequest === undefined}
              loading={assign.isPending && assign.variables === type}
              onClick={() => assign.mutate(type)}
            >
              {labels.meanings[type]}
            </Button>
          ))}
        </Group>
        {assign.isError && <ProblemMessage error={assign.error} />}
        {dismiss.isError && <ProblemMessage error={dismiss.error} />}
        <Group>
          <Button size="xs" variant="subtle" loading={dismiss.isPending} onClick={() => dismiss.mutate()}>
            {labels.dismiss}
          </Button>
        </Group>
      </Stack>
    </Panel>
  )
}
