import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { ConfirmDialog } from '../../shared/feedback/confirm-dialog.tsx'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { summaryInWords } from '../../shared/message-text/summary-in-words.ts'
import { type Tone, ToneBadge } from '../../shared/tone-badge.tsx'
import { useLendingWords } from '../../words/lending/use-lending-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { type RelayedMessage, relayedPath } from './lending-queries.ts'

type Decision = 'resend' | 'drop'

const tones: Readonly<Record<RelayedMessage['state'], Tone>> = {
  waiting: 'warn',
  sending: 'open',
  delivered: 'good',
  refused: 'bad',
  dead: 'bad',
  dropped: 'quiet',
}

type Props = { readonly request: string; readonly message: RelayedMessage }

/** What a person may decide about a message that could not be passed on. */
const Decisions = ({ request, message }: Props) => {
  const lending = useLendingWords()
  const api = useApi()
  const show = useNotes()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Decision | null>(null)
  const decide = useMutation({
    mutationFn: (decision: Decision) =>
      api.documents.post(`${relayedPath(request)}/messages/${encodeURIComponent(message.id)}/${decision}`),
    onSuccess: (_, decision) => show({ text: decision === 'resend' ? lending.resent : lending.dropped }),
    onSettled: () => {
      setAsked(null)
      return queries.invalidateQueries({ queryKey: ['relayed'] })
    },
  })
  const resend = (): void =>
    message.possiblyTaken && message.kind === 'request' ? setAsked('resend') : decide.mutate('resend')
  return (
    <Stack gap={4}>
      {decide.isError && <ProblemMessage error={decide.error} />}
      <Group gap="xs">
        <Button size="compact-sm" loading={decide.isPending && asked === null} onClick={resend}>
          {lending.resend}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setAsked('drop')}>
          {lending.drop}
        </Button>
      </Group>
      {asked !== null && (
        <ConfirmDialog
          title={asked === 'drop' ? lending.dropTitle : lending.resendTitle}
          text={asked === 'drop' ? lending.dropText : lending.resendText}
          confirmLabel={asked === 'drop' ? lending.drop : lending.resend}
          isDangerous={asked === 'drop'}
          isPending={decide.isPending}
          onConfirm={() => decide.mutate(asked)}
          onCancel={() => setAsked(null)}
        />
      )}
    </Stack>
  )
}

/** One message of a relayed request: what it is, which way it goes, and whether it was passed on. */
export const RelayedMessageRow = ({ request, message }: Props) => {
  const { words, formats } = useWords()
  const lending = useLendingWords()
  const mayDecide = usePermission('deliveries:write')
  const { to, summary, isOwn, receivedAt, state, attempts, possiblyTaken, dueAt, error, id } = message
  const details = [
    formats.dateTime(receivedAt),
    to === 'system' ? lending.toSystem : lending.toRequester,
    ...(isOwn ? [lending.own] : []),
    ...(attempts > 1 ? [lending.attempts(attempts)] : []),
    // One that waits behind another has no time of its own.
    ...(dueAt !== null && Date.parse(dueAt) > Date.now() ? [lending.next(formats.fromNow(dueAt))] : []),
  ]
  return (
    <Stack component="li" gap={4} py="xs">
      <Group justify="space-between" gap="sm" align="flex-start">
        <Text size="sm" fw={600}>
          {summaryInWords(summary, words)}
        </Text>
        <ToneBadge tone={tones[state]}>{lending.messageStates[state]}</ToneBadge>
      </Group>
      <Text size="sm" c="dimmed">
        {details.join(' · ')}
        {!isOwn && (
          <>
            {' · '}
            <Anchor
              size="sm"
              underline="always"
              renderRoot={(props) => <Link to="/messages" search={{ message: id }} {...props} />}
            >
              {lending.read}
            </Anchor>
          </>
        )}
      </Text>
      {error !== null && <Text size="sm">{error.text}</Text>}
      {state === 'dead' && possiblyTaken && <Text size="sm">{lending.possiblyTaken}</Text>}
      {state === 'dead' && mayDecide && <Decisions request={request} message={message} />}
    </Stack>
  )
}
