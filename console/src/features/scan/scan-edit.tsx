import type { CommandInput } from '../../api/types.ts'
import { CommandDialog } from '../request/commands/command-dialog.tsx'
import { type ScanMode, scanModes } from './scan-modes.ts'
import type { ScanCard } from './scan-state.ts'

type Props = {
  readonly mode: ScanMode
  readonly card: ScanCard
  readonly onTake: (command: CommandInput) => void
  readonly onClose: () => void
}

/** Changes what is taken over before it is: the items, the due date, the barcode. */
export const ScanEdit = ({ mode, card, onTake, onClose }: Props) => (
  <CommandDialog
    type={scanModes[mode].command}
    request={card.request}
    command={{ run: (command) => onTake(command), isRunning: false, error: null, forget: () => undefined }}
    onClose={onClose}
  />
)
