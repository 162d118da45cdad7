import { Box, Kbd, Stack, Switch, TextInput } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { usePageTitle } from '../../shared/page/use-page-title.ts'
import { printPages } from '../../shared/print/print-page.ts'
import { useScanWords } from '../../words/scan/use-scan-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { useBulkPrinting } from '../requests/use-bulk-printing.ts'
import { ParcelsPanel } from './parcels-panel.tsx'
import classes from './scan.module.css'
import { ScanAside } from './scan-aside.tsx'
import { type CardAction, ScanCardView } from './scan-card.tsx'
import { ScanChoices } from './scan-choices.tsx'
import { ScanDialog } from './scan-dialogs.tsx'
import { ScanEntries } from './scan-entries.tsx'
import { ScanMessageView } from './scan-message.tsx'
import { pagesOf, type ScanMode, scanCommand, scanModes } from './scan-modes.ts'
import type { ScanCard } from './scan-state.ts'
import { useScanner } from './use-scanner.ts'

/** The letters that act on the card while the field is empty. */
const letters: Readonly<Record<string, CardAction>> = {
  e: 'change',
  m: 'missing',
  d: 'damaged',
  p: 'problem',
}

/** A scanner's next character comes sooner than this, in milliseconds: then a letter is the beginning of a code. */
const scannerPace = 150

const modes = ['receive', 'return'] as const

/** A page for a barcode scanner: one field that keeps the focus, what was found, and the last scans. */
const ScanPage = ({ mode }: { readonly mode: ScanMode }) => {
  const { words } = useWords()
  const own = useScanWords()
  const api = useApi()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [action, setAction] = useState<Exclude<CardAction, 'drop'> | null>(null)
  const [atOnce, setAtOnce] = useLocalStorage({ key: `lendwire.scan.${mode}.at-once`, defaultValue: false })
  const [prints, setPrints] = useLocalStorage({ key: `lendwire.scan.${mode}.print`, defaultValue: false })
  const print = useCallback(
    async (card: ScanCard) =>
      printPages(
        await Promise.all(
          pagesOf(mode, card).map(({ number, query }) =>
            api.printedPage(number, scanModes[mode].prints, query),
          ),
        ),
      ),
    [api, mode],
  )
  const scanner = useScanner(mode, { atOnce, print: prints ? print : null })
  const { card, choices, message, entries } = scanner.state
  const done = entries.flatMap(({ state, card: taken }) =>
    state === 'done' && taken !== undefined ? pagesOf(mode, taken) : [],
  )
  const printing = useBulkPrinting(done)
  const focus = (): void => field.current?.focus()
  const act = (chosen: CardAction): void => {
    setText('')
    if (chosen === 'drop') scanner.dropCard()
    else setAction(chosen)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const scanned = text.trim()
    setText('')
    const letter = letters[scanned]
    if (card !== null && letter !== undefined) act(letter)
    else scanner.scan(scanned)
  }
  const isCardShown = card !== null
  useEffect(() => {
    const letter = letters[text]
    if (!isCardShown || letter === undefined) return
    const timer = setTimeout(() => {
      setText('')
      setAction(letter === 'drop' ? null : letter)
    }, scannerPace)
    return () => clearTimeout(timer)
  }, [text, isCardShown])
  const dropAtEscape = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape' && action === null) act('drop')
  }
  // Whatever was pressed on the page, the next scan goes into the field.
  const keepFocus = (): void => {
    setTimeout(() => {
      const active = document.activeElement
      if (action === null && (active === null || active === document.body)) focus()
    }, 0)
  }
  const close = (): void => {
    setAction(null)
    setTimeout(focus, 0)
  }
  const labels = own[mode]
  usePageTitle(words.scan[mode].title)
  return (
    <Stack gap="md">
      <header className={classes.pageHead}>
        <h1 className="visually-hidden">{words.scan[mode].title}</h1>
        <nav className={classes.modes} aria-label={own.modes}>
          {modes.map((each) => (
            <Link
              key={each}
              to={each === 'receive' ? '/receive' : '/return'}
              aria-current={each === mode ? 'page' : undefined}
            >
              <Icon name={each} />
              {words.scan[each].title}
            </Link>
          ))}
        </nav>
        <span className={classes.pageHint}>{labels.hint}</span>
        <div className={classes.switches}>
          <Switch
            size="sm"
            label={labels.atOnce}
            checked={atOnce}
            onChange={(event) => {
              setAtOnce(event.currentTarget.checked)
              focus()
            }}
          />
          <Switch
            size="sm"
            label={labels.print}
            checked={prints}
            onChange={(event) => {
              setPrints(event.currentTarget.checked)
              focus()
            }}
          />
        </div>
      </header>
      <Box className={classes.columns ?? ''} onKeyDown={dropAtEscape}>
        <Box className={classes.left ?? ''} onClick={keepFocus} onBlur={keepFocus}>
          <form onSubmit={submit}>
            <TextInput
              ref={field}
              classNames={{ input: classes.field ?? '' }}
              aria-label={own.field}
              placeholder={own.fieldHint}
              autoFocus
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              leftSection={<Icon name="barcode" size={24} />}
              leftSectionWidth={52}
              rightSection={
                <span className={classes.lookUp}>
                  <Kbd size="xs">↵</Kbd> {own.lookUp}
                </span>
              }
              rightSectionWidth={96}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </form>
          <ScanMessageView message={message} code={entries[0]?.code} />
          {choices.length > 0 && (
            <ScanChoices
              mode={mode}
              choices={choices}
              onChoose={(place) => {
                scanner.scan(String(place))
                focus()
              }}
            />
          )}
          {card !== null && (
            <ScanCardView
              mode={mode}
              card={card}
              atOnce={atOnce}
              prints={prints}
              onTake={() => {
                scanner.scan('')
                focus()
              }}
              onAction={(chosen) => {
                act(chosen)
                if (chosen === 'drop') focus()
              }}
            />
          )}
          {card !== null && action !== null && (
            <ScanDialog
              mode={mode}
              card={card}
              action={action}
              onTake={(command) => {
                scanner.takeAs(card, command)
                close()
              }}
              onReported={scanner.readAgain}
              onClose={close}
            />
          )}
          <ScanEntries
            mode={mode}
            entries={entries}
            onPrint={() => printing.mutate(scanModes[mode].prints)}
            onUndo={(entry) => {
              scanner.undo(entry)
              focus()
            }}
            onUse={(entry) => {
              // A code that differs was the question, and this is the answer; another reason is shown first.
              if (entry.card?.announced === undefined) scanner.showAgain(entry)
              else scanner.takeAs(entry.card, scanCommand(mode, entry.card))
              focus()
            }}
            onSettle={(entry) => {
              scanner.settle(entry)
              focus()
            }}
          />
        </Box>
        <Stack gap="md" component="aside" aria-label={labels.expected}>
          <ScanAside
            mode={mode}
            onChoose={(number) => {
              scanner.scan(number)
              focus()
            }}
          />
          {mode === 'receive' && (
            <ParcelsPanel
              code={message?.tone === 'wrong' && message.number === undefined ? entries[0]?.code : undefined}
            />
          )}
        </Stack>
      </Box>
    </Stack>
  )
}

/** Receives what arrives. */
export const ReceivePage = () => <ScanPage key="receive" mode="receive" />

/** Returns what goes back. */
export const ReturnPage = () => <ScanPage key="return" mode="return" />
