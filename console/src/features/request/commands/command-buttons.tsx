import { Button, Menu } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { usePermission } from '../../../api/session.ts'
import type { CommandType, RequestView } from '../../../api/types.ts'
import { ProblemMessage } from '../../../shared/feedback/problem-message.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { byUse } from './by-use.ts'
import classes from './command-buttons.module.css'
import { CommandDialog } from './command-dialog.tsx'
import { commandsElsewhere, hasDialog, likelyCommand, remediesOf } from './command-fields.ts'
import { RefusedEntry } from './refused-entry.tsx'
import { useCommand } from './use-command.ts'

type Props = {
  readonly request: RequestView
  /** Further entries of the menu, after the commands that are possible. */
  readonly children?: ReactNode
}

/**
 * The commands of a request: the most likely as the main button, the others in a menu, those not possible with the reason.
 * They stand in a row with what the page has beside them.
 */
export const CommandButtons = ({ request, children }: Props) => {
  const { words } = useWords()
  const [open, setOpen] = useState<CommandType | null>(null)
  const command = useCommand(request)
  const mayWrite = usePermission('requests:write')
  if (!mayWrite) return null
  const main = likelyCommand(request)
  const isHere = (type: CommandType): boolean => !commandsElsewhere.includes(type)
  const others = request.allowedCommands.filter((type) => type !== main && isHere(type))
  const remedies = remediesOf(request)
  const second = others.filter((type) => remedies.includes(type)).slice(0, 2)
  const inMenu = byUse(others.filter((type) => !second.includes(type)))
  const refused = (request.refusedCommands ?? []).filter(({ command: type }) => isHere(type))
  const start = (type: CommandType): void => {
    command.forget()
    if (type === 'undo' && request.undo !== undefined)
      command.run({ type, command: request.undo.command, at: request.undo.at })
    else if (hasDialog(type, request)) setOpen(type)
    else command.run({ type })
  }
  return (
    <>
      {main !== undefined && (
        <Button onClick={() => start(main)} loading={command.isRunning && open === null}>
          {words.commands[main]}
        </Button>
      )}
      {second.map((type) => (
        <Button key={type} variant="default" onClick={() => start(type)}>
          {words.commands[type]}
        </Button>
      ))}
      <Menu position="bottom-start" width={320}>
        <Menu.Target>
          <Button variant="default">{words.request.more}</Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          {inMenu.map((type) => (
            <Menu.Item key={type} onClick={() => start(type)}>
              {type === 'undo' && request.undo !== undefined
                ? words.request.command.undoOf(words.commands[request.undo.command])
                : words.commands[type]}
            </Menu.Item>
          ))}
          {children}
          {refused.length > 0 && <Menu.Label>{words.request.notNow}</Menu.Label>}
          {refused.map(({ command: type, reason }) => (
            <RefusedEntry key={type} label={words.commands[type]} reason={reason.text} />
          ))}
        </Menu.Dropdown>
      </Menu>
      {command.error !== null && open === null && (
        <div className={classes.problem}>
          <ProblemMessage error={command.error} />
        </div>
      )}
      {open !== null && (
        <CommandDialog type={open} request={request} command={command} onClose={() => setOpen(null)} />
      )}
    </>
  )
}
