import { Anchor } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePartnerName } from '../../api/names.ts'
import { usePermission } from '../../api/session.ts'
import type { RequestSummary } from '../../api/types.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import type { IconName } from '../../shared/icons/icon-paths.ts'
import { joined } from '../../shared/joined.ts'
import { summaryInWords } from '../../shared/message-text/summary-in-words.ts'
import { Panel } from '../../shared/panel.tsx'
import { useWords } from '../../words/words-context.tsx'
import { mailsToReviewQuery } from '../mail-review/mail-queries.ts'
import { patronOf } from '../requests/patron-of.ts'
import { requestCountsQuery, requestListQuery } from '../requests/request-queries.ts'
import classes from './today-aside.module.css'

/** The number of lines of each card. */
const maxLines = 4

/** What a link is made with, besides where it leads. */
type LinkProps = { readonly className?: string; readonly children?: ReactNode }

type Line = {
  readonly key: string
  readonly what: ReactNode
  readonly aside: string | undefined
  /** What stands below it. */
  readonly detail?: string | undefined
}

type CardProps = {
  readonly title: string
  readonly icon: IconName
  readonly count: number
  /** True where there are more than are counted. */
  readonly isMore?: boolean
  /** True where the number waits for a person. */
  readonly asks?: boolean
  /** Where the card leads, and the words for it. */
  readonly link: { readonly words: string; readonly render: (props: LinkProps) => ReactNode }
  readonly lines: readonly Line[]
}

/** A card of what else the day brings; where the page is narrow it is a number, which leads on. */
const Card = ({ title, icon, count, isMore = false, asks = false, link, lines }: CardProps) => {
  const { words } = useWords()
  const isNarrow = useMediaQuery('(max-width: 75em)', window.innerWidth <= 1200, {
    getInitialValueInEffect: false,
  })
  const more = isMore ? '+' : ''
  if (isNarrow)
    return link.render({
      className: classes.tile ?? '',
      children: (
        <>
          <Icon name={icon} />
          <span>{title}</span>
          <strong data-asks={asks || undefined}>{`${count}${more}`}</strong>
        </>
      ),
    })
  return (
    <Panel
      title={title}
      icon={icon}
      note={`${count}${more}`}
      isFlush
      action={
        <Anchor size="sm" fw={550} px={8} renderRoot={link.render}>
          {link.words}
        </Anchor>
      }
    >
      <ul className={classes.lines}>
        {lines.slice(0, maxLines).map(({ key, what, aside, detail }) => (
          <li key={key}>
            <span className={classes.what}>{what}</span>
            {aside !== undefined && <span className={classes.aside}>{aside}</span>}
            {detail !== undefined && detail !== '' && <span className={classes.detail}>{detail}</span>}
          </li>
        ))}
        {count > maxLines && (
          <li className={classes.more}>
            <Anchor size="xs" renderRoot={link.render}>
              {words.today.andMore(count - maxLines)}
              {more}
            </Anchor>
          </li>
        )}
      </ul>
    </Panel>
  )
}

const MailToReview = () => {
  const { words, formats } = useWords()
  const api = useApi()
  const { data: mails = [] } = useQuery({ ...mailsToReviewQuery(api), refetchInterval: 30_000 })
  if (mails.length === 0) return null
  return (
    <Card
      title={words.mailReview.title}
      icon="mail"
      count={mails.length}
      asks
      link={{ words: words.today.open, render: (props) => <Link to="/mail-review" {...props} /> }}
      lines={mails.map((message) => ({
        key: message.id,
        what: <strong>{message.mail?.subject || summaryInWords(message.summary, words)}</strong>,
        aside: formats.age(message.receivedAt),
        detail: joined([
          message.mail?.from ?? undefined,
          message.request === null ? message.reason?.text : words.today.mailAbout(message.request),
        ]),
      }))}
    />
  )
}

type Worklist = 'on_its_way' | 'to_return' | 'in_library'

