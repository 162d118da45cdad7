import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { SavedView } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { Dialog } from '../feedback/dialog.tsx'
import { ProblemMessage } from '../feedback/problem-message.tsx'
import { useAskBeforeClose } from '../feedback/use-ask-before-close.tsx'
import { findReplaced, type ViewContent, type ViewLabels, viewOf } from './view-content.ts'

type Props = {
  readonly labels: ViewLabels
  readonly content: ViewContent
  readonly views: readonly SavedView[]
  readonly onClose: () => void
}

/** Asks for the name under which what is shown is saved, and saves it. */
export const SaveViewDialog = ({ labels, content, views, onClose }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const { modal, question } = useAskBeforeClose(name.trim() !== '', onClose)
  const save = useMutation({
    mutationFn: () => api.saveView(viewOf(name.trim(), isShared, content, views)),
    onSuccess: () => {
      onClose()
      return queryClient.invalidateQueries({ queryKey: ['views'] })
    },
  })
  const isReplacing = findReplaced(views, name.trim(), isShared) !== undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog {...modal} title={labels.save}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={labels.name}
            data-field="name"
            required
            maxLength={100}
            data-autofocus
            description={isReplacing ? labels.isReplacing : undefined}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label={labels.shared}
            checked={isShared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          {save.isError && <ProblemMessage error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.common.cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {isReplacing ? labels.replace : words.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
      {question}
    </Dialog>
  )
}
