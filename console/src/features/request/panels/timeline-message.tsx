import { Button, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../api/api-context.tsx'
import { usePermission } from '../../../api/session.ts'
import { MailSentences } from '../../../shared/message-text/mail-sentences.tsx'
import { MessageText } from '../../../shared/message-text/message-text.tsx'
import { useWords } from '../../../words/words-context.tsx'
import type { TimelineMessageItem } from './exchanges.ts'
import classes from './history-panel.module.css'

/** The text of a message that came or went, with the answer to it. */
export const TimelineMessage = ({ item }: { readonly item: TimelineMessageItem }) => {
  const { words } = useWords()
  const { content, contentType, reply, replyType } =
    item.kind === 'message_in'
      ? {
          ...{ content: item.message.raw, contentType: item.message.contentType },
          ...{ reply: item.message.reply?.content ?? null, replyType: item.message.reply?.contentType ?? '' },
        }
      : {
          ...{ content: item.delivery.content, contentType: item.delivery.contentType },
          ...{ reply: item.delivery.reply, replyType: '' },
        }
  return (
    <>
      {item.kind === 'message_in' && contentType.startsWith('message/rfc822') && (
        <SentencesOf id={item.message.id} />
      )}
      <MessageText content={content} contentType={contentType} className={classes.message} />
      {reply !== null && (
        <>
          <Text size="sm" fw={600} mt="xs">
            {words.request.timeline.answer}
          </Text>
          <MessageText content={reply} contentType={replyType} className={classes.message} />
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

/** Sends a message again that was given up or refused. */
export const ResendButton = ({ id, state, possiblyTaken }: ResendProps) => {
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
