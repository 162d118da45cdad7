import { Anchor } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePartnerName } from '../../api/names.ts'
import { usePermission } from '../../api/session.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { summaryInWords } from '../../shared/message-text/summary-in-words.ts'
import { Panel } from '../../shared/panel.tsx'
import { useWords } from '../../words/words-context.tsx'
import { requestListQuery } from '../requests/request-queries.ts'
import classes from './today-page.module.css'

/** The number of lines of each panel. */
const maxLines = 4

type Line = { readonly key: string; readonly what: ReactNode; readonly detail: string | undefined }

const Lines = ({ lines, count }: { readonly lines: readonly Line[]; readonly count: number }) => {
  const { words } = useWords()
  return (
    <ul className={classes.lines}>
      {lines.slice(0, maxLines).map(({ key, what, detail }) => (
        <li key={key}>
          <span className={classes.lineWords}>{what}</span>
          {detail !== undefined && <span className={classes.author}>{detail}</span>}
        </li>
      ))}
      {count > maxLines && <li className={classes.author}>{words.today.andMore(count - maxLines)}</li>}
    </ul>
  )
}

const MailToReview = () => {
  const { words, formats } = useWords()
  const api = useApi()
  const { data: mails = [] } = useQuery({
    queryKey: ['mails-to-review'],
    queryFn: () => api.mailsToReview(),
    refetchInterval: 30_000,
  })
  if (mails.length === 0) return null
  return (
    <Panel
      title={`${words.mailReview.title} ${mails.length}`}
      action={
        <Anchor size="sm" renderRoot={(props) => <Link to="/mail-review" {...props} />}>
          {words.today.open}
        </Anchor>
      }
    >
      <Lines
        count={mails.length}
        lines={mails.map((message) => ({
          key: message.id,
          what: message.mail?.subject || summaryInWords(message.summary, words),
          detail: formats.age(message.receivedAt),
        }))}
      />
    </Panel>
  )
}

type ListProps = {
  readonly worklist: 'on_its_way' | 'to_return'
  readonly title: string
  readonly scan: '/receive' | '/return'
  readonly scanWords: string
}

const Items = ({ worklist, title, scan, scanWords }: ListProps) => {
  const { library } = useChosenLibrary()
  const partnerName = usePartnerName()
  const list = useInfiniteQuery(requestListQuery(useApi(), { worklist, sort: 'due', library }))
  const requests = list.data?.pages.flatMap(({ items }) => items) ?? []
  if (requests.length === 0) return null
  return (
    <Panel
      title={`${title} ${requests.length}${list.hasNextPage ? '+' : ''}`}
      action={
        <Anchor size="sm" renderRoot={(props) => <Link to={scan} {...props} />}>
          {scanWords}
        </Anchor>
      }
    >
      <Lines
        count={requests.length}
        lines={requests.map(({ number, title: name, activePartner }) => ({
          key: number,
          what: (
            <Link to="/requests/$number" params={{ number }} className={classes.title ?? ''}>
              {name ?? number}
            </Link>
          ),
          detail: activePartner === null ? undefined : partnerName(activePartner),
        }))}
      />
    </Panel>
  )
}

/** What else the day brings: mail to review, what is on its way here, and what must go back. */
export const TodayAside = () => {
  const { words } = useWords()
  const mayWrite = usePermission('requests:write')
  const mayReviewMail = usePermission('messages:write')
  return (
    <aside className={classes.aside} aria-label={words.today.aside}>
      {mayReviewMail && <MailToReview />}
      {mayWrite && (
        <>
          <Items
            worklist="on_its_way"
            title={words.worklists.on_its_way}
            scan="/receive"
            scanWords={words.scan.receive.title}
          />
          <Items
            worklist="to_return"
            title={words.worklists.to_return}
            scan="/return"
            scanWords={words.scan.return.title}
          />
        </>
      )}
    </aside>
  )
}
