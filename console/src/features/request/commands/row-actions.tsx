import { ActionIcon, Button, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'
import { usePermission } from '../../../api/session.ts'
import type { CommandType, RequestSummary } from '../../../api/types.ts'
import { Icon } from '../../../shared/icons/icon.tsx'
import type { IconName } from '../../../shared/icons/icon-paths.ts'
import { useWords } from '../../../words/words-context.tsx'
import type { RequestSearch } from '../../requests/request-search.ts'
import classes from './command-buttons.module.css'
import { commandsElsewhere, likelyCommand, remediesOf } from './command-fields.ts'
import { labelInRow, rowIcons } from './command-labels.ts'
import { CommandMenuEntries } from './command-menu.tsx'

/** Loaded once they are chosen: the list appears without them. */
const WriteToPatronDialog = lazy(async () => ({
  default: (await import('./write-to-patron-dialog.tsx')).WriteToPatronDialog,
}))
const RowCommand = lazy(async () => ({ default: (await import('./row-command.tsx')).RowCommand }))

export type RowActionsProps = {
  readonly request: RequestSummary
  /** The search of the list, which the request keeps when it is opened. */
  readonly search: RequestSearch
  /** The number of buttons beside the menu. */
  readonly buttons: number
}

/** What a person does with a request from its row: the likely commands as buttons, and what else is possible in a menu. */
export const RowActions = ({ request, search, buttons }: RowActionsProps) => {
  const { words, formats } = useWords()
  const mayWrite = usePermission('requests:write')
  const [chosen, setChosen] = useState<CommandType | null>(null)
  const [isWriting, setWriting] = useState(false)
  const close = useCallback(() => setChosen(null), [])
  const { number, title, actions, next, stage, asks, patronId } = request
  if (!mayWrite || actions === undefined) return null
  const actable = { ...actions, next, stage }
  const main = likelyCommand(actable)
  const likely = [
    ...(main === undefined ? [] : [main]),
    ...remediesOf(actable).filter((type) => type !== main),
  ]
  // What the lender wants back is with the patron, who must know.
  const isWriteFirst = buttons > 1 && stage === 'on_loan' && asks && patronId !== undefined
  const shown = likely
    .slice(0, isWriteFirst ? buttons - 1 : buttons)
    .toSorted((one, other) => Number(other === 'message') - Number(one === 'message'))
  const others = actions.allowedCommands.filter(
    (type) => !shown.includes(type) && !commandsElsewhere.includes(type),
  )
  const facts = { negotiation: actions.negotiation, limit: actions.maximumCost }
  const labelOf = (type: CommandType): string => labelInRow(type, facts, { words, formats })
  const iconOf = (type: CommandType): IconName | undefined =>
    labelOf(type) === words.request.decide ? 'cost' : rowIcons[type]
  const name = title ?? number
  return (
    <>
      {isWriteFirst && (
        <Button
          size="compact-sm"
          variant="default"
          className={classes.rowButton ?? ''}
          aria-label={`${words.request.writeToPatron}${words.common.colon} ${name}`}
          onClick={() => setWriting(true)}
        >
          {words.request.writeToPatron}
        </Button>
      )}
      {shown.map((type, place) => (
        <Button
          key={type}
          data-next-action={place === 0 || undefined}
          size="compact-sm"
          // What waits on the return shelf goes back: nothing else is right.
          variant={stage === 'patron_returned' && type === 'return' ? 'filled' : 'default'}
          leftSection={iconIn(iconOf(type))}
          className={classes.rowButton ?? ''}
          aria-label={`${labelOf(type)}${words.common.colon} ${name}`}
          onClick={() => setChosen(type)}
        >
          {labelOf(type)}
        </Button>
      ))}
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            data-more
            aria-label={`${words.request.more}${words.common.colon} ${name}`}
          >
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          <CommandMenuEntries types={others} labelOf={labelOf} onChoose={setChosen} />
          <Menu.Divider />
          {patronId !== undefined && !isWriteFirst && (
            <Menu.Item onClick={() => setWriting(true)}>{words.request.writeToPatron}</Menu.Item>
          )}
          <Menu.Item
            renderRoot={(props) => (
              <Link to="/requests/$number" params={{ number }} search={search} {...props} />
            )}
          >
            {words.today.openRequest}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isWriting && (
        <Suspense>
          <WriteToPatronDialog number={number} onClose={() => setWriting(false)} />
        </Suspense>
      )}
      {chosen !== null && (
        <Suspense>
          <RowCommand number={number} type={chosen} onClose={close} />
        </Suspense>
      )}
    </>
  )
}

const iconIn = (name: IconName | undefined): ReactNode =>
  name === undefined ? undefined : <Icon name={name} size={14} />
