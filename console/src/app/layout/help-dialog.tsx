import { Anchor, Kbd, Stack, Text } from '@mantine/core'
import type { Session } from '../../api/types.ts'
import { Dialog } from '../../shared/feedback/dialog.tsx'
import type { GoTo } from '../../shared/page/go-to-keys.ts'
import { dailyEntries, manageEntries, todayEntry } from '../../shared/page/navigation-entries.ts'
import { useCtrlKey } from '../../shared/use-ctrl-key.ts'
import { useHelpWords } from '../../words/help/use-help-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './help-dialog.module.css'

type Props = {
  readonly session: Session
  readonly pages: readonly GoTo[]
  readonly onClose: () => void
}

const entries = [todayEntry, ...dailyEntries, ...manageEntries]

/** All keys of the console, and the way to the manual. */
export const HelpDialog = ({ session, pages, onClose }: Props) => {
  const { words } = useWords()
  const help = useHelpWords()
  const ctrl = useCtrlKey()
  const mayWrite = session.permissions.includes('requests:write')
  const nameOf = (to: GoTo['to']): string =>
    entries.find((entry) => entry.to === to)?.label(words) ?? words.layout.requests
  const rows: readonly (readonly [keys: readonly string[], does: string])[] = [
    [['/'], help.search],
    [[ctrl, 'K'], help.commands],
    ...pages.map(({ key, to }) => [['g', help.afterwards, key], nameOf(to)] as const),
    ...(mayWrite ? ([[['n'], help.newRequest]] as const) : []),
    [['j'], help.next],
    [['k'], help.previous],
    ...(mayWrite
      ? ([
          [['x'], help.select],
          [['Shift', 'x'], help.selectTo],
        ] as const)
      : []),
    [['e'], help.open],
    ...(mayWrite
      ? ([
          [['.'], help.more],
          [['a'], help.assign],
          [['m'], help.message],
          [['z'], help.undo],
        ] as const)
      : []),
    [[ctrl, '↵'], help.send],
    [['Esc'], help.close],
    [['?'], help.help],
  ]
  return (
    <Dialog size="lg" onClose={onClose} title={help.title}>
      <Stack gap="md">
        <Anchor href="/manual/" target="_blank" rel="noopener" size="sm">
          {help.manual}
        </Anchor>
        <dl className={classes.keys}>
          {rows.map(([keys, does]) => (
            <div key={does} className={classes.row}>
              <dt>
                {keys.map((key) => (key === help.afterwards ? ` ${key} ` : <Kbd key={key}>{key}</Kbd>))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <Text size="xs" c="dimmed">
          {help.singleKeys}
        </Text>
      </Stack>
    </Dialog>
  )
}
