import { Anchor, Button, Checkbox, Group, List, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { partnersQuery } from '../../api/names.ts'
import type { MessageSummary, Partner } from '../../api/types.ts'
import { MailSentences } from '../../shared/message-text/mail-sentences.tsx'
import { summaryInWords } from '../../shared/message-text/summary-in-words.ts'
import { Panel } from '../../shared/panel.tsx'
import { mailAddressOf } from '../../shared/partner-connection.ts'
import { useWords } from '../../words/words-context.tsx'
import { MailMeaningForm } from './mail-meaning-form.tsx'
import { MailReading } from './mail-reading.tsx'
import { MailReply } from './mail-reply.tsx'
import classes from './mail-review.module.css'

/** Returns whether letters to a partner go to the address that a mail came from, which proves nothing and helps to find the request. */
const isAddressOf = ({ connection }: Partner, from: string | null | undefined): boolean =>
  from != null && mailAddressOf(connection)?.toLowerCase() === from.toLowerCase()

type Props = {
  readonly message: MessageSummary
  /** Is told when the person has said what the mail means. */
  readonly onSettled: () => void
}

/** A mail as it was written, what it brought along, and what it may mean. */
export const MailView = ({ message, onSettled }: Props) => {
  const { words } = useWords()
  const [isWhole, setWhole] = useState(false)
  const [files, setFiles] = useState<readonly number[]>([])
  const [reply, setReply] = useState('')
  const labels = words.mailReview
  const { mail } = message
  const { data: partners } = useQuery(partnersQuery(useApi()))
  const sender = partners?.find((partner) => isAddressOf(partner, mail?.from))
  return (
    <div className={classes.mail}>
      <Panel title={mail?.subject || summaryInWords(message.summary, words)}>
        {message.reason !== null && (
          <Text size="sm" className={classes.reason}>
            <b>{labels.why}:</b> {message.reason.text}
          </Text>
        )}
        {mail === undefined || mail.areWordsRemoved === true ? (
          <Text size="sm">{mail === undefined ? labels.unreadable : labels.wordsRemoved}</Text>
        ) : (
          <>
            <Text size="sm" c="dimmed">
              {labels.from} {mail.from ?? '–'}
              {sender !== undefined && ` · ${labels.sender(sender.name)}`}
            </Text>
            {isWhole || mail.sentences === undefined ? (
              <Text size="sm" className={classes.text}>
                {isWhole ? mail.text : mail.written}
              </Text>
            ) : (
              <MailSentences sentences={mail.sentences} />
            )}
            {mail.text !== mail.written && (
              <Group>
                <Button size="compact-sm" variant="subtle" ml={-8} onClick={() => setWhole(!isWhole)}>
                  {isWhole ? labels.unquoted : labels.quoted}
                </Button>
              </Group>
            )}
            {mail.attachments.length > 0 && (
              <div>
                <Title order={3} size="h6">
                  {labels.attachments}
                </Title>
                <Text size="xs" c="dimmed">
                  {labels.deliver}
                </Text>
                <List listStyleType="none" spacing={6} mt={6}>
                  {mail.attachments.map(({ name, url, size }, place) => (
                    <List.Item key={url}>
                      <Group gap="xs">
                        <Checkbox
                          aria-label={name ?? url}
                          checked={files.includes(place)}
                          onChange={(event) =>
                            setFiles(
                              event.currentTarget.checked
                                ? [...files, place]
                                : files.filter((each) => each !== place),
                            )
                          }
                        />
                        <Anchor href={url} size="sm" download>
                          {name ?? url}
                        </Anchor>
                        <Text size="xs" c="dimmed">
                          {Math.ceil(size / 1024)} kB
                        </Text>
                      </Group>
                    </List.Item>
                  ))}
                </List>
              </div>
            )}
          </>
        )}
        {mail?.reading !== undefined && <MailReading reading={mail.reading} />}
        <MailReply to={sender?.name ?? mail?.from ?? ''} value={reply} onChange={setReply} />
      </Panel>
      <MailMeaningForm message={message} sender={sender} files={files} reply={reply} onSettled={onSettled} />
    </div>
  )
}
