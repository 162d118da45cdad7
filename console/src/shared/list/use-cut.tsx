import { UnstyledButton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../words/words-context.tsx'
import classes from './use-cut.module.css'

type Cut<Item> = {
  readonly shown: readonly Item[]
  /** Says how many more there are, and shows them; null where all are shown. */
  readonly more: ReactNode
}

/**
 * Cuts a long list, and shows the rest of it where a person asks for it.
 *
 * @param most the largest number of items that is shown at first
 */
export const useCut = <Item,>(items: readonly Item[], most: number): Cut<Item> => {
  const { words } = useWords()
  const [isWhole, setWhole] = useState(false)
  if (isWhole || items.length <= most) return { shown: items, more: null }
  return {
    shown: items.slice(0, most),
    more: (
      <UnstyledButton className={classes.more} aria-expanded={false} onClick={() => setWhole(true)}>
        {words.today.andMore(items.length - most)}
      </UnstyledButton>
    ),
  }
}
