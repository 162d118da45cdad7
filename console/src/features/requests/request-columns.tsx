import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RequestSummary } from '../../api/types.ts'
import { PersonMark } from '../../shared/avatar.tsx'
import { joined } from '../../shared/joined.ts'
import { StageMark } from '../../shared/stage/stage-mark.tsx'
import { StatusBadge } from '../../shared/status-badge.tsx'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import type { Words } from '../../words/en.ts'
import type { Formats } from '../../words/formats.ts'
import { AttentionMark } from './attention-mark.tsx'
import { patronOf } from './patron-of.ts'
import classes from './request-columns.module.css'
import type { RequestSearch } from './request-search.ts'

export type ColumnName = keyof Words['requests']['column']

/** The data that cells need besides the request. */
export type CellContext = {
  readonly words: Words
  readonly formats: Formats
  readonly search: RequestSearch
  readonly partnerName: (code: string) => string
  readonly colleagueName: (id: string) => string
  readonly ownId: string
}

type ColumnRule = {
  readonly cell: (request: RequestSummary, context: CellContext) => ReactNode
  /** The sorting of the API by which a click on the head sorts. */
  readonly sort?: string
  readonly width?: number
  /** True where the cells need no head to be understood: it is there for those who cannot see them. */
  readonly hasQuietHead?: true
}

const dash = <span className={classes.dimmed}>–</span>

const day = (value: string | null | undefined, { formats }: CellContext): ReactNode =>
  value === undefined || value === null ? dash : <span className={classes.day}>{formats.date(value)}</span>

/** The stages in which the lender waits for the item. */
const isOut: readonly RequestSummary['stage'][] = ['received', 'on_loan', 'patron_returned']

/** When the item is due: bold on the day, and it stands out once that has passed. */
const DueCell = ({ request, context }: { request: RequestSummary; context: CellContext }) => {
  const { dueDate, stage } = request
  if (dueDate === undefined) return dash
  const today = new Date().toLocaleDateString('sv')
  const state = !isOut.includes(stage) || dueDate > today ? undefined : dueDate === today ? 'today' : 'late'
  return (
    <span className={classes.day} data-due={state}>
      {context.formats.date(dueDate)}
    </span>
  )
}

const TitleCell = ({ request, context }: { request: RequestSummary; context: CellContext }) => (
  <>
    <Link
      to="/requests/$number"
      params={{ number: request.number }}
      search={context.search}
      className={classes.title ?? ''}
    >
      {request.title ?? context.words.requests.withoutTitle}
    </Link>
    {request.author !== undefined && <span className={classes.author}>{request.author}</span>}
    <div className={classes.folded}>
      {joined([
        request.author,
        request.activePartner === null ? undefined : context.partnerName(request.activePartner),
      ])}
    </div>
  </>
)

/** Every column of a list of requests, as data. */
export const columnRules: Readonly<Record<ColumnName, ColumnRule>> = {
  title: { cell: (request, context) => <TitleCell request={request} context={context} /> },
  number: {
    cell: ({ number }) => <span className={classes.number}>{number}</span>,
    width: 150,
  },
  library: { cell: ({ library }) => library, width: 90 },
  patron: { cell: (request) => patronOf(request) ?? dash, width: 138 },
  card: {
    cell: ({ patronId }) =>
      patronId === undefined ? dash : <span className={classes.number}>{patronId}</span>,
    width: 120,
  },
  partner: {
    cell: ({ activePartner }, { partnerName }) =>
      activePartner === null ? dash : partnerName(activePartner),
    width: 176,
  },
  stage: { cell: ({ stage, status }) => <StageMark stage={stage} status={status} />, width: 168 },
  status: { cell: ({ status }) => <StatusBadge status={status} />, width: 190 },
  attention: {
    cell: (request) => <AttentionMark request={request} />,
    sort: 'attention',
    width: 216,
  },
  next: { cell: ({ next }, { words }) => (next === null ? dash : words.turns[next.who]), width: 110 },
  service: { cell: ({ service }, { words }) => words.services[service], width: 110 },
  neededBy: { cell: ({ neededBy }, context) => day(neededBy, context), sort: 'neededBy', width: 110 },
  due: {
    cell: (request, context) => <DueCell request={request} context={context} />,
    sort: 'due',
    width: 84,
  },
  deadline: {
    cell: ({ nextDeadline }, context) => day(nextDeadline?.at, context),
    sort: 'deadline',
    width: 130,
  },
  created: { cell: ({ createdAt }, context) => day(createdAt, context), sort: 'created', width: 100 },
  assignee: {
    cell: ({ assignee }, { words, ownId, colleagueName }) =>
      assignee === undefined ? null : (
        <PersonMark
          name={colleagueName(assignee)}
          {...(assignee === ownId ? { label: words.requests.me } : {})}
        />
      ),
    width: 52,
    hasQuietHead: true,
  },
  labels: {
    cell: ({ labels = [] }) =>
      labels.length === 0 ? (
        dash
      ) : (
        <div className={classes.labels}>
          {labels.map((label) => (
            <ToneBadge key={label} tone="quiet">
              {label}
            </ToneBadge>
          ))}
        </div>
      ),
    width: 150,
  },
}

export const allColumns = Object.keys(columnRules) as readonly ColumnName[]
const usualColumns: readonly ColumnName[] = [
  'title',
  'patron',
  'partner',
  'stage',
  'attention',
  'due',
  'assignee',
]

/** Returns the columns that the address names; the usual ones where it names none. The title is always among them. */
export const columnsOf = ({ columns }: RequestSearch): readonly ColumnName[] => {
  if (columns === undefined) return usualColumns
  const named = columns.split(',')
  return allColumns.filter((name) => name === 'title' || named.includes(name))
}
