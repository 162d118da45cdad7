import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../words/words-context.tsx'
import { useReturnFocus } from './use-return-focus.ts'

type Props = {
  readonly title: string
  /** The consequence, and the number of items that it affects. */
  readonly text: string
  readonly confirmLabel: string
  readonly isDangerous?: boolean
  readonly isPending?: boolean
  /** True where it cannot be done yet: something is still to be filled in. */
  readonly isDisabled?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly children?: ReactNode
}

/** Asks before something is done that cannot be undone, or not easily. */
export const ConfirmDialog = (props: Props) => {
  const {
    title,
    text,
    confirmLabel,
    isDangerous = false,
    isPending = false,
    isDisabled = false,
    onConfirm,
    onCancel,
    children,
  } = props
  const { words } = useWords()
  useReturnFocus()
  return (
    <Modal opened onClose={onCancel} title={title} closeButtonProps={{ 'aria-label': words.common.close }}>
      <Stack gap="md">
        <Text size="sm">{text}</Text>
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {words.common.cancel}
          </Button>
          <Button
            {...(isDangerous ? { color: 'red.9' } : {})}
            loading={isPending}
            disabled={isDisabled}
            onClick={onConfirm}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
