import { CloseButton, Popover, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon } from '../../shared/icons/icon.tsx'
import { useWords } from '../../words/words-context.tsx'
import classes from './filter-chip.module.css'

type Props = {
  readonly name: string
  /** What the filter is set to; undefined where it is not set. */
  readonly value: string | undefined
  readonly onClear: () => void
  /** True where a person has just chosen it, to set it. */
  readonly startsOpen?: boolean | undefined
  /** What opens below it, to choose from. */
  readonly children: ReactNode
}

/** A filter of a list as a chip: dashed while it is not set; else with its value, and a button that takes it away. */
export const FilterChip = ({ name, value, onClear, startsOpen = false, children }: Props) => {
  const { words } = useWords()
  return (
    <span className={classes.chip} data-set={value !== undefined || undefined}>
      <Popover
        position="bottom-start"
        width={280}
        trapFocus
        returnFocus
        shadow="md"
        defaultOpened={startsOpen}
      >
        <Popover.Target>
          <UnstyledButton className={classes.open}>
            {value === undefined ? (
              <>
                <Icon name="plus" size={13} />
                {name}
              </>
            ) : (
              <>
                <span className={classes.name}>
                  {name}
                  {words.common.colon}
                </span>{' '}
                {value}
              </>
            )}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>{children}</Popover.Dropdown>
      </Popover>
      {value !== undefined && (
        <CloseButton size={24} iconSize={14} aria-label={words.requests.remove(name)} onClick={onClear} />
      )}
    </span>
  )
}

/** The words of a search as a chip, which clears it. */
export const TextChip = ({ text, onClear }: { readonly text: string; readonly onClear: () => void }) => {
  const { words } = useWords()
  const quoted = words.common.quoted(text)
  return (
    <UnstyledButton
      className={`${classes.chip} ${classes.open}`}
      data-set
      aria-label={words.requests.remove(quoted)}
      onClick={onClear}
    >
      <Icon name="search" size={13} />
      {quoted}
      <Icon name="close" size={13} />
    </UnstyledButton>
  )
}
