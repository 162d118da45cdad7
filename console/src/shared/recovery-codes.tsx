import { Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { useWords } from '../words/words-context.tsx'
import { CopyButton } from './copy-button.tsx'

type Props = { readonly codes: readonly string[]; readonly onKept: () => void }

/** Shows new recovery codes for the only time. */
export const RecoveryCodes = ({ codes, onKept }: Props) => {
  const { words } = useWords()
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {words.secondFactor.recoveryTitle}
      </Title>
      <Text size="sm">{words.secondFactor.recoveryHint}</Text>
      <Code block>{codes.join('\n')}</Code>
      <Group justify="space-between">
        <CopyButton text={codes.join('\n')} label={words.secondFactor.copyCodes} />
        <Button onClick={onKept}>{words.secondFactor.kept}</Button>
      </Group>
    </Stack>
  )
}
