import { Button, Group, Stack, Text } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useWords } from '../../words/words-context.tsx'
import { Dialog } from './dialog.tsx'

type Props = {
  readonly title: string
  /** The consequence, and the number of items that it affects. */
  readonly text: string
  readonly confirmLabel: string
  /** What leaves everything as it is, where “Cancel” could be taken for the act itself. */
  readonly cancelLabel?: string
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
    cancelLabel,
    isDangerous = false,
    isPending = false,
    isDisabled = false,
    onConfirm,
    onCancel,
    children,
  } = props
  const { words } = useWords()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    // React passes it on to the form from which the dialog was opened.
    event.stopPropagation()
    if (!isDangerous && !isDisabled && !isPending) onConfirm()
  }
  return (
    <Dialog onClose={onCancel} title={title}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{text}</Text>
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onCancel}>
              {cancelLabel ?? words.common.cancel}
            </Button>
            <Button
              // Enter in a field destroys nothing.
              {...(isDangerous ? { color: 'red.9', onClick: onConfirm } : { type: 'submit' })}
              loading={isPending}
              disabled={isDisabled}
            >
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
