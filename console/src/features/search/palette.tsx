import { Kbd, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { useReturnFocus } from '../../shared/feedback/use-return-focus.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { usePaletteWords } from '../../words/palette/use-palette-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { RowCommand } from '../request/commands/row-command.tsx'
import { findByCode } from './find-by-code.ts'
import { Marked } from './marked.tsx'
import classes from './palette.module.css'
import type { PaletteEntry } from './palette-entry.ts'
import { type ChosenCommand, usePaletteGroups } from './use-palette-groups.tsx'

/**
 * Everything by its name: what can be done with the open request, requests, patrons, pages, and a new request with the
 * words that were typed. A command of a request runs as its button on the page does.
 */
export const Palette = (props: Props) => {
  const [chosen, setChosen] = useState<ChosenCommand | null>(null)
  return chosen === null ? (
    <PaletteDialog {...props} onChoose={setChosen} />
  ) : (
    <RowCommand {...chosen} onClose={props.onClose} />
  )
}

type Props = {
  /** What is typed. */
  readonly text: string
  readonly onText: (text: string) => void
  readonly onClose: () => void
}

type DialogProps = Props & { readonly onChoose: (chosen: ChosenCommand) => void }

const PaletteDialog = ({ text, onText, onClose, onChoose }: DialogProps) => {
  const { words } = useWords()
  const own = usePaletteWords()
  const api = useApi()
  const navigate = useNavigate()
  const { library } = useChosenLibrary()
  const listId = useId()
  // Where nothing is typed, nothing is chosen: Enter must not run the first command by mistake.
  const [moved, setMoved] = useState<number | undefined>(undefined)
  const [isEntered, setEntered] = useState(false)
  const { groups, isSettled, listAll } = usePaletteGroups(text, onChoose)
  const entries = groups.flatMap((group) => group.entries)
  const looked = text.trim()
  const active = Math.min(moved ?? (looked === '' ? -1 : 0), entries.length - 1)
  const optionId = (index: number): string => `${listId}-${index}`
  const activeId = active < 0 ? undefined : optionId(active)
  useReturnFocus()
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  const run = (entry: PaletteEntry): void => {
    if (entry.isDialog !== true) onClose()
    entry.run()
  }
  const enter = async (): Promise<void> => {
    const number = moved === undefined ? await findByCode(api, looked, library) : undefined
    if (number !== undefined) {
      onClose()
      void navigate({ to: '/requests/$number', params: { number } })
      return
    }
    const entry = entries[active]
    if (entry !== undefined) run(entry)
  }
  // Enter waits for what the last words find: it must not open what was found with the words before.
  const latest = useRef(enter)
  latest.current = enter
  useEffect(() => {
    if (!isEntered || !isSettled) return
    setEntered(false)
    void latest.current()
  }, [isEntered, isSettled])
  const choose = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault()
      if (event.nativeEvent.isComposing) return
      if (event.ctrlKey || event.metaKey) {
        onClose()
        listAll()
      } else setEntered(true)
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const by = event.key === 'ArrowDown' ? 1 : -1
    setMoved(Math.min(entries.length - 1, Math.max(0, active + by)))
  }
  let place = 0
  return (
    <Modal.Root opened onClose={onClose} size={640} yOffset="11dvh" padding={0}>
      <Modal.Overlay />
      <Modal.Content aria-label={words.layout.commands}>
        <div className={classes.palette}>
          <div className={classes.question}>
            <Icon name="search" size={18} />
            <input
              type="text"
              role="combobox"
              className={classes.field}
              data-autofocus
              aria-label={own.field}
              placeholder={own.field}
              aria-expanded={entries.length > 0}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={activeId}
              autoComplete="off"
              maxLength={400}
              value={text}
              onChange={(event) => {
                onText(event.currentTarget.value)
                setMoved(undefined)
                setEntered(false)
              }}
              onKeyDown={choose}
            />
            <Kbd size="xs">Esc</Kbd>
          </div>
          <div id={listId} role="listbox" aria-label={words.search.results} className={classes.list}>
            {groups.map(({ name, entries: lines }, group) => (
              // biome-ignore lint/a11y/useSemanticElements: a list box groups its options so
              <div key={name} role="group" aria-labelledby={`${listId}-group-${group}`}>
                <div id={`${listId}-group-${group}`} role="presentation" className={classes.group}>
                  {name}
                </div>
                {lines.map((entry) => {
                  const index = place++
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and its keys choose
                    <div
                      key={entry.key}
                      id={optionId(index)}
                      role="option"
                      tabIndex={-1}
                      aria-selected={index === active}
                      className={classes.entry}
                      // The field keeps the focus.
                      onMouseDown={(event) => event.preventDefault()}
                      onClick={() => run(entry)}
                    >
                      <Icon name={entry.icon} />
                      <span className={classes.words}>
                        <Marked text={entry.label} looked={looked} />
                        {entry.detail !== undefined && entry.detail !== '' && (
                          <span className={classes.detail}>
                            {' · '}
                            <Marked text={entry.detail} looked={looked} />
                          </span>
                        )}
                      </span>
                      <span className={classes.aside}>
                        {entry.aside}
                        {entry.keys?.map((key) => (
                          <Kbd key={key} size="xs" aria-hidden>
                            {key}
                          </Kbd>
                        ))}
                      </span>
                    </div>
                  )
                })}
              </div>
            ))}
          </div>
          <div className={classes.foot} aria-hidden>
            <span>
              <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {own.choose}
            </span>
            <span>
              <Kbd size="xs">↵</Kbd> {own.open}
            </span>
            <span className={classes.code}>{own.codes}</span>
          </div>
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}
