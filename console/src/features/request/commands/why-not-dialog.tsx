import { Modal, Stack, Text } from '@mantine/core'
import type { CommandType } from '../../../api/types.ts'
import { useReturnFocus } from '../../../shared/feedback/use-return-focus.ts'
import { useWords } from '../../../words/words-context.tsx'

type Props = {
  readonly refused: readonly { readonly command: CommandType; readonly reason: { readonly text: string } }[]
  readonly onClose: () => void
}

/** Says of each command that is not possible now why, and what would have to be otherwise. */
export const WhyNotDialog = ({ refused, onClose }: Props) => {
  const { words } = useWords()
  useReturnFocus()
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.request.notNow}
      closeButtonProps={{ 'aria-label': words.common.close }}
    >
      <Stack gap="sm">
        {refused.map(({ command, reason }) => (
          <div key={command}>
            <Text size="sm" fw={600}>
              {words.commands[command]}
            </Text>
            <Text size="sm" c="var(--second-ink)">
              {reason.text}
            </Text>
          </div>
        ))}
      </Stack>
    </Modal>
  )
}
