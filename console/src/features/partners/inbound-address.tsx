import { Alert, Code, Group, Text } from '@mantine/core'
import { CopyButton } from '../../shared/copy-button.tsx'
import { inboundPathOf } from '../../shared/partner-connection.ts'
import { useWords } from '../../words/words-context.tsx'

type Props = { readonly code: string; readonly connection: unknown }

/** Shows the address for the partner's messages, to be copied for its technician. */
export const InboundAddress = ({ code, connection }: Props) => {
  const { words } = useWords()
  const path = inboundPathOf(connection)
  if (path === undefined) return null
  const address = `${window.location.origin}/partners/${encodeURIComponent(code)}/${path}`
  return (
    <Alert variant="light" title={words.partners.inboundTitle}>
      <Text size="sm" mb="xs">
        {words.partners.inboundHint}
      </Text>
      <Group gap="xs">
        <Code style={{ overflowWrap: 'anywhere' }}>{address}</Code>
        <CopyButton text={address} label={words.partners.copyAddress} />
      </Group>
    </Alert>
  )
}
