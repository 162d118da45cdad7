import { Center, Loader, NavLink, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { summaryInWords } from '../../shared/message-text/summary-in-words.ts'
import { Page } from '../../shared/page/page.tsx'
import { useWords } from '../../words/words-context.tsx'
import classes from './mail-review.module.css'
import { MailView } from './mail-view.tsx'

/** Mails that staff must look at: the list, and the one that is open with the request that it probably belongs to. */
export const MailReviewPage = () => {
  const { words, formats } = useWords()
  const api = useApi()
  const { mail: opened } = useSearch({ from: '/person/mail-review' })
  const mails = useQuery({
    queryKey: ['mails-to-review'],
    queryFn: () => api.mailsToReview(),
    refetchInterval: 30_000,
  })
  const labels = words.mailReview
  const open = mails.data?.find(({ id }) => id === opened) ?? mails.data?.[0]
  return (
    <Page title={labels.title} description={labels.hint}>
      {mails.isError && <ProblemMessage error={mails.error} onRetry={() => void mails.refetch()} />}
      {mails.isPending && (
        <Center mih={160}>
          <Loader role="status" aria-label={words.common.loading} />
        </Center>
      )}
      {mails.data?.length === 0 && <EmptyState title={labels.none} hint={labels.empty} />}
      {open !== undefined && (
        <div className={classes.columns}>
          <Stack gap={4} component="nav" aria-label={labels.title}>
            {mails.data?.map((message) => (
              <NavLink
                key={message.id}
                active={message.id === open.id}
                label={message.mail?.subject || summaryInWords(message.summary, words)}
                description={[message.mail?.from ?? message.partner, formats.dateTime(message.receivedAt)]
                  .filter((part) => part !== undefined && part !== null)
                  .join(' · ')}
                renderRoot={(props) => <Link to="/mail-review" search={{ mail: message.id }} {...props} />}
              />
            ))}
          </Stack>
          <MailView key={open.id} message={open} />
        </div>
      )}
    </Page>
  )
}
