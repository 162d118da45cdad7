import { Anchor, Badge, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RequestSummary } from '../../api/types.ts'
import { StatusBadge } from '../../shared/status-badge.tsx'
import type { Words } from '../../words/en.ts'
import type { Formats } from '../../words/formats.ts'
import { AttentionMark } from './attention-mark.tsx'
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
}

const dash = (
  <Text span c="dimmed">
    –
  </Text>
)

const day = (value: string | null | undefined, { formats }: CellContext): ReactNode =>
  value === undefined || value === null ? (
    dash
  ) : (
    <Text span inherit style={{ whiteSpace: 'nowrap' }}>
      {formats.date(value)}
    </Text>
  )

const TitleCell = ({ request, context }: { request: RequestSummary; context: CellContext }) => {
  const { words, search } = context
  const facts = [request.author, request.number, words.services[request.service]]
  return (
    <Stack gap={0}>
      <Anchor
        fw={600}
        size="sm"
        lineClamp={2}
        renderRoot={(props) => (
          <Link to="/requests/$number" params={{ number: request.number }} search={search} {...props} />
        )}
      >
        {request.title ?? words.requests.withoutTitle}
      </Anchor>
      <Text size="xs" c="dimmed" lineClamp={1}>
        {facts.filter((fact) => fact !== undefined).join(' · ')}
      </Text>
    </Stack>
  )
}

/** Every column of a list of requests, as data. */
export const columnRules: Readonly<Record<ColumnName, ColumnRule>> = {
  title: { cell: (request, context) => <TitleCell request={request} context={context} /> },
  number: {
    cell: ({ number }) => (
      <Text span size="sm" ff="monospace">
        {number}
      </Text>
    ),
    width: 150,
  },
  library: { cell: ({ library }) => library, width: 90 },
  partner: {
    cell: ({ activePartner }, { partnerName }) =>
      activePartner === null ? (
        dash
      ) : (
        <Text span size="sm" lineClamp={2}>
          {partnerName(activePartner)}
        </Text>
      ),
    width: 160,
  },
  status: { cell: ({ status }) => <StatusBadge status={status} />, width: 190 },
  attention: {
    cell: ({ attention, asks }) => <AttentionMark kinds={attention} asks={asks} />,
    width: 190,
  },
  next: { cell: ({ next }, { words }) => (next === null ? dash : words.turns[next.who]), width: 110 },
  service: { cell: ({ service }, { words }) => words.services[service], width: 110 },
  neededBy: { cell: ({ neededBy }, context) => day(neededBy, context), sort: 'neededBy', width: 110 },
  due: { cell: ({ dueDate }, context) => day(dueDate, context), sort: 'due', width: 90 },
  deadline: {
    cell: ({ nextDeadline }, context) => day(nextDeadline?.at, context),
    sort: 'deadline',
    width: 130,
  },
  created: { cell: ({ createdAt }, context) => day(createdAt, context), sort: 'created', width: 100 },
  assignee: {
    cell: ({ assignee }, { words, ownId, colleagueName }) =>
      assignee === undefined ? dash : assignee === ownId ? words.requests.me : colleagueName(assignee),
    width: 120,
  },
  labels: {
    cell: ({ labels = [] }) =>
      labels.length === 0 ? (
        dash
      ) : (
        <Group gap={4}>
          {labels.map((label) => (
            <Badge key={label} variant="default" radius="sm" tt="none" fw={500}>
              {label}
            </Badge>
          ))}
        </Group>
      ),
    width: 150,
  },
}

export const allColumns = Object.keys(columnRules) as readonly ColumnName[]
const usualColumns: readonly ColumnName[] = ['title', 'partner', 'status', 'attention', 'next', 'due']

/** The columns that the address names; the usual ones where it names none. The title is always among them. */
export const columnsOf = ({ columns }: RequestSearch): readonly ColumnName[] => {
  if (columns === undefined) return usualColumns
  const named = columns.split(',')
  return allColumns.filter((name) => name === 'title' || named.includes(name))
}
