import type { components } from '@lendwire/client'
import { Button, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useWords } from '../../words/words-context.tsx'

/** Counts the mails that reading a mailbox would bring, before it is made active. */
export const MailboxCheck = ({ code }: { readonly code: string }) => {
  const { words } = useWords()
  const labels = words.mailboxCheck
  const api = useApi()
  const check = useMutation({
    mutationFn: () =>
      api.documents.post<components['schemas']['MailboxCheck']>(
        `/v1/mailboxes/${encodeURIComponent(code)}/check`,
        {},
      ),
  })
  return (
    <Panel
      title={labels.title}
      action={
        <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          {labels.run}
        </Button>
      }
    >
      <Text size="sm" c="dimmed">
        {labels.hint}
      </Text>
      <div role="status">
        {check.data?.mails != null && <Text fw={600}>{labels.count(check.data.mails)}</Text>}
        {check.data?.failure != null && <Text fw={600}>{labels.failed(check.data.failure.text)}</Text>}
      </div>
      {check.isError && <ProblemMessage error={check.error} />}
    </Panel>
  )
}
