import { type ReactNode, useState } from 'react'
import { useWords } from '../../words/words-context.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'

type AskBeforeClose = {
  /** The properties of the dialog (`Modal`) that is closed: Escape belongs to the question while it is open. */
  readonly modal: { readonly onClose: () => void; readonly closeOnEscape: boolean }
  /** The open question; null where none is open. */
  readonly question: ReactNode
}

/**
 * Asks before a dialog closes in which something was typed: Escape and a click beside it come by accident.
 *
 * @param isChanged whether something would be lost
 */
export const useAskBeforeClose = (isChanged: boolean, onClose: () => void): AskBeforeClose => {
  const { words } = useWords()
  const [isAsking, setAsking] = useState(false)
  const labels = words.settingForm
  return {
    modal: { onClose: () => (isChanged ? setAsking(true) : onClose()), closeOnEscape: !isAsking },
    question: isAsking ? (
      <ConfirmDialog
        title={labels.leaveTitle}
        text={labels.leaveText}
        confirmLabel={labels.leave}
        isDangerous
        onConfirm={onClose}
        onCancel={() => setAsking(false)}
      />
    ) : null,
  }
}
