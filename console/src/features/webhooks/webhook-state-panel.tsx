import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { Facts } from '../../shared/facts.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useWebhooksWords } from '../../words/webhooks/use-webhooks-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { ReplayDialog } from './replay-dialog.tsx'
import { SecretButton } from './secret-button.tsx'
import { type WebhookState, webhookPath, webhookStateQuery } from './webhook-queries.ts'
import { WebhookStateBadge } from './webhook-state-badge.tsx'

const HeldRequests = ({ numbers }: { readonly numbers: readonly string[] }) => (
  <Group gap="xs">
    {numbers.map((number) => (
      <Anchor
        key={number}
        size="sm"
        renderRoot={(props) => <Link to="/requests/$number" params={{ number }} {...props} />}
      >
        {number}
      </Anchor>
    ))}
  </Group>
)

const StateFacts = ({ state }: { readonly state: WebhookState }) => {
  const { formats } = useWords()
  const webhooks = useWebhooksWords()
  const { held, heldRequests, failures, nextAttemptAt, cursor } = state
  const requests = heldRequests.length === 0 ? undefined : <HeldRequests numbers={heldRequests} />
  return (
    <Facts
      facts={[
        [webhooks.held, held === 0 ? undefined : formats.number(held)],
        [webhooks.heldRequests, requests],
        [webhooks.failures, failures === 0 ? undefined : formats.number(failures)],
        [webhooks.nextAttempt, nextAttemptAt === null ? undefined : formats.dateTime(nextAttemptAt)],
        [webhooks.cursor, cursor],
      ]}
    />
  )
}

const actions = ['test', 'pause', 'resume'] as const
type Action = (typeof actions)[number]

/** Shows the progress of a webhook, why it is paused, and the remedies. */
export const WebhookStatePanel = ({
  code,
  hasSecret,
}: {
  readonly code: string
  readonly hasSecret: boolean
}) => {
  const { formats } = useWords()
  const webhooks = useWebhooksWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const mayWrite = usePermission('configuration:write')
  const [isReplaying, setReplaying] = useState(false)
  const state = useQuery(webhookStateQuery(api, code))
  const act = useMutation({
    mutationFn: (action: Action) => api.documents.post(`${webhookPath(code)}/${action}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['webhooks', code] }),
  })
  if (state.isError) return <ProblemMessage error={state.error} onRetry={() => void state.refetch()} />
  if (state.data === undefined) return <Pending />
  const { status, pausedAt, pausedBecause } = state.data
  const button = (action: Action) => (
    <Button
      variant={action === 'resume' ? 'filled' : 'default'}
      loading={act.isPending && act.variables === action}
      onClick={() => act.mutate(action)}
    >
      {webhooks[action]}
    </Button>
  )
  return (
    <Panel title={webhooks.state} action={<WebhookStateBadge status={status} />}>
      <Stack gap="sm">
        <Text size="sm">{webhooks.meanings[status]}</Text>
        {status === 'paused' && pausedAt !== null && (
          <Alert color="red" role="status">
            {webhooks.pausedSince} {formats.dateTime(pausedAt)}. {webhooks.pausedBecause}:{' '}
            {pausedBecause?.text}
          </Alert>
        )}
        <StateFacts state={state.data} />
        {act.isError && <ProblemMessage error={act.error} />}
        {mayWrite && (
          <Group gap="xs">
            {status === 'paused' && button('resume')}
            <SecretButton code={code} hasSecret={hasSecret} />
            {hasSecret && button('test')}
            {hasSecret && status !== 'paused' && status !== 'inactive' && button('pause')}
            {hasSecret && (
              <Button variant="default" onClick={() => setReplaying(true)}>
                {webhooks.replay}
              </Button>
            )}
          </Group>
        )}
      </Stack>
      {isReplaying && <ReplayDialog code={code} onClose={() => setReplaying(false)} />}
    </Panel>
  )
}
