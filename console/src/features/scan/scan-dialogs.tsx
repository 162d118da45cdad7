import type { CommandInput, CommandType } from '../../api/types.ts'
import { CommandDialog } from '../request/commands/command-dialog.tsx'
import { itemsFor } from '../request/commands/items-for.ts'
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

/** Returns what is known of a card already: the scanned barcode, and of which lender its items are. */
const presetsOf = (mode: ScanMode, { announced, code, request, items }: ScanCard) => {
  const ofOthers = itemsFor(scanModes[mode].command, request.items).length > items.length
  const ids = items.map(({ id }) => id)
  return {
    ...(announced === undefined ? {} : { barcode: code }),
    ...(ofOthers
      ? { entry: items[0]?.entry, items: mode === 'receive' ? ids.map((id) => ({ id })) : ids }
      : {}),
  }
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
        presets={presetsOf(mode, card)}
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
