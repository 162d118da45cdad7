import { Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { useCut } from '../../shared/list/use-cut.tsx'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './check-history.module.css'
import { type KeptCheck, partnerChecksQuery } from './health-queries.ts'

/** The number of tests that are shown. */
const maxShown = 10

const CheckItem = ({ check: { at, by, steps } }: { readonly check: KeptCheck }) => {
  const { words, formats } = useWords()
  const { health } = useWatchedWords()
  const { test } = words.partners
  const failed = steps.find(({ result }) => result === 'failed')
  const warned = steps.find(({ result }) => result === 'warning')
  const shown = failed ?? warned
  const names: Readonly<Record<string, string>> = test.steps
  return (
    <li>
      <Group gap="xs">
        <ToneBadge tone={failed !== undefined ? 'bad' : warned !== undefined ? 'warn' : 'good'}>
          {failed !== undefined ? test.failed : warned !== undefined ? test.attention : test.passed}
        </ToneBadge>
        <Text size="sm">
          {formats.dateTime(at)} · {health.checkBy[by]}
          {shown !== undefined &&
            ` · ${names[shown.step] ?? shown.step}${words.common.colon} ${shown.detail}`}
        </Text>
      </Group>
    </li>
  )
}

/** The last connection tests of a partner, those of each day included. */
export const CheckHistory = ({ code }: { readonly code: string }) => {
  const { health } = useWatchedWords()
  const { data } = useQuery(partnerChecksQuery(useApi(), code))
  const { shown, more } = useCut(data ?? [], maxShown)
  if (data === undefined || data.length === 0) return null
  return (
    <details>
      <summary className={classes.summary}>{health.checks(data.length)}</summary>
      <ul>
        {shown.map((check) => (
          <CheckItem key={check.at} check={check} />
        ))}
      </ul>
      {more}
    </details>
  )
}
