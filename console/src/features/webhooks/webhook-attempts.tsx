import { Anchor, Button, Group, Stack, Table, Text, Title, UnstyledButton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { Dialog } from '../../shared/feedback/dialog.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { MessageText } from '../../shared/message-text/message-text.tsx'
import { Panel } from '../../shared/panel.tsx'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useWebhooksWords } from '../../words/webhooks/use-webhooks-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './webhook-attempts.module.css'
import { type WebhookAttempt, webhookAttemptsQuery, webhookPath } from './webhook-queries.ts'

const indented = (json: string): string => {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    // An answer may be anything.
    return json
  }
}

const AttemptDialog = ({
  code,
  attempt,
  onClose,
}: {
  readonly code: string
  readonly attempt: WebhookAttempt
  readonly onClose: () => void
}) => {
  const webhooks = useWebhooksWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const mayWrite = usePermission('configuration:write')
  const { event, type, body, answer, error } = attempt
  const resend = useMutation({
    mutationFn: () => api.documents.post(`${webhookPath(code)}/resend`, { event }),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['webhooks', code] }),
  })
  return (
    <Dialog onClose={onClose} title={type} size="lg">
      <Stack gap="sm">
        <Title order={3} size="h6">
          {webhooks.sent}
        </Title>
        <MessageText content={indented(body)} contentType="application/json" className={classes.text} />
        <Title order={3} size="h6">
          {webhooks.answered}
        </Title>
        <MessageText
          content={indented(answer ?? error?.text ?? webhooks.noAnswer)}
          contentType="text/plain"
          className={classes.text}
        />
        {resend.isError && <ProblemMessage error={resend.error} />}
        {mayWrite && attempt.request !== null && (
          <Group justify="flex-end">
            <Button loading={resend.isPending} onClick={() => resend.mutate()}>
              {webhooks.resend}
            </Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  )
}

const Row = ({ attempt, onOpen }: { readonly attempt: WebhookAttempt; readonly onOpen: () => void }) => {
  const { formats } = useWords()
  const webhooks = useWebhooksWords()
  const { type, request, result, status, error, milliseconds } = attempt
  return (
    <Table.Tr>
      <Table.Td className={classes.figure}>{formats.dateTime(attempt.at)}</Table.Td>
      <Table.Td>
        <UnstyledButton
          className={classes.open}
          aria-label={webhooks.show(type)}
          aria-haspopup="dialog"
          onClick={onOpen}
        >
          {type}
        </UnstyledButton>
        {attempt.attempt > 1 && (
          <Text size="xs" c="dimmed">
            {webhooks.attempt(attempt.attempt)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {request !== null && (
          <Anchor
            size="sm"
            renderRoot={(props) => <Link to="/requests/$number" params={{ number: request }} {...props} />}
          >
            {request}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td>
        <ToneBadge tone={result === 'delivered' ? 'good' : 'bad'}>{webhooks.results[result]}</ToneBadge>
      </Table.Td>
      <Table.Td maw={280}>
        <Text size="sm" truncate title={error?.text}>
          {[status, error?.text].filter((part) => part != null).join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td ta="right" className={classes.figure}>
        {webhooks.milliseconds(Math.round(milliseconds))}
      </Table.Td>
    </Table.Tr>
  )
}

/** The last attempts to send events, each with what was posted and what came back. */
export const WebhookAttempts = ({ code }: { readonly code: string }) => {
  const webhooks = useWebhooksWords()
  const attempts = useQuery(webhookAttemptsQuery(useApi(), code))
  const [open, setOpen] = useState<WebhookAttempt | null>(null)
  const { attemptColumns: columns } = webhooks
  return (
    <Panel title={webhooks.attempts}>
      {attempts.isError && <ProblemMessage error={attempts.error} onRetry={() => void attempts.refetch()} />}
      {attempts.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {webhooks.noAttempts}
        </Text>
      )}
      {attempts.data !== undefined && attempts.data.length > 0 && (
        <>
          <Text size="sm" c="dimmed">
            {webhooks.attemptsHint}
          </Text>
          <Table.ScrollContainer
            minWidth={720}
            maxHeight={420}
            scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
          >
            <Table verticalSpacing={6} stickyHeader>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{columns.at}</Table.Th>
                  <Table.Th>{columns.event}</Table.Th>
                  <Table.Th>{columns.request}</Table.Th>
                  <Table.Th>{columns.result}</Table.Th>
                  <Table.Th>{columns.answer}</Table.Th>
                  <Table.Th ta="right">{columns.time}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {attempts.data.map((attempt) => (
                  <Row key={attempt.id} attempt={attempt} onOpen={() => setOpen(attempt)} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
      {open !== null && <AttemptDialog code={code} attempt={open} onClose={() => setOpen(null)} />}
    </Panel>
  )
}
