import { Anchor, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { type PartnerHealth, partnerHealthQuery } from './health-queries.ts'
import classes from './partner-scorecard.module.css'
import { PartnerWeeks } from './partner-weeks.tsx'

const spans = ['30', '90', '365'] as const

type FigureProps = { readonly label: string; readonly value: string; readonly more?: string | undefined }

const Figure = ({ label, value, more }: FigureProps) => (
  <div className={classes.figure}>
    <dt>{label}</dt>
    <dd>
      {value}
      {more !== undefined && more !== '' && <span className={classes.more}>{more}</span>}
    </dd>
  </div>
)

const Figures = ({ health }: { readonly health: PartnerHealth }) => {
  const { words, formats } = useWords()
  const own = useWatchedWords().health
  const named: Readonly<Record<string, string>> = words.partnerConditions
  const { requests, days, messages, costs, pausedSeconds } = health.scorecard
  const percent = requests.fillRate === null ? '–' : own.percent(Math.round(100 * requests.fillRate))
  // A part of a day is the upper end of a class: the statistics, which count calendar days, say 0.
  const inDays = (days: number): string => (days < 1 ? '< 1' : formats.number(days))
  const time = ({
    measured,
    median,
    p90,
  }: PartnerHealth['scorecard']['days']['answer']): Pick<FigureProps, 'value' | 'more'> =>
    measured === 0 || median === null || p90 === null
      ? { value: '–' }
      : { value: inDays(median), more: own.nineOfTen(inDays(p90)) }
  return (
    <dl className={classes.figures}>
      <Figure label={own.fillRate} value={percent} more={own.filledOf(requests.filled, requests.sent)} />
      <Figure
        label={own.unfilled}
        value={formats.number(requests.unfilled)}
        more={requests.unfilledByReason
          .map(({ reason, count }) => `${named[reason] ?? reason} ${count}`)
          .join(', ')}
      />
      <Figure
        label={own.expired}
        value={formats.number(requests.expired)}
        more={own.cancelledFailed(requests.cancelled, requests.failed)}
      />
      <Figure label={own.answer} {...time(days.answer)} />
      <Figure label={own.ship} {...time(days.ship)} />
      <Figure label={own.return} {...time(days.return)} />
      <Figure
        label={own.received}
        value={formats.number(messages.received)}
        more={own.receivedMore(messages.refused, messages.late, messages.repeated)}
      />
      <Figure
        label={own.sent}
        value={formats.number(messages.sent)}
        more={own.sentMore(messages.sentRefused, messages.sentFailed)}
      />
      <Figure
        label={own.costs}
        value={
          costs.length === 0
            ? '–'
            : costs.map(({ amount, currency }) => formats.money(Number(amount), currency)).join(', ')
        }
      />
      <Figure label={own.paused} value={own.hours(formats.number(Math.round(pausedSeconds / 360) / 10))} />
    </dl>
  )
}

/** Shows the health of a partner: now, and over the last days. */
export const PartnerScorecard = ({ code }: { readonly code: string }) => {
  const { words, formats } = useWords()
  const [days, setDays] = useState<string>('90')
  const health = useQuery(partnerHealthQuery(useApi(), code, Number(days)))
  const own = useWatchedWords().health
  const stageNames: Readonly<Record<string, string>> = words.stages
  return (
    <Panel
      title={own.title}
      action={
        <Select
          size="xs"
          w={120}
          aria-label={own.span}
          allowDeselect={false}
          value={days}
          onChange={(next) => setDays(next ?? days)}
          data={spans.map((value) => ({ value, label: own.days(Number(value)) }))}
        />
      }
    >
      {health.isError && <ProblemMessage error={health.error} onRetry={() => void health.refetch()} />}
      {health.isPending && <Pending />}
      {health.data !== undefined && (
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
            <Text size="sm">
              {own.lastReceived}
              {words.common.colon}{' '}
              {health.data.lastReceivedAt === null ? own.never : formats.fromNow(health.data.lastReceivedAt)}
            </Text>
            <Text size="sm">
              {own.lastSent}
              {words.common.colon}{' '}
              {health.data.lastSentAt === null ? own.never : formats.fromNow(health.data.lastSentAt)}
            </Text>
          </SimpleGrid>
          {health.data.open.total > 0 && (
            <Group gap="sm">
              {health.data.open.stages.map(({ stage, count }) => (
                <Anchor
                  key={stage}
                  size="sm"
                  renderRoot={(props) => (
                    <Link to="/requests" search={{ activePartner: code, stage }} {...props} />
                  )}
                >
                  {own.stage(stageNames[stage] ?? stage, count)}
                </Anchor>
              ))}
            </Group>
          )}
          {health.data.open.oldest !== null && (
            <Text size="sm">
              {own.oldest(formats.fromNow(health.data.open.oldest.since))}{' '}
              <Anchor
                size="sm"
                underline="always"
                renderRoot={(props) => (
                  <Link
                    to="/requests/$number"
                    params={{ number: health.data.open.oldest?.number ?? '' }}
                    {...props}
                  />
                )}
              >
                {health.data.open.oldest.number}
              </Anchor>
            </Text>
          )}
          <Figures health={health.data} />
          <PartnerWeeks weeks={health.data.weeks} />
          <Text size="xs" c="dimmed">
            {own.note}
          </Text>
        </Stack>
      )}
    </Panel>
  )
}
