import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { partnersQuery } from '../../api/names.ts'
import type { MessageSummary } from '../../api/types.ts'
import { Age } from '../../shared/age.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { summaryInWords } from '../../shared/message-text/summary-in-words.ts'
import { Pending } from '../../shared/page/pending.tsx'
import { usePageTitle } from '../../shared/page/use-page-title.ts'
import { useWords } from '../../words/words-context.tsx'
import { DoneButton } from '../done-today/done-button.tsx'
import { mailsToReviewQuery } from './mail-queries.ts'
import classes from './mail-review.module.css'
import { isAddressOf, MailView } from './mail-view.tsx'

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
  const mails = useQuery({ ...mailsToReviewQuery(api), refetchInterval: 30_000 })
  const labels = words.mailReview
  const { data: partners } = useQuery(partnersQuery(api))
  const senderOf = ({ mail, partner }: MessageSummary): string =>
    partners?.find((each) => isAddressOf(each, mail?.from))?.name ?? mail?.from ?? partner ?? labels.somebody
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
  usePageTitle(labels.title)
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{labels.title}</h1>
        {mails.data !== undefined && mails.data.length > 0 && (
          <span className={classes.count}>{formats.number(mails.data.length)}</span>
        )}
        <span className={classes.hint}>{labels.hint}</span>
        <DoneButton />
      </header>
      {mails.isError && (
        <div className={classes.notice}>
          <ProblemMessage error={mails.error} onRetry={() => void mails.refetch()} />
        </div>
      )}
      {mails.isPending && <Pending />}
      {mails.data?.length === 0 && (
        <div className={classes.notice}>
          <EmptyState title={labels.none} hint={labels.empty} />
        </div>
      )}
      {newest !== undefined && (
        <div className={classes.panes}>
          <nav className={classes.list} aria-label={labels.title}>
            {mails.data?.map((message) => (
              <Link
                key={message.id}
                to="/mail-review"
                search={{ mail: message.id }}
                className={classes.entry ?? ''}
                data-open={message.id === opened || undefined}
              >
                <span className={classes.entryHead}>
                  <strong>{senderOf(message)}</strong>
                  <Age since={message.receivedAt} asks />
                </span>
                <span className={classes.subject}>
                  {message.mail?.subject || summaryInWords(message.summary, words)}
                </span>
                {message.reason !== null && <span className={classes.why}>{message.reason.text}</span>}
              </Link>
            ))}
          </nav>
          {isGone && (
            <div className={classes.notice}>
              <Alert color="yellow" role="alert">
                {labels.gone}
              </Alert>
            </div>
          )}
          {open !== undefined && <MailView key={open.id} message={open} onSettled={() => goOn(open.id)} />}
        </div>
      )}
    </div>
  )
}
