import { CloseButton, Group, Kbd, Notification, Portal, Stack, Text, UnstyledButton } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { useWords } from '../../words/words-context.tsx'
import { useSingleKeys } from '../single-keys.ts'
import classes from './notes.module.css'

type Note = {
  readonly text: string
  readonly color?: 'green' | 'red'
  /** A button in the note, such as Undo. */
  readonly action?: { readonly label: string; readonly run: () => void; readonly until?: string }
}
type ShownNote = Note & { readonly id: number }

const showFor = 8_000
/** Who comes to the button by keyboard, or with a screen reader, needs longer. */
const showWithButtonFor = 20_000
const NotesContext = createContext<((note: Note) => void) | null>(null)

/** Shows short notes of what was done, for some seconds, at the edge of the page. */
export const NotesProvider = ({ children }: { readonly children: ReactNode }) => {
  const { words } = useWords()
  const [notes, setNotes] = useState<readonly ShownNote[]>([])
  const count = useRef(0)
  const remove = useCallback((id: number) => setNotes((all) => all.filter((note) => note.id !== id)), [])
  const show = useCallback(
    (note: Note) => {
      count.current += 1
      const id = count.current
      // The latest takes the place of the one before; what went wrong stays until it was seen.
      const { until } = note.action ?? {}
      const left = until === undefined ? showWithButtonFor : Math.max(0, Date.parse(until) - Date.now())
      const { action, ...sentence } = note
      // What can be taken back no more is still to be read.
      const shown = action === undefined || left === 0 ? sentence : note
      setNotes((all) => [...all.filter(({ color }) => color === 'red').slice(-1), { ...shown, id }])
      setTimeout(() => remove(id), 'action' in shown ? Math.min(left, showWithButtonFor) : showFor)
    },
    [remove],
  )
  useSingleKeys({
    z: () => {
      const latest = notes.findLast(({ action }) => action !== undefined)
      if (latest === undefined) return
      latest.action?.run()
      remove(latest.id)
    },
  })
  const list = useMemo(
    () => (
      <Portal>
        <Stack className={classes.notes} gap="xs" role="status" aria-live="polite">
          {notes.map(({ id, text, color = 'green', action }) => (
            <Notification key={id} color={color} withCloseButton={false} withBorder>
              <Group justify="space-between" wrap="nowrap" gap="sm">
                <Text size="sm" c="var(--mantine-color-text)">
                  {text}
                </Text>
                <Group gap={4} wrap="nowrap">
                  {action !== undefined && (
                    <UnstyledButton
                      className={classes.action}
                      onClick={() => {
                        action.run()
                        remove(id)
                      }}
                    >
                      {action.label}{' '}
                      <Kbd size="xs" aria-hidden>
                        z
                      </Kbd>
                    </UnstyledButton>
                  )}
                  <CloseButton size="sm" aria-label={words.common.close} onClick={() => remove(id)} />
                </Group>
              </Group>
            </Notification>
          ))}
        </Stack>
      </Portal>
    ),
    [notes, remove, words],
  )
  return (
    <NotesContext value={show}>
      {children}
      {list}
    </NotesContext>
  )
}

/** Gives the function that shows a note. */
export const useNotes = (): ((note: Note) => void) => {
  const show = useContext(NotesContext)
  if (show === null) throw new Error('useNotes needs a NotesProvider above it')
  return show
}
