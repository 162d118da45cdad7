import { Anchor, Paper, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { MessageSummary, Partner, RequestSummary } from '../../api/types.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { joined } from '../../shared/joined.ts'
import { StageMark } from '../../shared/stage/stage-mark.tsx'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useMailReviewWords } from '../../words/mail-review/use-mail-review-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { nameOfPatron } from '../request/name-of-patron.ts'
import { requestQuery } from '../request/request-queries.ts'
import classes from './mail-review.module.css'

/** How many other requests are offered. */
const maxOthers = 3

const namesTitle = (text: string, { title }: Pick<RequestSummary, 'title'>): boolean =>
  title !== undefined && title.length > 3 && text.toLowerCase().includes(title.toLowerCase())

/** Returns the open requests at the sender of a mail: those whose title the mail names first. */
export const useRequestsAtSender = (sender: Partner | undefined, text: string): readonly RequestSummary[] => {
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['requests', 'at-sender', sender?.code],
    enabled: sender !== undefined,
    queryFn: () => api.listRequests({ activePartner: sender?.code ?? '', limit: '20' }),
  })
  return (data?.items ?? []).toSorted(
    (one, other) => Number(namesTitle(text, other)) - Number(namesTitle(text, one)),
  )
}

/** Returns whether a text may be the number of a request. */
export const isRequestNumber = (text: string): boolean => /^[A-Z0-9]+-[A-Z0-9]{4,}$/.test(text)

type Props = {
  readonly message: MessageSummary
  readonly sender: Partner | undefined
  readonly number: string
  readonly others: readonly RequestSummary[]
  readonly onChoose: (number: string) => void
}

/** The request that a mail is about: the proposed one with what speaks for it, others at the sender, or any number. */
export const MailRequest = ({ message, sender, number, others, onChoose }: Props) => {
  const { words, formats } = useWords()
  const own = useMailReviewWords()
  const [isAsking, setAsking] = useState(message.request === null && others.length === 0)
  const [typed, setTyped] = useState(number)
  const request = useQuery({
    ...requestQuery(useApi(), number),
    enabled: isRequestNumber(number),
    retry: false,
  })
  const found = request.data?.request
  const text = `${message.mail?.subject ?? ''} ${message.mail?.written ?? ''}`
  const title = found?.citation.titleOfComponent ?? found?.citation.title
  const reasons =
    found === undefined
      ? []
      : [
          namesTitle(text, { title: title ?? '' }) ? own.titleFits : undefined,
          text.includes(found.number) ? own.numberFits : undefined,
          found.rota.some(({ partner }) => partner === sender?.code) ? own.senderFits : undefined,
        ].filter((part) => part !== undefined)
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {found === undefined ? own.aboutNone : own.about}
      </Text>
      {found !== undefined && (
        <Paper withBorder p="sm" className={classes.proposed ?? ''}>
          <div className={classes.proposedHead}>
            <Anchor
              fw={600}
              renderRoot={(props) => (
                <Link to="/requests/$number" params={{ number: found.number }} {...props} />
              )}
            >
              {title ?? found.number}
            </Anchor>
            <StageMark stage={found.stage} status={found.status} isPill />
          </div>
          <Text size="sm" c="var(--second-ink)">
            {joined([found.citation.author, nameOfPatron(found)])}
          </Text>
          <Text size="xs" c="dimmed">
            {joined([
              found.number,
              found.service.neededBy === undefined
                ? undefined
                : own.neededBy(formats.date(found.service.neededBy)),
            ])}
          </Text>
          <div className={classes.reasons}>
            {reasons.map((reason) => (
              <ToneBadge key={reason} tone="good">
                {`✓ ${reason}`}
              </ToneBadge>
            ))}
            {sender !== undefined && others.length > 1 && (
              <ToneBadge tone="quiet">{own.openAt(others.length, sender.name)}</ToneBadge>
            )}
          </div>
        </Paper>
      )}
      {request.isError && <ProblemMessage error={request.error} />}
      <div className={classes.others}>
        {others
          .filter((other) => other.number !== number)
          .slice(0, maxOthers)
          .map((other) => (
            <UnstyledButton
              key={other.number}
              className={classes.other}
              onClick={() => onChoose(other.number)}
            >
              {other.title ?? other.number}
            </UnstyledButton>
          ))}
        {!isAsking && (
          <UnstyledButton className={classes.other} onClick={() => setAsking(true)}>
            {own.another}
          </UnstyledButton>
        )}
      </div>
      {isAsking && (
        <TextInput
          data-field="request"
          label={words.mailReview.requestNumber}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            onChoose(event.currentTarget.value.trim().toUpperCase())
          }}
        />
      )}
    </Stack>
  )
}
