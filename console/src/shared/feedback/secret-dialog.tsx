import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { useWords } from '../../words/words-context.tsx'
import { CopyButton } from '../copy-button.tsx'
import { Dialog } from './dialog.tsx'

type Props = {
  readonly title: string
  readonly hint: string
  readonly secret: string
  readonly copyLabel: string
  readonly onClose: () => void
}

/** Shows a secret for the only time. It closes by its button alone, so that nobody loses it by accident. */
export const SecretDialog = ({ title, hint, secret, copyLabel, onClose }: Props) => {
  const { words } = useWords()
  return (
    <Dialog
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack gap="md">
        <Text size="sm">{hint}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {secret}
        </Code>
        <Group justify="space-between">
          <CopyButton text={secret} label={copyLabel} />
          <Button onClick={onClose}>{words.common.close}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
