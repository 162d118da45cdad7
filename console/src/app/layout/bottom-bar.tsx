import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { Session } from '../../api/types.ts'
import { requestCountsQuery } from '../../features/requests/request-queries.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { useWords } from '../../words/words-context.tsx'
import classes from './bottom-bar.module.css'
import { useMailCount } from './use-mail-count.ts'

type Props = {
  readonly session: Session
  readonly isOpen: boolean
  /** Opens and closes the whole navigation. */
  readonly onMore: () => void
}

/** The pages of every day at the bottom of a phone, where a thumb reaches them. */
export const BottomBar = ({ session, isOpen, onMore }: Props) => {
  const { words } = useWords()
  const { library } = useChosenLibrary()
  const { data: counts, isFetched } = useQuery(requestCountsQuery(useApi(), { library }))
  const mails = useMailCount(session, isFetched)
  const labelled = (icon: ReactNode, label: string, count = 0) => (
    <>
      <span className={classes.icon}>
        {icon}
        {count > 0 && <span className={classes.count}>{count}</span>}
      </span>
      {label}
    </>
  )
  const mayWrite = session.permissions.includes('requests:write')
  return (
    <nav className={`no-print ${classes.bar}`} aria-label={words.layout.bottomBar}>
      <Link to="/today" className={classes.entry ?? ''}>
        {labelled(<Icon name="today" />, words.today.title, counts?.worklists.needs_attention)}
      </Link>
      <Link to="/requests" search={{ library }} className={classes.entry ?? ''}>
        {labelled(<Icon name="requests" />, words.layout.requests)}
      </Link>
      {mayWrite && (
        <Link to="/receive" className={classes.entry ?? ''}>
          {labelled(<Icon name="scan" />, words.scan.receive.title)}
        </Link>
      )}
      {session.permissions.includes('messages:write') && (
        <Link to="/mail-review" className={classes.entry ?? ''}>
          {labelled(<Icon name="mail" />, words.layout.mail, mails)}
        </Link>
      )}
      <UnstyledButton className={classes.entry} aria-expanded={isOpen} onClick={onMore}>
        {labelled(<Icon name="lines" />, words.request.more)}
      </UnstyledButton>
    </nav>
  )
}
