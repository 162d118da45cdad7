import { type ReactNode, useState } from 'react'
import { usePermission } from '../../../api/session.ts'
import type { CommandType, RequestView } from '../../../api/types.ts'
import { CommandDialog } from './command-dialog.tsx'
import { type RunCommand, useCommand } from './use-command.ts'

/** The values that a dialog begins with, such as the partner of a row. */
type Presets = Readonly<Record<string, unknown>>

type CommandsWithDialog = {
  readonly command: RunCommand
  /** Returns whether the person may run a command on the request now. */
  readonly may: (type: CommandType) => boolean
  /** Opens the dialog of a command. */
  readonly open: (type: CommandType, presets?: Presets) => void
  /** The open dialog; null where none is open. */
  readonly dialog: ReactNode
}

/** Runs commands on a request from a part of its page, with a dialog for those that need more. */
export const useCommandDialog = (request: RequestView): CommandsWithDialog => {
  const command = useCommand(request)
  const mayWrite = usePermission('requests:write')
  const [opened, setOpened] = useState<{ readonly type: CommandType; readonly presets: Presets } | null>(null)
  return {
    command,
    may: (type) => mayWrite && request.allowedCommands.includes(type),
    open: (type, presets = {}) => setOpened({ type, presets }),
    dialog: opened && (
      <CommandDialog
        type={opened.type}
        request={request}
        command={command}
        presets={opened.presets}
        onClose={() => setOpened(null)}
      />
    ),
  }
}
