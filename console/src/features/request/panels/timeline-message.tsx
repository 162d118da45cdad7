import { Badge, Button, Group, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../api/api-context.tsx'
import { usePartnerName } from '../../../api/names.ts'
import { usePermission } from '../../../api/session.ts'
import { MailSentences } from '../../../shared/message-text/mail-sentences.tsx'
import { MessageText } from '../../../shared/message-text/message-text.tsx'
import { summaryInWords } from '../../../shared/message-text/summary-in-words.ts'
import { useWords } from '../../../words/words-context.tsx'
import type { TimelineMessageItem } from './exchanges.ts'
import classes from './history-panel.module.css'

type Props = {
  readonly item: TimelineMessageItem
  /** True where no event says what the message led to, or when it was. */
  readonly isAlone: boolean
}

/** A message that came or went: its state, and its text on demand. */
export const TimelineMessage = ({ item, isAlone }: Props) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const [isOpen, setOpen] = useState(false)
  const labels = words.request.timeline
  const message = item.kind === 'message_in' ? item.message : item.delivery
  const partner = message.partner === null ? labels.somebody : partnerName(message.partner)
  const operations: Readonly<Record<string, string>> = words.operations
  const title =
    item.kind === 'message_in'
      ? labels.came(partner)
      : `${message.partner === null ? '' : `${labels.went(partner)}: `}${operations[item.delivery.operation] ?? item.delivery.operation}`
  const reasons =
    item.kind === 'message_in'
      ? [item.message.reason]
      : [item.delivery.lastError?.text, item.delivery.heldBack?.reason.text]
  const facts = [summaryInWords(message.summary, words), ...reasons]
  return (
    <>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="xs">
          <Text size="sm" fw={isAlone ? 600 : 450} c={isAlone ? undefined : 'var(--second-ink)'}>
            {title}
          </Text>
          {message.state !== 'applied' && (
            <Badge variant="default" radius="sm" tt="none" fw={500}>
              {labels.states[message.state]}
            </Badge>
          )}
        </Group>
        {isAlone && (
          <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {formats.dateTime(item.at)}
          </Text>
        )}
      </Group>
      <Text size="sm">
        {facts.filter((fact) => fact !== null && fact !== undefined && fact !== '').join(' · ')}
      </Text>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="subtle"
          ml={-8}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? labels.hide : labels.show}
        </Button>
        {item.kind === 'message_out' && <ResendButton {...item.delivery} />}
      </Group>
      {isOpen && item.kind === 'message_in' && item.message.contentType.startsWith('message/rfc822') && (
        <SentencesOf id={item.message.id} />
      )}
      {isOpen && item.kind === 'message_in' && (
        <MessageText
          content={item.message.raw}
          contentType={item.message.contentType}
          className={classes.message}
        />
      )}
      {isOpen && item.kind === 'message_in' && item.message.reply !== null && (
        <>
          <Text size="sm" fw={600} mt="xs">
            {labels.answer}
          </Text>
          <MessageText
            content={item.message.reply.content}
            contentType={item.message.reply.contentType}
            className={classes.message}
          />
        </>
      )}
      {isOpen && item.kind === 'message_out' && (
        <MessageText
          content={item.delivery.content}
          contentType={item.delivery.contentType}
          className={classes.message}
        />
      )}
      {isOpen && item.kind === 'message_out' && item.delivery.reply !== null && (
        <>
          <Text size="sm" fw={600} mt="xs">
            {labels.answer}
          </Text>
          <MessageText content={item.delivery.reply} contentType="" className={classes.message} />
        </>
      )}
    </>
  )
}

/** The sentences of a mail that was read, where they were kept. */
const SentencesOf = ({ id }: { readonly id: string }) => {
  const api = useApi()
  const { data } = useQuery({ queryKey: ['message', id], queryFn: () => api.message(id) })
  const sentences = data?.mail?.sentences
  return sentences === undefined ? null : <MailSentences sentences={sentences} />
}

type ResendProps = { readonly id: string; readonly state: string; readonly possiblyTaken: boolean }

const ResendButton = ({ id, state, possiblyTaken }: ResendProps) => {
  const { words } = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const mayResend = usePermission('deliveries:write')
  const resend = useMutation({
    mutationFn: () => api.resendDelivery(id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['request'] }),
  })
  if (!mayResend || (state !== 'dead' && state !== 'refused')) return null
  return (
    <>
      <Button size="compact-sm" variant="default" loading={resend.isPending} onClick={() => resend.mutate()}>
        {words.request.timeline.resend}
      </Button>
      {state === 'refused' && possiblyTaken && (
        <Text size="sm">{words.request.timeline.mayMakeSecondLoan}</Text>
      )}
    </>
  )
}
