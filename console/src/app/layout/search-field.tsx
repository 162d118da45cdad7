import { Button, Kbd, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { findByCode } from '../../features/search/find-by-code.ts'
import { type SearchEntry, useSearchEntries } from '../../features/search/search-entries.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { StageMark } from '../../shared/stage/stage-mark.tsx'
import { useCtrlKey } from '../../shared/use-ctrl-key.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './search-field.module.css'

const isRequestPage = /(^|\/)requests(\/|$)/

const Palette = lazy(async () => ({ default: (await import('../../features/search/palette.tsx')).Palette }))

/**
 * Finds requests by number, title, author, identifier, barcode or patron, and pages by their names, while one types. The
 * key `/` goes to it, and Ctrl K opens the palette. Enter opens what is chosen, or the request whose number or barcode was
 * typed, else lists what was found; Escape clears it, and the list that was searched with it.
 */
export const SearchField = () => {
  const { words } = useWords()
  const ctrl = useCtrlKey()
  const api = useApi()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const listId = useId()
  const searched = useRouterState({
    // Other lists have a field of their own for what they look for.
    select: ({ location: { pathname, search } }) =>
      isRequestPage.test(pathname) && 'text' in search && typeof search.text === 'string' ? search.text : '',
  })
  const [text, setText] = useState(searched)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [paletteText, setPaletteText] = useState<string>()
  const isPaletteOpen = paletteText !== undefined
  useEffect(() => setText(searched), [searched])
  useHotkeys([['/', () => field.current?.focus()]])
  const showPalette = (): void => setPaletteText((before) => before ?? '')
  useEffect(() => {
    if (!isPaletteOpen) return
    // What is typed before the field of the palette has the focus belongs to it, too.
    const keep = (event: globalThis.KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey } = event
      if (key.length !== 1 || ctrlKey || metaKey || altKey) return
      if (document.activeElement instanceof HTMLInputElement && document.activeElement !== field.current)
        return
      event.preventDefault()
      setPaletteText((before) => (before === undefined ? before : before + key))
    }
    document.addEventListener('keydown', keep)
    return () => document.removeEventListener('keydown', keep)
  }, [isPaletteOpen])
  useHotkeys([['mod+K', showPalette]], [])
  const { library } = useChosenLibrary()
  const isPhone = useIsPhone()
  const { entries, isNothing } = useSearchEntries(text, isOpen)
  const close = (): void => {
    setOpen(false)
    setActive(-1)
  }
  const openEntry = ({ open }: SearchEntry): void => {
    close()
    setText(searched)
    field.current?.blur()
    open()
  }
  const find = async (looked: string): Promise<void> => {
    const number = await findByCode(api, looked, library)
    if (number !== undefined) {
      setText(searched)
      void navigate({ to: '/requests/$number', params: { number } })
    } else void navigate({ to: '/requests', search: { text: looked || undefined, library } })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const chosen = entries[active]
    close()
    if (chosen === undefined) void find(text.trim())
    else openEntry(chosen)
  }
  const clear = (): void => {
    // The next Escape is one of the page.
    if (text === '' && searched === '') field.current?.blur()
    setText('')
    close()
    if (searched !== '')
      void navigate({ to: '/requests', search: (before) => ({ ...before, text: undefined }) })
  }
  const move = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') clear()
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setOpen(true)
    const by = event.key === 'ArrowDown' ? 1 : -1
    setActive((before) => Math.min(entries.length - 1, Math.max(-1, before + by)))
  }
  const isShown = isOpen && entries.length > 0
  return (
    <search className={classes.row}>
      <div className={classes.search}>
        <form onSubmit={submit}>
          <TextInput
            ref={field}
            size="xs"
            type="search"
            role="combobox"
            aria-label={words.requests.search}
            aria-expanded={isShown}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isShown && active >= 0 ? `${listId}-${active}` : undefined}
            autoComplete="off"
            placeholder={isPhone ? words.requests.searchShort : words.requests.search}
            value={text}
            leftSection={<Icon name="search" />}
            rightSection={isPhone ? null : <Kbd size="xs">/</Kbd>}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setOpen(true)
              setActive(-1)
            }}
            onKeyDown={move}
            onBlur={close}
          />
        </form>
        <div
          id={listId}
          role="listbox"
          aria-label={words.search.results}
          className={classes.list}
          hidden={!isShown}
        >
          {entries.map((entry, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and its keys choose
            <div
              key={entry.key}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classes.entry}
              // The field keeps the focus, so that the list stays until the click is over.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => openEntry(entry)}
            >
              <span className={classes.label}>{entry.label}</span>
              <span className={classes.detail}>{entry.detail}</span>
              {entry.request && <StageMark {...entry.request} />}
              <span className={classes.found}>{entry.found}</span>
            </div>
          ))}
        </div>
        {isNothing && (
          <div role="status" className={`${classes.list} ${classes.nothing}`}>
            {words.search.nothing(text.trim())}
          </div>
        )}
      </div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={classes.commands ?? ''}
        visibleFrom="lg"
        leftSection={<Icon name="command" />}
        rightSection={<Kbd size="xs">{ctrl} K</Kbd>}
        onClick={showPalette}
      >
        {words.layout.commands}
      </Button>
      {paletteText !== undefined && (
        // While it is loaded, what is typed is no key of the page.
        <Suspense fallback={<div role="dialog" aria-label={words.layout.commands} />}>
          <Palette text={paletteText} onText={setPaletteText} onClose={() => setPaletteText(undefined)} />
        </Suspense>
      )}
    </search>
  )
}
