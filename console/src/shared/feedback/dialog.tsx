import { Modal, type ModalProps } from '@mantine/core'
import { useWords } from '../../words/words-context.tsx'
import { useReturnFocus } from './use-return-focus.ts'

/** A dialog that is open while it is on the page; when it closes the focus is where it was before. */
export const Dialog = (props: Omit<ModalProps, 'opened'>) => {
  const { words } = useWords()
  useReturnFocus()
  return <Modal opened closeButtonProps={{ 'aria-label': words.common.close }} {...props} />
}
