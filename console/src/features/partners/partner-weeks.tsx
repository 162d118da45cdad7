import type { components } from '@lendwire/client'
import { Group, Text } from '@mantine/core'
import charts from '../../shared/charts/charts.module.css'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import { useWords } from '../../words/words-context.tsx'

type Weeks = components['schemas']['PartnerHealthWithOpenRequests']['weeks']

const height = 64

/** How many requests a partner answered in each of the last weeks, and how many it did not, from zero; nothing where none ended. */
export const PartnerWeeks = ({ weeks }: { readonly weeks: Weeks }) => {
  const { formats } = useWords()
  const own = useWatchedWords().health.weeks
  const most = Math.max(...weeks.map(({ answered, expired }) => answered + expired))
  const [first] = weeks
  if (first === undefined || most === 0) return null
  const slot = 100 / weeks.length
  const share = (count: number): number => (count * height) / most
  const column = (place: number, from: number, count: number) => ({
    x: `${(place + 0.15) * slot}%`,
    width: `${0.7 * slot}%`,
    y: height - share(from + count),
    height: share(count),
  })
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={6}>
        <Text size="sm" fw={600}>
          {own.title(weeks.length)}
        </Text>
        <span className={charts.legend} aria-hidden="true">
          <span data-of="first">{own.answered}</span>
          <span data-of="second">{own.expired}</span>
        </span>
      </Group>
      <svg className={charts.chart} height={height} aria-hidden="true">
        {weeks.map(({ from, answered, expired }, place) => (
          <g key={from}>
            <rect className={charts.first} {...column(place, 0, answered)} />
            <rect className={charts.second} {...column(place, answered, expired)} />
          </g>
        ))}
      </svg>
      <Group justify="space-between" aria-hidden="true">
        <Text size="xs" c="var(--third-ink)">
          {formats.date(first.from)}
        </Text>
        <Text size="xs" c="var(--third-ink)">
          {own.now}
        </Text>
      </Group>
      <table className="visually-hidden">
        <caption>{own.title(weeks.length)}</caption>
        <thead>
          <tr>
            <th>{own.week}</th>
            <th>{own.answered}</th>
            <th>{own.expired}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ from, answered, expired }) => (
            <tr key={from}>
              <th>{formats.date(from)}</th>
              <td>{formats.number(answered)}</td>
              <td>{formats.number(expired)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
