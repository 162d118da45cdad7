import { Radio, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ConfirmDialog } from '../../shared/feedback/confirm-dialog.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useWebhooksWords } from '../../words/webhooks/use-webhooks-words.ts'
import { webhookPath } from './webhook-queries.ts'

const places = ['cursor', 'first', 'latest'] as const
type Place = (typeof places)[number]

const isPlace = (value: string): value is Place => places.some((place) => place === value)

/** Asks from where on events are sent again, and has it done. */
export const ReplayDialog = ({ code, onClose }: { readonly code: string; readonly onClose: () => void }) => {
  const webhooks = useWebhooksWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const [place, setPlace] = useState<Place>('cursor')
  const [cursor, setCursor] = useState('')
  const starts: Readonly<Record<Place, string>> = { cursor: cursor.trim(), first: '', latest: 'latest' }
  const replay = useMutation({
    mutationFn: () => api.documents.post(`${webhookPath(code)}/replay`, { cursor: starts[place] }),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['webhooks', code] }),
  })
  return (
    <ConfirmDialog
      title={webhooks.replayTitle}
      text={webhooks.replayText}
      confirmLabel={webhooks.replay}
      isPending={replay.isPending}
      isDisabled={place === 'cursor' && cursor.trim() === ''}
      onConfirm={() => replay.mutate()}
      onCancel={onClose}
    >
      <Radio.Group
        label={webhooks.replayFrom}
        value={place}
        onChange={(value) => {
          if (isPlace(value)) setPlace(value)
        }}
      >
        <Stack gap="xs" mt={6}>
          {places.map((each) => (
            <Radio key={each} value={each} label={webhooks.replayPlaces[each]} />
          ))}
        </Stack>
      </Radio.Group>
      {place === 'cursor' && (
        <TextInput
          label={webhooks.replayCursor}
          data-field="cursor"
          description={webhooks.replayCursorHint}
          value={cursor}
          onChange={(event) => setCursor(event.currentTarget.value)}
        />
      )}
      {replay.isError && <ProblemMessage error={replay.error} />}
    </ConfirmDialog>
  )
}
