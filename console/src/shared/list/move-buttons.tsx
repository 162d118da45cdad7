import { ActionIcon } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useWords } from '../../words/words-context.tsx'

type Props = {
  readonly name: string
  /** The place in the list, from 0, and how many places there are. */
  readonly place: number
  readonly count: number
  readonly isDisabled?: boolean
  readonly onMove: (to: number) => void
}

/** Two buttons that move a row of a list up and down. The focus follows the row, so that one key moves it on. */
export const MoveButtons = ({ name, place, count, isDisabled = false, onMove }: Props) => {
  const { words } = useWords()
  const up = useRef<HTMLButtonElement>(null)
  const down = useRef<HTMLButtonElement>(null)
  const pressed = useRef<'up' | 'down' | null>(null)
  const last = useRef(place)
  useEffect(() => {
    if (last.current === place) return
    last.current = place
    if (pressed.current !== null) (pressed.current === 'up' ? up : down).current?.focus()
    pressed.current = null
  }, [place])
  const move = (way: 'up' | 'down'): void => {
    const to = way === 'up' ? place - 1 : place + 1
    if (to < 0 || to >= count) return
    pressed.current = way
    onMove(to)
  }
  return (
    <>
      <ActionIcon
        ref={up}
        variant="default"
        aria-label={words.settingForm.moveUp(name)}
        disabled={isDisabled}
        // At an end the button keeps the focus, which a disabled one would lose.
        aria-disabled={place === 0}
        data-disabled={place === 0 || undefined}
        onClick={() => move('up')}
      >
        ↑
      </ActionIcon>
      <ActionIcon
        ref={down}
        variant="default"
        aria-label={words.settingForm.moveDown(name)}
        disabled={isDisabled}
        aria-disabled={place === count - 1}
        data-disabled={place === count - 1 || undefined}
        onClick={() => move('down')}
      >
        ↓
      </ActionIcon>
    </>
  )
}
