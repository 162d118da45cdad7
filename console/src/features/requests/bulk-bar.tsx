import { Button, CloseButton, Group, Menu, Paper, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ListQuery } from '../../api/operations/requests.ts'
import { usePermission } from '../../api/session.ts'
import type { CommandInput, RequestSummary } from '../../api/types.ts'
import type { BulkWords } from '../../words/bulk/bulk-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { BulkAssignMenu } from './bulk-assign-menu.tsx'
import classes from './bulk-bar.module.css'
import { type BulkCommand, maxInBulk, sortBulkCommands } from './bulk-commands.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { BulkJobDialog } from './bulk-job-dialog.tsx'
import { BulkLabelDialog } from './bulk-label-dialog.tsx'
import { useBulkPrinting } from './use-bulk-printing.ts'
import { useCommon } from './use-common.ts'
import type { Selection } from './use-selection.ts'

type Props = {
  readonly selection: Selection
  readonly requests: readonly RequestSummary[]
  /** Selects as many as one call takes; left out where no more can be selected. */
  readonly onSelectMost?: () => void
  readonly isSelecting?: boolean
  /** The filters of the whole list and how many requests it has, where it may be changed as one. */
  readonly list?: { readonly query: ListQuery; readonly total: number }
}

/** Says how high the bar is, so that notes stand above it (`--bottom-bar-height` in notes.module.css). */
const useNotesAbove = () => {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { style } = document.documentElement
    const observer = new ResizeObserver(() =>
      style.setProperty('--bottom-bar-height', `${bar.current?.offsetHeight ?? 0}px`),
    )
    if (bar.current !== null) observer.observe(bar.current)
    return () => {
      observer.disconnect()
      style.removeProperty('--bottom-bar-height')
    }
  }, [])
  return bar
}

/** The commands for the selected requests. */
export const BulkBar = ({ selection, requests, onSelectMost, isSelecting = false, list }: Props) => {
  const { words } = useWords()
  const [command, setCommand] = useState<{
    readonly input: CommandInput
    readonly phrases: BulkWords
  } | null>(null)
  const [isLabelling, setLabelling] = useState(false)
  const [isWhole, setWhole] = useState(false)
  const whole = isWhole ? list : undefined
  const bar = useNotesAbove()
  const mayWrite = usePermission('requests:write')
  const { numbers } = selection
  const printing = useBulkPrinting(numbers.map((number) => ({ number })))
  const choose = (type: BulkCommand): void =>
    setCommand({ input: { type }, phrases: words.bulk.commands[type] })
  const close = (isDone: boolean): void => {
    setCommand(null)
    setLabelling(false)
    if (isDone) selection.clear()
  }
  const selected = requests.filter(({ number }) => numbers.includes(number))
  const { buttons, others } = sortBulkCommands(selected)
  const common = useCommon(selected)
  return (
    <Paper
      ref={bar}
      className={classes.bar}
      withBorder
      shadow="md"
      role="region"
      aria-label={words.requests.selected(numbers.length)}
    >
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {whole === undefined ? words.requests.selected(numbers.length) : words.bulk.wholeList(whole.total)}
        </Text>
        {whole === undefined && common !== undefined && (
          <Text size="sm" c="var(--second-ink)">
            {words.bulk.common(selected.length, common)}
          </Text>
        )}
        {mayWrite &&
          buttons.map((type, place) => (
            <Button
              key={type}
              size="xs"
              variant={place === 0 ? 'filled' : 'default'}
              onClick={() => choose(type)}
            >
              {words.commands[type]}
            </Button>
          ))}
        {mayWrite && whole === undefined && (
          <>
            <BulkAssignMenu
              onAssign={(assignee, phrases) => setCommand({ input: { type: 'edit', assignee }, phrases })}
            />
            <Button size="xs" variant="default" onClick={() => setLabelling(true)}>
              {words.bulk.buttons.label}
            </Button>
          </>
        )}
        {mayWrite && (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button size="xs" variant="default" loading={printing.isPending}>
                {words.bulk.buttons.more}
              </Button>
            </Menu.Target>
            <Menu.Dropdown className={classes.menu}>
              {whole === undefined &&
                (['label', 'return-slip'] as const).map((kind) => (
                  <Menu.Item key={kind} onClick={() => printing.mutate(kind)}>
                    {words.bulk.print[kind]}
                  </Menu.Item>
                ))}
              {others.map((type) => (
                <Menu.Item key={type} onClick={() => choose(type)}>
                  {words.commands[type]}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        {onSelectMost !== undefined && (
          <Button size="xs" variant="subtle" loading={isSelecting} onClick={onSelectMost}>
            {words.requests.selectFirst(maxInBulk)}
          </Button>
        )}
        {mayWrite && list !== undefined && whole === undefined && (
          <Button size="xs" variant="subtle" onClick={() => setWhole(true)}>
            {words.bulk.wholeList(list.total)}
          </Button>
        )}
        <CloseButton aria-label={words.requests.unselect} onClick={selection.clear} />
      </Group>
      {command !== null && whole !== undefined && (
        <BulkJobDialog command={command.input} phrases={command.phrases} list={whole} onClose={close} />
      )}
      {command !== null && whole === undefined && (
        <BulkDialog
          command={command.input}
          phrases={command.phrases}
          numbers={numbers}
          requests={requests}
          onClose={close}
        />
      )}
      {isLabelling && (
        <BulkLabelDialog
          requests={requests.filter(({ number }) => numbers.includes(number))}
          onClose={close}
        />
      )}
    </Paper>
  )
}
