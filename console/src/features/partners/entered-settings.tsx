import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import classes from './inbound-view.module.css'

const readAgainEvery = 10_000

type Partner = {
  readonly symbols: readonly { readonly type: string; readonly value: string }[]
  readonly connection: {
    readonly url?: string | undefined
    readonly vendor?: string | undefined
    readonly profile?: string | undefined
  }
}

/** Shows what the technician of a partner has entered, for the admin who activates it. */
export const EnteredSettings = ({
  code,
  isPending,
}: {
  readonly code: string
  readonly isPending: boolean
}) => {
  const { inboundView } = useWatchedWords().health
  const api = useApi()
  const partner = useQuery({
    queryKey: ['entered-settings', code],
    refetchInterval: readAgainEvery,
    queryFn: () => api.documents.get<Partner>(`/v1/partners/${encodeURIComponent(code)}`),
  })
  if (isPending || partner.data === undefined)
    return isPending ? <Text size="sm">{inboundView.pending}</Text> : null
  const { symbols, connection } = partner.data
  const rows = [
    [inboundView.address, connection.url ?? ''],
    [inboundView.agency, symbols.map(({ type, value }) => `${type}:${value}`).join(', ')],
    [inboundView.system, connection.vendor ?? connection.profile ?? ''],
  ]
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {inboundView.entered}
      </Text>
      <dl className={classes.entered}>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Stack>
  )
}
