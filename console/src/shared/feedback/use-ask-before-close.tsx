import { type ReactNode, useState } from 'react'
import { LeaveDialog } from './leave-dialog.tsx'

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
  const [isAsking, setAsking] = useState(false)
  return {
    modal: { onClose: () => (isChanged ? setAsking(true) : onClose()), closeOnEscape: !isAsking },
    question: isAsking ? <LeaveDialog onLeave={onClose} onStay={() => setAsking(false)} /> : null,
  }
}
