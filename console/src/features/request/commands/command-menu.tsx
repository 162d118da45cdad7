import { Kbd, Menu } from '@mantine/core'
import { Fragment } from 'react'
import type { CommandType } from '../../../api/types.ts'
import { Icon } from '../../../shared/icons/icon.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { groupCommands } from './by-use.ts'
import classes from './command-buttons.module.css'
import { ruleOf } from './command-fields.ts'
import { commandIcons } from './command-labels.ts'

type Props = {
  readonly types: readonly CommandType[]
  readonly labelOf: (type: CommandType) => string
  readonly onChoose: (type: CommandType) => void
  /** The keys that choose an entry while the menu is closed. */
  readonly keys?: Readonly<Partial<Record<CommandType, string>>>
}

const groupIcons = { lender: 'partners', rota: 'route', request: 'lines' } as const

const isDangerous = (type: CommandType): boolean => ruleOf(type).isDangerous === true

/** The entries of a menu for commands that are possible: those of the lender, of the rota and of the request. */
export const CommandMenuEntries = ({ types, labelOf, onChoose, keys = {} }: Props) => {
  const { words } = useWords()
  return groupCommands(types, isDangerous).map(({ group, types: own }) => (
    <Fragment key={group}>
      <Menu.Label>{words.request.commandGroups[group]}</Menu.Label>
      {own.map((type) => (
        <Menu.Item
          key={type}
          className={isDangerous(type) ? classes.dangerous : undefined}
          leftSection={<Icon name={commandIcons[type] ?? groupIcons[group]} size={14} />}
          rightSection={keys[type] !== undefined && <Kbd size="xs">{keys[type]}</Kbd>}
          onClick={() => onChoose(type)}
        >
          {labelOf(type)}
        </Menu.Item>
      ))}
    </Fragment>
  ))
}
