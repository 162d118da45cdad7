import { Button, Group, List, Progress, ScrollArea, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { ListQuery } from '../../api/operations/requests.ts'
import type { CommandInput } from '../../api/types.ts'
import { Dialog } from '../../shared/feedback/dialog.tsx'
import { explainDetail } from '../../shared/feedback/explain-detail.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import type { BulkWords } from '../../words/bulk/bulk-words.ts'
import { useWords } from '../../words/words-context.tsx'

type Props = {
  readonly command: CommandInput
  /** The description of the command. */
  readonly phrases: BulkWords
  /** The filters of the list, and how many requests it has. */
  readonly list: { readonly query: ListQuery; readonly total: number }
  readonly onClose: (isDone: boolean) => void
}

/** Runs a command on a whole list as a job of the gateway: it shows how far it has come, and what was refused. */
export const BulkJobDialog = ({ command, phrases, list, onClose }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const [id, setId] = useState<string | null>(null)
  const begin = useMutation({
    mutationFn: () => api.startBulkJob(list.query, command, list.total),
    onSuccess: (job) => setId(job.id),
  })
  const job = useQuery({
    queryKey: ['bulk-job', id],
    queryFn: () => api.bulkJob(id ?? ''),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1000 : false),
  })
  const { data } = job
  const isOver = data !== undefined && data.state !== 'running'
  const refused = useQuery({
    queryKey: ['bulk-job-results', id, data?.refused],
    queryFn: () => api.bulkJobResults(id ?? ''),
    enabled: isOver && data.refused > 0,
  })
  const cancel = useMutation({
    mutationFn: () => api.cancelBulkJob(id ?? ''),
    onSuccess: () => void job.refetch(),
  })
  const { bulk } = words
  const consequences: Readonly<Record<string, string>> = words.consequences
  const close = (): void => {
    if (id !== null) void queryClient.invalidateQueries({ queryKey: ['requests'] })
    onClose(id !== null)
  }
  return (
    <Dialog onClose={close} title={phrases.act(list.total)} size="lg">
      <Stack gap="md">
        {id === null && (
          <Text size="sm">
            {bulk.jobExplained} {consequences[command.type]}
          </Text>
        )}
        {data !== undefined && (
          <Stack gap={4} role="status">
            <Progress
              value={data.total === 0 ? 100 : (100 * (data.done + data.refused)) / data.total}
              aria-label={phrases.act(list.total)}
            />
            <Text size="sm">
              {data.state === 'cancelled' ? `${bulk.jobCancelled} ` : ''}
              {data.reason === undefined ? '' : `${data.reason.text} `}
              {bulk.jobProgress(data.done + data.refused, data.total)}
              {data.refused > 0 ? ` ${bulk.refused(data.refused)}.` : ''}
            </Text>
          </Stack>
        )}
        {refused.data !== undefined && (
          <ScrollArea.Autosize mah={320} type="auto">
            <List size="sm">
              {refused.data
                .filter(({ result }) => result === 'refused')
                .map(({ number, reason }) => (
                  <List.Item key={number}>
                    {number}{' '}
                    <Text span size="sm" c="dimmed">
                      {reason === undefined ? '' : explainDetail(reason.text, reason, words)}
                    </Text>
                  </List.Item>
                ))}
            </List>
          </ScrollArea.Autosize>
        )}
        {[begin, job, refused, cancel].map(({ error }, place) =>
          error === null ? null : <ProblemMessage key={String(place)} error={error} />,
        )}
        <Group justify="flex-end">
          {data?.state === 'running' && (
            <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              {bulk.jobStop}
            </Button>
          )}
          <Button variant="default" onClick={close} data-autofocus>
            {id !== null ? words.common.close : words.common.back}
          </Button>
          {id === null && (
            <Button loading={begin.isPending} onClick={() => begin.mutate()}>
              {phrases.act(list.total)}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  )
}
