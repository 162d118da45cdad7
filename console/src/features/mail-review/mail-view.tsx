import { Anchor, Button, Checkbox, Group, List, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { partnersQuery } from '../../api/names.ts'
import type { MessageSummary, Partner } from '../../api/types.ts'
import { Person } from '../../shared/avatar.tsx'
import { summaryInWords } from '../../shared/message-text/summary-in-words.ts'
import { letterLanguageOf, mailAddressOf } from '../../shared/partner-connection.ts'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useMailReviewWords } from '../../words/mail-review/use-mail-review-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { MailMeaningForm } from './mail-meaning-form.tsx'
import { MailReply } from './mail-reply.tsx'
import classes from './mail-review.module.css'
import { MarkedMail } from './marked-mail.tsx'

/** Returns whether letters to a partner go to the address that a mail came from, which proves nothing and helps to find the request. */
export const isAddressOf = ({ connection }: Partner, from: string | null | undefined): boolean =>
  from != null && mailAddressOf(connection)?.toLowerCase() === from.toLowerCase()

type Props = {
  readonly message: MessageSummary
  /** Called when the meaning of the mail is entered. */
  readonly onSettled: () => void
}

/** A mail as it was written, what it brought along, and what it may mean. */
export const MailView = ({ message, onSettled }: Props) => {
  const { words, formats, language } = useWords()
  const own = useMailReviewWords()
  const [isWhole, setWhole] = useState(false)
  const [files, setFiles] = useState<readonly number[]>([])
  const [reply, setReply] = useState('')
  const labels = words.mailReview
  const { mail } = message
  const { data: partners } = useQuery(partnersQuery(useApi()))
  const sender = partners?.find((partner) => isAddressOf(partner, mail?.from))
  const subject = mail?.subject || summaryInWords(message.summary, words)
  const isTrusted = mail?.reading?.isSenderVerified === true
  return (
    <>
      <article className={classes.mail}>
        <h2>{subject}</h2>
        <div className={classes.sender}>
          <Person name={sender?.name ?? mail?.from ?? labels.somebody} />
          {sender !== undefined && <span className={classes.address}>{mail?.from}</span>}
          {mail !== undefined && (
            <ToneBadge tone={isTrusted ? 'good' : 'quiet'}>
              {isTrusted ? own.trusted : sender === undefined ? own.unknown : own.address(sender.name)}
            </ToneBadge>
          )}
          <time dateTime={message.receivedAt}>{formats.dateTime(message.receivedAt)}</time>
        </div>
        {message.reason !== null && (
          <Text size="sm" className={classes.reason}>
            <b>
              {labels.why}
              {words.common.colon}
            </b>{' '}
            {message.reason.text}
          </Text>
        )}
        {mail === undefined || mail.areWordsRemoved === true ? (
          <Text size="sm">{mail === undefined ? labels.unreadable : labels.wordsRemoved}</Text>
        ) : (
          <>
            {isWhole ? (
              <p className={classes.text}>{mail.text}</p>
            ) : (
              <MarkedMail text={mail.written} sentences={mail.sentences ?? []} />
            )}
            {mail.text !== mail.written && (
              <Group>
                <Button size="compact-sm" variant="default" onClick={() => setWhole(!isWhole)}>
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
        <MailReply
          to={sender?.name ?? mail?.from ?? ''}
          language={sender === undefined ? language : letterLanguageOf(sender.connection)}
          value={reply}
          onChange={setReply}
        />
      </article>
      <MailMeaningForm message={message} sender={sender} files={files} reply={reply} onSettled={onSettled} />
    </>
  )
}
