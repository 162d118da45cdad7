import { Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import { ConfirmDialog } from '../../shared/feedback/confirm-dialog.tsx'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { RequestLinks } from '../../shared/list/request-links.tsx'
import { usePrivacyWords } from '../../words/privacy/use-privacy-words.ts'
import type { ErasureResult } from './privacy-queries.ts'

type Props = {
  readonly library: string
  readonly id: string
  /** The number of requests of the patron. */
  readonly requests: number
  /** The ids of messages of no request that are about the patron. */
  readonly messages: readonly string[]
  readonly onClose: () => void
}

/** The numbers of the open requests that a refused erasure names. */
const openNumbers = (error: unknown): readonly string[] => {
  const { open } = toProblem(error).facts
  return Array.isArray(open)
    ? open.flatMap((each: { readonly number?: unknown }) =>
        typeof each.number === 'string' ? [each.number] : [],
      )
    : []
}

/** Asks for the id before a patron is erased, and once more where requests are open. */
export const EraseDialog = ({ library, id, requests, messages, onClose }: Props) => {
  const privacy = usePrivacyWords()
  const api = useApi()
  const client = useQueryClient()
  const show = useNotes()
  const [typed, setTyped] = useState('')
  const [force, setForce] = useState(false)
  const erase = useMutation({
    mutationFn: () =>
      api.documents.post<ErasureResult>(`/v1/patrons/${encodeURIComponent(id)}/erase`, {
        ...{ library, force, messages },
      }),
    onSuccess: async (erased) => {
      show({ text: privacy.erased(erased.requests.length, erased.messages) })
      onClose()
      // What was found names the patron: it must not stay on the page, nor be shown again.
      void client.resetQueries({ queryKey: ['patrons'] })
      await client.invalidateQueries()
    },
  })
  const open = erase.isError ? openNumbers(erase.error) : []
  return (
    <ConfirmDialog
      title={privacy.eraseTitle(id)}
      text={privacy.eraseText(requests)}
      confirmLabel={privacy.erase}
      isDangerous
      isPending={erase.isPending}
      isDisabled={typed.trim() !== id || (open.length > 0 && !force)}
      onConfirm={() => erase.mutate()}
      onCancel={onClose}
    >
      <Stack gap="sm">
        {erase.isError && open.length === 0 && <ProblemMessage error={erase.error} />}
        {open.length > 0 && (
          <Stack gap="xs" role="alert">
            <Text size="sm" fw={600}>
              {privacy.open}
            </Text>
            <Text size="sm">
              <RequestLinks numbers={open} />
            </Text>
            <Text size="sm">{privacy.openHint}</Text>
            <Checkbox
              data-field="force"
              label={privacy.force}
              checked={force}
              onChange={({ currentTarget }) => setForce(currentTarget.checked)}
            />
          </Stack>
        )}
        <TextInput
          label={privacy.typeId(id)}
          value={typed}
          autoComplete="off"
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          {privacy.backups}
        </Text>
      </Stack>
    </ConfirmDialog>
  )
}
