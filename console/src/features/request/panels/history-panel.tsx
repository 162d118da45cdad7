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
import { gatherExchanges } from './exchanges.ts'
import classes from './history-panel.module.css'
import { TimelineEvent } from './timeline-event.tsx'
import { TimelineMessage } from './timeline-message.tsx'

type Props = { readonly number: string; readonly rota: readonly Entry[] }

/** The history of a request, the latest first: one entry for each exchange, with its messages behind it. */
export const HistoryPanel = ({ number, rota }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const [show, setShow] = useState('everything')
  const timeline = useQuery(timelineQuery(api, number))
  const labels = words.request.timeline
  if (timeline.isError)
    return <ProblemMessage error={timeline.error} onRetry={() => void timeline.refetch()} />
  if (timeline.data === undefined) return <Pending />
  const exchanges = gatherExchanges(timeline.data)
    .filter(({ messages }) => show === 'everything' || messages.length > 0)
    .toReversed()
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
      {exchanges.length === 0 && <Text>{labels.empty}</Text>}
      <ol className={classes.timeline}>
        {exchanges.map(({ key, event, messages }) => (
          <li key={key} className={classes.item}>
            {event !== undefined && <TimelineEvent event={event} rota={rota} />}
            {messages.map((item) => (
              <TimelineMessage key={item.at + item.kind} item={item} isAlone={event === undefined} />
            ))}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
