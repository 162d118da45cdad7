import { SegmentedControl, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../api/api-context.tsx'
import type { Entry } from '../../../api/types.ts'
import { ProblemMessage } from '../../../shared/feedback/problem-message.tsx'
import { Pending } from '../../../shared/page/pending.tsx'
import { Panel } from '../../../shared/panel.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { timelineQuery } from '../request-queries.ts'
import { type Exchange, gatherExchanges } from './exchanges.ts'
import classes from './history-panel.module.css'
import { TimelineEntry } from './timeline-entry.tsx'

const filters = ['everything', 'messages', 'people'] as const
type Filter = (typeof filters)[number]

const isShown = ({ event, messages }: Exchange, filter: Filter): boolean => {
  if (filter === 'messages') return messages.length > 0
  return filter === 'everything' || event?.by.kind === 'staff' || event?.by.kind === 'patron'
}

type Props = { readonly number: string; readonly rota: readonly Entry[] }

/** The history of a request by days, the latest first: one entry for each exchange, with its messages behind it. */
export const HistoryPanel = ({ number, rota }: Props) => {
  const { words, formats } = useWords()
  const api = useApi()
  const [filter, setFilter] = useState<Filter>('everything')
  const timeline = useQuery(timelineQuery(api, number))
  const labels = words.request.timeline
  if (timeline.isError)
    return <ProblemMessage error={timeline.error} onRetry={() => void timeline.refetch()} />
  if (timeline.data === undefined) return <Pending />
  const exchanges = gatherExchanges(timeline.data)
    .filter((exchange) => isShown(exchange, filter))
    .toReversed()
  const today = new Date().toDateString()
  const days = Map.groupBy(exchanges, ({ at }) => new Date(at).toDateString())
  return (
    <Panel
      title={words.request.panels.history}
      icon="history"
      isFlush
      action={
        <SegmentedControl
          size="xs"
          w="fit-content"
          aria-label={words.request.panels.history}
          data={filters.map((value) => ({ value, label: labels.filters[value] }))}
          value={filter}
          onChange={setFilter}
        />
      }
    >
      {exchanges.length === 0 && (
        <Text size="sm" p="md">
          {labels.empty}
        </Text>
      )}
      {[...days].map(([day, own]) => (
        <section key={day} className={classes.day}>
          <h3>{day === today ? words.today.title : formats.weekday(own[0]?.at ?? day)}</h3>
          <ol className={classes.timeline}>
            {own.map((exchange) => (
              <TimelineEntry key={exchange.key} exchange={exchange} rota={rota} />
            ))}
          </ol>
        </section>
      ))}
    </Panel>
  )
}
