import { Button, NumberInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ConfirmDialog } from '../../shared/feedback/confirm-dialog.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { SecretDialog } from '../../shared/feedback/secret-dialog.tsx'
import { useWebhooksWords } from '../../words/webhooks/use-webhooks-words.ts'
import { webhookPath } from './webhook-queries.ts'

/** Creates the secret of a webhook, which is shown once. An earlier one stays in force for some hours. */
export const SecretButton = ({ code, hasSecret }: { readonly code: string; readonly hasSecret: boolean }) => {
  const webhooks = useWebhooksWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [overlapHours, setOverlapHours] = useState<number | string>(24)
  const [secret, setSecret] = useState<string | null>(null)
  const create = useMutation({
    mutationFn: () =>
      api.documents.post<{ readonly secret: string }>(`${webhookPath(code)}/secrets`, {
        overlapHours: Number(overlapHours),
      }),
    onSuccess: (made) => {
      setOpen(false)
      setSecret(made.secret)
    },
  })
  const close = (): void => {
    setSecret(null)
    // Only now: the page is rendered again, and the dialog with it.
    void queryClient.invalidateQueries({ queryKey: ['document', 'webhook', code] })
    void queryClient.invalidateQueries({ queryKey: ['webhooks'] })
  }
  const label = hasSecret ? webhooks.newSecret : webhooks.createSecret
  return (
    <>
      <Button variant={hasSecret ? 'default' : 'filled'} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={label}
          text={hasSecret ? webhooks.newSecretText : webhooks.createSecretText}
          confirmLabel={label}
          isPending={create.isPending}
          onConfirm={() => create.mutate()}
          onCancel={() => setOpen(false)}
        >
          {hasSecret && (
            <NumberInput
              data-field="overlapHours"
              label={webhooks.overlap}
              min={0}
              max={168}
              allowDecimal={false}
              value={overlapHours}
              onChange={setOverlapHours}
            />
          )}
          {create.isError && <ProblemMessage error={create.error} />}
        </ConfirmDialog>
      )}
      {secret !== null && (
        <SecretDialog
          title={webhooks.secretTitle}
          hint={webhooks.secretHint}
          secret={secret}
          copyLabel={webhooks.copySecret}
          onClose={close}
        />
      )}
    </>
  )
}
