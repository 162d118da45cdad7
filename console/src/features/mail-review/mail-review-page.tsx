import { Alert, NavLink, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { summaryInWords } from '../../shared/message-text/summary-in-words.ts'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useWords } from '../../words/words-context.tsx'
import classes from './mail-review.module.css'
import { MailView } from './mail-view.tsx'

/**
 * Mails that staff must look at: the list, and the one that is open with the request that it probably belongs to. Where
 * a colleague has dealt with the open mail, the page says so: another mail in its place would get the click meant for it.
 */
export const MailReviewPage = () => {
  const { words, formats } = useWords()
  const api = useApi()
  const navigate = useNavigate({ from: '/mail-review' })
  const { mail: named } = useSearch({ from: '/person/mail-review' })
  /** The mail that is open where the address names none: the first. */
  const [first, setFirst] = useState<string>()
  /** The mail that the person has just dealt with. */
  const [settled, setSettled] = useState<string>()
  const mails = useQuery({
    queryKey: ['mails-to-review'],
    queryFn: () => api.mailsToReview(),
    refetchInterval: 30_000,
  })
  const labels = words.mailReview
  const newest = mails.data?.[0]?.id
  if (named === undefined && first === undefined && newest !== undefined) setFirst(newest)
  const opened = named ?? first
  const open = mails.data?.find(({ id }) => id === opened)
  const isGone = open === undefined && opened !== undefined && opened !== settled && newest !== undefined
  const goOn = (id: string): void => {
    setSettled(id)
    setFirst(undefined)
    void navigate({ search: {}, replace: true })
  }
  return (
    <Page
      title={labels.title}
      description={labels.hint}
      mark={
        mails.data !== undefined &&
        mails.data.length > 0 && <span className={classes.count}>{formats.number(mails.data.length)}</span>
      }
    >
      {mails.isError && <ProblemMessage error={mails.error} onRetry={() => void mails.refetch()} />}
      {mails.isPending && <Pending />}
      {mails.data?.length === 0 && <EmptyState title={labels.none} hint={labels.empty} />}
      {newest !== undefined && (
        <div className={classes.columns}>
          <Stack gap={4} component="nav" aria-label={labels.title}>
            {mails.data?.map((message) => (
              <NavLink
                key={message.id}
                active={message.id === opened}
                styles={{ description: { opacity: 1 } }}
                label={message.mail?.subject || summaryInWords(message.summary, words)}
                description={
                  <>
                    {message.mail?.from ?? message.partner} · {formats.age(message.receivedAt)}
                    {message.reason !== null && <span className={classes.why}>{message.reason.text}</span>}
                  </>
                }
                renderRoot={(props) => <Link to="/mail-review" search={{ mail: message.id }} {...props} />}
              />
            ))}
          </Stack>
          {isGone && (
            <Alert color="yellow" role="alert">
              {labels.gone}
            </Alert>
          )}
          {open !== undefined && <MailView key={open.id} message={open} onSettled={() => goOn(open.id)} />}
        </div>
      )}
    </Page>
  )
}
