import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { RequestSummary } from '../../api/types.ts'
import { PersonMark } from '../../shared/avatar.tsx'
import { StageMark } from '../../shared/stage/stage-mark.tsx'
import { AttentionMark } from './attention-mark.tsx'
import { patronOf } from './patron-of.ts'
import classes from './request-cards.module.css'
import type { CellContext } from './request-columns.tsx'
import type { Selection } from './use-selection.ts'

type Props = {
  readonly requests: readonly RequestSummary[]
  readonly selection: Selection
  readonly context: CellContext
}

/** The list on a phone: one card for each request. It says where the request is, and what needs attention since when. */
export const RequestCards = ({ requests, selection, context }: Props) => {
  const { words, search, partnerName, colleagueName } = context
  return (
    <ul className={classes.list}>
      {requests.map((request) => {
        const { number, title, activePartner, assignee } = request
        const facts = [
          patronOf(request),
          activePartner === null ? undefined : partnerName(activePartner),
        ].filter((fact) => fact !== undefined)
        return (
          <li key={number} className={classes.card} data-opened={search.selected === number || undefined}>
            <Checkbox
              mt={2}
              size="sm"
              aria-label={words.requests.select(title ?? number)}
              checked={selection.state[number] === true}
              onChange={() => selection.toggle(number)}
            />
            <div className={classes.words}>
              <div className={classes.head}>
                <Link
                  to="/requests/$number"
                  params={{ number }}
                  search={search}
                  className={classes.title ?? ''}
                >
                  {title ?? words.requests.withoutTitle}
                </Link>
                {assignee !== undefined && <PersonMark name={colleagueName(assignee)} />}
              </div>
              {facts.length > 0 && <div className={classes.facts}>{facts.join(' · ')}</div>}
              <div className={classes.state}>
                <StageMark stage={request.stage} status={request.status} />
                <span className={classes.number}>{number}</span>
                <AttentionMark request={request} />
              </div>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
