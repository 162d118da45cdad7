import { Progress, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { changeLabels } from '../../api/change-labels.ts'
import type { RequestSummary } from '../../api/types.ts'
import { ConfirmDialog } from '../../shared/feedback/confirm-dialog.tsx'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useWords } from '../../words/words-context.tsx'

type Props = { readonly requests: readonly RequestSummary[]; readonly onClose: (isDone: boolean) => void }

/** Gives the selected requests one label more; those that have it stay as they are. */
export const BulkLabelDialog = ({ requests, onClose }: Props) => {
  const { words } = useWords()
  const { bulk } = words
  const api = useApi()
  const show = useNotes()
  const queryClient = useQueryClient()
  const [text, setText] = useState('')
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null)
  const label = text.trim()
  const lacking = requests.filter(({ labels = [] }) => !labels.includes(label))
  const add = useMutation({
    mutationFn: async () => {
      const all = lacking
      for (const [place, { number }] of all.entries()) {
        setProgress({ done: place, total: all.length })
        await changeLabels(api, number, { added: [label], removed: [] })
      }
      return all.length
    },
    onSuccess: (count) => {
      show({ text: bulk.label.done(count) })
      onClose(true)
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['requests'] }),
  })
  return (
    <ConfirmDialog
      title={bulk.addLabel}
      text={label === '' ? bulk.addLabelHint : bulk.addLabelText(label, lacking.length)}
      confirmLabel={bulk.label.act(lacking.length)}
      isPending={add.isPending}
      isDisabled={label === '' || lacking.length === 0}
      onConfirm={() => add.mutate()}
      onCancel={() => onClose(false)}
    >
      <TextInput
        data-autofocus
        data-field="labels"
        label={bulk.buttons.label}
        maxLength={60}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {progress !== null && (
        <Stack gap={4} role="status">
          <Progress value={(100 * progress.done) / progress.total} aria-label={bulk.addLabel} />
          <Text size="sm">{bulk.jobProgress(progress.done, progress.total)}</Text>
        </Stack>
      )}
      {add.isError && <ProblemMessage error={add.error} />}
    </ConfirmDialog>
  )
}
