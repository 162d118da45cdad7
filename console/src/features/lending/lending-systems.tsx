import { Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useLendingWords } from '../../words/lending/use-lending-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { lendingSystemsQuery } from './lending-queries.ts'

/** The lending systems of the libraries, and whether each takes messages; nothing where there is none. */
export const LendingSystems = () => {
  const { formats } = useWords()
  const lending = useLendingWords()
  const { data: systems = [] } = useQuery(lendingSystemsQuery(useApi()))
  if (systems.length === 0) return null
  return (
    <Group gap="md" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={lending.systems}>
      {systems.map(({ code, name, status, state, failures, pausedUntil }) => (
        <Group key={code} component="li" gap="xs">
          <Text size="sm">{name}</Text>
          {status === 'inactive' ? (
            <ToneBadge tone="quiet">{lending.systemInactive}</ToneBadge>
          ) : state !== 'delivering' ? (
            <ToneBadge tone="bad">
              {pausedUntil === null
                ? lending.systemPaused
                : `${lending.systemPaused}: ${lending.next(formats.fromNow(pausedUntil))}`}
            </ToneBadge>
          ) : failures > 0 ? (
            <ToneBadge tone="warn">{lending.systemFailing}</ToneBadge>
          ) : (
            <ToneBadge tone="good">{lending.systemReachable}</ToneBadge>
          )}
        </Group>
      ))}
    </Group>
  )
}
