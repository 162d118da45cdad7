import { Anchor, Button, Table, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../words/words-context.tsx'
import classes from './scan.module.css'
import type { ScanEntry } from './scan-state.ts'

type Props = { readonly entries: readonly ScanEntry[]; readonly onUndo: (entry: ScanEntry) => void }

/** The last scans, each with a way to take it back. */
export const ScanEntries = ({ entries, onUndo }: Props) => {
  const { words } = useWords()
  if (entries.length === 0) return null
  return (
    <section>
      <Title order={2} size="h6" mb="xs">
        {words.scan.last}
      </Title>
      <Table>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id} className={classes.entry} data-state={entry.state}>
              <Table.Td w={28}>
                {entry.state === 'failed' ? '✗' : entry.state === 'done' ? '✓' : '↺'}
              </Table.Td>
              <Table.Td>
                {entry.number === null ? (
                  <Text span size="sm" inherit>
                    {entry.title}
                  </Text>
                ) : (
                  <Anchor
                    className={classes.title}
                    size="sm"
                    renderRoot={(props) => (
                      <Link to="/requests/$number" params={{ number: entry.number ?? '' }} {...props} />
                    )}
                  >
                    {entry.title}
                  </Anchor>
                )}
                <Text size="xs" c={entry.state === 'failed' ? undefined : 'dimmed'}>
                  {entry.state === 'undone' ? words.scan.undone : (entry.message ?? entry.code)}
                </Text>
              </Table.Td>
              <Table.Td ta="right">
                {entry.state === 'done' && (
                  <Button size="compact-sm" variant="default" onClick={() => onUndo(entry)}>
                    {words.request.command.undo}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
