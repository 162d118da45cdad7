import type { components } from '@lendwire/client'
import { Button, Group, List, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useWords } from '../../words/words-context.tsx'

type Detail = Extract<components['schemas']['Attention'], { kind: 'message_received' }>['detail']

/** The sentences of a partner's note that staff must read, each with what it may mean. */
export const UnclearPoints = ({ points }: { readonly points: NonNullable<Detail['unclear']> }) => {
  const { words, formats } = useWords()
  const labels = words.request.unclear
  return (
    <List size="sm" spacing={2}>
      {points.map(({ about, text, amounts = [] }) => (
        <List.Item key={about}>
          <b>{labels.about[about]}</b>
          {text === undefined || text === '' ? '' : `: ${words.common.quoted(text)}`}
          {amounts.length > 0 &&
            ` ${labels.amounts(amounts.map((each) => formats.money(Number(each.amount), each.currency)).join(', '))}`}
        </List.Item>
      ))}
    </List>
  )
}

type AbsenceProps = { readonly absence: NonNullable<Detail['absence']>; readonly partner: string }

/** The days that a vacation note names, and for those who may change requests a button that enters them as a closure. */
export const ProposedClosure = ({ absence, partner }: AbsenceProps) => {
  const { words, formats } = useWords()
  const labels = words.request
  const api = useApi()
  const show = useNotes()
  const mayWrite = usePermission('requests:write')
  const { from, to } = absence
  const enter = useMutation({
    mutationFn: () => {
      const first = from ?? new Date().toISOString().slice(0, 10)
      return api.documents.put(`/v1/partners/${encodeURIComponent(partner)}/closures/${first}`, { to })
    },
    onSuccess: () => show({ text: labels.closureEntered }),
  })
  const days = [from, to].flatMap((day) => (day === undefined ? [] : [formats.date(day)])).join(' – ')
  return (
    <Group gap="xs" w="100%">
      <Text size="sm">{labels.absence(days)}</Text>
      {mayWrite && !enter.isSuccess && (
        <Button
          size="compact-sm"
          variant="default"
          className="no-print"
          loading={enter.isPending}
          onClick={() => enter.mutate()}
        >
          {labels.closure}
        </Button>
      )}
      {enter.isError && <ProblemMessage error={enter.error} />}
    </Group>
  )
}
