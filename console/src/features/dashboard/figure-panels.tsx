import { Anchor, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { Bars } from '../../shared/charts/bars.tsx'
import charts from '../../shared/charts/charts.module.css'
import { MonthColumns } from '../../shared/charts/month-columns.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useCut } from '../../shared/list/use-cut.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { allPartnerHealthQuery } from '../partners/health-queries.ts'
import { figureOf } from '../statistics/statistics-query.ts'
import classes from './dashboard-page.module.css'
import { type Figures, monthColumns } from './dashboard-queries.ts'

type Props = { readonly figures: Figures }

/** The requests of the last twelve months, filled and not, with those of a year before. */
export const MonthsPanel = ({ figures }: Props) => {
  const { formats } = useWords()
  const own = useWatchedWords().dashboard
  const columns = monthColumns(figures.months)
  const hasBefore = columns.some(({ before }) => before !== undefined)
  return (
    <Panel
      title={own.byMonth}
      action={
        <div className={charts.legend}>
          <span data-of="first">{own.filled}</span>
          <span data-of="second">{own.unfilled}</span>
          {hasBefore && <span data-of="before">{own.yearBefore}</span>}
        </div>
      }
    >
      <MonthColumns columns={columns} label={own.byMonth} />
      <Text size="xs" c="dimmed">
        {own.monthNote(formats.month(columns.at(-1)?.month ?? '', 'long'))}
      </Text>
      <details className={charts.table}>
        <summary>{own.asTable}</summary>
        <Table fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.month}</Table.Th>
              <Table.Th ta="right">{own.filled}</Table.Th>
              <Table.Th ta="right">{own.unfilled}</Table.Th>
              {hasBefore && <Table.Th ta="right">{own.yearBefore}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {columns.map(({ month, first, second, before }) => (
              <Table.Tr key={month}>
                <Table.Td>{`${formats.month(month)} ${month.slice(0, 4)}`}</Table.Td>
                <Table.Td ta="right">{formats.number(first)}</Table.Td>
                <Table.Td ta="right">{formats.number(second)}</Table.Td>
                {hasBefore && (
                  <Table.Td ta="right">{before === undefined ? '' : formats.number(before)}</Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </Panel>
  )
}

const parts = [
  ['send', 'days_create_send'],
  ['ship', 'days_send_ship'],
  ['post', 'days_ship_receive'],
  ['shelf', 'days_receive_loan'],
] as const

/** The days that each part of the journey takes on average, with those of the period before. */
export const TimePanel = ({ figures: { now, before } }: Props) => {
  const { formats } = useWords()
  const own = useWatchedWords().dashboard
  const days = parts.map(([name, measure]) => ({
    name,
    now: figureOf(now, now.totals, measure, 'mean') ?? 0,
    before: figureOf(before, before.totals, measure, 'mean'),
  }))
  const sums = {
    now: days.reduce((sum, each) => sum + each.now, 0),
    before: days.reduce((sum, each) => sum + (each.before ?? 0), 0),
  }
  if (sums.now === 0) return null
  const most = Math.max(sums.now, sums.before)
  const write = (value: number): string => formats.number(Math.round(value * 10) / 10)
  return (
    <Panel
      title={own.time}
      note={own.average(write(sums.now), sums.before === 0 ? undefined : write(sums.before))}
    >
      {(['now', 'before'] as const)
        .filter((period) => sums[period] > 0)
        .map((period) => (
          <div key={period} className={classes.stack} aria-hidden="true">
            <span>{own[period]}</span>
            <span>
              {days.map((each) => (
                <i
                  key={each.name}
                  data-part={each.name}
                  style={{ width: `${(100 * (each[period] ?? 0)) / most}%` }}
                />
              ))}
            </span>
          </div>
        ))}
      <dl className={classes.parts}>
        {days.map((each) => {
          const difference = each.before === undefined ? undefined : each.now - each.before
          return (
            <div key={each.name}>
              <dt data-part={each.name}>{own.parts[each.name]}</dt>
              <dd>
                <b>{own.shortDays(write(each.now))}</b>
                {difference !== undefined && (
                  <span>{`${difference > 0.05 ? '+' : difference < -0.05 ? '−' : ''}${write(Math.abs(difference))}`}</span>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </Panel>
  )
}

/** The reasons that are drawn. */
const maxReasons = 8

/** The reasons for which partners refused, with those of the period before. */
export const ReasonsPanel = ({ figures: { reasons, reasonsBefore } }: Props) => {
  const { words, formats } = useWords()
  const own = useWatchedWords().dashboard
  const names: Readonly<Record<string, string>> = words.partnerConditions
  const countsOf = (statistics: Figures['reasons']): ReadonlyMap<string, number> =>
    new Map(statistics.rows.map((row) => [String(row[0] ?? ''), Number(row[1] ?? 0)]))
  const before = countsOf(reasonsBefore)
  const all = [...countsOf(reasons)].toSorted(([, one], [, other]) => other - one)
  const { shown, more } = useCut(all, maxReasons)
  const most = Math.max(1, ...shown.flatMap(([reason, count]) => [count, before.get(reason) ?? 0]))
  return (
    <Panel
      title={own.whyUnfilled}
      note={all.length === 0 ? undefined : formats.number(all.reduce((sum, [, count]) => sum + count, 0))}
      action={
        before.size > 0 && (
          <div className={charts.legend}>
            <span data-of="before">{own.before}</span>
          </div>
        )
      }
    >
      {all.length === 0 && <Text size="sm">{own.noneUnfilled}</Text>}
      <Bars
        isBad
        most={most}
        bars={shown.map(([reason, count]) => ({
          label: reason === '' ? own.noReason : (names[reason] ?? reason),
          value: count,
          text: formats.number(count),
          before: before.get(reason),
        }))}
      />
      {more}
    </Panel>
  )
}

/** The partners that are shown. */
const maxPartners = 5
/** A share of filled requests below which a partner is looked at, and from how many requests on it says anything. */
const lowFillRate = 0.5
const enoughAsked = 20

/** The partners to which messages fail or that fill little. */
export const PartnersPanel = () => {
  const { words, formats } = useWords()
  const own = useWatchedWords().dashboard
  const health = useQuery(allPartnerHealthQuery(useApi()))
  const isFailing = ({ state, failures }: NonNullable<typeof health.data>[number]): boolean =>
    state !== 'delivering' || failures > 0
  const toLookAt = (health.data ?? [])
    .filter(({ status }) => status === 'active')
    .filter(
      (partner) =>
        isFailing(partner) ||
        (partner.scorecard.requests.sent >= enoughAsked &&
          (partner.scorecard.requests.fillRate ?? 1) < lowFillRate),
    )
    .toSorted(
      (one, other) =>
        Number(isFailing(other)) - Number(isFailing(one)) ||
        (one.scorecard.requests.fillRate ?? 0) - (other.scorecard.requests.fillRate ?? 0),
    )
  const cut = useCut(toLookAt, maxPartners)
  return (
    <Panel
      title={own.partnersNotWell}
      action={
        <Anchor size="sm" renderRoot={(props) => <Link to="/partners" {...props} />}>
          {own.allPartners(health.data?.length ?? 0)}
        </Anchor>
      }
    >
      {health.isError && <ProblemMessage error={health.error} />}
      {health.isSuccess && toLookAt.length === 0 && <Text size="sm">{own.allPartnersWell}</Text>}
      {toLookAt.length > 0 && (
        <Table fz="sm" className={classes.partners ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.partner}</Table.Th>
              <Table.Th ta="right">{own.asked}</Table.Th>
              <Table.Th ta="right">{own.fillRate}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {cut.shown.map((partner) => {
              const { sent, fillRate } = partner.scorecard.requests
              return (
                <Table.Tr key={partner.partner}>
                  <Table.Td>
                    <Anchor
                      size="sm"
                      renderRoot={(props) => (
                        <Link to="/partners/$code" params={{ code: partner.partner }} {...props} />
                      )}
                    >
                      {partner.name}
                    </Anchor>
                    {isFailing(partner) && (
                      <Text size="xs" c="var(--attention)">
                        {words.partners.failed(partner.failures)}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td ta="right">{formats.number(sent)}</Table.Td>
                  <Table.Td ta="right">
                    {fillRate !== null && (
                      <b className={fillRate < lowFillRate ? classes.low : undefined}>
                        {formats.percent(fillRate)}
                      </b>
                    )}
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      )}
      {cut.more}
    </Panel>
  )
}
