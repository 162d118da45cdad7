import type { CommandInput, CommandType } from '../../api/types.ts'
import { CommandDialog } from '../request/commands/command-dialog.tsx'
import { useCommand } from '../request/commands/use-command.ts'
import type { CardAction } from './scan-card.tsx'
import { type ScanMode, scanModes } from './scan-modes.ts'
import type { ScanCard } from './scan-state.ts'

type Props = {
  readonly mode: ScanMode
  readonly card: ScanCard
  readonly action: Exclude<CardAction, 'drop'>
  readonly onTake: (command: CommandInput) => void
  readonly onReported: () => void
  readonly onClose: () => void
}

const reports: Readonly<Partial<Record<CardAction, CommandType>>> = {
  damaged: 'report_damaged',
  problem: 'reject_shipment',
}

/** Changes what is taken over before it is: the items, the due date, the barcode; or reports what is wrong with it. */
export const ScanDialog = ({ mode, card, action, onTake, onReported, onClose }: Props) => {
  const report = useCommand(card.request)
  const reported = reports[action]
  if (reported === undefined)
    return (
      <CommandDialog
        type={scanModes[mode].command}
        request={card.request}
        command={{
          run: (command) => onTake(command),
          isRunning: false,
          error: null,
          forget: () => undefined,
        }}
        {...(card.announced === undefined ? {} : { presets: { barcode: card.code } })}
        onClose={onClose}
      />
    )
  return (
    <CommandDialog
      type={reported}
      request={card.request}
      command={{
        ...report,
        run: (command, onDone) =>
          report.run(command, () => {
            onDone?.()
            onReported()
          }),
      }}
      onClose={onClose}
    />
  )
}
