import { Button, Menu } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { usePartnerName } from '../../../api/names.ts'
import { usePermission } from '../../../api/session.ts'
import type { CommandType, RequestView } from '../../../api/types.ts'
import { ProblemMessage } from '../../../shared/feedback/problem-message.tsx'
import { Icon } from '../../../shared/icons/icon.tsx'
import { useIsPhone } from '../../../shared/list/use-is-phone.ts'
import { useSingleKeys } from '../../../shared/single-keys.ts'
import { useWords } from '../../../words/words-context.tsx'
import classes from './command-buttons.module.css'
import { CommandDialog } from './command-dialog.tsx'
import {
  commandsElsewhere,
  hasDialog,
  likelyCommand,
  remediesOf,
  ruleOf,
  usualCommands,
} from './command-fields.ts'
import { labelsOf, labelWithDots } from './command-labels.ts'
import { CommandMenuEntries } from './command-menu.tsx'
import { useCommand } from './use-command.ts'
import { WhyNotDialog } from './why-not-dialog.tsx'

type Props = {
  readonly request: RequestView
  /** Further entries of the menu, after the commands that are possible. */
  readonly children?: ReactNode
}

/**
 * The commands of a request: the most likely as the main button, the others in a menu, and why the rest is not possible.
 * They stand in a row with what the page has beside them.
 */
export const CommandButtons = ({ request, children }: Props) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const { labelOf, shortLabelOf } = labelsOf(request, { words, formats, partnerName })
  const [open, setOpen] = useState<CommandType | null>(null)
  const [isAsking, setAsking] = useState(false)
  const command = useCommand(request)
  const mayWrite = usePermission('requests:write')
  const isPhone = useIsPhone()
  const start = (type: CommandType): void => {
    command.forget()
    if (type === 'undo' && request.undo !== undefined)
      command.run({ type, command: request.undo.command, at: request.undo.at })
    else if (hasDialog(type, request)) setOpen(type)
    else command.run({ type })
  }
  const more = useRef<HTMLButtonElement>(null)
  useSingleKeys({
    m: () => {
      if (request.allowedCommands.includes('message')) start('message')
    },
    '.': () => {
      // The menu gives the focus back to where it was.
      more.current?.focus()
      more.current?.click()
    },
  })
  if (!mayWrite) return null
  const main = likelyCommand(request)
  const isHere = (type: CommandType): boolean => !commandsElsewhere.includes(type)
  const others = request.allowedCommands.filter((type) => type !== main && isHere(type))
  const remedies = remediesOf(request)
  const usual = usualCommands(request)
  const second = [
    ...others.filter((type) => remedies.includes(type)),
    ...others.filter((type) => usual.includes(type) && !remedies.includes(type)),
  ].slice(0, isPhone ? 1 : 2)
  const inMenu = others.filter((type) => !second.includes(type))
  const refused = (request.refusedCommands ?? []).filter(({ command: type }) => isHere(type))
  /** The words of a button: on a phone there is less room. */
  const buttonLabel = isPhone ? shortLabelOf : labelOf
  return (
    <>
      {main !== undefined && (
        // Nothing asks for a question to the lender.
        <Button
          data-next-action
          variant={main === 'claim' && request.next?.who !== 'library' ? 'default' : 'filled'}
          onClick={() => start(main)}
          loading={command.isRunning && open === null}
        >
          {labelOf(main)}
        </Button>
      )}
      {second.map((type) => (
        <Button key={type} variant="default" onClick={() => start(type)}>
          {buttonLabel(type)}
        </Button>
      ))}
      <Menu position="bottom-end" width={320} returnFocus>
        <Menu.Target>
          <Button
            ref={more}
            data-next-action={main === undefined || undefined}
            variant="default"
            rightSection={<Icon name="down" size={14} />}
          >
            {words.request.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          <CommandMenuEntries
            types={inMenu}
            labelOf={(type) => labelWithDots(labelOf(type), type, request)}
            onChoose={start}
            keys={{ message: 'm' }}
          />
          {request.allowedCommands
            .filter((type) => ruleOf(type).runsAtOnce)
            .map((type) => (
              <Menu.Item key={`${type} with a day`} onClick={() => setOpen(type)}>
                {words.request.command.withDay(words.commands[type])}…
              </Menu.Item>
            ))}
          {children}
          {refused.length > 0 && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<Icon name="whyNot" size={14} />} onClick={() => setAsking(true)}>
                {words.request.whyNot}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {command.error !== null && open === null && (
        <div className={classes.problem}>
          <ProblemMessage error={command.error} />
        </div>
      )}
      {isAsking && <WhyNotDialog request={request} refused={refused} onClose={() => setAsking(false)} />}
      {open !== null && (
        <CommandDialog type={open} request={request} command={command} onClose={() => setOpen(null)} />
      )}
    </>
  )
}
