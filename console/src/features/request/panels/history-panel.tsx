import { Center, Loader, SegmentedControl, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../api/api-context.tsx'
import type { Entry, TimelineItem } from '../../../api/types.ts'
import { ProblemMessage } from '../../../shared/feedback/problem-message.tsx'
import { Panel } from '../../../shared/panel.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { timelineQuery } from '../request-queries.ts'
import classes from './history-panel.module.css'
import { TimelineEvent } from './timeline-event.tsx'
import { TimelineMessage } from './timeline-message.tsx'

type Props = { readonly number: string; readonly rota: readonly Entry[] }

const keyOf = (item: TimelineItem): string => {
  if (item.kind === 'event') return `event ${item.cursor}`
  return item.kind === 'message_in' ? `in ${item.message.id}` : `out ${item.delivery.id}`
}

/** The timeline of a request, the latest first: events, messages received, and messages sent. */
export const HistoryPanel = ({ number, rota }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const [show, setShow] = useState('everything')
  const timeline = useQuery(timelineQuery(api, number))
  const labels = words.request.timeline
  if (timeline.isError)
    return <ProblemMessage error={timeline.error} onRetry={() => void timeline.refetch()} />
  if (timeline.data === undefined)
    return (
      <Center mih={120}>
        <Loader role="status" aria-label={words.common.loading} />
      </Center>
    )
  const items = timeline.data.filter((item) => show === 'everything' || item.kind !== 'event').toReversed()
  return (
    <Panel
      title={words.request.panels.history}
      action={
        <SegmentedControl
          size="xs"
          w="fit-content"
          aria-label={words.request.panels.history}
          data={[
            { value: 'everything', label: labels.everything },
            { value: 'messages', label: labels.onlyMessages },
          ]}
          value={show}
          onChange={setShow}
        />
      }
    >
      {items.length === 0 && <Text>{labels.empty}</Text>}
      <ol className={classes.timeline}>
        {items.map((item) => (
          <li key={keyOf(item)} className={classes.item} data-kind={item.kind}>
            {item.kind === 'event' ? (
              <TimelineEvent event={item} rota={rota} />
            ) : (
              <TimelineMessage item={item} />
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
