import type { components } from '@lendwire/client'
import { Button, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { DocumentValue } from '../../api/operations/documents.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'

type Count = components['schemas']['MailboxCheck']

const pathOf = (code: string): string => `/v1/mailboxes/${encodeURIComponent(code)}/check`

/** The number of mails, or why they cannot be counted. */
const Counted = ({ count }: { readonly count: Count | undefined }) => {
  const integration = useIntegrationWords()
  const labels = integration.mailboxCheck
  return (
    <div role="status">
      {count?.mails != null && <Text fw={600}>{labels.count(count.mails)}</Text>}
      {count?.failure != null && <Text fw={600}>{labels.failed(count.failure.text)}</Text>}
    </div>
  )
}

/** Milliseconds without typing after which mails are counted. */
const typingPause = 800

/** Counts the mails that the settings in the form would bring, where they begin earlier than what is stored, or than now. */
export const MailboxSinceCount = ({
  stored,
  draft,
}: {
  readonly stored: DocumentValue | null
  readonly draft: DocumentValue
}) => {
  const integration = useIntegrationWords()
  const api = useApi()
  const [openedAt] = useState(() => new Date().toISOString())
  const [settled] = useDebouncedValue(draft, typingPause)
  const since = settled.since
  const before = typeof stored?.since === 'string' ? stored.since : openedAt
  const isEarlier = typeof since === 'string' && since < before && settled.imap != null
  const count = useQuery({
    queryKey: ['mailbox', 'since', settled],
    enabled: isEarlier,
    queryFn: () => api.documents.post<Count>(pathOf(String(settled.code ?? 'new')), { mailbox: settled }),
    retry: false,
  })
  if (!isEarlier) return null
  return (
    <>
      <Text size="sm">{integration.mailboxCheck.since}</Text>
      <Counted count={count.data} />
      {count.isError && <ProblemMessage error={count.error} />}
    </>
  )
}

/** Counts the mails that reading a mailbox would bring, before it is made active. */
export const MailboxCheck = ({ code }: { readonly code: string }) => {
  const integration = useIntegrationWords()
  const labels = integration.mailboxCheck
  const api = useApi()
  const check = useMutation({
    mutationFn: () => api.documents.post<Count>(pathOf(code), {}),
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
      <Counted count={check.data} />
      {check.isError && <ProblemMessage error={check.error} />}
    </Panel>
  )
}
