import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { documentKinds } from '../../shared/document/document-kinds.ts'
import { documentQuery } from '../../shared/document/document-queries.ts'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import { symbolsOf } from '../configuration/document-summary.ts'
import classes from './inbound-view.module.css'

const readAgainEvery = 10_000

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
  // The form of the page has the same query: it shows what the technician saves, too.
  const { data: partner } = useQuery({
    ...documentQuery(api, documentKinds.partner, code),
    refetchInterval: readAgainEvery,
  })
  if (isPending || partner === undefined || partner === null)
    return isPending ? <Text size="sm">{inboundView.pending}</Text> : null
  const settingOf = (name: string): string =>
    String(Reflect.get(Object(partner.value.connection), name) ?? '')
  const rows = [
    [inboundView.address, settingOf('url')],
    [inboundView.agency, symbolsOf(partner.value)],
    [inboundView.system, settingOf('vendor') || settingOf('profile')],
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
