import { Code, Stack, Text } from '@mantine/core'
import { useWords } from '../words/words-context.tsx'

type Props = { readonly secret: string; readonly qrCode: string }

/** Shows the secret for an app that shows codes: to scan, and to type. */
export const CodeSetUp = ({ secret, qrCode }: Props) => {
  const { words } = useWords()
  return (
    <Stack gap="xs">
      <Text size="sm">{words.secondFactor.scan}</Text>
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(qrCode)}`}
        alt={words.secondFactor.qrCode}
        width={180}
        height={180}
      />
      <Text size="sm">{words.secondFactor.secret}</Text>
      <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {secret.match(/.{1,4}/g)?.join(' ')}
      </Code>
    </Stack>
  )
}
