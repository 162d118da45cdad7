import { Anchor, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePartnerName } from '../../api/names.ts'
import { usePermission } from '../../api/session.ts'
import { ConfirmDialog } from '../../shared/feedback/confirm-dialog.tsx'
import { Dialog } from '../../shared/feedback/dialog.tsx'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { MessageText } from '../../shared/message-text/message-text.tsx'
import { summaryInWords } from '../../shared/message-text/summary-in-words.ts'
import { Pending } from '../../shared/page/pending.tsx'
import { useMessageListWords } from '../../words/message-list/use-message-list-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './message-detail.module.css'
import {
  type Direction,
  isAlike,
  type MessageRow,
  mayRepeat,
  messageQuery,
  repeatMessage,
} from './message-queries.ts'
import { MessageStateBadge } from './message-state-badge.tsx'

type Props = {
  readonly direction: Direction
  readonly id: string
  /** The loaded rows of the list, among which similar messages are looked for. */
  readonly listed: readonly MessageRow[]
  readonly onClose: () => void
}

/** Repeats some messages one after the other; one that is refused does not keep the others. */
const useRepeat = (direction: Direction, onDone: () => void) => {
  const api = useApi()
  const messageList = useMessageListWords()
  const show = useNotes()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      let refused = 0
      let last: unknown
      for (const id of ids)
        await repeatMessage(api, direction, id).catch((error: unknown) => {
          refused += 1
          last = error
        })
      if (refused === ids.length) throw last
      return { done: ids.length - refused, refused }
    },
    onSuccess: ({ done, refused }) => {
      show({ text: messageList.repeated(done, refused), color: refused > 0 ? 'red' : 'green' })
      onDone()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['messages'] }),
  })
}

/** One message: where it went, why it failed, its text and the answer beside each other. */
export const MessageDetail = ({ direction, id, listed, onClose }: Props) => {
  const { words, formats } = useWords()
  const messageList = useMessageListWords()
  const mayAct = usePermission(direction === 'in' ? 'messages:write' : 'deliveries:write')
  const [isAsking, setAsking] = useState(false)
  const { data: message, ...query } = useQuery(messageQuery(useApi(), direction, id))
  const partnerName = usePartnerName()
  const repeat = useRepeat(direction, () => setAsking(false))
  const alike = message === undefined ? [] : listed.filter((other) => isAlike(other, message))
  const actions = messageList.actions[direction]
  return (
    <Dialog
      onClose={onClose}
      size="min(1200px, 96vw)"
      closeOnEscape={!isAsking}
      title={message === undefined ? words.common.loading : summaryInWords(message.summary, words)}
    >
      {query.isError && <ProblemMessage error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Pending />}
      {message !== undefined && (
        <Stack gap="md">
          <Group gap="sm">
            <MessageStateBadge state={message.state} />
            <Text size="sm">{formats.dateTime(message.at)}</Text>
            {message.partner !== null && (
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link to="/partners/$code" params={{ code: message.partner ?? '' }} {...props} />
                )}
              >
                {partnerName(message.partner)}
              </Anchor>
            )}
            {message.request !== null && (
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link to="/requests/$number" params={{ number: message.request ?? '' }} {...props} />
                )}
              >
                {message.request}
              </Anchor>
            )}
            <Text size="sm" c="dimmed">
              {message.summary}
            </Text>
            {message.attempts !== null && (
              <Text size="sm" c="dimmed">
                {messageList.attempts(message.attempts)}
              </Text>
            )}
          </Group>
          {message.reason !== null && <Text size="sm">{message.reason}</Text>}
          {mayAct && mayRepeat(direction, message) && (
            <Group gap="sm">
              <Button size="xs" loading={repeat.isPending} onClick={() => repeat.mutate([message.id])}>
                {actions.one}
              </Button>
              {alike.length > 1 && (
                <Button size="xs" variant="default" onClick={() => setAsking(true)}>
                  {actions.alike(alike.length)}
                </Button>
              )}
            </Group>
          )}
          {repeat.isError && <ProblemMessage error={repeat.error} />}
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <div>
              <Title order={3} size="h6">
                {messageList.source}
              </Title>
              <MessageText
                content={message.content}
                contentType={message.contentType}
                className={classes.text}
              />
            </div>
            <div>
              <Title order={3} size="h6">
                {messageList.answer}
              </Title>
              {message.answer === null || message.answer === '' ? (
                <Text size="sm" c="dimmed">
                  {messageList.noAnswer}
                </Text>
              ) : (
                <MessageText content={message.answer} contentType="" className={classes.text} />
              )}
            </div>
          </SimpleGrid>
        </Stack>
      )}
      {isAsking && (
        <ConfirmDialog
          title={actions.alike(alike.length)}
          text={messageList.alikeText(
            alike.length,
            message?.partner == null ? '–' : partnerName(message.partner),
          )}
          confirmLabel={actions.alike(alike.length)}
          isPending={repeat.isPending}
          onConfirm={() => repeat.mutate(alike.map((each) => each.id))}
          onCancel={() => setAsking(false)}
        />
      )}
    </Dialog>
  )
}