/** Returns the requests of a worklist, the earliest due first, and whether there are more. */
const useWorklist = (worklist: Worklist) => {
  const { library } = useChosenLibrary()
  const list = useInfiniteQuery(requestListQuery(useApi(), { worklist, sort: 'due', library }))
  const listed = list.data?.pages.flatMap(({ items }) => items) ?? []
  // What needs a person is already in a group.
  return { requests: listed.filter(({ asks }) => !asks), isMore: list.hasNextPage }
}

const Title = ({ request: { number, title } }: { readonly request: RequestSummary }) => (
  <Link to="/requests/$number" params={{ number }} className={classes.title ?? ''}>
    {title ?? number}
  </Link>
)

type ItemsProps = {
  readonly worklist: 'on_its_way' | 'to_return'
  readonly icon: IconName
  readonly scan: '/receive' | '/return'
  readonly scanWords: string
}

const Items = ({ worklist, icon, scan, scanWords }: ItemsProps) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const { requests, isMore } = useWorklist(worklist)
  if (requests.length === 0) return null
  // What goes back goes to who lent it, whoever is asked now.
  const lendersOf = ({ activePartner, returnsTo }: RequestSummary): string | undefined => {
    const codes = worklist === 'to_return' ? returnsTo : activePartner === null ? [] : [activePartner]
    return codes.length === 0 ? undefined : codes.map(partnerName).join(', ')
  }
  const placeAndDueDate = (request: RequestSummary): string => {
    const { stage, dueDate } = request
    const patron = patronOf(request)
    return joined([
      stage === 'on_loan' && patron !== undefined ? words.today.withPatron(patron) : words.stages[stage],
      dueDate === undefined ? undefined : words.today.due(formats.date(dueDate)),
    ])
  }
  return (
    <Card
      title={words.worklists[worklist]}
      icon={icon}
      count={requests.length}
      isMore={isMore}
      link={{ words: scanWords, render: (props) => <Link to={scan} {...props} /> }}
      lines={requests.map((request) => ({
        key: request.number,
        what: <Title request={request} />,
        aside: lendersOf(request),
        detail: worklist === 'to_return' ? placeAndDueDate(request) : undefined,
      }))}
    />
  )
}

/** What is in the library, for whom, and how much of it was not collected in time. */
const InLibrary = () => {
  const { words } = useWords()
  const { library } = useChosenLibrary()
  const { requests, isMore } = useWorklist('in_library')
  const { data: counts } = useQuery(requestCountsQuery(useApi(), { worklist: 'in_library', library }))
  const late = counts?.facets.attention?.find(({ value }) => value === 'hold_expired')?.count ?? 0
  if (requests.length === 0) return null
  return (
    <Card
      title={words.worklists.in_library}
      icon="shelf"
      count={requests.length}
      isMore={isMore}
      link={{
        words: words.today.list,
        render: (props) => <Link to="/requests" search={{ worklist: 'in_library', library }} {...props} />,
      }}
      lines={[
        ...(late > 0
          ? [{ key: 'late', what: words.today.notCollected, aside: String(late), detail: undefined }]
          : []),
        ...requests.map((request) => ({
          key: request.number,
          what: <Title request={request} />,
          aside: patronOf(request),
        })),
      ]}
    />
  )
}

/** What else the day brings: mail to review, what is on its way here, what must go back, and what is here. */
export const TodayAside = () => {
  const { words } = useWords()
  const mayWrite = usePermission('requests:write')
  const mayReviewMail = usePermission('messages:write')
  return (
    <aside className={classes.cards} aria-label={words.today.aside}>
      {mayReviewMail && <MailToReview />}
      {mayWrite && (
        <>
          <Items worklist="on_its_way" icon="receive" scan="/receive" scanWords={words.scan.receive.title} />
          <Items worklist="to_return" icon="return" scan="/return" scanWords={words.scan.return.title} />
          <InLibrary />
        </>
      )}
    </aside>
  )
}
