import { useWords } from '../../words/words-context.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'

type Props = {
  readonly onLeave: () => void
  readonly onStay: () => void
}

/** Asks before something that was typed is lost. */
export const LeaveDialog = ({ onLeave, onStay }: Props) => {
  const { leaveTitle, leaveText, leave, stay } = useWords().words.settingForm
  return (
    <ConfirmDialog
      title={leaveTitle}
      text={leaveText}
      confirmLabel={leave}
      cancelLabel={stay}
      isDangerous
      onConfirm={onLeave}
      onCancel={onStay}
    />
  )
}
