import { Button, Group, List, Loader, ScrollArea, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { BulkAnswer, CommandInput, RequestSummary } from '../../api/types.ts'
import { Dialog } from '../../shared/feedback/dialog.tsx'
import { explainDetail } from '../../shared/feedback/explain-detail.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import type { BulkWords } from '../../words/bulk/bulk-words.ts'
import { useWords } from '../../words/words-context.tsx'

type Props = {
  readonly command: CommandInput
  /** The description of the command. */
  readonly phrases: BulkWords
  readonly numbers: readonly string[]
  readonly requests: readonly RequestSummary[]
  readonly onClose: (isDone: boolean) => void
}

/** Says what a command would do with each selected request, before it is run on those with which it is possible. */
export const BulkDialog = ({ command: given, phrases, numbers, requests, onClose }: Props) => {
  const { words } = useWords()
  // Several items that go back in one parcel have one carrier and one number.
  const [parcel, setParcel] = useState<{ readonly courier?: string; readonly trackingId?: string }>({})
  const filled = Object.fromEntries(Object.entries(parcel).filter(([, value]) => value !== ''))
  const command: CommandInput = { ...filled, ...given }
  const api = useApi()
  const show = useNotes()
  const queryClient = useQueryClient()
  const preview = useQuery({
    queryKey: ['bulk-preview', given, numbers],
    queryFn: () => api.runOnMany(numbers, given, true),
    staleTime: 0,
    gcTime: 0,
  })
  const possible = itemsThatAre(preview.data, 'would_be_done')
  const refused = itemsThatAre(preview.data, 'refused')
  const isImpossible = preview.isSuccess && possible.length === 0
  const run = useMutation({
    mutationFn: () =>
      api.runOnMany(
        possible.flatMap(({ number }) => (number === null ? [] : [number])),
        command,
        false,
      ),
    onSuccess: (answer) => {
      const done = phrases.done(answer.done)
      show({
        text: answer.refused === 0 ? done : `${done}, ${words.bulk.refused(answer.refused)}`,
        color: answer.refused === 0 ? 'green' : 'red',
      })
      void queryClient.invalidateQueries({ queryKey: ['requests'] })
      onClose(true)
    },
  })
  const titleOf = (number: string | null): string => {
    const request = requests.find((each) => each.number === number)
    return [request?.title, number].filter((part) => part).join(' · ')
  }
  const { bulk } = words
  const consequences: Readonly<Record<string, string>> = words.consequences
  const messages = possible.reduce((sum, item) => sum + (item.messagesSent?.length ?? 0), 0)
  return (
    <Dialog onClose={() => onClose(false)} title={phrases.act(numbers.length)} size="lg">
      <Stack gap="md">
        {preview.isPending && (
          <Group gap="sm">
            <Loader size="sm" />
            <Text size="sm">{bulk.checking}</Text>
          </Group>
        )}
        {preview.isError && <ProblemMessage error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.isSuccess && (
          <ScrollArea.Autosize mah={360} type="auto">
            <Stack gap="sm">
              {possible.length > 0 && (
                <div>
                  <Text size="sm" fw={600}>
                    {phrases.would(possible.length)}
                  </Text>
                  <List size="sm">
                    {possible.map(({ number, index, request }) => (
                      <List.Item key={index}>
                        {titleOf(number)}
                        {request === undefined ? '' : ` → ${labelOf(words.statuses, request.status)}`}
                      </List.Item>
                    ))}
                  </List>
                  <Text size="sm" c="dimmed">
                    {messages === 0 ? bulk.noMessage : bulk.messages(messages)} {consequences[command.type]}
                  </Text>
                </div>
              )}
              {refused.length > 0 && (
                <div>
                  <Text size="sm" fw={600}>
                    {phrases.cannot(refused.length)}
                  </Text>
                  <List size="sm">
                    {refused.map(({ number, index, problem }) => (
                      <List.Item key={index}>
                        {titleOf(number)}
                        <Text span size="sm" c="dimmed">
                          {' '}
                          {problem === undefined ? '' : explainDetail(problem.detail, problem, words)}
                        </Text>
                      </List.Item>
                    ))}
                  </List>
                </div>
              )}
            </Stack>
          </ScrollArea.Autosize>
        )}
        {given.type === 'return' && !isImpossible && (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput
              data-field="courier"
              label={words.request.command.courier}
              value={parcel.courier ?? ''}
              onChange={({ currentTarget }) => setParcel({ ...parcel, courier: currentTarget.value })}
            />
            <TextInput
              data-field="trackingId"
              label={words.request.command.trackingId}
              value={parcel.trackingId ?? ''}
              onChange={({ currentTarget }) => setParcel({ ...parcel, trackingId: currentTarget.value })}
            />
          </SimpleGrid>
        )}
        {run.isError && <ProblemMessage error={run.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onClose(false)} data-autofocus>
            {isImpossible ? words.common.close : words.common.back}
          </Button>
          {!isImpossible && (
            // It takes the focus when the preview is there: before, it cannot be pressed.
            <Button
              key={preview.isSuccess ? 'ready' : 'waiting'}
              autoFocus={preview.isSuccess}
              disabled={possible.length === 0}
              loading={run.isPending}
              onClick={() => run.mutate()}
            >
              {phrases.act(preview.isSuccess ? possible.length : numbers.length)}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  )
}

const itemsThatAre = (answer: BulkAnswer | undefined, result: BulkAnswer['items'][number]['result']) =>
  answer?.items.filter((item) => item.result === result) ?? []

const labelOf = (statuses: Readonly<Record<string, { readonly label: string }>>, status: string): string =>
  statuses[status]?.label ?? status
